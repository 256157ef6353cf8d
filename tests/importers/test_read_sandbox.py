"""The reading process: what it may use, that it ends when asked, that its misfortunes stay its own."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.files import read_file
from importers.reading import limits, sandbox, wire
from importers.sheet import Merge, Sheet
from model.errors import UserError
from model.progress import Cancelled
from tests.helpers.office_files import grid, xlsx

ROOT = Path(__file__).resolve().parents[2]


def children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def rows(path: Path, count: int) -> Path:
    return xlsx(path, grid([[str(number), "法律援助", "内容" * 20] for number in range(count)]))


def test_progress_is_told_and_names_the_sheet(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    read_file(rows(tmp_path / "a.xlsx", 20_000), lambda *words: told.append(words))
    assert told[0] == (0, 0, "正在打开文件")
    assert any(what.startswith("正在读取“Sheet1”") for _, _, what in told)


def test_cancel_ends_the_process_at_once(tmp_path: Path) -> None:
    before = children()

    def progress(done: int, total: int, what: str) -> None:
        if children() - before:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_file(rows(tmp_path / "a.xlsx", 20_000), progress)
    assert children() == before


def test_nothing_is_left_over(tmp_path: Path) -> None:
    """No process, no thread, no file beside the one that was read."""
    path = rows(tmp_path / "a.xlsx", 10)
    threads, processes = threading.active_count(), children()
    read_file(path)
    assert (threading.active_count(), children()) == (threads, processes)
    assert list(tmp_path.iterdir()) == [path]


def test_a_slow_file_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS_BASE", 0.2)
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(600)"])
    with pytest.raises(UserError, match="还没有读完，已停止"):
        read_file(rows(tmp_path / "a.xlsx", 1))


def test_a_greedy_process_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import time; taken = bytearray(200_000_000); time.sleep(600)"
    monkeypatch.setattr(limits, "MEMORY_BYTES", 100_000_000)
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", code])
    with pytest.raises(UserError, match="用尽了允许的内存"):
        read_file(rows(tmp_path / "a.xlsx", 1))


def test_an_allocation_beyond_the_limit_fails_in_the_process() -> None:
    """Where the system can, the process limits itself: half a terabyte is refused, not waited for."""
    pytest.importorskip("resource")
    code = "from importers import child\nchild._limit_memory()\nbytearray(600_000_000_000)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr.strip().endswith("MemoryError")


@pytest.mark.parametrize("code", ["import os; os.abort()", "pass", "import sys; sys.stdout.buffer.write(b'noise' * 9)"])
def test_a_process_that_dies_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, code: str
) -> None:
    """A parser that aborts, leaves without a word or talks nonsense: the program lives and the log knows."""
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", code])
    with caplog.at_level(logging.WARNING), pytest.raises(UserError, match="的内容不合规范"):
        read_file(rows(tmp_path / "a.xlsx", 1))
    assert "a.xlsx" in caplog.text


def test_an_error_of_ours_is_logged_with_its_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    code = "import importers.child as c; c.sniff = lambda path: 1 / 0; c.main()"
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, "-c", code])
    with caplog.at_level(logging.ERROR), pytest.raises(UserError, match="的内容不合规范"):
        read_file(rows(tmp_path / "a.xlsx", 1))
    assert "ZeroDivisionError" in caplog.text


def test_the_process_loads_neither_window_nor_database() -> None:
    code = (
        "import sys, importers.child, importers.workbook, importers.word, importers.delimited, importers.html\n"
        "print([name for name in ('PySide6', 'sqlalchemy', 'sqlite3', 'openpyxl') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_packaged_program_reads_with_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no interpreter to call then: the program is started with one word that nobody types."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = sandbox._command()
    monkeypatch.setattr(sandbox, "_command", lambda: [sys.executable, str(ROOT / "main.py"), *command[1:]])
    assert read_file(rows(tmp_path / "a.xlsx", 2))[0].rows[1][1] == "法律援助"


def test_the_working_folder_cannot_slip_in_modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may be started in a folder full of strangers' files."""
    for name in ("json.py", "lxml.py", "importers.py", "zipfile.py"):
        (tmp_path / name).write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_file(rows(tmp_path / "a.xlsx", 2))[0].rows[1][1] == "法律援助"


texts = st.text(max_size=8)
tables = st.lists(st.lists(texts, max_size=5).map(tuple), max_size=8)
small = st.integers(0, 9)
sheets = st.builds(
    Sheet,
    file=st.just("a"),
    name=texts,
    rows=tables,
    merges=st.lists(st.builds(Merge, small, small, small, small), max_size=3).map(tuple),
    hidden_rows=st.frozensets(small),
    hidden_columns=st.frozensets(small),
    above=st.lists(texts, max_size=3).map(tuple),
    below=st.lists(texts, max_size=3).map(tuple),
    remarks=st.lists(texts, max_size=3).map(tuple),
    comments=st.dictionaries(st.tuples(small, small), texts, max_size=3),
)


@given(st.lists(sheets, max_size=4))
def test_sheets_survive_the_pipe(several: list[Sheet]) -> None:
    reading, writing = os.pipe()
    with open(reading, "rb") as source, open(writing, "wb") as sink:
        sender = wire.SheetSender(lambda kind, payload: wire.send(sink, kind, payload))
        for sheet in several:
            sender.sheet(sheet)
        sink.close()
        receiver, received = wire.SheetReceiver("a"), []
        while True:
            try:
                kind, payload = wire.receive(source)
            except wire.Broken:
                break
            if kind is wire.Frame.TEXTS:
                receiver.texts(payload)
            elif kind is wire.Frame.ROWS:
                receiver.rows(payload)
            else:
                received.append(receiver.sheet(payload))
    assert received == several
