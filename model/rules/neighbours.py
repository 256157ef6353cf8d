"""Rules about order and time: a row that repeats the row above, an area nobody has touched for long."""

from datetime import date, datetime

from model.records import Area, Entry, Problem, Severity
from model.text import fold_key

SAME_AS_ABOVE = "same-as-above"
STALE_AFTER = ((12, "stale-area-12", Severity.WARNING), (6, "stale-area-6", Severity.HINT))
"""Months without change, the code, the severity; inspections ask for half a year and a year."""

_SHORTEST_CONTENT = 8
"""Contents shorter than this (通知, 决定书) rightly repeat."""


def content_mark(entry: Entry) -> int | None:
    """A number that is equal for entries of one area with the same content; ``None`` for short contents."""
    content = fold_key(entry["content"])
    return hash((entry.area, content)) if len(content) >= _SHORTEST_CONTENT else None


def same_as_above(entry_id: int) -> Problem:
    """The problem of an entry whose content is that of the row above."""
    message = "公开内容与上一行完全相同，像是复制后没有修改，请核对。"
    return Problem(entry_id, "content", Severity.HINT, SAME_AS_ABOVE, message)


def stale_area(area: Area, last_changed: datetime | None, today: date) -> Problem | None:
    """The problem of an area that was not changed for 6 or 12 months; ``None`` for a fresh or an empty one."""
    if last_changed is None:
        return None
    for months, code, severity in STALE_AFTER:
        if last_changed.date() < _months_before(today, months):
            message = (
                f"“{area.label}”领域已有{months}个月以上没有更新（最近{last_changed:%Y年%m月%d日}），"
                "请对照新的法规和职责核对一遍。"
            )
            return Problem(None, "", severity, code, message, area=area.key)
    return None


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last_day = 28 if month == 1 else 30
    return date(year, month + 1, min(day.day, last_day))
