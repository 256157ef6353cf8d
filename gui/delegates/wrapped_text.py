"""Breaking a cell's text into the few lines that fit, the last one elided. Remembered, because tables repaint often."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_REMEMBERED = 3_000  # cells
_LONGEST = 400  # characters looked at; a cell shows fewer

Line = tuple[int, str]
"""Where a line begins in the text, and what is painted for it."""


@lru_cache(maxsize=_REMEMBERED)
def broken(text: str, width: int, lines: int, font_key: str) -> tuple[Line, ...]:
    """At most ``lines`` lines of at most ``width`` pixels. ``font_key`` is ``QFont.toString()``."""
    font = QFont()
    font.fromString(font_key)
    metrics = QFontMetrics(font)
    shown = text[:_LONGEST].replace("\n", "\u2028")
    if lines == 1 or (metrics.horizontalAdvance(shown) <= width and "\u2028" not in shown):
        return ((0, metrics.elidedText(shown.replace("\u2028", " "), Qt.TextElideMode.ElideRight, width)),)
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[Line] = []
    layout.beginLayout()
    while len(found) < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        last = len(found) == lines - 1 and start + line.textLength() < len(text)
        piece = shown[start:] if last else shown[start : start + line.textLength()]
        piece = piece.replace("\u2028", " ")
        found.append((start, metrics.elidedText(piece, Qt.TextElideMode.ElideRight, width) if last else piece.rstrip()))
    layout.endLayout()
    return tuple(found)
