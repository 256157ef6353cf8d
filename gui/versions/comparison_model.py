"""A comparison as a tree: a line for every entry that differs, below it its fields, left and right. Changes nothing."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.icons import icon
from gui.item_models.two_level_model import INVALID, Index, TwoLevelModel
from gui.versions.compared_rows import ComparedKind, ComparedRow
from model.comparison import FieldDifference

WHAT, AREA, BEFORE, AFTER = range(4)
DIFFERENCE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The words of both sides of a line of the second level, for painting what differs."""
MOST_LINES = 1_000
"""Lines shown at once: nobody reads more, and a tree measures every line it is given."""

_SIGNS = {
    ComparedKind.ADDED: ("add", "success"),
    ComparedKind.CHANGED: ("edit", "accent"),
    ComparedKind.REMOVED: ("delete", "error"),
    ComparedKind.MOVED: ("move-area", "accent"),
    ComparedKind.SLIGHT: ("edit", "muted"),
    ComparedKind.AROUND: ("areas", "muted"),
}
_SHOWN = Qt.ItemDataRole.DisplayRole
_NOT_THERE = "（没有）"


class ComparisonModel(TwoLevelModel):
    """The lines of one comparison, narrowed by area and kind."""

    def __init__(self, field_label: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._field_label = field_label
        self._titles = ("变化", "领域", "", "")
        self._areas: Mapping[str, str] = {}
        self._all: Sequence[ComparedRow] = ()
        self._counts: Counter[tuple[str, str]] = Counter()
        self._fitting = 0
        self._rows: list[ComparedRow] = []

    def show(self, rows: Sequence[ComparedRow], areas: Mapping[str, str], left: str, right: str) -> None:
        """Show these lines, all of them; ``areas`` names areas by key, ``left`` and ``right`` the sides."""
        self._titles = ("变化", "领域", left, right)
        self._areas, self._all = areas, rows
        self._counts = Counter((row.kind.value, row.area) for row in rows)
        self.narrow(frozenset(ComparedKind), "")
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, BEFORE, AFTER)

    def narrow(self, kinds: Set[ComparedKind], area: str) -> None:
        """Show only lines of these kinds and (unless empty) of this area."""
        self.beginResetModel()
        fitting = self._all
        if area or len(kinds) < len(ComparedKind):
            fitting = [row for row in self._all if row.kind in kinds and area in ("", row.area)]
        self._fitting = len(fitting)
        self._rows = list(fitting[:MOST_LINES])
        self.endResetModel()

    def counts(self, area: str = "") -> Counter[ComparedKind]:
        """How many lines there are of each kind, in one area or in all."""
        found: Counter[ComparedKind] = Counter()
        for (kind, key), number in self._counts.items():
            if area in ("", key):
                found[ComparedKind(kind)] += number
        return found

    @property
    def hidden(self) -> int:
        """How many lines fit but are not shown, because there are too many."""
        return self._fitting - len(self._rows)

    def row_at(self, index: Index) -> ComparedRow | None:
        """What a line, or the line it stands below, is about."""
        return self._rows[self.line_of(index)] if index.isValid() else None

    def detail_at(self, index: Index) -> FieldDifference | None:
        """The field of a second-level line."""
        below = self.below_of(index) if index.isValid() else None
        return None if below is None else self._rows[self.line_of(index)].details[below]

    def lines(self) -> int:
        return len(self._rows)

    def lines_below(self, line: int) -> int:
        return len(self._rows[line].details)

    def columnCount(self, parent: Index = INVALID) -> int:
        return len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role in (_SHOWN, Qt.ItemDataRole.ToolTipRole):
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, detail = self.row_at(index), self.detail_at(index)
        if row is None:
            return None
        if role == DIFFERENCE_ROLE:
            return (detail.here, detail.there) if detail is not None else None
        if role == Qt.ItemDataRole.DecorationRole and index.column() == WHAT and detail is None:
            return icon(*_SIGNS[row.kind])
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        column = index.column()
        text = self._row_text(row, column) if detail is None else self._field_text(row, detail, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column in (BEFORE, AFTER):
            return f"{self._titles[column]}：{text or '空'}"
        return text

    def field_label(self, row: ComparedRow, detail: FieldDifference) -> str:
        """What the clerk calls a field of a line."""
        return row.title if row.kind is ComparedKind.AROUND else self._field_label(detail.field)

    def area_label(self, row: ComparedRow) -> str:
        return self._areas.get(row.area, row.area)

    def _row_text(self, row: ComparedRow, column: int) -> str:
        if column == WHAT:
            return row.kind.value
        if column == AREA:
            return self.area_label(row)
        if row.kind is ComparedKind.AROUND:
            return row.title if column == BEFORE else ""
        if column == BEFORE:
            return (row.here["name"] or "（没有名称）") if row.here is not None else _NOT_THERE
        return self._outcome(row)

    def _outcome(self, row: ComparedRow) -> str:
        if row.there is None:
            return _NOT_THERE
        if row.here is None:
            return row.name
        if not row.details:
            return "在本领域内调整了顺序"
        fields = "、".join(self._field_label(detail.field) for detail in row.details)
        return f"{len(row.details)} 处不同：{fields}"

    def _field_text(self, row: ComparedRow, detail: FieldDifference, column: int) -> str:
        if column == WHAT:
            return self.field_label(row, detail)
        if column == AREA:
            return "只有标点或词序不同" if detail.slight else ""
        return detail.here if column == BEFORE else detail.there
