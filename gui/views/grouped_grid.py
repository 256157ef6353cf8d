"""The table with heads of groups among its rows: painted across all columns, opened and closed by mouse and keys.

Which entries are in which group is said by the list (``gui/grouping.py``); here the heads are only shown.
"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from gui.delegates.group_bar import paint_bar
from gui.grouping import Head
from gui.item_models.entry_table_model import EntryTableModel
from gui.theme import colours_of
from gui.views.cell_grid import CellGrid

_FOLDS = {
    Qt.Key.Key_Left: True,
    Qt.Key.Key_Right: False,
    Qt.Key.Key_Space: None,
    Qt.Key.Key_Return: None,
    Qt.Key.Key_Enter: None,
}
"""Keys on the head of a group: put away, bring back, or the other way round."""


class GroupedGrid(CellGrid):
    """Shows an ``EntryTableModel``.

    Signals: ``fold_requested(key of a group, folded)``.
    """

    fold_requested = Signal(object, bool)

    @property
    def entries(self) -> EntryTableModel | None:
        model = self.model()
        return model if isinstance(model, EntryTableModel) else None

    def head_at(self, row: int) -> Head | None:
        """The head of a group in this row; None where an entry stands."""
        return self.entries.head(row) if self.entries is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The heads go across all columns, so they are painted over the cells."""
        super().paintEvent(event)
        model = self.entries
        if model is None or not model.has_heads:
            return
        painter = QPainter(self.viewport())
        last = self.rowAt(self.viewport().height())
        for row in range(max(self.rowAt(0), 0), (last if last >= 0 else len(model.ids) - 1) + 1):
            head = model.head(row)
            if head is not None:
                self._paint_head(painter, row, model.head_words(head), head)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On a head the keys of a tree open and close its group."""
        head = self.head_at(self.currentIndex().row())
        if head is None or event.modifiers() or event.key() not in _FOLDS:
            super().keyPressEvent(event)
            return
        folded = _FOLDS[Qt.Key(event.key())]
        self.fold_requested.emit(head.key, not head.folded if folded is None else folded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        head = self.head_at(self.rowAt(place.y()))
        if head is None or event.button() != Qt.MouseButton.LeftButton or event.modifiers():
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.setCurrentIndex(self.indexAt(place))
        self.fold_requested.emit(head.key, not head.folded)

    def _paint_head(self, painter: QPainter, row: int, words: str, head: Head) -> None:
        rect = QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))
        painter.setFont(self.font())
        paint_bar(painter, rect, words, head.number, folded=head.folded, palette=self.palette())
        if row == self.currentIndex().row():
            painter.setPen(QPen(QColor(colours_of(self.palette()).accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
