"""Heads of columns of which one stays in sight when the table is scrolled past it. Knows no entries.

The head is painted at the left edge, and the mouse there is told to Qt as if it were where the head really is: so
clicks, widths, tooltips and menus of this column work as ever. The cells below are the business of ``pinned_grid.py``.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QHoverEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from gui.theme import colours_of

_MOST_PART = 2  # a pinned column may take one part in so many of the table's width, or nothing else would be seen
_GRIP = 5  # pixels at an edge that change the width


class PinnedHeader(QHeaderView):
    """A horizontal header that keeps one column in sight, or none."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._pinned = -1
        self._shift: int | None = None  # while a button is held: how far from its own place it was pressed
        self._pulled: int | None = None  # while the edge is pulled: from the mouse to the edge

    @property
    def pinned(self) -> int:
        """The column to be kept in sight; -1 when none is."""
        return self._pinned

    def pin(self, section: int) -> None:
        """Keep this column in sight; -1 for none."""
        self._pinned = section
        self.viewport().update()

    def pinned_width(self) -> int:
        """The pixels at the left edge that the pinned column covers; 0 while it stands in its own place.

        A column as wide as half the table is not pinned: too little of the others would be left.
        """
        section = self._pinned
        if not 0 <= section < self.count() or self.isSectionHidden(section):
            return 0
        if self.sectionViewportPosition(section) >= 0:
            return 0
        width = self.sectionSize(section)
        return width if width * _MOST_PART <= self.viewport().width() else 0

    def place_of(self, section: int) -> int:
        """Where the head of a column is seen to begin."""
        return 0 if section == self._pinned and self.pinned_width() else self.sectionViewportPosition(section)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        width = self.pinned_width()
        if not width:
            return
        painter = QPainter(self.viewport())
        place = QRect(0, 0, width, self.height())
        colours = colours_of(self.palette())
        painter.fillRect(place, QColor(colours.window))
        self.paintSection(painter, place, self._pinned)
        painter.fillRect(QRect(width - 2, 0, 2, self.height()), QColor(colours.border_strong))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Over the pinned head the mouse is where this head really is."""
        if isinstance(event, QMouseEvent) and self._pull(event):
            return True
        moved = self._moved(event)
        if moved is None:
            return super().viewportEvent(event)
        handled = super().viewportEvent(moved)
        event.setAccepted(moved.isAccepted())
        return handled

    def _pull(self, event: QMouseEvent) -> bool:
        """The edge of the pinned head changes its width; in its own place, out of sight, Qt would not do it."""
        width, place = self.pinned_width(), event.position().toPoint()
        at_edge = width and 0 <= place.y() < self.height() and width - _GRIP <= place.x() < width
        if event.type() == QEvent.Type.MouseMove and not event.buttons() and place.x() < width:
            self.setCursor(Qt.CursorShape.SplitHCursor if at_edge else Qt.CursorShape.ArrowCursor)
        if event.type() == QEvent.Type.MouseButtonPress and at_edge and event.button() == Qt.MouseButton.LeftButton:
            self._pulled = width - place.x()
        if self._pulled is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self.resizeSection(self._pinned, max(self.minimumSectionSize(), place.x() + self._pulled))
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._pulled = None
        return True

    def _moved(self, event: QEvent) -> QEvent | None:
        """The event in the pinned head's own place; None where it stays as it is."""
        if isinstance(event, QMouseEvent):
            shift = self._shift_of(event)
            if not shift:
                return None
            point = self._away(event.position(), shift)
            return QMouseEvent(
                event.type(), point, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
            )
        if isinstance(event, QHoverEvent) and event.type() != QEvent.Type.HoverLeave:
            shift = self._shift_at(event.position().toPoint())
            point = self._away(event.position(), shift)
            return QHoverEvent(event.type(), point, event.globalPosition(), event.oldPosF()) if shift else None
        if isinstance(event, QHelpEvent):
            shift = self._shift_at(event.pos())
            place = self._away(QPointF(event.pos()), shift).toPoint()
            return QHelpEvent(event.type(), place, event.globalPos()) if shift else None
        if isinstance(event, QContextMenuEvent):
            shift = self._shift_at(event.pos())
            place = self._away(QPointF(event.pos()), shift).toPoint()
            return QContextMenuEvent(event.reason(), place, event.globalPos(), event.modifiers()) if shift else None
        return None

    def _shift_of(self, event: QMouseEvent) -> int:
        """What was pressed on the pinned head goes on there until the button is released."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._shift = self._shift_at(event.position().toPoint())
            # Its place among the others cannot be seen, so the pinned column is not moved by the mouse.
            self.setSectionsMovable(not self._shift)
        if self._shift is None:
            return self._shift_at(event.position().toPoint())
        shift = self._shift
        if event.type() == QEvent.Type.MouseButtonRelease:
            self._shift = None
        return shift

    def _shift_at(self, place: QPoint) -> int:
        """How far from its own place the pinned head is here; 0 elsewhere."""
        inside = QRect(0, 0, self.pinned_width(), self.height()).contains(place)
        return self.sectionViewportPosition(self._pinned) if inside else 0

    def _away(self, point: QPointF, shift: int) -> QPointF:
        """In its own place; never on the edge of the column before, which could be pulled there."""
        return QPointF(max(point.x(), _GRIP) + shift, point.y())
