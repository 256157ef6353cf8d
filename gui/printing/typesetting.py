"""Styles → sizes and lines: how tall a line is, where its text begins, how large a point size becomes when scaled."""

from typing import NamedTuple

from exporters.blocks import Align, TextStyle
from gui.printing.fonts import joins
from gui.printing.line_breaking import BrokenLine, LineBreaker, gaps
from gui.printing.page import MM_PER_POINT, Face, PlacedText, face_of

NATURAL_LINE = 1.35
"""The height of a line in ems where a style names none: Chinese text needs more air than Latin."""

_REMEMBERED = 200

_TIGHT_LINE = 1.2  # the same where type is reduced so that everything fits on a page

_SHARES = {Align.LEFT: 0.0, Align.CENTER: 0.5, Align.RIGHT: 1.0}
"""How much of a line's free room is left of it."""

_STRETCH = 0.25  # ems: gaps of a justified line grow by no more than this, otherwise it stays ragged


class Setting(NamedTuple):
    """A text broken into lines: type size in points, line height and ``spacing`` between characters in mm."""

    lines: tuple[BrokenLine, ...]
    face: Face
    size: float
    line_height: float
    align: Align
    color: str
    spacing: float = 0.0

    @property
    def height(self) -> float:
        return len(self.lines) * self.line_height

    @property
    def em(self) -> float:
        """The type size in mm."""
        return self.size * MM_PER_POINT


class _Look(NamedTuple):
    """What a style means at one scale: type size in points, line height in mm."""

    style: TextStyle  # kept, so that its identity is not used again
    size: float
    line_height: float


class Typesetter:
    """Sets texts in one section: ``scale`` enlarges its type, no type is larger than ``ceiling`` points.

    Below 1 it reduces type, but none below ``readable`` points; ``reduction`` is by how much what is not type shrinks.
    """

    def __init__(
        self, breaker: LineBreaker, scale: float = 1.0, ceiling: float = 1000.0, readable: float = 0.0
    ) -> None:
        self._breaker = breaker
        self.scale = scale
        self.reduction = min(scale, 1.0)
        self._ceiling = ceiling
        self._readable = readable
        self._line = NATURAL_LINE if scale >= 1 else max(NATURAL_LINE * scale, _TIGHT_LINE)
        self._looks: dict[int, _Look] = {}

    def size(self, style: TextStyle) -> float:
        """The type size in points, to a half point."""
        return self._look(style).size

    def line_height(self, style: TextStyle) -> float:
        """The height of a line in mm: the style's own, but never so small that lines touch."""
        return self._look(style).line_height

    def space(self, points: float) -> float:
        """A distance given in points, scaled, in mm."""
        return points * self.scale * MM_PER_POINT

    def set(
        self, text: str, style: TextStyle, width: float, *, align: Align | None = None, bold: bool = False
    ) -> Setting:
        """The text in lines of at most ``width`` mm."""
        _, size, line_height = self._look(style)
        face = face_of(style.font, style.bold or bold)
        apart = style.letter_spacing * self.scale
        pitch = max((size + apart) * MM_PER_POINT, 0.1)  # nearly all characters are as wide as the type is high
        lines = self._breaker.lines(text, face, width / pitch, style.indent_chars)
        return Setting(lines, face, size, line_height, align or style.align, style.color, apart * MM_PER_POINT)

    def width(self, text: str, style: TextStyle) -> float:
        """The width in mm of a text on one line."""
        return self.length(text, face_of(style.font, style.bold)) * self.size(style) * MM_PER_POINT

    def length(self, text: str, face: Face) -> float:
        """The width in ems of a text on one line."""
        return self._breaker.width(text, face)

    def _look(self, style: TextStyle) -> _Look:
        look = self._looks.get(id(style))  # comparing whole styles would cost more than what is saved
        if look is None:
            if len(self._looks) >= _REMEMBERED:  # titles have looks of their own, a thousand posters a thousand titles
                self._looks.clear()
            least = min(round(style.size * 2) / 2, self._readable) if self.scale < 1 else 1.0
            size = max(min(round(max(style.size * self.scale, least) * 2) / 2, self._ceiling), 1.0)
            wanted = style.line_height * self.scale if style.line_height else size * self._line
            height = max(min(wanted, self._ceiling * NATURAL_LINE), size * 1.05) * MM_PER_POINT
            look = self._looks[id(style)] = _Look(style, size, height)
        return look


def placed(setting: Setting, index: int, x: float, y: float, width: float, indent: float = 0.0) -> PlacedText:
    """Line number ``index`` of a text, in a column that begins at (x, y) and is ``width`` mm wide.

    ``indent`` is the first line's, in ems.
    """
    line = setting.lines[index]
    em = setting.size * MM_PER_POINT
    places = gaps(line.text) if setting.spacing or setting.align is Align.JUSTIFY else []
    left, spacing = x, setting.spacing
    length = line.width * em + spacing * len(places)
    if index == 0 and indent:
        left += indent * em
        width -= indent * em
    slack = width - length
    if setting.align is Align.CENTER:
        left += slack / 2
    elif setting.align is Align.RIGHT:
        left += slack
    elif setting.align is Align.JUSTIFY and not line.ends and places and not joins(line.text):
        fills = 0 < slack <= _STRETCH * em * len(places) or (spacing and slack < 0)
        spacing, length = (spacing + slack / len(places), width) if fills else (spacing, length)
    return PlacedText(
        left, y, length, setting.line_height, line.text, setting.face, setting.size, setting.color, spacing
    )


def placed_lines(setting: Setting, x: float, y: float, width: float) -> list[PlacedText]:
    """All lines of a text, one under the other."""
    return placed_part(setting, 0, len(setting.lines), x, y, width)


def placed_part(setting: Setting, first: int, count: int, x: float, y: float, width: float) -> list[PlacedText]:
    """``count`` lines from line ``first`` on, one under the other, in one go: most of what is on a page."""
    share = _SHARES.get(setting.align)
    if share is None or setting.spacing:
        heights = (y + line * setting.line_height for line in range(count))
        return [placed(setting, first + line, x, height, width) for line, height in enumerate(heights)]
    _, face, size, line_height, *_ = setting
    em, color = size * MM_PER_POINT, setting.color
    items = []
    for line in setting.lines[first : first + count]:
        length = line.width * em
        items.append(PlacedText(x + (width - length) * share, y, length, line_height, line.text, face, size, color))
        y += line_height
    return items
