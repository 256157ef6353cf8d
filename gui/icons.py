"""The program's own line icons, painted in the colour of the palette at the moment of painting.

An icon therefore follows light, dark and disabled by itself; nobody has to replace icons when the theme changes.
The drawings are data (``resources/icons``), 24 × 24, ``stroke="currentColor"``.
"""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from gui.theme import colours_of
from model.resource_files import resource


@cache
def icon(name: str, colour: str = "") -> QIcon:
    """The icon of that name; ``colour`` names a colour of the theme instead of the text's."""
    return QIcon(_LineIcon(name, colour))


def drawn(name: str, size: int, colour: QColor, ratio: float = 1.0) -> QPixmap:
    """The drawing in one colour, ``size`` logical pixels wide."""
    key = f"line-icon:{name}:{colour.name()}:{size}:{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    pixels = max(1, round(size * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_drawing(name).replace(b"currentColor", colour.name().encode()))).render(
        painter, QRectF(0, 0, pixels, pixels)
    )
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture


@cache
def application_icon() -> QIcon:
    """The program's sign for title bar and task bar."""
    return QIcon(str(resource("icons", "application.svg")))


@cache
def _drawing(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


class _LineIcon(QIconEngine):
    """Paints one drawing in the palette's colour."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        size = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        picture = drawn(self._name, size, self._current_colour(mode), ratio)
        painter.drawPixmap(rect.center() - QPoint((size - 1) // 2, (size - 1) // 2), picture)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return drawn(self._name, min(size.width(), size.height()), self._current_colour(mode))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return drawn(self._name, round(min(size.width(), size.height()) / scale), self._current_colour(mode), scale)

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour)

    def _current_colour(self, mode: QIcon.Mode) -> QColor:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
        if self._colour:
            return QColor(getattr(colours_of(palette), self._colour))
        return palette.color(QPalette.ColorRole.ButtonText)
