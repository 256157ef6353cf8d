"""An import plan as a tree: a line for every row of the files, below it what it would change, field by field.

Column 0 carries the ticks, which go into ``Decisions``. Rows are filtered by their kind. Nothing is applied here.
"""

from collections.abc import Callable, Mapping, Set
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.icons import icon
from gui.importing.decisions import Decisions, RowKind, can_be_taken, kind_of, was_removed
from gui.importing.wording import place_words, whole_place_words
from gui.item_models.two_level_model import INVALID, Index, TwoLevelModel
from model.plan import FieldChange, ImportPlan, PlannedRow, RowState

TITLES = ("采用", "位置", "目录里现在的", "导入后的")
TICK, PLACE, BEFORE, AFTER = range(4)
DIFFERENCE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The words before and after of a line of the second level, for painting what differs."""

_SIGNS = {
    RowKind.NEW: ("add", "success"),
    RowKind.CHANGED: ("edit", "accent"),
    RowKind.PUNCTUATION: ("edit", "muted"),
    RowKind.UNCHANGED: ("check", "muted"),
    RowKind.CONFLICT: ("warning", "warning"),
    RowKind.LIKELY: ("unconfirmed", "warning"),
    RowKind.PROBLEM: ("error", "error"),
}
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TICKABLE = _PLAIN | Qt.ItemFlag.ItemIsUserCheckable
_SAME = "是同一事项"
_ADD_OR_CHANGE = ("不勾选：作为新事项加入", "勾选：修改左边这个事项，不另外新增")

ValueText = Callable[[str, str], str]
"""Field and value → the value in the clerk's words."""


