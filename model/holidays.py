"""Which days are working days: statutory holidays and 调休, year by year as the State Council's office arranged them.

Holidays follow 全国年节及纪念日放假办法; which days are moved is announced anew for every year (国务院办公厅关于…年部分
节假日安排的通知). Of a year without an announcement only weekends and the holidays on fixed days are known: callers
must tell it. Where the arrangements are kept is said in ``holiday_files``, how an announcement is read in
``holiday_notice``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

DAY = timedelta(days=1)
_SATURDAY = 5
_FIXED = {(1, 1): "元旦", (5, 1): "劳动节", (5, 2): "劳动节"} | dict.fromkeys(((10, 1), (10, 2), (10, 3)), "国庆节")
"""Month and day of the holidays the law itself puts on a day of the calendar: 全国年节及纪念日放假办法 (2024, 国务院令
第795号) art. 2, in force since 2025. The others follow the moon and the sun."""
_FIXED_SINCE = 2025
_WEEKDAYS = "一二三四五六日"


class DayKind(Enum):
    """What sort of day it is."""

    WORKDAY = "工作日"
    WEEKEND = "周末"
    HOLIDAY = "放假"
    MADE_UP = "调休上班"


@dataclass(frozen=True, slots=True)
class Day:
    """A day and why it is worked or not. ``name`` is the holiday it belongs to, ``""`` for an ordinary day."""

    date: date
    kind: DayKind
    name: str = ""

    @property
    def is_worked(self) -> bool:
        return self.kind in (DayKind.WORKDAY, DayKind.MADE_UP)

    @property
    def label(self) -> str:
        """What the clerk reads: ``国庆节``, ``国庆节调休上班``, ``周末``; ``""`` for an ordinary working day."""
        if self.kind is DayKind.WORKDAY:
            return ""
        return f"{self.name}{self.kind.value}" if self.kind is DayKind.MADE_UP else self.name or self.kind.value


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off from ``first`` to ``last`` (both off), and the days of rest worked in exchange."""

    name: str
    first: date
    last: date
    workdays: tuple[date, ...] = ()

    @property
    def days(self) -> Iterator[date]:
        return (self.first + DAY * number for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What was announced for a year. Days of the last December may belong to it. ``source`` is the document."""

    year: int
    source: str
    holidays: tuple[Holiday, ...]


class WorkCalendar:
    """Answers about any day. A later arrangement of the same year replaces the one before."""

    def __init__(self, arrangements: Iterable[Arrangement]) -> None:
        self._arrangements = {one.year: one for one in arrangements}
        self._off: dict[date, str] = {}
        self._worked: dict[date, str] = {}
        for year in sorted(self._arrangements):
            for holiday in self._arrangements[year].holidays:
                self._off |= dict.fromkeys(holiday.days, holiday.name)
                self._worked |= dict.fromkeys(holiday.workdays, holiday.name)

    @property
    def arrangements(self) -> tuple[Arrangement, ...]:
        """The known years in order."""
        return tuple(self._arrangements[year] for year in sorted(self._arrangements))

    def knows(self, year: int) -> bool:
        """Whether the arrangement of that year was announced and is here."""
        return year in self._arrangements

    def unknown_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years between two days (both included) whose arrangement is not known."""
        return tuple(year for year in range(first.year, last.year + 1) if not self.knows(year))

    def day(self, day: date) -> Day:
        """What sort of day it is; in a year that is not known, a weekend, a holiday on a fixed day, or a weekday."""
        if day in self._worked:
            return Day(day, DayKind.MADE_UP, self._worked[day])
        if day in self._off:
            return Day(day, DayKind.HOLIDAY, self._off[day])
        if day.year >= _FIXED_SINCE and not self.knows(day.year) and (day.month, day.day) in _FIXED:
            return Day(day, DayKind.HOLIDAY, _FIXED[day.month, day.day])
        return Day(day, DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKDAY)

    def is_worked(self, day: date) -> bool:
        """Whether it is a working day."""
        return self.day(day).is_worked

    def on_or_after(self, day: date) -> date:
        """The first working day from this one on."""
        while not self.is_worked(day):
            day += DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The last working day up to this one."""
        while not self.is_worked(day):
            day -= DAY
        return day


def weekday(day: date) -> str:
    """``星期六``."""
    return f"星期{_WEEKDAYS[day.weekday()]}"


def chinese_date(day: date) -> str:
    """``2026年11月21日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_date(day: date, beside: date | None = None) -> str:
    """``11月21日``; with its year when it is not that of the day it stands ``beside``."""
    return f"{day.month}月{day.day}日" if beside is None or beside.year == day.year else chinese_date(day)


def not_announced(years: Iterable[int]) -> str:
    """The sentence that a result touching unknown years carries; ``""`` for none."""
    said = "、".join(f"{year}年" for year in years)
    if not said:
        return ""
    return f"{said}放假安排未公布，暂按周一至周五上班估算（元旦、劳动节、国庆节当天除外），公布后请再算一次。"
