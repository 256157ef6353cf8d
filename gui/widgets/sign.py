"""A small drawing as a label, in a colour of the theme; it follows when light and dark change."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QWidget

from gui.icons import drawn
from gui.theme import colours_of


class Sign(QLabel):
    """``name`` of the drawing, ``colour`` of the theme, ``size`` in pixels."""

    def __init__(self, name: str, colour: str, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._colour = colour
        self._size = size
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour = QColor(getattr(colours_of(self.palette()), self._colour))
        self.setPixmap(drawn(self._name, self._size, colour, self.devicePixelRatioF()))
