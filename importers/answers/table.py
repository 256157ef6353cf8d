"""One table of an answer: which row shows which entry, which column which field. Knows nothing of what was said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from importers.answers.words import is_review_column
from importers.labels import TargetKind
from importers.readings import MappedColumn, RowReading, TableReading
from importers.sheet import cell_name
from model.plan import ImportProblem, Place, ProblemLevel
from model.records import Entry

_FIELDS = (TargetKind.FIELD, TargetKind.TICK)
_CUSTOM = (TargetKind.CUSTOM, TargetKind.CUSTOM_TICK)


def is_number(column: MappedColumn) -> bool:
    """Whether a column holds the running numbers."""
    return column.target is not None and column.target.kind is TargetKind.NUMBER


@dataclass(slots=True)
class AnswerTable:
    """A table that was read, and the entries its rows were found to show (by the place of the row in the reading)."""

    reading: TableReading
    entries: Mapping[int, Entry]
    custom: Mapping[str, str]  # label of a custom field → its key
    _rows: dict[int, int] = field(default_factory=dict)
    _columns: dict[int, MappedColumn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, row in enumerate(self.reading.rows):
            self._rows |= dict.fromkeys(row.lines, place)
        self._columns = {column.index: column for column in self.reading.columns}

    @property
    def rows(self) -> Iterable[tuple[RowReading, Entry]]:
        """The rows that show an entry of the catalogue, in the order of the file."""
        rows = self.reading.rows
        return ((rows[place], entry) for place, entry in sorted(self.entries.items(), key=lambda pair: pair[0]))

    @property
    def review_columns(self) -> tuple[MappedColumn, ...]:
        """Columns whose words are remarks: the reviewer's, and such as the catalogue has no field for."""
        return tuple(column for column in self.reading.columns if self.is_for_words(column))

    def is_for_words(self, column: MappedColumn) -> bool:
        """Whether the words of a column are remarks."""
        if column.target is None or is_review_column(column.label):
            return is_review_column(column.label)
        return column.target.kind in _CUSTOM and column.target.field not in self.custom

    def entry_at(self, row: int | None) -> Entry | None:
        """The entry that a row of the sheet shows."""
        place = self._rows.get(row) if row is not None else None
        return self.entries.get(place) if place is not None else None

    def key_at(self, column: int | None) -> str:
        """The field a column shows; ``""`` for a column of remarks, of numbers, or none."""
        found = self._columns.get(column) if column is not None else None
        target = found.target if found is not None else None
        if found is None or target is None or self.is_for_words(found):
            return ""
        if target.kind in _FIELDS:
            return target.field
        return self.custom.get(target.field, "") if target.kind in _CUSTOM else ""

    def is_review_at(self, column: int | None) -> bool:
        """Whether a column is one of remarks."""
        found = self._columns.get(column) if column is not None else None
        return found is not None and self.is_for_words(found)

    def cells_of(self, key: str) -> tuple[int, ...]:
        """The columns that show a field."""
        return tuple(index for index in self._columns if self.key_at(index) == key)

    def spread(self, row: int, column: int) -> int:
        """How many entries the merged cell at a place covers; 1 for a plain one."""
        for merge in self.reading.sheet.merges:
            if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
                covered = {self._rows[line] for line in range(merge.top, merge.bottom + 1) if line in self._rows}
                return max(1, len(covered & self.entries.keys()))
        return 1

    def where(self, row: int | None, column: int | None = None) -> str:
        """A place as a clerk finds it: ``城乡规划!G5``."""
        sheet = self.reading.sheet.name
        if row is None:
            return sheet
        return f"{sheet}!{cell_name(row, column)}" if column is not None else f"{sheet}!{row + 1}"

    def problem(
        self, message: str, text: str, row: int | None = None, column: int | None = None, *, loud: bool = True
    ) -> ImportProblem:
        """Something of this table that finds no entry, with its words."""
        level = ProblemLevel.ATTENTION if loud else ProblemLevel.NOTICE
        return ImportProblem(
            Place(self.reading.sheet.file, self.reading.sheet.name, row, column), "", message, text, level
        )
