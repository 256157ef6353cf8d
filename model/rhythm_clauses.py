"""One clause of a time limit → the periods it names: 每季度首月15日前, 每年6月30日, 季度终了后10日内.

A clause is taken only when every word of time in it was understood. Which clauses a limit has, and what to say when
one is not clear, is the business of ``rhythms``.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from model import time_limit
from model.rhythm import END_OF_MONTH, Cycle, Rhythm
from model.time_limit import LimitKind

_LONGEST = 40  # characters of a clause kept
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "首": 1,
    "末": 0,
    "最后一": 0,
}
_NUM = r"\d{1,3}|[一二两三四五六七八九十]"
_SO_OFTEN = r"(?=[1-9一两二三四]次)"
# The name of a period; a special one before a general one that is part of it.
_CYCLES: tuple[tuple[Cycle, str], ...] = (
    (Cycle.HALF_YEAR, r"(?:每|按|逐)?个?半年度?|每?(?:6|六)个月"),
    (Cycle.QUARTER, rf"(?:每|按|逐)个?季度?|一个?季度{_SO_OFTEN}|季度|每?(?:3|三)个月"),
    (Cycle.MONTH, rf"(?:每|按|逐)个?月度?|一个?月{_SO_OFTEN}|月度|每?(?:1|一)个月"),
    (Cycle.YEAR, r"(?:每|按|逐)年度?|年度|(?:每|当|本|次)年|每?(?:12|十二)个月|每?(?:1|一)年"),
    (Cycle.WEEK, rf"(?:每|按|逐)个?(?:周|星期)|一个?(?:周|星期){_SO_OFTEN}|每?(?:1|一)个?周"),
)
_ENDED = r"(?:结束|终了|期满|届满)(?:之?后|之日起|起)?,?的?"
_AMOUNT = rf"(?P<grace>{_NUM})(?P<unit>个?工作日|个?自然日|日|天|个?星期|周|个月)(?:之?以?内)"
_BEFORE = r"(?:之?以?前|内|为限|止)?"
_PART = rf"(?P<part>\d{{1,2}}[日号](?:[、和,及]\d{{1,2}}[日号])*|底|末|上旬|中旬|下旬)?{_BEFORE}"
_END = rf"季?(?P<end>末|底){_BEFORE}"
# What may stand behind the name of a period: a day or month in it.
_TAILS: dict[Cycle, str] = {
    Cycle.WEEK: rf"(?:(?P<weekday>[一二三四五六日天末])(?!次))?{_BEFORE}",
    Cycle.MONTH: rf"的?月?{_PART}",
    Cycle.QUARTER: rf"的?(?:(?P<month>首|末|最后一|第?[一二三123])个?月份?的?{_PART}|{_END}|内)?",
    Cycle.HALF_YEAR: rf"的?(?:(?P<month>首|末|最后一|第?[一二三四五六1-6])个?月份?的?{_PART}|{_END}|内)?",
    Cycle.YEAR: (
        rf"的?(?:第?(?P<quarter>[一二三四1-4])季度(?:末|底)?{_BEFORE}|(?P<half>[上下])半年(?:末|底)?{_BEFORE}"
        rf"|(?P<months>\d{{1,2}}(?:月份?)?(?:[、和及,]\d{{1,2}}月份?)+)底?{_BEFORE}"
        rf"|(?P<month>\d{{1,2}})月份?的?{_PART}|年?(?P<end>末|底|终){_BEFORE}|内)?"
    ),
}
_MONTH_LATER = re.compile(rf"(?:每个?月)?(?:应当?)?(?:于|在)?(?:次|下)(?:一个?)?月的?{_PART}")
_MONTH_AND_DAY = re.compile(rf"(?<![\d年])(?P<month>\d{{1,2}})月份?的?{_PART}")
_YEAR_END = re.compile(rf"年(?P<end>底|末|终){_BEFORE}")
_TIMES = re.compile(
    r"(?:至少|不少于|最少|不得少于)?(?:更新|公开|公布|发布|公示)?(?P<times>[1-9一两二三四])次|(?P<per>[1-9一两二三四])次/"
)
_WHOLE = re.compile(r"(?:至少|不少于)?[1-9一两二三四]次/(?=个?(?:月|季|半年|年|周))")
# Words of time that say what is disclosed, not when: 上一年度情况, 年度工作报告.
_WHAT_IS_SHOWN = re.compile(
    r"上一?个?(?:年度?|季度?|月度?|月份)|(?<=公开|公布|发布)上半年度?|年度(?=报告|工作|计划|总结|预算|决算|情况|目标|报表)|[年季月]报(?=表|,|$)"
    r"|本(?:年度?|季度?|月)(?=情况|工作|收支)|日常|半年度?(?=情况|报告|工作|总结)|月度(?=计划|情况|报表)|季度(?=情况|报表)"
)
# Words of time: any that is left over makes a clause unclear.
_OF_TIME = re.compile(
    rf"(?:{_NUM})(?=个?(?:月|日|号|天|周|季|年|工作日|星期))|每|逐|[月季旬周年](?!报)|星期|(?<!工作)(?<!生)日(?!常)|天|初|底|末"
    r"|左右|前(?!期|款|述)|(?<!公)后(?!勤)|起|结束|终了|期满|节(?!目)|假|学期|\d"
)
_OF_A_YEAR = re.compile(r"[当本次]年")
_LEADING = re.compile(r"(?:应当?|须|要|于|在|最迟|最晚|不晚于|原则上|公开时间|公开时限|为|:)*")
_MAY_COME_BACK = re.compile(r"[每按逐季年月周期]|星期|次/")
_LIKE_A_CYCLE = re.compile(r"每(?:1|一|3|三|6|六|12|十二)(?:个月|年)")
BREAK = re.compile(r"[;。()]|,(?!\d{1,2}(?:[日号、]|$))|(?<=前)[、和及,](?=\d)|(?<=日)[、和及,](?=\d{1,2}月)")
"""Where one clause ends: not between the days of one list (5日、20日)."""
A_MONTH = re.compile(r"(?<![\d年])\d{1,2}月")
BEYOND = re.compile(rf"每(?:隔)?(?:{_NUM})(?:个?月|年|个?季度?|周|个?星期)")
"""Every so many months or years, with nothing to count them from."""
DAILY = re.compile(r"每(?:1|一)?(?:个工作)?[日天]|逐日|按日|每日")


def of_clause(clause: str) -> tuple[Rhythm, ...] | None:
    """The rhythms of a clause; none when it names no period, ``None`` when it does but not every word is clear."""
    said = _WHAT_IS_SHOWN.sub("", clause)
    if not _MAY_COME_BACK.search(said) or DAILY.search(said) or not _names_period(said):
        return ()
    if BEYOND.search(said) and not _LIKE_A_CYCLE.search(said):
        return None
    for match in _matches(said):
        cycle, found = match
        rest = said[: found.start()] + "|" + said[found.end() :]
        times, rest = _times(rest)
        if _OF_TIME.search(rest) or _is_of_event(said, found):
            continue
        rhythms = _rhythms(cycle, found.groupdict(), short(clause))
        if rhythms:
            return tuple(replace(one, times=times) for one in rhythms)
    return None


def _is_of_event(said: str, found: re.Match[str]) -> bool:
    """Whether the year is that of something which happens: 项目完工当年12月31日前."""
    return bool(_OF_A_YEAR.match(found.group())) and not _LEADING.fullmatch(said[: found.start()])


def short(clause: str) -> str:
    """The clerk's own words, short enough for a table."""
    return clause if len(clause) <= _LONGEST else f"{clause[: _LONGEST - 1]}…"


