"""A period that comes back, as a value: how often, and by which day. And why a limit may have none.

How it is read from a clerk's words is said in ``rhythms``, on which dates it falls in ``due_dates``.
"""

from dataclasses import dataclass
from enum import Enum

from model.time_limit import Unit

END_OF_MONTH = 31
"""The day of a position that means the month's last day."""


class Cycle(Enum):
    """How often."""

    WEEK = 0
    MONTH = 1
    QUARTER = 3
    HALF_YEAR = 6
    YEAR = 12

    @property
    def months(self) -> int:
        """How many months it lasts, 0 for a week."""
        return int(self.value)

    @property
    def label(self) -> str:
        return {0: "每周", 1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}[self.value]


class NoDate(Enum):
    """Why a limit has no date of its own, what is to be mended first; the value is what the clerk reads."""

    UNCLEAR = "定期公开，但读不出日期"
    NOT_UNDERSTOOD = "没有读懂"
    BLANK = "没有填写公开时限"
    EVENT = "从某件事发生之日起算"
    AT_ONCE = "随办随公开，或者每天公开"
    LONG_TERM = "长期公开"
    LINKED = "随其他事项，或者按其他规定"

    @property
    def is_to_be_mended(self) -> bool:
        """Whether the clerk should write the limit more clearly; the other reasons are as they should be."""
        return self in (NoDate.UNCLEAR, NoDate.NOT_UNDERSTOOD, NoDate.BLANK)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Once in every ``cycle``, by a day of it.

    ``month`` counts inside the cycle from 1 (0: its last), ``day`` inside the month (31: its last day) or, for a week,
    from Monday = 1. ``grace`` are units after the cycle has ended, instead of a day in it. ``times`` is how often in
    one cycle; then the day is that of the last time. ``words`` are the clerk's own.
    """

    cycle: Cycle
    month: int = 0
    day: int = END_OF_MONTH
    grace: tuple[int, Unit] | None = None
    times: int = 1
    words: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether only the cycle is given, no day in it."""
        last = 7 if self.cycle is Cycle.WEEK else END_OF_MONTH
        return not self.month and self.day == last and self.grace is None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a limit says about dates that come back: rhythms, or why there are none. ``detail`` is a sentence."""

    rhythms: tuple[Rhythm, ...] = ()
    why_not: NoDate | None = None
    detail: str = ""
