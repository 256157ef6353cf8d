"""Understanding 公开时限: how long, counted in what, from which event, how often; in the words clerks use.

The anchor is article 26 of 政府信息公开条例 (2019): 20 working days from the forming or changing of information,
unless a law or regulation says otherwise. Budgets are published within 20 calendar days after their approval
(预算法 art. 14). Only reads; what is wrong with a limit is said in ``rules``.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from model.cleaning import tidy
from model.text import fold, is_ditto


class Unit(Enum):
    """What a limit is counted in. ``DAY`` is a calendar day."""

    WORKING_DAY = "个工作日"
    DAY = "日"
    HOUR = "小时"
    WEEK = "周"
    MONTH = "个月"
    YEAR = "年"


class LimitKind(Enum):
    """What sort of limit it is."""

    WITHIN = "within"  # so many units after an event
    AT_LEAST = "at_least"  # shown for at least so long
    PERIODIC = "periodic"  # every month, or by a date of every year
    IMMEDIATE = "immediate"
    LONG_TERM = "long_term"
    IN_ADVANCE = "in_advance"
    LINKED = "linked"  # together with another act, or as another rule says


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One limit. ``event`` is what starts the clock (``""`` when not said), ``joint`` how it is tied to it
    (之日起, 后), ``scope`` what the limit is for when a cell holds several, ``phrase`` the clerk's own words."""

    kind: LimitKind
    phrase: str
    number: int | None = None
    unit: Unit | None = None
    event: str = ""
    joint: str = ""
    scope: str = ""


