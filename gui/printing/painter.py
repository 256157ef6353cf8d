"""A laid-out page onto any painter: screen, picture, PDF or printer, at any resolution.

Where things stand was decided in ``layout.py``; here is only drawing. Works without widgets and on any thread.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform

from gui.printing.arrows import paint_arrow
from gui.printing.fonts import UNITS_PER_POINT, FontBook, joins
from gui.printing.line_breaking import gaps
from gui.printing.page import (
    MM_PER_POINT,
    Face,
    Item,
    Page,
    PlacedArrow,
    PlacedBox,
    PlacedCode,
    PlacedDots,
    PlacedPicture,
    PlacedText,
)

UNITS_PER_MM = UNITS_PER_POINT / MM_PER_POINT
_ASCENT = 0.88
"""Share of the type size above the base line: the same for all Chinese fonts, whose signs fill a square."""

_TYPE = 10
"""Points of the one type size that all text is painted with, enlarged or reduced: Qt keeps few fonts of different
sizes at a time, and making them again and again took most of the time of a poster."""

_DOT = 0.25  # mm: the size of a leader's dots
_DOT_STEP = 4.0  # dots' sizes from one dot to the next


class PagePainter:
    """Paints pages with the fonts of one book. With ``recording`` it remembers which characters were painted."""

    def __init__(self, book: FontBook, *, recording: bool = False) -> None:
        self._book = book
        self._recording = recording
        self._texts: dict[Face, list[str]] = {}  # of the page being painted
        self._joining = False  # whether letters join somewhere among the items being painted
        self._picture = (b"", QImage())  # painted last: a thousand posters have one emblem, and the PDF holds it once
        self.painted: dict[Face, dict[str, None]] = {}
        """The characters painted with each face, in the order of first use: what a PDF's text tables must say."""

    def paint(self, page: Page, painter: QPainter, units_per_mm: float, part: QRectF | None = None) -> None:
        """Paints a page with its top left corner at the painter's origin; ``units_per_mm`` are the painter's units.

        ``part`` (in mm) leaves out what does not touch this part of the page.
        """
        items = page.items if part is None else tuple(item for item in page.items if _touches(item, part))
        painter.save()
        scale = units_per_mm / UNITS_PER_MM
        painter.scale(scale, scale)
        painter.setRenderHints(QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if page.clip is not None:
            self._items(page.marks, painter)
            painter.setClipRect(QRectF(*(side * UNITS_PER_MM for side in page.clip)))
        self._items(items, painter)
        painter.restore()
        if self._recording:
            for face, texts in self._texts.items():
                self.painted.setdefault(face, {}).update(dict.fromkeys("".join(texts)))
        self._texts.clear()

    def _items(self, items: Sequence[Item], painter: QPainter) -> None:
        for item in items:  # fills lie under all lines and texts
            if isinstance(item, PlacedBox) and item.fill:
                painter.fillRect(_rectangle(item), _color(item.fill))
        self._outlines(items, painter)
        self._rest(items, painter)

    def _outlines(self, items: Sequence[Item], painter: QPainter) -> None:
        boxes: dict[tuple[str, float], list[QRectF]] = {}
        for item in items:
            if isinstance(item, PlacedBox) and item.color and item.outline:
                boxes.setdefault((item.color, item.outline), []).append(_rectangle(item))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # thin lines stay sharp on the screen
        for (color, outline), rectangles in boxes.items():
            pen = QPen(_color(color), outline * UNITS_PER_MM)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRects(rectangles)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rest(self, items: Sequence[Item], painter: QPainter) -> None:
        pen = _Pen(painter)
        self._joining = joins("\n".join([item.text for item in items if isinstance(item, PlacedText)]))
        for item in items:
            match item:
                case PlacedText():
                    self._text(item, painter, pen)
                case PlacedBox():
                    pass
                case PlacedDots():
                    pen.reset()
                    _dots(item, painter)
                case PlacedCode():
                    pen.reset()
                    _code(item, painter)
                case PlacedPicture():
                    pen.reset()
                    if self._picture[0] is not item.data:
                        self._picture = item.data, QImage.fromData(QByteArray(item.data))
                    painter.drawImage(_rectangle(item), self._picture[1])
                case PlacedArrow():
                    pen.reset()
                    paint_arrow(item, painter, UNITS_PER_MM)
        pen.reset()

    def _text(self, item: PlacedText, painter: QPainter, pen: "_Pen") -> None:
        x, y, _, height, text, face, size, color, spacing, _ = item
        ink = pen.ink
        if ink is None or ink.face is not face or ink.size != size or ink.color != color or ink.height != height:
            ink = pen.take(face, size, color, height, self._texts.setdefault(face, []))
            painter.setFont(self._book.font(face, _TYPE * UNITS_PER_POINT))
        ink.said.append(text)
        base = (y + ink.drop) * ink.per_mm
        if self._joining and joins(text):
            painter.setFont(self._book.font(face, _TYPE * UNITS_PER_POINT, joining=True))
            painter.drawText(QPointF(x * ink.per_mm, base), text)
            pen.ink = None
        elif spacing:
            self._justified(item, painter, base, ink.per_mm)
        else:
            painter.drawText(QPointF(x * ink.per_mm, base), text)

    def _justified(self, item: PlacedText, painter: QPainter, base: float, per_mm: float) -> None:
        """A line filled to its width, piece by piece: Qt scales letter spacing by the device's resolution."""
        widths = self._book.widths(item.face)
        x = item.x
        begin = 0
        for end in (*gaps(item.text), len(item.text)):
            piece = item.text[begin:end]
            painter.drawText(QPointF(x * per_mm, base), piece)
            x += sum(map(widths.__getitem__, piece)) * item.size * MM_PER_POINT + item.spacing
            begin = end


class _Ink(NamedTuple):
    """What lines that look alike share: painter's units in a mm, mm from a line's top to its base line."""

    face: Face
    size: float
    color: str
    height: float
    per_mm: float
    drop: float
    said: list[str]  # the texts painted with the face


class _Pen:
    """The painter's colour, enlargement and font, changed only when they differ: most lines look like the one before.

    ``ink`` is what the last line was painted with; None when the painter's state is another.
    """

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._base = painter.worldTransform()
        self._factor = 1.0
        self._color = ""
        self.ink: _Ink | None = None

    def take(self, face: Face, size: float, color: str, height: float, said: list[str]) -> _Ink:
        """Get ready for lines that look like this; the font is set by the caller."""
        self.colour(color)
        self.enlarge(size / _TYPE)
        em = size * MM_PER_POINT
        self.ink = _Ink(face, size, color, height, UNITS_PER_MM * _TYPE / size, (height - em) / 2 + _ASCENT * em, said)
        return self.ink

    def colour(self, name: str) -> None:
        if name != self._color:
            self._color = name
            self._painter.setPen(_color(name))

    def enlarge(self, factor: float) -> None:
        if factor != self._factor:
            self._factor = factor
            self._painter.setWorldTransform(QTransform.fromScale(factor, factor) * self._base)

    def reset(self) -> None:
        """Back to units of paper; the next text sets its colour and font again."""
        self.enlarge(1.0)
        self._color = ""
        self.ink = None


def _touches(item: Item, part: QRectF) -> bool:
    """Whether an item shows in a part of the page; a little more than its box, because signs may reach out of it."""
    reach = item.height / 2
    return (
        item.x - reach < part.right()
        and item.x + item.width + reach > part.left()
        and item.y - reach < part.bottom()
        and item.y + item.height + reach > part.top()
    )


@lru_cache(maxsize=64)
def _color(name: str) -> QColor:
    return QColor(name)


def _rectangle(item: Item) -> QRectF:
    return QRectF(item.x * UNITS_PER_MM, item.y * UNITS_PER_MM, item.width * UNITS_PER_MM, item.height * UNITS_PER_MM)


def _dots(item: PlacedDots, painter: QPainter) -> None:
    pen = QPen(_color("#000000"), _DOT * UNITS_PER_MM)
    pen.setDashPattern([0.01, _DOT_STEP])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    y = item.y * UNITS_PER_MM
    painter.drawLine(QLineF(item.x * UNITS_PER_MM, y, (item.x + item.width) * UNITS_PER_MM, y))


def _code(item: PlacedCode, painter: QPainter) -> None:
    """The code's dark fields on white."""
    if not item.modules:
        return
    step = item.width * UNITS_PER_MM / len(item.modules)
    painter.fillRect(_rectangle(item), QBrush(_color("#ffffff")))
    painter.save()
    painter.translate(item.x * UNITS_PER_MM, item.y * UNITS_PER_MM)
    painter.scale(step, step)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(_color("#000000")))
    painter.drawRects(_dark_fields(item.modules))
    painter.restore()


@lru_cache(maxsize=16)  # a thousand posters bear the same code
def _dark_fields(modules: tuple[tuple[bool, ...], ...]) -> list[QRectF]:
    """The dark fields in units of a field, neighbours in a row joined so that no hairlines appear between them."""
    fields = []
    for row, dark in enumerate(modules):
        column = 0
        while column < len(dark):
            begin = column
            while column < len(dark) and dark[column]:
                column += 1
            if column > begin:
                fields.append(QRectF(begin, row, column - begin, 1.02))
            column += 1
    return fields
