"""The table of entries: a list of ids, and texts fetched when they are painted.

Filtering and sorting happen outside, on lists of ids (``gui/filter.py``); no proxy model stands between. Editing is
announced as a wish; the model changes nothing.
"""

import json
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.entry_cache import EntryCache
from gui.field_help import field_tip
from gui.grouping import GroupKey, Head
from gui.item_models.columns import AREA, STATUS, Column
from model.records import Entry, Problem, Severity, Status

Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-disclosure-entries"

ENTRY_ROLE = Qt.ItemDataRole.UserRole
SEVERITY_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
STATUS_ROLE = Qt.ItemDataRole.UserRole + 3

_LONGEST_TOOLTIP = 1_200  # characters
_FEW = 8  # entries that are looked for one by one
_INVALID = QModelIndex()
_HEAD_HELP = "单击按此列排序，再单击倒序，第三次恢复目录顺序；单击右端的漏斗筛选；右击有更多"
_HEAD_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.HINT)


class Cell(NamedTuple):
    """Everything that is painted of one cell, asked for at once: a call through Qt for each part would be felt."""

    column: Column
    text: str
    status: Status
    unconfirmed: bool
    severity: Severity | None
    remarks: bool = False


def no_remarks(_entry_id: int) -> int:
    """For tables of entries that nobody reviews."""
    return 0


@dataclass(frozen=True, slots=True)
class TableSource:
    """What the model asks of the open catalogue."""

    cache: EntryCache
    problems_of: Callable[[int], Sequence[Problem]]
    area_label: Callable[[str], str]
    writable: bool
    remarks_of: Callable[[int], int] = no_remarks