class PlanModel(TwoLevelModel):
    """Lines of a plan with ticks. ``labels`` names fields and areas by key, ``names`` the catalogue's entries by id.

    Signals: ``ticked()`` when a tick was changed.
    """

    ticked = Signal()

    def __init__(
        self,
        plan: ImportPlan,
        decisions: Decisions,
        labels: Mapping[str, str],
        names: Mapping[int, str],
        value_text: ValueText,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._plan = plan
        self._decisions = decisions
        self._labels = labels
        self._names = names
        self._value_text = value_text
        self._kinds = {row.index: kind_of(row) for row in plan.rows}
        self._take(list(plan.rows))

    def show_kinds(self, kinds: Set[RowKind]) -> None:
        """Show only rows of these kinds."""
        self.beginResetModel()
        self._take([row for row in self._plan.rows if self._kinds[row.index] in kinds])
        self.endResetModel()

    def shown_rows(self) -> list[PlannedRow]:
        return list(self._rows)

    def row_at(self, index: Index) -> PlannedRow | None:
        """The planned row a line belongs to."""
        if not index.isValid():
            return None
        return self._rows[self.line_of(index)]

    def needs_answer(self, line: int) -> bool:
        """Whether the lines below a first-level line ask something of the clerk."""
        return self._kinds[self._rows[line].index] in (RowKind.CONFLICT, RowKind.LIKELY)

    def tick_all(self, yes: bool) -> None:
        """Take, or leave out, every row shown."""
        self._decisions.take_all(self._rows, yes)
        self.retell()

    def retell(self) -> None:
        """The decisions were changed from outside: paint every line anew.

        Told as a new layout: for a long range of changed data a tree asks for the height of every line.
        """
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()
        self.ticked.emit()

    def lines(self) -> int:
        return len(self._rows)

    def lines_below(self, line: int) -> int:
        return self._below[line]

    def columnCount(self, parent: Index = INVALID) -> int:
        return len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.column() != TICK:
            return _PLAIN
        if self.below_of(index) is None:
            return self._flags[index.row()]
        row = self._rows[self.line_of(index)]
        return _TICKABLE if self._can_tick(index, row) else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        is_top = self.below_of(index) is None
        change = self._change_at(index, row)
        if role == DIFFERENCE_ROLE:
            return (self._value(change, change.before), self._value(change, change.after)) if change else None
        if index.column() == TICK and role == Qt.ItemDataRole.CheckStateRole:
            return self._tick(index, row)
        if index.column() == TICK and is_top and role == Qt.ItemDataRole.DecorationRole:
            return icon(*_SIGNS[self._kinds[row.index]])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (TICK, PLACE):
            return whole_place_words(row.place)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if is_top:
            return self._row_text(row, index.column())
        return self._change_text(row, change, index.column())

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not self._can_tick(index, row):
            return False
        yes = Qt.CheckState(value) is Qt.CheckState.Checked
        change = self._change_at(index, row)
        is_top = self.below_of(index) is None
        if is_top:
            self._decisions.take(row, yes)
        elif change is None:
            self._decisions.confirm_same(row, yes)
        else:
            self._decisions.take_field(row, change, yes)
        line = self.line_of(index)
        self.dataChanged.emit(self.index(line, 0), self.index(line, AFTER))
        self._tell_below(line)
        self.ticked.emit()
        return True

    def _take(self, rows: list[PlannedRow]) -> None:
        """Show these rows. A tree asks for the lines below and the flags of every row at once: they are kept ready."""
        self._rows = rows
        self._below = [len(row.changes) + self._asks(row) for row in rows]
        self._flags = [_TICKABLE if can_be_taken(row) else _PLAIN for row in rows]

    def _can_tick(self, index: Index, row: PlannedRow) -> bool:
        if self.below_of(index) is None:
            return can_be_taken(row)
        change = self._change_at(index, row)
        return change is None or not self._decisions.adds(row)

    def _change_at(self, index: Index, row: PlannedRow) -> FieldChange | None:
        """The change of a second-level line; None for the question whether a likely entry is the same."""
        below = self.below_of(index)
        if below is None:
            return None
        place = below - self._asks(row)
        return row.changes[place] if place >= 0 else None

    def _asks(self, row: PlannedRow) -> int:
        """How many lines below a row ask whether it is the likely entry: one or none."""
        return self._kinds[row.index] is RowKind.LIKELY

    def _tick(self, index: Index, row: PlannedRow) -> Qt.CheckState | None:
        if not self._can_tick(index, row):
            return None
        change = self._change_at(index, row)
        if self.below_of(index) is None:
            yes = self._decisions.takes(row)
            if yes and self._decisions.is_partly_taken(row):
                return Qt.CheckState.PartiallyChecked
        elif change is None:
            yes = self._decisions.is_same(row)
        else:
            yes = self._decisions.takes_field(row, change)
        return Qt.CheckState.Checked if yes else Qt.CheckState.Unchecked

    def _row_text(self, row: PlannedRow, column: int) -> str:
        if column == TICK:
            return self._kinds[row.index].label
        if column == PLACE:
            return place_words(row.place)
        if column == BEFORE:
            return "（已删除）" if was_removed(row) else self._name_of_entry(row)
        return self._outcome(row)

    def _outcome(self, row: PlannedRow) -> str:
        name = row.values.get("name", "") or "（没有名称）"
        if row.state is RowState.PROBLEM:
            return row.problems[0].message if row.problems else name
        if row.state is RowState.UNCHANGED:
            return "与目录里的相同"
        if row.state is RowState.NEW or was_removed(row):
            return f"{name}（{self._labels.get(row.area, row.area)}）"
        fields = "、".join(self._labels.get(change.field, change.field) for change in row.changes)
        return f"{len(row.changes)} 处不同：{fields}"

    def _change_text(self, row: PlannedRow, change: FieldChange | None, column: int) -> str:
        if change is None:
            return (_SAME, "", self._name_of_entry(row), _ADD_OR_CHANGE[self._decisions.is_same(row)])[column]
        if column == PLACE:
            return "两边都改过" if change.conflict else "只有标点不同" if change.punctuation_only else ""
        if column == TICK:
            return self._labels.get(change.field, change.field)
        return self._value(change, change.before if column == BEFORE else change.after)

    def _value(self, change: FieldChange, value: str) -> str:
        return self._value_text(change.field, value)

    def _name_of_entry(self, row: PlannedRow) -> str:
        return self._names.get(row.entry_id, "") if row.entry_id is not None else ""

    def _tell_below(self, line: int) -> None:
        top = self.index(line, 0)
        lines = self.rowCount(top)
        if lines:
            self.dataChanged.emit(self.index(0, 0, top), self.index(lines - 1, AFTER, top))
