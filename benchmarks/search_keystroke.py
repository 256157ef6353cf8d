"""A search keystroke over 100,000 entries: from the typed text to the ordered list of ids.

Every prefix of what a clerk types letter by letter, and whole words as an input method gives them. Beside it, over the
same entries in the same run: SQL ``LIKE`` over eight columns, and a plain loop over folded text held in memory.
"""

import gc
import sqlite3
import statistics
import time
from collections.abc import Callable

import psutil

from benchmarks.catalogues import entries
from model.records import Entry, Status
from model.search import SearchIndex
from model.text import fold

COUNT = 100_000
SMALL = 10_000
TYPED = """
预算|政府债务|法律援助|行政处罚决定|三公经费|公开时限|环境影响评价|招标 中标|村庄规划|食品安全抽检
条例711号|flyz|xzcf|cgys|gem|法律 援助 决定|2026年|第123号|0979
12348|文体旅游广电局|昆仑路窗口|精准推送|特定群体|20个工作日|預算|Ａ级纳税人|国办发〔2017〕
信息 公开
"""
AT_ONCE = """
概算变更|公示栏|纳税人识别号|事故通报|应急预案|图书馆|展览讲座|律师|公证|调解员|土地征收|施工许可
抽检|召回|欠税|办税日历|环评批复|饮用水|信用中国|第99批|电话|情况|联系|名单|受理编号|工号|县级
乡级|主动公开|依申请|北山乡|团结村 救援|不存在的词|zzzz|xkz|ys|法
"""
PEER_WORDS = ("预算", "法律援助", "行政处罚决定", "情况", "欠税", "不存在的词")
COLUMNS = ("category", "name", "content", "basis", "time_limit", "subject", "channels", "requirement")


def main() -> None:
    process = psutil.Process()
    catalogue = [Entry(place, "", area, Status.DRAFT, values) for place, (area, values) in enumerate(entries(COUNT), 1)]
    small = SearchIndex()
    print(f"build   {SMALL:>7,} entries {timed(lambda: small.build(catalogue[:SMALL])):8.1f} ms")
    gc.collect()
    before = process.memory_info().rss
    index = SearchIndex()
    print(f"build   {COUNT:>7,} entries {timed(lambda: index.build(catalogue)):8.1f} ms")
    slices = [timed(index.prepare)]
    while not index.prepare():
        slices.append(timed(index.prepare))
    print(
        f"prepare {COUNT:>7,} entries {sum(slices):8.1f} ms in {len(slices)} idle slices, longest {max(slices):.1f} ms"
    )
    keystrokes, worked = [], []
    for text in typed():
        begin = time.process_time()
        keystrokes.append(timed(lambda text=text: index.find(text)))  # type: ignore[misc]
        worked.append((time.process_time() - begin) * 1e3)
    gc.collect()
    print(f"memory of the index {(process.memory_info().rss - before) / 1e6:.0f} MB")
    report("keystroke", keystrokes)
    report("… on the processor", worked)  # less than that where other processes keep it waiting
    report_peer("LIKE over eight columns", like(catalogue), keystrokes)
    report_peer("loop over folded text", loop(catalogue), keystrokes)


def typed() -> list[str]:
    """What is in the search box after each keystroke."""
    letter_by_letter, at_once = (words.strip().replace("\n", "|").split("|") for words in (TYPED, AT_ONCE))
    return [text[:end] for text in letter_by_letter for end in range(1, len(text) + 1)] + at_once


def like(catalogue: list[Entry]) -> list[float]:
    """Milliseconds of each peer word in SQLite."""
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE TABLE entries (id INTEGER PRIMARY KEY, {', '.join(COLUMNS)})")
    rows = ((entry.id, *(entry[column] for column in COLUMNS)) for entry in catalogue)
    database.executemany(f"INSERT INTO entries VALUES ({', '.join('?' * (len(COLUMNS) + 1))})", rows)
    query = f"SELECT id FROM entries WHERE {' OR '.join(f'{column} LIKE :word' for column in COLUMNS)} ORDER BY id"
    return [
        timed(lambda word=word: database.execute(query, {"word": f"%{word}%"}).fetchall())  # type: ignore[misc]
        for word in PEER_WORDS
    ]


def loop(catalogue: list[Entry]) -> list[float]:
    """Milliseconds of each peer word in a list of folded texts."""
    texts = [(entry.id, fold("\t".join(entry[column] for column in COLUMNS))) for entry in catalogue]
    return [timed(lambda word=word: [i for i, text in texts if word in text]) for word in PEER_WORDS]  # type: ignore[misc]


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1e3


def report(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p50, p95 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
    print(f"{what:<24} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  max {ordered[-1]:7.1f} ms  ({len(times)} times)")


def report_peer(what: str, times: list[float], ours: list[float]) -> None:
    report(what, times)
    print(f"{'':<24} {statistics.median(times) / statistics.median(ours):.1f} times our median")


if __name__ == "__main__":
    main()
