"""A strip above the work area that says what is special now: read-only, a warning about backups or the folder."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from gui.icons import icon
from gui.widgets.sign import Sign


class Banner(QFrame):
    """A sentence and a way to close it. ``name`` tells several strips apart, ``sign`` names the drawing.

    Signals: ``closed()`` when the clerk closed it.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, name: str = "banner", sign: str = "lock") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("look", "banner")
        self._text = QLabel(self)
        self._text.setObjectName(f"{name}_text")
        self._text.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setObjectName(f"close_{name}")
        self._close.setAccessibleName("收起提示")
        self._close.setIcon(icon("clear", "muted"))
        self._close.setProperty("look", "round")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 8, 5)
        row.addWidget(Sign(sign, "warning", 16, self))
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._close.clicked.connect(self._on_close)
        self.hide()

    def show_sentence(self, sentence: str) -> None:
        """Show the sentence; without one the strip goes away."""
        self._text.setText(sentence)
        self.setVisible(bool(sentence))

    def _on_close(self) -> None:
        self.hide()
        self.closed.emit()
