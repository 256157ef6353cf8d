"""What an import would do, as plain values: rows, differences, problems, clean-ups. Nothing here reads or writes.

``importers`` makes an ``ImportPlan``, the wizard and the command line show it, ``operations/bulk.py`` applies it.
Rows and columns count from 0, as in the sheets; ``Place.where`` gives the name a clerk knows.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from model.cell_names import cell_name
from model.records import Area, CustomField, Problem, Status

STATUS_FIELD = "status"
AREA_FIELD = "area"
"""Stand for the entry's 状态 and 领域 in ``FieldChange.field``; they are no fields of the table of fields."""

NEW_AREA = "+"
"""Begins the key of an area of ``ImportPlan.new_areas`` that gets its real key when the plan is applied."""


class ProblemLevel(Enum):
    """Whether somebody has to look (``ATTENTION``) or is only told (``NOTICE``)."""

    ATTENTION = "attention"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stood in a file. ``column`` None: the row; ``row`` None: the sheet as a whole."""

    file: str
    sheet: str
    row: int | None = None
    column: int | None = None

    @property
    def where(self) -> str:
        """``sheet!row`` with the row as the clerk counts it."""
        return self.sheet if self.row is None else f"{self.sheet}!{self.row + 1}"

    @property
    def cell(self) -> str:
        """``B7``; ``""`` when no single cell is meant."""
        if self.row is None or self.column is None:
            return ""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class ImportProblem:
    """Something the import could not do or is not sure of: a sentence, the field and the words concerned."""

    place: Place
    field: str
    message: str
    text: str = ""
    level: ProblemLevel = ProblemLevel.ATTENTION


class CleanupKind(Enum):
    """What was repaired in a cell's text. ``TRADITIONAL`` is only offered, the others are done unless refused."""

    SPACING = "spacing"
    PINYIN = "pinyin"
    CONTROLS = "controls"
    TRADITIONAL = "traditional"

    @property
    def label(self) -> str:
        return {"spacing": "空格和断行", "pinyin": "拼音", "controls": "控制字符", "traditional": "繁体字"}[self.value]


@dataclass(frozen=True, slots=True)
class Cleanup:
    """A repair of one cell's text, to be shown as a difference. ``done``: it is made.

    A text may need several repairs, one after the other; ``cell`` is what was written before all of them.
    """

    place: Place
    field: str
    kind: CleanupKind
    before: str
    after: str
    cell: str
    done: bool = True

    @property
    def key(self) -> tuple[str, str]:
        """What names this repair when it is refused or accepted: the same repair of the same cell text anywhere."""
        return self.kind.value, self.cell


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry, before and after. ``conflict``: the catalogue too changed it since ``base``."""

    field: str
    before: str
    after: str
    punctuation_only: bool = False
    conflict: bool = False
    base: str | None = None


class RowState(Enum):
    """What a row means for the catalogue."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        return {"new": "新增", "changed": "修改", "unchanged": "相同", "conflict": "冲突", "problem": "不能导入"}[
            self.value
        ]


class Match(Enum):
    """How a row found its entry. ``LIKELY`` needs the clerk's word, otherwise the row is added."""

    NONE = "none"
    UID = "uid"
    CODE = "code"
    NAME = "name"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One entry-to-be. ``index`` names it in ``PlanChoices``; ``lines`` are the sheet rows it was read from.

    ``values`` is all that the row says (key → text), ``changes`` what differs from entry ``entry_id``. A conflict
    without an entry is a row whose entry was removed from the catalogue since the file was exported.
    ``number`` is the 序号 written in the file. ``findings`` are those of the checks on the entry as it would be.
    """

    index: int
    place: Place
    lines: tuple[int, ...]
    state: RowState
    area: str
    values: Mapping[str, str]
    entry_id: int | None = None
    match: Match = Match.NONE
    score: float = 0.0
    changes: tuple[FieldChange, ...] = ()
    status: Status | None = None
    uid: str = ""
    number: str = ""
    problems: tuple[ImportProblem, ...] = ()
    findings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """One table that was found, for the summary: ``columns`` maps the header's words to fields."""

    file: str
    sheet: str
    areas: tuple[str, ...]
    rows: int
    columns: Mapping[str, str]
    channel_marks: str = ""


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file and its fingerprint, for the import record."""

    name: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The whole of what would happen. ``problems`` are all of them, those of rows included, in file order."""

    files: tuple[PlannedFile, ...]
    tables: tuple[PlannedTable, ...]
    rows: tuple[PlannedRow, ...]
    problems: tuple[ImportProblem, ...] = ()
    cleanups: tuple[Cleanup, ...] = ()
    new_areas: tuple[Area, ...] = ()
    new_custom_fields: tuple[CustomField, ...] = ()

    def counts(self, file: str | None = None) -> Counter[RowState]:
        """How many rows there are of each state, in one file or in all."""
        return Counter(row.state for row in self.rows if file is None or row.place.file == file)

    @property
    def needs_attention(self) -> bool:
        """Whether a person should look before or after applying it."""
        return any(problem.level is ProblemLevel.ATTENTION for problem in self.problems) or any(
            row.state in (RowState.CONFLICT, RowState.PROBLEM) for row in self.rows
        )


class OnConflict(Enum):
    """Which side wins where both were changed."""

    KEEP = "keep"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """What the clerk decided about a plan; the default takes everything and keeps the catalogue's side of conflicts.

    ``left_out`` and ``confirmed`` are row indexes; ``refused_fields`` are fields of a row that stay as they are.
    ``same_as`` are the rows of match ``LIKELY`` whose entry is confirmed to be the same.
    """

    left_out: frozenset[int] = frozenset()
    same_as: frozenset[int] = frozenset()
    refused_fields: Mapping[int, frozenset[str]] = field(default_factory=dict)
    conflicts: Mapping[int, OnConflict] = field(default_factory=dict)
    on_conflict: OnConflict = OnConflict.KEEP

    def side(self, row: PlannedRow) -> OnConflict:
        """Which side wins in this row."""
        return self.conflicts.get(row.index, self.on_conflict)

    def accepted(self, row: PlannedRow) -> tuple[FieldChange, ...]:
        """The changes of a row that are to be made."""
        refused = self.refused_fields.get(row.index, frozenset())
        keep = self.side(row) is OnConflict.KEEP
        return tuple(change for change in row.changes if change.field not in refused and not (change.conflict and keep))

    def is_addition(self, row: PlannedRow) -> bool:
        """Whether the row becomes a new entry: nothing like it is there, or the likeness is not confirmed."""
        if row.index in self.left_out:
            return False
        if row.state is RowState.CONFLICT and row.entry_id is None:
            return self.side(row) is OnConflict.REPLACE
        return row.state is RowState.NEW and not (row.match is Match.LIKELY and row.index in self.same_as)

    def is_change(self, row: PlannedRow) -> bool:
        """Whether the row changes an entry that exists."""
        if row.index in self.left_out or row.entry_id is None or self.is_addition(row):
            return False
        return row.state is not RowState.PROBLEM and bool(self.accepted(row))
