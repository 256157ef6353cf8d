"""A table of which one column stays in sight when it is scrolled to the right, as frozen columns of a spreadsheet do.

One view, not two laid over each other: the column is painted at the left edge, and what is asked about places there
(which cell is under the mouse, where is this cell) is answered accordingly. So selection, editing, dragging, tooltips
and screen readers need to know nothing of it. Its head is the business of ``pinned_header.py``.
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from gui.cell_blocks import blocks_of
from gui.theme import colours_of
from gui.views.column_header import ColumnHeader

Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class PinnedGrid(QTableView):
    """A table with at most one pinned column; ``heads`` says which."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._began = QPersistentModelIndex()  # the cell on which the mouse was pressed
        self.heads = ColumnHeader(self)
        self.setHorizontalHeader(self.heads)

    def pin(self, section: int) -> None:
        """Keep this column in sight; -1 for none."""
        self.heads.pin(section)
        self.viewport().update()

    def pinned_place(self) -> QRect:
        """What the pinned column covers; empty while it stands in its own place."""
        return QRect(0, 0, self.heads.pinned_width(), self.viewport().height())

    def indexAt(self, place: QPoint) -> QModelIndex:
        if not self.pinned_place().contains(place):
            return super().indexAt(place)
        row = self.rowAt(place.y())
        return self.model().index(row, self.heads.pinned) if row >= 0 else QModelIndex()

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if index.column() == self.heads.pinned and rect.isValid() and self.heads.pinned_width():
            rect.moveLeft(0)
        return rect

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return super().visualRegionForSelection(selection) | QRegion(self.pinned_place())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """The pinned column is in sight already; another must not be left under it."""
        bar = self.horizontalScrollBar()
        stays = index.column() == self.heads.pinned and self.heads.pinned_width()
        before = bar.value()
        super().scrollTo(index, hint)
        if stays:
            bar.setValue(before)
            return
        hidden = self.heads.pinned_width() - self.columnViewportPosition(index.column())
        if hidden > 0 and self.heads.visualIndex(index.column()) > self.heads.visualIndex(self.heads.pinned):
            bar.setValue(bar.value() - hidden)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """While the table scrolls under the mouse, the cell where it was pressed may come to lie under the pinned
        one, and Qt, which looks for it by its place, would begin at the wrong column."""
        is_dragged = self.state() == QAbstractItemView.State.DragSelectingState and self._began.isValid()
        if not is_dragged or not self.heads.pinned_width():
            super().setSelection(rect, command)
            return
        end = self.indexAt(rect.bottomRight())
        if end.isValid():
            self.selectionModel().select(self._between(self._began, end), command)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._began = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def scrollContentsBy(self, across: int, down: int) -> None:
        """Qt moves the picture of the pinned column along with the others: paint it anew in both places."""
        super().scrollContentsBy(across, down)
        if across and self.heads.pinned >= 0:
            high, width = self.viewport().height(), self.heads.sectionSize(self.heads.pinned)
            self.viewport().update(0, 0, width + abs(across), high)
            self.heads.viewport().update()
            self.updateEditorGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What lies under the pinned column is not painted, so that pinning it makes scrolling no slower."""
        place = self.pinned_place() & event.rect()
        if place.isEmpty():
            super().paintEvent(event)
            return
        super().paintEvent(QPaintEvent(event.region() - QRegion(place)))
        if self.model() is not None and self.model().rowCount():
            painter = QPainter(self.viewport())
            self._paint_pinned(painter, place)
            painter.end()

    def _paint_pinned(self, painter: QPainter, place: QRect) -> None:
        """Paint the rows of the pinned column that are in this part of it."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        section, width, last = self.heads.pinned, self.heads.pinned_width(), self.rowAt(place.bottom())
        current = self.currentIndex() if self.hasFocus() or self.viewport().hasFocus() else QModelIndex()
        model, selection, delegate = self.model(), self.selectionModel(), self.itemDelegate()
        first, bottom = max(0, self.rowAt(place.top())), last if last >= 0 else model.rowCount() - 1
        top, end = self.rowViewportPosition(first), self.rowViewportPosition(bottom) + self.rowHeight(bottom)
        colours, plain = colours_of(self.palette()), option.state
        grid = QColor(colours.border)
        painter.fillRect(0, top, width, end - top, self.palette().base())
        for row in range(first, bottom + 1):
            index, high = model.index(row, section), self.rowHeight(row)
            option.rect = QRect(0, top, width - 1, high - 1)
            option.state = plain
            if selection.isSelected(index):
                option.state |= _State.State_Selected
            if index == current:
                option.state |= _State.State_HasFocus
            delegate.paint(painter, option, index)
            top += high
            painter.fillRect(0, top - 1, width, 1, grid)
        painter.fillRect(width - 2, 0, 2, end, QColor(colours.border_strong))

    def _between(self, one: Index, other: Index) -> QItemSelection:
        """The rectangle of cells between two corners, as the columns are seen."""
        model, heads = self.model(), self.heads
        top, bottom = sorted((one.row(), other.row()))
        left, right = sorted((heads.visualIndex(one.column()), heads.visualIndex(other.column())))
        sections = sorted(heads.logicalIndex(place) for place in range(left, right + 1))
        selection = QItemSelection()
        for block in blocks_of([top], sections):
            selection.select(model.index(top, block.left), model.index(bottom, block.right))
        return selection
