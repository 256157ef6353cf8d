"""The history of the entry in the form: who changed what, when, with the words before and after."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QStackedWidget, QTreeView, QVBoxLayout, QWidget

from gui.delegates.history_delegate import HistoryDelegate
from gui.item_models.history_model import HistoryModel
from model.history import Revision

_OPENED = 3  # newest steps shown with their changes


class HistoryTree(QTreeView):
    """A tree of steps and changes; also used by the dialog with the history of the whole catalogue."""

    def __init__(self, model: HistoryModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("修改记录")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(HistoryDelegate(self))
        self.setModel(model)


class HistoryPanel(QWidget):
    """The history of one entry."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel(self)
        self._tree = HistoryTree(self._model, "entry_history", self)
        self._nothing = QLabel("选择一个事项，这里列出它的修改记录。", self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("look", "muted")
        self._nothing.setWordWrap(True)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._tree)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    def show_history(
        self,
        revisions: Sequence[Revision],
        field_label: Callable[[str], str],
        value_text: Callable[[str, str], str],
    ) -> None:
        """Show the steps of one entry, newest first."""
        self._model.show(revisions, field_label, value_text=value_text)
        self._pages.setCurrentIndex(1)
        for row in range(min(_OPENED, self._model.rowCount())):
            self._tree.expand(self._model.index(row, 0))

    def show_nothing(self) -> None:
        self._model.removeRows(0, self._model.rowCount())
        self._pages.setCurrentIndex(0)
