"""The words for moments, people and places around reviewing. Pure text."""

from datetime import date, datetime

from model.remarks import Remark
from model.review import StatusMark

NOBODY = "未署名"
WHOLE = "整个事项"


def moment_words(at: datetime, *, clock: bool = True, today: date | None = None) -> str:
    """``11月20日 09:30``; with the year when it is another one."""
    year = "" if at.year == (today or date.today()).year else f"{at.year}年"
    time = f" {at:%H:%M}" if clock and (at.hour or at.minute) else ""
    return f"{year}{at.month}月{at.day}日{time}"


def mark_words(mark: StatusMark) -> str:
    """``送审：张三 11月20日，送法制科``."""
    to = f"，送{mark.recipient}" if mark.recipient else ""
    return f"{mark.status.label}：{mark.user} {moment_words(mark.at, clock=False)}{to}"


def said_words(remark: Remark) -> str:
    """When it was said; when it was brought back where nobody knows."""
    if remark.said_at is not None:
        return moment_words(remark.said_at)
    return f"{moment_words(remark.taken_at, clock=False)}{'取回' if remark.file else '记录'}"


def settled_words(remark: Remark) -> str:
    """``已采纳 · 张三 11月21日 10:05``; ``""`` while it is open."""
    if remark.is_open or remark.settled_at is None:
        return ""
    return f"{remark.state.label} · {remark.settled_by} {moment_words(remark.settled_at)}"


def source_words(remark: Remark) -> str:
    """Where it stood: ``来自 送审稿.xlsx，公共法律服务!G5``."""
    if not remark.file:
        return "在本目录里添加的"
    return f"来自 {remark.file}" + (f"，{remark.place}" if remark.place else "")