def _names_period(said: str) -> bool:
    kinds = {limit.kind for limit in time_limit.parse(said)}
    after_period = re.search(rf"(?:月|季|年)度?{_ENDED}", said)
    later = _MONTH_LATER.search(said) or _YEAR_END.search(said) or re.search(r"逐[月季年]", said)
    return LimitKind.PERIODIC in kinds or bool(after_period or later)


def _matches(said: str) -> Iterator[tuple[Cycle, re.Match[str]]]:
    """Every way to read a position in a clause, the most special first."""
    for cycle, words in _CYCLES:
        for match in re.finditer(rf"(?:{words}|(?:{_bare(cycle)}))度?{_ENDED}{_AMOUNT}", said):
            yield cycle, match
    for match in _MONTH_LATER.finditer(said):
        if match["part"]:
            yield Cycle.MONTH, match
    for cycle, words in _CYCLES:
        for match in re.finditer(rf"(?:{words}){_TAILS[cycle]}", said):
            yield cycle, match
    for pattern in (_MONTH_AND_DAY, _YEAR_END):
        for match in pattern.finditer(said):
            yield Cycle.YEAR, match
    whole = _WHOLE.search(said)
    for cycle, _ in _CYCLES if whole else ():
        for match in re.finditer(rf"/个?(?:{_bare(cycle)})度?", said):
            yield cycle, match
    for match in re.finditer(r"^半年(?=至少|不少于|更新|公开)", said):
        yield Cycle.HALF_YEAR, match


