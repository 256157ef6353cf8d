"""The heads of the table's columns: title, sorting arrow, and a funnel that filters the column."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QTableView

from gui.icons import drawn
from gui.theme import colours_of
from gui.views.pinned_header import PinnedHeader

_FUNNEL = 14  # pixels
_ROOM = 22
_ARROW = 16  # room of the sorting arrow at the right
_LEFT = Qt.MouseButton.LeftButton


class ColumnHeader(PinnedHeader):
    """Shows the funnel of the column under the mouse, and always that of filtered columns.

    Signals: ``filter_requested(section)``; ``menu_requested(section, global position)``.
    """

    filter_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._filtered: frozenset[int] = frozenset()
        self._hovered = -1
        self._pressed = -1
        self.setObjectName("column_header")
        self.setAccessibleName("列标题")
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(48)
        self.setMouseTracking(True)

    def setSelectionModel(self, model: QItemSelectionModel) -> None:
        """Look at a selection of its own, which is always empty: heads do not show what is selected, and to find out
        whether a whole column is, Qt asks for every one of 100,000 rows."""
        super().setSelectionModel(QItemSelectionModel(model.model(), self))

    def show_filtered(self, sections: Collection[int]) -> None:
        """Mark these columns as filtered."""
        self._filtered = frozenset(sections)
        self.viewport().update()

    def funnel_of(self, section: int) -> QRect:
        """Where the funnel of a column is, a pinned one taken to be in its own place."""
        right = self.sectionViewportPosition(section) + self.sectionSize(section)
        if section == self.sortIndicatorSection():
            right -= _ARROW
        return QRect(right - _ROOM, (self.height() - _ROOM) // 2, _ROOM, _ROOM)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        is_filtered, is_hovered = logical_index in self._filtered, logical_index == self._hovered
        if not is_filtered and not is_hovered:
            return
        colours, place = colours_of(self.palette()), self.funnel_of(logical_index)
        place.translate(rect.left() - self.sectionViewportPosition(logical_index), 0)  # the pinned head is elsewhere
        ground = colours.hover if is_hovered else colours.accent_soft if is_filtered else colours.window
        painter.fillRect(place.adjusted(-2, 0, -1, 0), QColor(ground))
        colour = QColor(colours.accent if is_filtered else colours.muted)
        picture = drawn("filter", _FUNNEL, colour, painter.device().devicePixelRatioF())
        painter.drawPixmap(place.center() - QPoint(_FUNNEL // 2, _FUNNEL // 2), picture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._funnel_at(event.position().toPoint()) if event.button() == _LEFT else -1
        if self._pressed < 0:
            self.blockSignals(True)  # the table would select the column when it is pressed; a click is to sort it
            super().mousePressEvent(event)
            self.blockSignals(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif self._funnel_at(event.position().toPoint()) == pressed:
            self.filter_requested.emit(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.logicalIndexAt(event.position().toPoint()))
        if self._pressed < 0:
            super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_requested.emit(section, event.globalPos())

    def _funnel_at(self, place: QPoint) -> int:
        """The column whose funnel is here; -1 when none is. The very edge stays for changing the width."""
        section = self.logicalIndexAt(place)
        room = self.funnel_of(section).adjusted(0, 0, -4, 0) if section >= 0 else QRect()
        return section if room.contains(place) else -1

    def _hover(self, section: int) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()
