"""The search box: a line that tells its words as they are typed, never during the composition of an input method."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.icons import icon
from gui.type_size import in_type

_WIDTH = 300  # pixels at most, for type of the standard size
_LEAST = 140  # pixels, where a narrow window has no more


class SearchBox(QLineEdit):
    """Words to search for.

    Signals: ``query_changed(words)``; ``left_downwards()`` when ↓ or Enter leads to the table.
    """

    query_changed = Signal(str)
    left_downwards = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search_box")
        self.setAccessibleName("搜索")
        self.setPlaceholderText("搜索任何字段（拼音首字母也可）")
        self.setToolTip("在全部字段中搜索，例：预算、flyz（法律援助）；多个词用空格隔开（Ctrl+F）")
        self.setClearButtonEnabled(True)
        self.fit_type()
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.textChanged.connect(self.query_changed)  # a line edit keeps what is being composed out of its text

    def fit_type(self) -> None:
        """Give larger type the room it needs."""
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(in_type(_WIDTH))

    def sizeHint(self) -> QSize:
        return QSize(self.maximumWidth(), super().sizeHint().height())

    def show_query(self, query: str) -> None:
        """Show these words without telling them."""
        if query != self.text():
            self.blockSignals(True)
            self.setText(query)
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
