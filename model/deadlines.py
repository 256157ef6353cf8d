"""Counting a time limit from a day: on which day it ends, and which days were passed over on the way.

How one counts: the day of the event does not count (民法典 art. 201); weeks, months and years end on the day that
corresponds, or on the month's last day where there is none (art. 202); a last day without work is moved to the next
working day (art. 203). Working days leave out statutory holidays, as 行政许可法 art. 82 and 行政处罚法 art. 85 say for
their own limits. Periods that come back (每月, 每季度) are in ``rhythms`` and ``due_dates``.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from model.errors import UserError
from model.holidays import DAY, Day, WorkCalendar
from model.time_limit import LimitKind, TimeLimit, Unit

FIRST_START, LAST_START = date(1949, 10, 1), date(2149, 12, 31)
MOST = {Unit.YEAR: 50, Unit.MONTH: 600, Unit.WEEK: 2600}
"""The longest limit in each unit; a longer one is a slip of the finger."""
MOST_DAYS = 3650


class Direction(Enum):
    """Whether the day is looked for behind the event (…之日起…内) or before it (提前…)."""

    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The result of counting. ``first`` is the day counted as 1, ``as_counted`` the last day as it was counted,
    ``due`` the day by which to act: ``as_counted``, or the working day it was moved to.

    ``passed_over`` are the days without work inside the span that made the limit longer or moved its end, in order.
    ``made_up`` are the days of rest in the span that are worked. ``unknown_years`` have no arrangement yet.
    """

    start: date
    number: int
    unit: Unit
    direction: Direction
    first: date
    as_counted: date
    due: date
    passed_over: tuple[Day, ...] = ()
    made_up: tuple[Day, ...] = ()
    unknown_years: tuple[int, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether the last day had no work and another one took its place."""
        return self.due != self.as_counted


def deadline_of(limit: TimeLimit, start: date, days: WorkCalendar) -> Deadline:
    """When a limit ends that begins on ``start``. Raises ``UserError`` when it cannot be counted in days."""
    if limit.kind not in (LimitKind.WITHIN, LimitKind.AT_LEAST, LimitKind.IN_ADVANCE) or limit.number is None:
        raise UserError(f"“{limit.phrase}”不是从某一天起算的时限，不能这样计算。")
    direction = Direction.BEFORE if limit.kind is LimitKind.IN_ADVANCE else Direction.AFTER
    return count(start, limit.number, limit.unit or Unit.DAY, days, direction)


def count(start: date, number: int, unit: Unit, days: WorkCalendar, direction: Direction = Direction.AFTER) -> Deadline:
    """Count ``number`` units from ``start``, whose own day does not count.

    Looking back (提前) the end is moved to the working day before it, so that the notice is never too short.
    Raises ``UserError`` for hours, for a number below 1 or beyond measure, and for a start in another age.
    """
    if unit is Unit.HOUR:
        raise UserError("按小时计算的时限要从几点几分起算，这里只能按天计算。")
    most = MOST.get(unit, MOST_DAYS)
    if not 1 <= number <= most:
        raise UserError(f"期限应当是 1 到 {most}{unit.value}，现在是 {number}{unit.value}。")
    if not FIRST_START <= start <= LAST_START:
        raise UserError(f"起算日应当在{FIRST_START.year}年到{LAST_START.year}年之间。")
    step = DAY if direction is Direction.AFTER else -DAY
    if unit is Unit.WORKING_DAY:
        as_counted = due = _working_days(start, number, days, step)
    else:
        as_counted = _on_calendar(start, number, unit, 1 if direction is Direction.AFTER else -1)
        due = days.on_or_after(as_counted) if direction is Direction.AFTER else days.on_or_before(as_counted)
    return _told(Deadline(start, number, unit, direction, start + step, as_counted, due), days, step)


def add_months(day: date, months: int) -> date:
    """The day that corresponds so many months later or earlier; the month's last day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_length(year: int, month: int) -> int:
    """How many days a month has."""
    return calendar.monthrange(year, month)[1]


def _working_days(start: date, number: int, days: WorkCalendar, step: timedelta) -> date:
    day = start
    while number:
        day += step
        number -= days.is_worked(day)
    return day


def _on_calendar(start: date, number: int, unit: Unit, sign: int) -> date:
    if unit is Unit.MONTH:
        return add_months(start, sign * number)
    if unit is Unit.YEAR:
        return add_months(start, sign * number * 12)
    return start + DAY * (sign * number * (7 if unit is Unit.WEEK else 1))


def _told(found: Deadline, days: WorkCalendar, step: timedelta) -> Deadline:
    """The result with what happened on the way: only days without work that changed it, and those worked instead."""
    begin = found.first if found.unit is Unit.WORKING_DAY else found.as_counted
    passed, made_up, day = [], [], begin
    counts_work = found.unit is Unit.WORKING_DAY or found.is_moved
    while counts_work and day != found.due + step:
        one = days.day(day)
        if not one.is_worked:
            passed.append(one)
        elif one.label:
            made_up.append(one)
        day += step
    first, last = sorted((found.first, found.due))
    unknown = days.unknown_years(first, last) if counts_work else days.unknown_years(found.due, found.due)
    in_order = (sorted(kept, key=lambda one: one.date) for kept in (passed, made_up))
    passed_over, worked = map(tuple, in_order)
    return replace(found, passed_over=passed_over, made_up=worked, unknown_years=unknown)