def _bare(cycle: Cycle) -> str:
    return {0: "周|星期", 1: "(?<!个)月", 3: "季", 6: "半年", 12: "(?<!半)年"}[cycle.value]


def _times(rest: str) -> tuple[int, str]:
    """How often, and the words without that."""
    match = _TIMES.search(rest)
    if match is None:
        return 1, rest
    return _number(match["times"] or match["per"]), rest[: match.start()] + rest[match.end() :]


def _rhythms(cycle: Cycle, found: dict[str, str | None], words: str) -> list[Rhythm]:
    """What the parts of a match mean; nothing when they name a day that does not exist."""
    if found.get("grace"):
        unit = time_limit.UNITS[(found["unit"] or "").removeprefix("个")]
        return [Rhythm(cycle, grace=(_number(found["grace"]), unit), words=words)]
    if cycle is Cycle.WEEK:
        weekday = found.get("weekday")
        return [
            Rhythm(cycle, day="一二三四五六日".index(weekday.translate(_SUNDAY)) + 1 if weekday else 7, words=words)
        ]
    if found.get("months"):
        months = [int(month) for month in re.findall(r"\d+", found["months"] or "")]
        return [Rhythm(cycle, month, words=words) for month in months] if all(1 <= one <= 12 for one in months) else []
    month = _month(cycle, found)
    if month is None:
        return []
    part = found.get("part")
    days = _days(part)
    longest = 29 if (cycle, month) == (Cycle.YEAR, 2) else 30 if (cycle, month) in _SHORT else END_OF_MONTH
    if part and part[0].isdigit() and any(not 1 <= day <= longest for day in days):
        return []
    return [Rhythm(cycle, month, day, words=words) for day in days]


_SUNDAY = str.maketrans("天末", "日日")
_SHORT = frozenset((Cycle.YEAR, month) for month in (4, 6, 9, 11))


def _month(cycle: Cycle, found: dict[str, str | None]) -> int | None:
    """The month inside the cycle, 0 for its last; ``None`` for one that does not exist."""
    if cycle is Cycle.MONTH:
        return 0
    if found.get("quarter"):
        return _number(found["quarter"]) * 3
    if found.get("half"):
        return 6 if found["half"] == "上" else 12
    said = found.get("month")
    if not said:
        return 0
    number = _number(said.removeprefix("第"))
    return number if number <= cycle.months and (number or said in ("末", "最后一")) else None


def _days(part: str | None) -> list[int]:
    if part is None:
        return [END_OF_MONTH]
    if part in _PARTS:
        return [_PARTS[part]]
    return [int(day) for day in re.findall(r"\d+", part)]


_PARTS = {"底": END_OF_MONTH, "末": END_OF_MONTH, "上旬": 10, "中旬": 20, "下旬": END_OF_MONTH}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else _DIGITS[text or "零"]
