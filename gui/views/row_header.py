"""The numbers at the left of the table: a click selects the whole row, a selected row is dragged by its number."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from gui.theme import colours_of

_DOT, _STEP, _ROOM = 2, 4, 12  # pixels of the handle's dots, and of the handle
_LEFT = Qt.MouseButton.LeftButton


class RowHeader(QHeaderView):
    """Row numbers with a handle on the selected rows.

    Signals: ``drag_requested()`` when the mouse pulls at a row that is selected as a whole;
    ``menu_requested(global position)``.
    """

    drag_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self._table = table
        self._pressed: QPoint | None = None
        self._hovered = -1
        self.setObjectName("row_header")
        self.setAccessibleName("行号")
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self.setMouseTracking(True)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setToolTip("单击选中整行；按住选中的行号拖动，可以改变顺序，也可以拖到左边的领域")

    def sizeHint(self) -> QSize:
        """Room for the handle before the number."""
        return super().sizeHint() + QSize(_ROOM, 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plain = event.button() == _LEFT and not event.modifiers()
        if plain and self._is_selected(self.logicalIndexAt(event.position().toPoint())):
            self._pressed = event.position().toPoint()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self._hover(self.logicalIndexAt(place) if not event.buttons() else -1)
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_requested.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        self._table.selectRow(self.logicalIndexAt(self._pressed))  # it was a click after all
        self._pressed = None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.logicalIndexAt(event.pos())
        if row >= 0:
            if not self._is_selected(row):
                self._table.selectRow(row)
            self.menu_requested.emit(event.globalPos())

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        if self._is_selected(logical_index):
            self._paint_handle(painter, rect, logical_index == self._hovered)

    def _paint_handle(self, painter: QPainter, rect: QRect, hovered: bool) -> None:
        colours = colours_of(self.palette())
        left, top = rect.left() + 4, rect.center().y() - _STEP - _DOT // 2
        colour = QColor(colours.accent if hovered else colours.border_strong)
        for number in range(6):
            dot = QRect(left + number % 2 * _STEP, top + number // 2 * _STEP, _DOT, _DOT)
            painter.fillRect(dot, colour)

    def _hover(self, row: int) -> None:
        selected = self._is_selected(row)
        self.setCursor(Qt.CursorShape.OpenHandCursor if selected else Qt.CursorShape.ArrowCursor)
        self._hovered = row if selected else -1
        self.viewport().update()

    def _is_selected(self, row: int) -> bool:
        selection = self._table.selectionModel()
        return row >= 0 and self._table.model() is not None and selection.isRowSelected(row, QModelIndex())
