"""A word that can be ticked: a small rounded button that says ✓ when it is chosen."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

_AROUND = 20  # pixels of border and padding beside the word, as the style sheet has them
_SLACK = 4  # pixels: eliding measures a little wider than the word is


class Chip(QPushButton):
    """A checkable word; Space ticks it. A word longer than the room is shortened at its end, the tooltip has all."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.word = word
        self.setProperty("look", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(word)
        self.toggled.connect(self._on_toggled)
        self.write()

    def write(self) -> None:
        """Write the word as its state and the room ask."""
        shown = self.fontMetrics().elidedText(self._whole(), Qt.TextElideMode.ElideRight, self.width() - _AROUND)
        self.setText(shown)
        self.setToolTip(self.word if shown != self._whole() else "")

    def sizeHint(self) -> QSize:
        """The room for the whole word, whatever is shown now."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole()) + _AROUND + _SLACK, super().sizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.write()

    def _on_toggled(self) -> None:
        self.updateGeometry()
        self.write()

    def _whole(self) -> str:
        return f"✓ {self.word}" if self.isChecked() else self.word
