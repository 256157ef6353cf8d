"""What was understood in files, as plain values: tables, columns, rows; and what the clerk decided about them.

``understand.py`` makes these, the wizard shows and corrects them, ``planner.py`` compares them with a catalogue.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from importers.header import FoundTable
from importers.labels import Target
from importers.sheet import Sheet
from model.channel_cells import MarkReading
from model.plan import Cleanup, ImportProblem


class TableKey(NamedTuple):
    """Names one table among all files of an import."""

    file: str
    sheet: int
    ordinal: int = 0


class Reason(Enum):
    """Why a column goes where it goes."""

    LABEL = "label"
    CONTENT = "content"
    SHIFTED = "shifted"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    KEPT = "kept"  # no field for it: kept as a field of the catalogue's own

    @property
    def label(self) -> str:
        return _REASONS[self]


_REASONS = {
    Reason.LABEL: "按表头",
    Reason.CONTENT: "按内容",
    Reason.SHIFTED: "表头与内容错位，已对齐",
    Reason.REMEMBERED: "按上次的选择",
    Reason.CHOSEN: "您的选择",
    Reason.KEPT: "没有对应字段，作为自定义字段保留",
}


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column of a table: the words of its header and where its cells go. ``target`` None: it holds nothing."""

    index: int
    label: str
    group: str
    target: Target | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class AreaGuess:
    """What a name says about the area: a key that is known, or a label that could become a custom area."""

    key: str = ""
    label: str = ""
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.key or self.label)


@dataclass(frozen=True, slots=True)
class RowReading:
    """One entry as the file says it. ``row`` is its first line, ``lines`` all of them.

    ``values`` are understood and tidied, ``plain`` the words of those fields as they stand in the cells, where they
    differ; custom fields are named by their label. ``blanks`` are fields that have a column but no words here.
    """

    row: int
    lines: tuple[int, ...]
    values: Mapping[str, str]
    area: AreaGuess
    plain: Mapping[str, str] = field(default_factory=dict)
    blanks: tuple[str, ...] = ()
    number: str = ""
    uid: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a sheet that are no entry: a note, a footer, a title inside the table."""

    row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class TableReading:
    """One table understood. ``table`` None: no header was found in the sheet, the clerk may point at one."""

    key: TableKey
    sheet: Sheet
    table: FoundTable | None
    columns: tuple[MappedColumn, ...] = ()
    area: AreaGuess = AreaGuess()
    marks: MarkReading = field(default_factory=MarkReading)
    rows: tuple[RowReading, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    cleanups: tuple[Cleanup, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    taken_at: datetime | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What the clerk corrected about one table; None: as understood. ``columns`` replaces single columns.

    ``header`` is the first and last row, the last -1 to find out how many; ``area`` a key, or behind ``NEW_AREA`` the
    name of one to be made.
    """

    header: tuple[int, int] | None = None
    columns: Mapping[int, Target | None] = field(default_factory=dict)
    area: str | None = None
    marks: MarkReading | None = None
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What the clerk decided about reading.

    ``area`` is used where no area can be seen. ``refused`` are keys of clean-ups not to be done, ``simplify`` whether
    Traditional text becomes Simplified, except the refused ones.
    """

    tables: Mapping[TableKey, TableChoice] = field(default_factory=dict)
    area: str = ""
    refused: frozenset[tuple[str, str]] = frozenset()
    simplify: bool = False


Layouts = Mapping[str, Mapping[int, Target | None]]
"""Fingerprint of a header → the columns the clerk once corrected there."""

Sheets = Sequence[Sheet]
