"""What a clerk may choose about a notice for a board: what is on it, on which paper, in which design."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.errors import UserError
from model.records import Status

_PERIOD = re.compile(r"(?P<year>20\d\d)(?:Q(?P<quarter>[1-4])|[-年.](?P<month>1[0-2]|0?[1-9])月?|年)?", re.IGNORECASE)
_QUARTERS = "一二三四"
_MONTH, _QUARTER, _YEAR = "{0:%Y-%m}", "{0:%Y}Q{1}", "{0:%Y}"
_NOW = {"month": _MONTH, "本月": _MONTH, "quarter": _QUARTER, "本季度": _QUARTER, "year": _YEAR, "全年": _YEAR}


class BoardKind(StrEnum):
    """What a notice shows: a list, a sheet for each entry, an overview of areas, or a directory with search codes."""

    LIST = "list"
    POSTERS = "posters"
    OVERVIEW = "overview"
    DIRECTORY = "directory"

    @property
    def label(self) -> str:
        return {"list": "事项清单", "posters": "一事一张", "overview": "领域概览", "directory": "检索目录"}[self.value]


@dataclass(frozen=True, slots=True)
class Period:
    """A month, quarter or year: its name, first and last day."""

    label: str
    first: date
    last: date
    rhythm: str

    @classmethod
    def parse(cls, words: str, today: date | None = None) -> "Period":
        """``2026Q4``, ``2026-11`` or ``2026``; ``month``, ``quarter`` or ``year`` is the one ``today`` lies in.

        Raises ``UserError`` for anything else.
        """
        day = today or date.today()
        named = _NOW.get(words.strip().lower(), "").format(day, (day.month + 2) // 3)
        found = _PERIOD.fullmatch(named or words.strip())
        if found is None:
            raise UserError(f"不认识时段“{words}”。季度写 2026Q4，月份写 2026-11，全年写 2026，或者写 本月、本季度。")
        year = int(found["year"])
        if found["quarter"]:
            quarter = int(found["quarter"])
            label = f"{year}年第{_QUARTERS[quarter - 1]}季度"
            return cls(label, date(year, 3 * quarter - 2, 1), _month_end(year, 3 * quarter), "每季度更新")
        if found["month"]:
            month = int(found["month"])
            return cls(f"{year}年{month}月", date(year, month, 1), _month_end(year, month), "每月更新")
        return cls(f"{year}年", date(year, 1, 1), date(year, 12, 31), "每年更新")


class EmblemPlace(StrEnum):
    """Where the unit's emblem or picture stands."""

    ABOVE = "above"
    LEFT = "left"
    RIGHT = "right"


class EmblemSize(StrEnum):
    """How high the emblem is, beside the table's type."""

    SMALL = "small"
    MIDDLE = "middle"
    LARGE = "large"

    @property
    def ems(self) -> float:
        """The height in type sizes of the table."""
        return {"small": 3.0, "middle": 4.5, "large": 7.0}[self.value]


Covered = tuple[int, str, str]
"""One personal number that is to be covered: entry id, field key, its plain digits."""


@dataclass(frozen=True, slots=True)
class BoardOptions:
    """Choices for one notice; empty sets mean all, empty words are taken from the catalogue.

    ``statuses`` empty means all but retired entries. ``boards_only`` takes entries whose channels include a board,
    ``changed_only`` those changed within the period. ``distance`` is the metres from which the notice is read,
    ``columns`` the number of columns and ``margin`` the mm at the edges; 0 lets the size of the paper decide.
    ``tile`` is the paper that a board is cut into: ``auto`` for boards larger than office paper, ``""`` never.
    ``mask`` covers all personal numbers, ``covered`` those named there.
    """

    kind: BoardKind = BoardKind.LIST
    paper: str = "A3"
    landscape: bool = False
    areas: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()
    entry_ids: frozenset[int] = frozenset()
    categories: frozenset[str] = frozenset()
    tiers: frozenset[str] = frozenset()
    boards_only: bool = False
    period: Period | None = None
    changed_only: bool = False
    style: str = "formal"
    title: str = ""
    unit: str = ""
    enquiry: str = ""
    supervision: str = ""
    first_day: date | None = None
    last_day: date | None = None
    rhythm: str = ""
    signature: tuple[str, ...] = ("审核", "签字", "（盖章）")
    print_day: bool = True
    search_note: str = ""
    code_text: str = ""
    code_caption: str = ""
    emblem: bytes = b""
    emblem_place: EmblemPlace = EmblemPlace.ABOVE
    emblem_size: EmblemSize = EmblemSize.MIDDLE
    columns: int = 0
    margin: float = 0.0
    distance: float = 0.0
    tile: str = "auto"
    mask: bool = False
    covered: frozenset[Covered] = frozenset()


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
