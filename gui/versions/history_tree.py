"""The tree of a history: steps, and below each what it changed. What can be done with them: ``history_bar.py``."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from gui.delegates.history_delegate import HistoryDelegate
from gui.item_models.history_model import HistoryModel

_OPENED = 3  # newest steps shown with their changes


class HistoryTree(QTreeView):
    """Steps and changes, of one entry or of the whole catalogue."""

    def __init__(self, model: HistoryModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("修改记录")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(HistoryDelegate(self))
        self.setModel(model)

    def open_newest(self) -> None:
        """Show what the newest steps changed."""
        for row in range(min(_OPENED, self.model().rowCount())):
            self.expand(self.model().index(row, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts take another number of lines in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
