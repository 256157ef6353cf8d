"""A list or tree whose lines carry ticks: the space bar ticks every chosen line, whatever column the cursor is in."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget


class TickTree(QTreeView):
    """Ticks stand in column 0. Enter is left to the dialog."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAlternatingRowColors(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.header().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._tick_selected()
            return
        super().keyPressEvent(event)

    def _tick_selected(self) -> None:
        """Turn the tick of the current line round, and give the other chosen lines the same."""
        current = self.currentIndex().siblingAtColumn(0)
        lines = [index for index in self.selectionModel().selectedRows(0) if _is_tickable(index)]
        if _is_tickable(current) and current not in lines:
            lines.insert(0, current)
        if not lines:
            return
        first = current if _is_tickable(current) else lines[0]
        is_ticked = Qt.CheckState(first.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        for index in lines:
            self.model().setData(index, wanted.value, Qt.ItemDataRole.CheckStateRole)


def _is_tickable(index: QModelIndex) -> bool:
    return index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