# Not inside a date (2024年10月1日), an ordinal (第一年) or 上一年度
_NUMBER = r"(?<![\d月上第本下每])(?P<number>\d{1,3}|[一二两三四五六七八九十百]{1,5})"
_UNIT = r"(?P<unit>个?工作日|个?自然日|日历日|日|天|个?星期|周|个月|月(?=内)|年(?!度)|个?小时)"
UNITS = {
    "工作日": Unit.WORKING_DAY,
    "自然日": Unit.DAY,
    "日历日": Unit.DAY,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "星期": Unit.WEEK,
    "周": Unit.WEEK,
    "月": Unit.MONTH,
    "年": Unit.YEAR,
    "小时": Unit.HOUR,
}
_PERIOD = r"(?:个?工作日|个?日|天|周|星期|个?月|季度?|半年度?|个?年度?)"
_DATE = r"(?:\d{1,2}月(?:\d{1,2}日|底|末|初|中旬|上旬|下旬|份)?)"
_DAYS = r"\d{1,2}[日号](?:[、和及]\d{1,2}[日号])*"
_PATTERNS: tuple[tuple[LimitKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            LimitKind.PERIODIC,
            rf"每?个?(?:半年|月|季|年)度?(?:结束|终了|期满)(?:之?后|之日起|起),?的?{_NUMBER}{_UNIT}(?:之?以?内)",
        ),
        (LimitKind.PERIODIC, r"每年度?的?(?:第?[一二三四1-4]季度|[上下]半年)(?:末|底)?(?:之?前|内)?"),
        (LimitKind.PERIODIC, r"每(?:周|星期)(?:[一二三四五六日天](?!次)|末)(?:之?前)?"),
        (LimitKind.PERIODIC, r"(?:每个?月(?:于|在))?[次下]月的?\d{1,2}日(?:之?以?前|内)?|逐[月季年]"),
        (LimitKind.PERIODIC, r"(?:一个?(?:年|季度?|月|周|星期)|半年)度?[1-9一两二三四]次"),
        (LimitKind.PERIODIC, r"(?:每年度?)?年底(?:之?以?前)?"),
        (LimitKind.PERIODIC, r"每季度?的?(?:首|末|第[一二三])个?月(?:\d{1,2}日|底|末|初)?(?:之?前|内)?"),
        (LimitKind.PERIODIC, rf"(?:每年度?|每半年|次年|当年|本年|年度)的?{_DATE}(?:[、和及]{_DATE})*(?:之?以?前|内)?"),
        (LimitKind.PERIODIC, rf"{_DATE}(?:之?以?前|内)"),
        (LimitKind.PERIODIC, rf"每{_PERIOD}的?(?:末|底|初|{_DAYS})(?:之?以?前|内)?(?:至少)?\w{{0,4}}?一?1?次?"),
        (
            LimitKind.PERIODIC,
            rf"每?(?:[一两二三1-9])?{_PERIOD}(?:至少|不少于|最少)(?:更新|公开|公布|发布)?[1-9一两二三]次",
        ),
        (LimitKind.PERIODIC, rf"(?:至少)?[1-9一两二三]次/{_PERIOD}"),
        (LimitKind.PERIODIC, rf"每(?:[一两二三四五六1-9])?{_PERIOD}(?:(?:更新|公开|公布|发布)?[1-9一两二三]次)?"),
        (LimitKind.PERIODIC, r"^(?:半年|季度?|月度?|年)度?(?=$|更新|公开|公布)"),
        (LimitKind.PERIODIC, rf"按{_PERIOD}(?:度)?(?=公|更|发|$|[,;。])|定期|年度(?=公开|更新|$)"),
        (LimitKind.IN_ADVANCE, rf"(?:提前|前){_NUMBER}{_UNIT}"),
        (LimitKind.AT_LEAST, rf"(?:不得?少于|不得?低于|至少|不短于){_NUMBER}{_UNIT}"),
        (LimitKind.WITHIN, rf"(?:不超过|不得超过)?{_NUMBER}{_UNIT}(?:之?以?内)?"),
        (
            LimitKind.LINKED,
            r"(?:与|同|随)[^,;。]{1,30}?(?:同步|同时|一并)(?:公开|发布|公布)?|同步(?:公开|发布|公布|更新)",
        ),
        (
            LimitKind.IMMEDIATE,
            r"[^,;。]{0,20}?(?:实时|及时|即时|随时|立即|适时|当日|当天|次日|按实际|根据实际|第一时间|动态)[^,;。]{0,6}",
        ),
        (LimitKind.LONG_TERM, r"永久|长期|常年|长年|任期内|全年(?=公开)|持续公开"),
        (LimitKind.LINKED, r"按照?[^,;。]{1,30}?(?:要求|规定|时限|期限|安排|时间)[^,;。]{0,8}"),
    )
)
_BOUNDARY = re.compile(r"[;。,:]")
_EVENT = re.compile(
    r"(?P<scope>.*?)(?:应当?该?|须|要)?(?:(?<![各来亲])自(?![然治行主来身])|从(?!业)|(?<!存)在(?![建职线])|(?<![关对由])于)"
    r"(?P<event>.+?)(?P<joint>之日起|之日|当日起|之?以?后|起)?的?,?"
)
_PLAIN_EVENT = re.compile(r"(?P<event>.+?)(?P<joint>之日起|之日|当日起|之?以?后|起)?的?,?(?:应当?|须)?")
_HEDGE = re.compile(r"(?:时间|期限)?(?:原则上|一般|最长|最迟|最晚)(?:应当?)?(?:在|于)?$")
_BARE_CYCLE = frozenset((Unit.MONTH, Unit.YEAR, Unit.WEEK))
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}


@dataclass(frozen=True, slots=True)
class _Found:
    kind: LimitKind
    match: re.Match[str]


@lru_cache(maxsize=8192)
def parse(text: str) -> tuple[TimeLimit, ...]:
    """The limits in a cell, in order; empty when the text is blank, a ditto, or not understood."""
    plain = fold(tidy(text)[0].replace("\n", ";"))
    if not plain or is_ditto(text) or len(plain) > 600:
        return ()
    found = _find(plain)
    limits: list[TimeLimit] = []
    for place, item in enumerate(found):
        end_before = found[place - 1].match.end() if place else 0
        limit = _limit(plain, item, end_before)
        if limit.kind is LimitKind.WITHIN and not limit.event and limits and limits[-1].kind is LimitKind.LINKED:
            limit = replace(limit, event=limits[-1].phrase, joint="后")
        limits.append(limit)
    return tuple(limits)


def describe(limits: TimeLimit | tuple[TimeLimit, ...]) -> str:
    """A short reading for the clerk: ``20个工作日，自信息形成或者变更之日起``; ``""`` for nothing."""
    if isinstance(limits, TimeLimit):
        limits = (limits,)
    return "；".join(_describe_one(limit) for limit in limits)


