"""The history of the entry in the form: who changed what, when, with the words before and after, to be brought back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from gui.item_models.history_model import HistoryModel
from gui.versions.history_bar import HistoryBar
from gui.versions.history_tree import HistoryTree
from model.history import Revision


class HistoryPanel(QWidget):
    """The history of one entry.

    Signals: ``restore_requested(parts)`` when something shall be as it was.
    """

    restore_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[Revision] = []
        self._model = HistoryModel(self)
        self._tree = HistoryTree(self._model, "entry_history", self)
        self.bar = HistoryBar(self._tree, self, whole_catalogue=False)
        self._nothing = QLabel("选择一个事项，这里列出它的修改记录。", self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("look", "muted")
        self._nothing.setWordWrap(True)
        history = QWidget(self)
        below = QVBoxLayout(history)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self._tree, 1)
        below.addWidget(self.bar)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(history)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.bar.restore_requested.connect(self.restore_requested)

    def show_history(
        self,
        revisions: Sequence[Revision],
        field_label: Callable[[str], str],
        value_text: Callable[[str, str], str],
        *,
        writable: bool,
    ) -> None:
        """Show the steps of one entry, newest first. The same again changes nothing, so the selection stays."""
        self._pages.setCurrentIndex(1)
        self.bar.set_writable(writable)
        if self._shown == revisions:
            return
        self._shown = list(revisions)
        self._model.show(revisions, field_label, value_text=value_text)
        self._tree.open_newest()

    def show_nothing(self) -> None:
        self._shown = []
        self._model.clear()
        self._pages.setCurrentIndex(0)