class EntryTableModel(QAbstractTableModel):
    """Rows are entries, columns are ``Column``.

    Signals: ``edit_requested(entry_id, field, value)``; ``move_requested(ids, before_id or 0)`` after a drop.
    """

    edit_requested = Signal(int, str, str)
    move_requested = Signal(object, int)

    def __init__(self, columns: Sequence[Column], source: TableSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._source = source
        self._ids: list[int] = []
        self._heads: Sequence[Head] = ()
        self._head_rows: list[int] = []
        self._flags = [_flags(column, source.writable) for column in self.columns]
        self.movable = False

    @property
    def is_writable(self) -> bool:
        return self._source.writable

    @property
    def ids(self) -> list[int]:
        return self._ids

    def row_of(self, entry_id: int) -> int | None:
        """The row of an entry; None when it is not shown."""
        try:
            return self._ids.index(entry_id)
        except ValueError:
            return None

    def number_of(self, entry_id: int) -> int:
        """The number before an entry, from 1, heads of groups not counted; 0 when it is not shown."""
        row = self.row_of(entry_id)
        return 0 if row is None else self._number(row)

    @property
    def has_heads(self) -> bool:
        """Whether the rows stand in groups."""
        return bool(self._heads)

    def head(self, row: int) -> Head | None:
        """The head of a group in this row; None where an entry stands."""
        number = self._ids[row] if 0 <= row < len(self._ids) else 0
        return self._heads[-number - 1] if number < 0 else None

    def row_of_head(self, key: GroupKey) -> int | None:
        """The row of the head of a group; None when there is none."""
        number = next((place for place, head in enumerate(self._heads) if head.key == key), None)
        return None if number is None else self._head_rows[number]

    def head_words(self, head: Head) -> str:
        """What a group is called: its area only where several areas are shown."""
        areas = {one.key[0] for one in self._heads[:2]} | {self._heads[-1].key[0]}
        group = head.key[1] or "（没有填一级事项）"
        return f"{self._source.area_label(head.key[0])} · {group}" if len(areas) > 1 else group

    def rows_of(self, entry_ids: Sequence[int]) -> list[int]:
        """The rows of these entries in the order of the table, those not shown left out."""
        if len(entry_ids) <= _FEW:
            found = (self.row_of(entry_id) for entry_id in entry_ids)
            return sorted({row for row in found if row is not None})
        wanted = set(entry_ids)
        return [row for row, entry_id in enumerate(self._ids) if entry_id in wanted]

    def entry(self, row: int) -> Entry | None:
        if not 0 <= row < len(self._ids) or self._ids[row] < 0:
            return None
        return self._source.cache.get(self._ids[row], self._ids, row)

    def cell(self, row: int, section: int) -> Cell | None:
        """What is to be painted; None for an entry that is gone."""
        entry = self.entry(row)
        if entry is None:
            return None
        column = self.columns[section]
        severity = self._severity(entry, column)
        remarks = column.key == STATUS and self._source.remarks_of(entry.id) > 0
        return Cell(column, self._text(entry, column), entry.status, entry.unconfirmed, severity, remarks)

    def set_ids(self, ids: list[int], heads: Sequence[Head] = ()) -> None:
        """Show these entries; one inserted or removed block keeps scroll place and selection.

        Negative ids are heads of groups (``grouping.py``).
        """
        old = self._ids
        start, end = _changed_block(old, ids)
        old_end, new_end = len(old) - end, len(ids) - end
        if start == old_end == new_end:
            self._heads = heads  # the same rows, perhaps other numbers in the heads
            return
        if start == old_end:
            self.beginInsertRows(_INVALID, start, new_end - 1)
            self._take(ids, heads)
            self.endInsertRows()
        elif start == new_end:
            self.beginRemoveRows(_INVALID, start, old_end - 1)
            self._take(ids, heads)
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._take(ids, heads)
            self.endResetModel()

    def refresh(self, ids: Sequence[int]) -> None:
        """Paint these entries anew."""
        rows = self.rows_of(ids)
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(self.columns) - 1))

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(self._number(section) or "") if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{field_tip(column.field)}\n{_HEAD_HELP}" if column.field is not None else _HEAD_HELP
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == ENTRY_ROLE:
            return self._ids[index.row()]
        column = self.columns[index.column()]
        if role == COLUMN_ROLE:
            return column
        entry = self.entry(index.row())
        if entry is None:
            return self._head_data(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(entry, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry, column, self._number(index.row()))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "；".join(problem.message for problem in self._problems(entry, column))
        if role == STATUS_ROLE:
            return entry.status, entry.unconfirmed
        if role == SEVERITY_ROLE:
            return self._severity(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(entry, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = self.columns[index.column()]
        entry = self.entry(index.row())
        if role != Qt.ItemDataRole.EditRole or column.field is None or entry is None:
            return False
        if value != entry[column.key]:
            self.edit_requested.emit(entry.id, column.key, value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.movable else Qt.ItemFlag.NoItemFlags
        if self._ids[index.row()] < 0:
            return _HEAD_FLAGS
        return self._flags[index.column()]

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.mime_of([self._ids[row] for row in sorted({index.row() for index in indexes})])

    def mime_of(self, ids: Sequence[int]) -> QMimeData:
        """These entries, to be dragged."""
        data = QMimeData()
        data.setData(MIME, json.dumps(list(ids)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = _INVALID
    ) -> bool:
        return self.movable and self._source.writable and data.hasFormat(MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index = _INVALID
    ) -> bool:
        """Ask for the move. False, because the rows are not to be removed by the view."""
        if self.canDropMimeData(data, action, row, column, parent):
            place = parent.row() if parent.isValid() else row
            before = self._ids[place] if 0 <= place < len(self._ids) else 0
            head = self.head(place)
            before = head.first if head is not None else before
            self.move_requested.emit(dragged_ids(data), before)
        return False

    def _take(self, ids: list[int], heads: Sequence[Head]) -> None:
        self._ids, self._heads = ids, heads
        self._head_rows = [row for row, number in enumerate(ids) if number < 0] if heads else []

    def _number(self, row: int) -> int:
        """The number before a row; 0 for the head of a group."""
        if not self._head_rows:
            return row + 1
        return 0 if self._ids[row] < 0 else row + 1 - bisect_left(self._head_rows, row)

    def _head_data(self, index: Index, role: int) -> str | None:
        """What is said of the head of a group, in its first cell and to screen readers in every one."""
        head = self.head(index.row())
        if head is None:
            return None
        words = f"{self.head_words(head)}，{head.number} 项"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{words}，{'已收起' if head.folded else '已展开'}"
        return words if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None

    def _spoken(self, entry: Entry, column: Column, number: int) -> str:
        """What a screen reader says of a cell: 事项名称：法律援助，第3行."""
        text = " ".join(self._text(entry, column)[:_LONGEST_TOOLTIP].split()) or "空"
        mark = "，待核实" if column.key == STATUS and entry.unconfirmed else ""
        severity = self._severity(entry, column)
        found = f"，有{severity.label}" if severity is not None else ""
        return f"{column.title}：{text}{mark}{found}，第{number}行"

    def _text(self, entry: Entry, column: Column) -> str:
        if column.key == STATUS:
            return entry.status.label
        if column.key == AREA:
            return self._source.area_label(entry.area)
        return entry[column.key]

    def _problems(self, entry: Entry, column: Column) -> list[Problem]:
        """The findings shown in this cell; those about the whole entry stand in the status cell."""
        own = "" if column.key == STATUS else column.key
        return [problem for problem in self._source.problems_of(entry.id) if problem.field == own]

    def _severity(self, entry: Entry, column: Column) -> Severity | None:
        """The worst that was found in this cell."""
        found = {problem.severity for problem in self._problems(entry, column)}
        return next((severity for severity in _WORST_FIRST if severity in found), None)

    def _tooltip(self, entry: Entry, column: Column) -> str:
        text = self._text(entry, column)[:_LONGEST_TOOLTIP]
        if column.key == STATUS and entry.unconfirmed:
            text += "\n待核实：核对后按 Ctrl+K 确认"
        waiting = self._source.remarks_of(entry.id) if column.key == STATUS else 0
        if waiting:
            text += f"\n有 {waiting} 条审核意见待处理"
        return "\n".join((text, *(f"● {problem.message}" for problem in self._problems(entry, column)))).strip()


def _flags(column: Column, writable: bool) -> Qt.ItemFlag:
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
    if writable:
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        if column.field is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
    return flags


def dragged_ids(data: QMimeData) -> list[int]:
    """The entries that are being dragged."""
    return [int(key) for key in json.loads(bytes(data.data(MIME).data()))]


def _changed_block(old: list[int], new: list[int]) -> tuple[int, int]:
    """How many ids at the beginning and at the end are the same."""
    start = _alike(old, new)
    return start, _alike(old[start:][::-1], new[start:][::-1])


def _alike(one: list[int], other: list[int]) -> int:
    """How many ids are the same from the beginning: by halves, for whole lists are compared faster than single ids."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
