"""A strip above the work area that says what is special now: read-only, a warning about backups."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.icons import icon
from gui.widgets.sign import Sign


class Banner(QFrame):
    """A sentence and a way to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("look", "banner")
        self._text = QLabel(self)
        self._text.setObjectName("banner_text")
        self._text.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setObjectName("close_banner")
        self._close.setAccessibleName("收起提示")
        self._close.setIcon(icon("clear", "muted"))
        self._close.setProperty("look", "round")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(Sign("lock", "warning", 16, self))
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence; without one the strip goes away."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))
