"""Times as office programs write them beside comments and changes, as local times in ISO form."""

from datetime import UTC, datetime


def local_time(text: str) -> str:
    """``2026-11-20T09:30:00Z`` as Word means it: the clock of whoever wrote, whatever the Z says. ``""`` for none."""
    moment = _parsed(text)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") if moment is not None else ""


def from_universal(text: str) -> str:
    """A time in UTC (threaded comments of Excel, [MS-XLSX] 2.6.205) by the clock of this machine. ``""`` for none."""
    moment = _parsed(text)
    if moment is None:
        return ""
    try:
        here = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone()
    except (OverflowError, OSError, ValueError):  # a year no clock knows
        return ""
    return here.replace(tzinfo=None).isoformat(timespec="seconds")


def _parsed(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text.strip()[:32])
    except ValueError:
        return None