def _find(plain: str) -> list[_Found]:
    """What is recognised, without overlaps, in the order of the text. Patterns are tried from special to general."""
    taken: list[_Found] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(plain):
            overlaps = any(match.start() < one.match.end() and one.match.start() < match.end() for one in taken)
            if match.group() and not overlaps and not _is_tail(plain, kind, match, taken):
                taken.append(_Found(kind, match))
    return sorted(taken, key=lambda one: one.match.start())


def _is_tail(plain: str, kind: LimitKind, match: re.Match[str], taken: list[_Found]) -> bool:
    """Whether the words only belong to a limit before them: ``20个工作日内及时公开``, ``另有规定的从其规定``."""
    if kind is LimitKind.LINKED and "另有" in match.group():
        return True
    if kind not in (LimitKind.IMMEDIATE, LimitKind.LONG_TERM):
        return False
    return any(
        one.match.end() <= match.end() and not _BOUNDARY.search(plain, one.match.end(), match.end())
        for one in taken
        if one.kind in (LimitKind.WITHIN, LimitKind.PERIODIC)
    )


def _limit(plain: str, found: _Found, end_before: int) -> TimeLimit:
    kind, match = found.kind, found.match
    groups = match.groupdict()
    number = _number(groups["number"]) if groups.get("number") else None
    unit = UNITS[groups["unit"].removeprefix("个")] if groups.get("unit") else None
    if kind in (LimitKind.WITHIN, LimitKind.AT_LEAST, LimitKind.IN_ADVANCE):
        before = _words_before(plain, match.start(), end_before)
        scope, event, joint = _event(before) if kind is LimitKind.WITHIN else (before.strip(","), "", "")
        bare = not before and match.end() == len(plain)
        if kind is LimitKind.WITHIN and bare and unit in _BARE_CYCLE and not match.group().endswith("内"):
            return TimeLimit(LimitKind.PERIODIC, match.group(), number, unit)
        return TimeLimit(kind, match.group(), number, unit, event, joint, scope)
    return TimeLimit(kind, match.group().strip(","))


def _words_before(plain: str, start: int, end_before: int) -> str:
    """What stands between the last limit or full stop and this limit: scope and event."""
    begin = max(plain.rfind(mark, 0, start) + 1 for mark in ";。:")
    if end_before > begin:
        comma = plain.find(",", end_before, start)
        begin = comma + 1 if comma >= 0 else end_before
    return plain[begin:start]


def _event(before: str) -> tuple[str, str, str]:
    """(scope, event, joint) of the words before a number."""
    before = before.lstrip(",、").removeprefix("其中").removesuffix("时间跨度").strip(",")
    before = _HEDGE.sub("", before).strip(",")
    if not before:
        return "", "", ""
    match = _EVENT.fullmatch(before)
    if match:
        return match["scope"].strip(",、"), match["event"].strip(","), match["joint"] or ""
    plain = _PLAIN_EVENT.fullmatch(before)
    return ("", plain["event"].strip(","), plain["joint"] or "") if plain else ("", before, "")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char == "百":
            total, digit = total + (digit or 1) * 100, 0
        else:
            digit = _DIGITS[char]
    return total + digit


def _amount(limit: TimeLimit) -> str:
    return f"{limit.number}{limit.unit.value if limit.unit else ''}"


def _describe_one(limit: TimeLimit) -> str:
    scope = f"{limit.scope}：" if limit.scope else ""
    if limit.kind is LimitKind.WITHIN:
        amount = _amount(limit) + ("（自然日）" if limit.unit is Unit.DAY else "")
        if not limit.event:
            return f"{scope}{amount}，没有写明从什么时候起算"
        after = f"{limit.event}后" if limit.joint.endswith("后") else f"自{limit.event}之日起"
        return f"{scope}{amount}，{after}"
    if limit.kind is LimitKind.AT_LEAST:
        return f"{scope}不少于{_amount(limit)}"
    if limit.kind is LimitKind.IN_ADVANCE:
        return f"{scope}提前{_amount(limit)}"
    if limit.kind is LimitKind.PERIODIC:
        return f"每{_amount(limit)}更新一次" if limit.number else f"定期公开：{limit.phrase}"
    labels = {LimitKind.IMMEDIATE: "随办随公开", LimitKind.LONG_TERM: "长期公开", LimitKind.LINKED: "随其他事项公开"}
    return f"{labels[limit.kind]}：{limit.phrase}"
