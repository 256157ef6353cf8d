"""A table whose cells are selected by mouse and keys as in a spreadsheet. Knows no entries; see ``entry_table.py``.

Dragging with the mouse selects cells; what can be moved by dragging are whole rows that are selected already.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from gui.theme import colours_of
from gui.views.cell_cursor import CellCursor
from gui.views.cell_selection import CellSelection
from gui.views.pinned_grid import PinnedGrid
from gui.views.row_header import RowHeader

_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellGrid(PinnedGrid):
    """Base of the table of entries.

    Signals: ``rows_pulled()`` when the mouse pulls at the selected rows, to drag them; ``escaped()`` on Esc.
    """

    rows_pulled = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cells = CellSelection(self)
        self.cursor_keys = CellCursor(self, self.cells)
        self._pressed: QPoint | None = None
        self._dropping: QPoint | None = None
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)  # see event()
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(False)  # Qt's marks one cell; see paintEvent
        self.heads.setSortIndicatorShown(True)  # a table that does not sort by itself has hidden the arrow
        self.numbers = RowHeader(self)
        self.numbers.drag_requested.connect(self.rows_pulled)
        self.setVerticalHeader(self.numbers)

    @property
    def has_selection(self) -> bool:
        return self.model() is not None and self.selectionModel().hasSelection()

    @property
    def has_whole_rows(self) -> bool:
        """Whether whole rows are selected, not single cells of them."""
        return self.cells.is_whole_rows

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        if not self.cursor_keys.handle(event):
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tab goes from cell to cell; at the last one it leaves the table."""
        is_tab = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS
        if is_tab and isinstance(event, QKeyEvent) and self.cursor_keys.handle(event):
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        left, modifiers = event.button() == Qt.MouseButton.LeftButton, event.modifiers()
        if left and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.cursor_keys.extend_to(self.indexAt(place))
            return
        is_selected = self.model() is not None and self.selectionModel().isSelected(self.indexAt(place))
        plain = left and modifiers == Qt.KeyboardModifier.NoModifier
        self._pressed = place if plain and is_selected and self.has_whole_rows else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.rows_pulled.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        super().mouseReleaseEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        self._dropping = event.position().toPoint() if event.isAccepted() else None
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._dropping = None

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping = None
        super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Whole rows are dropped, so the line that says where goes across all columns."""
        super().paintEvent(event)
        if self._dropping is None:
            return
        row = self.rowAt(self._dropping.y())
        last = self.model().rowCount() - 1
        top = self.rowViewportPosition(row if row >= 0 else last)
        high = self.rowHeight(row if row >= 0 else last)
        below = row < 0 or self._dropping.y() > top + high // 2
        painter = QPainter(self.viewport())
        line = top + high - 1 if below else top
        painter.fillRect(0, line - 1, self.viewport().width(), 3, QColor(colours_of(self.palette()).accent))
        painter.end()

    def follow_cursor(self, current: QModelIndex) -> None:
        """The current cell is another one; while the mouse drags over cells, the selection began elsewhere."""
        if self.state() != QAbstractItemView.State.DragSelectingState:
            self.cursor_keys.follow(current)
