"""An import plan as a tree: a line for every row of the files, below it what it would change, field by field.

Column 0 carries the ticks, which go into ``Decisions``. Rows are filtered by their state. Nothing is applied here.
"""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.importing.decisions import Decisions, can_be_taken, is_likely
from model.plan import FieldChange, ImportPlan, PlannedRow, RowState

Index = QModelIndex | QPersistentModelIndex

TITLES = ("采用", "位置", "目录里现在的", "导入后的")
TICK, PLACE, BEFORE, AFTER = range(4)
DIFFERENCE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``FieldChange`` of a line of the second level, for painting what differs."""
STATE_ROLE = Qt.ItemDataRole.UserRole + 2

_TOP = 0  # internal id of first-level lines; a second-level line carries its parent's line + 1
_INVALID = QModelIndex()
_SAME = "是同一事项"


class PlanModel(QAbstractItemModel):
    """Lines of a plan with ticks.

    ``labels`` names fields and areas by key, ``name_of`` an entry of the catalogue by id.
    """

    def __init__(self, plan: ImportPlan, decisions: Decisions, labels: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._plan = plan
        self._decisions = decisions
        self._labels = labels
        self._names: Mapping[int, str] = {}
        self._rows: list[PlannedRow] = list(plan.rows)

    def know_names(self, names: Mapping[int, str]) -> None:
        """The names of the catalogue's entries that rows refer to."""
        self._names = names

    def show_states(self, states: frozenset[RowState]) -> None:
        """Show only rows of these states."""
        self.beginResetModel()
        self._rows = [row for row in self._plan.rows if row.state in states]
        self.endResetModel()

    def shown_rows(self) -> list[PlannedRow]:
        return list(self._rows)

    def row_at(self, index: Index) -> PlannedRow | None:
        """The planned row a line belongs to."""
        if not index.isValid():
            return None
        return self._rows[index.row() if index.internalId() == _TOP else index.internalId() - 1]

    def tick_all(self, yes: bool) -> None:
        """Take, or leave out, every row shown."""
        self._decisions.take_all(self._rows, yes)
        self._tell_all()

    def rowCount(self, parent: Index = _INVALID) -> int:
        if not parent.isValid():
            return len(self._rows)
        if parent.internalId() != _TOP or parent.column() != 0:
            return 0
        row = self._rows[parent.row()]
        return len(row.changes) + is_likely(row)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return len(TITLES)

    def index(self, line: int, column: int, parent: Index = _INVALID) -> QModelIndex:
        if not self.hasIndex(line, column, parent):
            return QModelIndex()
        return self.createIndex(line, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = _INVALID) -> Any:
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK and self._can_tick(index, row):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index)
        if row is None:
            return None
        change = self._change_at(index, row)
        if role == STATE_ROLE:
            return row.state if index.internalId() == _TOP else None
        if role == DIFFERENCE_ROLE:
            return change
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return self._tick(index, row)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if index.internalId() == _TOP:
            return self._row_text(row, index.column())
        return self._change_text(row, change, index.column())

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if row is None or role != Qt.ItemDataRole.CheckStateRole or not self._can_tick(index, row):
            return False
        yes = Qt.CheckState(value) is Qt.CheckState.Checked
        change = self._change_at(index, row)
        if index.internalId() == _TOP:
            self._decisions.take(row, yes)
        elif change is None:
            self._decisions.confirm_same(row, yes)
        else:
            self._decisions.take_field(row, change, yes)
        self._tell_row(index.row() if index.internalId() == _TOP else index.internalId() - 1)
        return True

    def _can_tick(self, index: Index, row: PlannedRow) -> bool:
        if index.internalId() == _TOP:
            return can_be_taken(row)
        change = self._change_at(index, row)
        return change is None or not self._decisions.adds(row)

    def _change_at(self, index: Index, row: PlannedRow) -> FieldChange | None:
        """The change of a second-level line; None for the question whether a likely entry is the same."""
        if index.internalId() == _TOP:
            return None
        place = index.row() - is_likely(row)
        return row.changes[place] if place >= 0 else None

    def _tick(self, index: Index, row: PlannedRow) -> Qt.CheckState | None:
        if not self._can_tick(index, row):
            return None
        change = self._change_at(index, row)
        if index.internalId() == _TOP:
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
            return "可能相同" if is_likely(row) else row.state.label
        if column == PLACE:
            return row.place.where
        if column == BEFORE:
            return self._names.get(row.entry_id, "") if row.entry_id is not None else ""
        area = self._labels.get(row.area, row.area)
        if row.problems and row.state is RowState.PROBLEM:
            return row.problems[0].message
        name = row.values.get("name", "")
        if row.state in (RowState.CHANGED, RowState.CONFLICT):
            fields = "、".join(self._labels.get(change.field, change.field) for change in row.changes)
            return f"{name}（{area}）改 {len(row.changes)} 处：{fields}"
        return f"{name}（{area}）"

    def _change_text(self, row: PlannedRow, change: FieldChange | None, column: int) -> str:
        if change is None:
            name = self._names.get(row.entry_id, "") if row.entry_id is not None else ""
            return (_SAME, "", name, "勾选后按修改处理，不勾选则新增")[column]
        if column == PLACE:
            return "只有标点不同" if change.punctuation_only else "两边都改过" if change.conflict else ""
        return (self._labels.get(change.field, change.field), "", change.before, change.after)[column]

    def _tell_row(self, line: int) -> None:
        top = self.index(line, 0)
        self.dataChanged.emit(top, self.index(line, AFTER))
        lines = self.rowCount(top)
        if lines:
            self.dataChanged.emit(self.index(0, 0, top), self.index(lines - 1, AFTER, top))

    def _tell_all(self) -> None:
        for line in range(len(self._rows)):
            self._tell_row(line)
