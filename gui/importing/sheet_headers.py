"""The headers of the sheet preview: columns that say where they go, row numbers that make a header when clicked."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from gui.icons import drawn
from gui.importing.sheet_model import HEAD_ROLE, WARNED_ROLE, ColumnHead
from gui.theme import colours_of

_PAD = 5  # pixels
_ARROW = 12


class ColumnHeader(QHeaderView):
    """Two lines over each column: the field its cells go to, and the letter with the reason.

    Sections are not clickable in Qt's sense: that would choose the column and scroll to it while the button is down.

    Signals: ``column_chosen(column)`` when a column title was clicked.
    """

    column_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("import_columns")
        self.setAccessibleName("每一列导入到哪个字段")
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(44)
        self._pressed_at: QPoint | None = None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), 2 * self.fontMetrics().height() + 2 * _PAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        head = self.model().headerData(section, Qt.Orientation.Horizontal, HEAD_ROLE)
        if not isinstance(head, ColumnHead):
            super().paintSection(painter, rect, section)
            return
        colours = colours_of(self.palette())
        painter.save()
        painter.fillRect(rect, QColor(colours.window))
        painter.setPen(QColor(colours.border))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        half = room.height() // 2
        title = room.adjusted(0, 0, -_ARROW if head.title else 0, half - room.height())
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self._write(painter, title, head.title, bold, getattr(colours, head.look))
        self._write(painter, room.adjusted(0, half, 0, 0), head.note, self.font(), colours.muted)
        if head.title:
            arrow = drawn("chevron-down", _ARROW, QColor(colours.muted), painter.device().devicePixelRatioF())
            painter.drawPixmap(room.right() - _ARROW + 3, title.center().y() - _ARROW // 2, arrow)
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = _pressed_at(event, self, Qt.CursorShape.SplitHCursor)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is not None and _is_click(pressed, event):
            section = self.logicalIndexAt(pressed)
            if section >= 0:
                self.column_chosen.emit(section)

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class RowHeader(QHeaderView):
    """Row numbers.

    Signals: ``rows_chosen(first, last)`` when a row number was clicked, or several were dragged over.
    """

    rows_chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("import_row_numbers")
        self.setAccessibleName("行号，单击作为表头")
        self.setSectionsClickable(True)
        self.setHighlightSections(True)
        self._pressed_at: QPoint | None = None
        self._pressed = -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = _pressed_at(event, self, Qt.CursorShape.SplitVCursor)
        self._pressed = self.logicalIndexAt(self._pressed_at) if self._pressed_at is not None else -1
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at, first = self._pressed_at, self._pressed
        self._pressed_at = None
        if at is None or first < 0:
            return
        # The press may have scrolled: where the mouse stayed, the row is the one that was pressed.
        last = first if _is_click(at, event) else self.logicalIndexAt(event.position().toPoint())
        if last >= 0:
            self.rows_chosen.emit(min(first, last), max(first, last))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        super().paintSection(painter, rect, section)
        if self.model().headerData(section, Qt.Orientation.Vertical, WARNED_ROLE):
            colours = colours_of(self.palette())
            painter.fillRect(QRect(rect.left(), rect.top() + 1, 3, rect.height() - 2), QColor(colours.warning))


def _pressed_at(event: QMouseEvent, header: QHeaderView, resizing: Qt.CursorShape) -> QPoint | None:
    """Where the left button was pressed; None when an edge is about to be dragged."""
    if event.button() is not Qt.MouseButton.LeftButton or header.cursor().shape() is resizing:
        return None
    return event.position().toPoint()


def _is_click(pressed: QPoint, event: QMouseEvent) -> bool:
    """Whether the mouse stayed where it was pressed."""
    way = event.position().toPoint() - pressed
    return way.manhattanLength() < QApplication.startDragDistance()
