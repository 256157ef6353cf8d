"""What falls due: the next dates of periods that come back, and the list of entries to be disclosed before a day.

Two days are told. ``due`` is the last day as the limit says it; the day that is named belongs to it (as with 以内 and
届满 in 民法典 art. 1259). ``act_by`` is the last working day up to it: no rule moves a date of the calendar to a later
day, so the safe day is the earlier one. A limit counted from the end of a period (季度终了后10日内) is a 期间 and is
moved to the next working day like any other (``deadlines``). How a limit is read: ``rhythms``.
"""

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from model.deadlines import add_months, count, month_length
from model.disclosures import DueDate
from model.holidays import DAY, WorkCalendar, short_date
from model.rhythm import Cycle, NoDate, Reading, Rhythm
from model.rhythms import read
from model.time_limit import Unit

MOST_ITEMS = 2_000
"""Rows of one list; nobody reads a longer one, and a year of weekly entries could fill the memory."""
_LONGEST = {Unit.WORKING_DAY: 2.5, Unit.DAY: 1.2, Unit.WEEK: 7.5, Unit.MONTH: 32.0}
"""How many days one unit after the end of a period takes at most."""
_LONGEST_REST = 20.0  # days


class Horizon(Enum):
    """How far ahead one looks."""

    WEEK = "7天内"
    MONTH = "30天内"
    QUARTER = "本季度"
    YEAR = "今年"
    TWELVE_MONTHS = "一年内"

    def last_day(self, today: date) -> date:
        """The last day that belongs to it."""
        if self is Horizon.WEEK:
            return today + DAY * 7
        if self is Horizon.MONTH:
            return today + DAY * 30
        if self is Horizon.TWELVE_MONTHS:
            return add_months(today, 12)
        month = 12 if self is Horizon.YEAR else (today.month + 2) // 3 * 3
        return date(today.year, month, month_length(today.year, month))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date. ``period`` is what the clerk calls the period, ``period_key`` names it in data.

    ``is_certain``: the arrangement of holidays is known, so ``act_by`` will not change.
    """

    due: date
    act_by: date
    period: str
    period_key: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class DueItem:
    """An entry to be disclosed by a day."""

    entry_id: int
    rhythm: Rhythm
    when: Occurrence

    @property
    def key(self) -> DueDate:
        """Under which a disclosure is noted (``disclosures``)."""
        return self.entry_id, self.when.due

    def days_left(self, today: date) -> int:
        """Days until the last working day, the day itself being 0; negative when only rest days are left."""
        return (self.when.act_by - today).days


@dataclass(frozen=True, slots=True)
class Undated:
    """An entry without a date of its own, and why."""

    entry_id: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class DueList:
    """What falls due up to a day, the next first, entries of one day in catalogue order; and what has no date.

    ``undated`` is by reason, in the order of ``NoDate`` (what is to be mended first), then in catalogue order.
    ``left_out`` counts later items beyond ``MOST_ITEMS``. ``unknown_years`` have no arrangement of holidays yet.
    """

    today: date
    last_day: date
    items: tuple[DueItem, ...]
    undated: Mapping[NoDate, tuple[Undated, ...]]
    left_out: int = 0
    unknown_years: tuple[int, ...] = ()

    def of_entries(self, chosen: Container[int]) -> "DueList":
        """The part about these entries."""
        items = tuple(item for item in self.items if item.entry_id in chosen)
        undated = {why: tuple(one for one in some if one.entry_id in chosen) for why, some in self.undated.items()}
        return replace(self, items=items, undated={why: some for why, some in undated.items() if some})

    @property
    def to_be_mended(self) -> list[Undated]:
        """The entries without a date whose limit should be written more clearly."""
        return [one for why, some in self.undated.items() if why.is_to_be_mended for one in some]


def occurrences(rhythm: Rhythm, first: date, last: date, days: WorkCalendar) -> Iterator[Occurrence]:
    """The dates of a rhythm from ``first`` to ``last`` (both included), in order."""
    place = _place(rhythm.cycle, first) - _periods_back(rhythm)
    while True:
        when = _occurrence(rhythm, place, days)
        if when.due > last:
            return
        if when.due >= first:
            yield when
        place += 1


def next_dates(rhythm: Rhythm, today: date, days: WorkCalendar, number: int = 1) -> list[Occurrence]:
    """The next ``number`` dates from today on."""
    found: list[Occurrence] = []
    place = _place(rhythm.cycle, today) - _periods_back(rhythm)
    while len(found) < number:
        when = _occurrence(rhythm, place, days)
        if when.due >= today:
            found.append(when)
        place += 1
    return found


def due_list(limits: Iterable[tuple[int, str]], today: date, last_day: date, days: WorkCalendar) -> DueList:
    """What falls due from today to ``last_day``, of (entry id, 公开时限) in catalogue order."""
    undated: dict[NoDate, list[Undated]] = {why: [] for why in NoDate}
    entries_of: dict[str, list[tuple[int, int]]] = defaultdict(list)  # the limit → (place in the catalogue, entry)
    for order, (entry_id, text) in enumerate(limits):
        reading = read(text)
        if reading.why_not is None:
            entries_of[text].append((order, entry_id))
        else:
            undated[reading.why_not].append(Undated(entry_id, reading))
    on_day: dict[date, list[tuple[str, Rhythm, Occurrence]]] = defaultdict(list)
    for text in entries_of:
        for one in read(text).rhythms:
            for at in occurrences(one, today, last_day, days):
                on_day[at.act_by].append((text, one, at))
    items: list[DueItem] = []
    total = 0
    for day in sorted(on_day):
        total += sum(len(entries_of[text]) for text, _, _ in on_day[day])
        if len(items) < MOST_ITEMS:
            items += _of_day(on_day[day], entries_of)
    del items[MOST_ITEMS:]
    by_reason = {why: tuple(some) for why, some in undated.items() if some}
    unknown = days.unknown_years(today, last_day)
    return DueList(today, last_day, tuple(items), by_reason, total - len(items), unknown)


def count_due(texts: Mapping[str, int], today: date, last_day: date, days: WorkCalendar) -> int:
    """How many entries fall due from today to ``last_day``, of the limits in use with their number of entries."""
    return sum(
        number
        for text, number in texts.items()
        if any(next(occurrences(one, today, last_day, days), None) for one in read(text).rhythms)
    )


def count_done(
    limits: Mapping[int, str], noted: Collection[DueDate], today: date, last_day: date, days: WorkCalendar
) -> int:
    """How many of these entries fall due from today to ``last_day``, but were noted as disclosed for every date."""
    done = 0
    for entry_id, text in limits.items():
        dates = [at.due for one in read(text).rhythms for at in occurrences(one, today, last_day, days)]
        done += bool(dates) and all((entry_id, due) in noted for due in dates)
    return done


def by_group(items: Iterable[DueItem], *, weekly: bool) -> dict[str, list[DueItem]]:
    """The items under the month (``2026年11月``) or week (``11月16日至22日``) of their last working day."""
    groups: dict[str, list[DueItem]] = defaultdict(list)
    for item in items:
        day = item.when.act_by
        groups[_week(day) if weekly else f"{day.year}年{day.month}月"].append(item)
    return dict(groups)


def _of_day(
    due: Iterable[tuple[str, Rhythm, Occurrence]], entries_of: Mapping[str, list[tuple[int, int]]]
) -> list[DueItem]:
    """What falls due on one day, in catalogue order."""
    placed = ((order, DueItem(key, one, at)) for text, one, at in due for order, key in entries_of[text])
    return [item for _, item in sorted(placed, key=lambda row: row[0])]


def _place(cycle: Cycle, day: date) -> int:
    """The number of the period a day lies in, counted through all years."""
    if cycle is Cycle.WEEK:
        return (day.toordinal() - 1) // 7
    return (day.year * 12 + day.month - 1) // cycle.months


def _periods_back(rhythm: Rhythm) -> int:
    """How many periods before the present one may still fall due."""
    if rhythm.grace is None:
        return 0
    number, unit = rhythm.grace
    longest = number * _LONGEST[unit] + _LONGEST_REST
    return 1 + int(longest // (7 if rhythm.cycle is Cycle.WEEK else rhythm.cycle.months * 28))


def _occurrence(rhythm: Rhythm, place: int, days: WorkCalendar) -> Occurrence:
    first, last = _span(rhythm.cycle, place)
    if rhythm.grace is not None:
        counted = count(last, *rhythm.grace, days)
        due = act_by = counted.due
        certain = not counted.unknown_years
    else:
        due = _position(rhythm, first, last)
        act_by = days.on_or_before(due)
        certain = not days.unknown_years(act_by, due)
    return Occurrence(due, act_by, _period(rhythm.cycle, first), _key(rhythm.cycle, first), certain)


def _span(cycle: Cycle, place: int) -> tuple[date, date]:
    """First and last day of a period."""
    if cycle is Cycle.WEEK:
        monday = date.fromordinal(place * 7 + 1)
        return monday, monday + timedelta(days=6)
    year, month = divmod(place * cycle.months, 12)
    first = date(year, month + 1, 1)
    return first, add_months(first, cycle.months) - DAY


def _position(rhythm: Rhythm, first: date, last: date) -> date:
    """The last day as the limit says it; the 31st of a short month is its last day."""
    if rhythm.cycle is Cycle.WEEK:
        return first + DAY * (rhythm.day - 1)
    month = add_months(first, rhythm.month - 1) if rhythm.month else last.replace(day=1)
    return month.replace(day=min(rhythm.day, month_length(month.year, month.month)))


def _period(cycle: Cycle, first: date) -> str:
    if cycle is Cycle.WEEK:
        return _week(first)
    return (
        f"{first.year}年"
        + {
            Cycle.MONTH: f"{first.month}月",
            Cycle.QUARTER: f"第{(first.month + 2) // 3}季度",
            Cycle.HALF_YEAR: "上半年" if first.month == 1 else "下半年",
            Cycle.YEAR: "",
        }[cycle]
    )


def _key(cycle: Cycle, first: date) -> str:
    """``2026``, ``2026H2``, ``2026Q4``, ``2026-11``, ``2026W47``."""
    if cycle is Cycle.WEEK:
        year, week, _ = first.isocalendar()
        return f"{year}W{week:02}"
    return {
        Cycle.MONTH: f"{first.year}-{first.month:02}",
        Cycle.QUARTER: f"{first.year}Q{(first.month + 2) // 3}",
        Cycle.HALF_YEAR: f"{first.year}H{1 if first.month == 1 else 2}",
        Cycle.YEAR: f"{first.year}",
    }[cycle]


def _week(day: date) -> str:
    monday = day - DAY * day.weekday()
    sunday = monday + DAY * 6
    return f"{monday.year}年{monday.month}月{monday.day}日至{short_date(sunday, monday)}"
