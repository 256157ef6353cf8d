"""Periods that come back, read from a time limit: 每月10日前, 每季度首月15日前, 每年1月31日前, 季度终了后10日内.

Strict on purpose: a due date that is wrong is worse than none. Where a clause is not clear (``rhythm_clauses``), a
reason comes back that says why there is no date. The dates themselves are found in ``due_dates``; what a limit means
in general is said in ``time_limit``.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from model import time_limit
from model.cleaning import tidy
from model.rhythm import NoDate, Reading, Rhythm
from model.rhythm_clauses import A_MONTH, BEYOND, BREAK, DAILY, of_clause, short
from model.text import fold, is_blank
from model.time_limit import LimitKind


@lru_cache(maxsize=1 << 16)
def read(text: str) -> Reading:
    """The dates that come back in a time limit, or why it has none."""
    if is_blank(text):
        return Reading(why_not=NoDate.BLANK, detail=f"{NoDate.BLANK.value}。")
    plain = fold(tidy(text)[0].replace("\n", ";"))
    found: list[Rhythm] = []
    unclear = beside = ""
    for clause in _clauses(plain):
        rhythms = of_clause(clause)
        if rhythms is None:
            unclear = unclear or clause
        elif not rhythms and A_MONTH.search(clause):
            beside = beside or clause
        found += rhythms or ()
    if found and not unclear:
        unclear = beside  # a date that belongs to the period: 每年2次（6月、12月）
    if unclear:
        return Reading(why_not=NoDate.UNCLEAR, detail=_why_unclear(unclear))
    if found:
        return Reading(_without_repeats(found))
    return _without_date(text)


def _clauses(plain: str) -> Iterator[str]:
    """The parts of a cell that may each name a date. ``…结束后,15日内`` is one."""
    joined = re.sub(r"(结束后|终了后|结束之日起),", r"\1", plain)
    for part in BREAK.split(joined):
        if part:
            yield part


def _without_repeats(found: list[Rhythm]) -> tuple[Rhythm, ...]:
    """A bare 每月 beside 每月10日前 says nothing of its own."""
    placed = {one.cycle for one in found if not one.is_whole}
    kept = [one for one in found if not one.is_whole or one.cycle not in placed]
    return tuple({(one.cycle, one.month, one.day, one.grace): one for one in kept}.values())


def _without_date(text: str) -> Reading:
    limits = time_limit.parse(text)
    if not limits:
        return Reading(why_not=NoDate.NOT_UNDERSTOOD, detail="没有读懂这个时限，请按“每季度首月15日前”这样的写法写明。")
    kinds = {limit.kind for limit in limits}
    for kind, reason in _REASONS:
        if kind in kinds:
            return Reading(why_not=reason, detail=f"{time_limit.describe(limits)}。")
    if DAILY.search(fold(text)):
        return Reading(why_not=NoDate.AT_ONCE, detail="每天都要公开，不单独列出日期。")
    return Reading(why_not=NoDate.UNCLEAR, detail=_why_unclear(short(text)))


_REASONS = (
    (LimitKind.WITHIN, NoDate.EVENT),
    (LimitKind.AT_LEAST, NoDate.EVENT),
    (LimitKind.IN_ADVANCE, NoDate.EVENT),
    (LimitKind.IMMEDIATE, NoDate.AT_ONCE),
    (LimitKind.LINKED, NoDate.LINKED),
    (LimitKind.LONG_TERM, NoDate.LONG_TERM),
)


def _why_unclear(clause: str) -> str:
    if "定期" in clause:
        return "只写了“定期”，没有写明多久一次，请写成“每季度”“每月10日前”等。"
    if BEYOND.search(clause):
        return f"“{clause}”不知道从什么时候开始数，请写明月份，例如“每年1月、7月底前”。"
    return f"“{clause}”里的日期读不准，请写成“每月10日前”“每季度首月15日前”“每年1月31日前”等。"
