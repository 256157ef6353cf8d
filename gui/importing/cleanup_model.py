"""The clean-ups of an import, each with a tick: done, or refused. Traditional text is only offered."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from model.plan import Cleanup, CleanupKind

Index = QModelIndex | QPersistentModelIndex

TITLES = ("清理", "位置", "原来的文字", "清理后")
_INVALID = QModelIndex()


class CleanupModel(QAbstractTableModel):
    """A list of repairs in file order.

    Signals: ``refusal_requested(key, refused)`` when a tick was changed; the same repair of the same words is one wish.
    """

    refusal_requested = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._cleanups: Sequence[Cleanup] = ()
        self._refused: frozenset[tuple[str, str]] = frozenset()

    def show_cleanups(self, cleanups: Sequence[Cleanup], refused: set[tuple[str, str]]) -> None:
        self.beginResetModel()
        self._cleanups = cleanups
        self._refused = frozenset(refused)
        self.endResetModel()

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._cleanups)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 and self._can_tick(index.row()) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cleanup = self._cleanups[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if cleanup.done else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DisplayRole:
            text = (cleanup.kind.label, cleanup.place.where, cleanup.before, cleanup.after)[index.column()]
            return text.replace("\n", "⏎")
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{cleanup.before}\n→\n{cleanup.after}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        refused = Qt.CheckState(value) is not Qt.CheckState.Checked
        self.refusal_requested.emit(self._cleanups[index.row()].key, refused)
        return True

    def _can_tick(self, row: int) -> bool:
        """Traditional text is converted as a whole, on the first page; here single conversions can be refused."""
        cleanup = self._cleanups[row]
        return cleanup.done or cleanup.kind is not CleanupKind.TRADITIONAL or cleanup.key in self._refused
