"""Paragraphs, headings and the table of contents on their way onto pages: line by line, no line left alone."""

from collections.abc import Sequence
from dataclasses import replace

from exporters.blocks import Align, Contents, Heading, TextStyle
from exporters.styles import CONTENTS_LINE, TITLE
from gui.printing.flow import Step
from gui.printing.page import MM_PER_POINT, Item, PlacedBox, PlacedDots, PlacedText
from gui.printing.typesetting import Setting, Typesetter, placed, placed_lines

_BAND = 0.35  # ems of a filled band above and below its text
_FIT = 1e-6
_TITLE_LINES = 6
_TITLE_FIT = 0.97  # of the width: sizes are rounded to half points


class TextFlow:
    """A paragraph or heading. ``whole`` text stays together as long as it fits into a frame.

    The space before it is left out at the top of a frame, unless the document ``opens`` a page with it.
    """

    def __init__(
        self,
        text: str,
        style: TextStyle,
        setter: Typesetter,
        width: float,
        *,
        whole: bool = False,
        opens: bool = False,
    ) -> None:
        self._style = style
        em = setter.size(style) * MM_PER_POINT
        self._left = style.left_chars * em
        self._width = width = max(width - self._left - style.right_chars * em, em)
        self._whole = whole
        self._opens = opens
        self._setting = _title(text or " ", style, setter, width)
        self._before = setter.space(style.space_before)
        self._after = setter.space(style.space_after)
        self._band = _BAND * self._setting.em if style.fill else 0.0

    @property
    def least(self) -> float:
        lines = len(self._setting.lines)
        shown = lines if self._whole or lines <= 3 else 2
        return self._before + shown * self._setting.line_height + 2 * self._band

    def place(self, start: object | None, x: float, y: float, room: float, *, fresh: bool) -> Step | None:
        first = start if isinstance(start, int) else 0
        before = 0.0 if first or (fresh and not self._opens) else self._before
        count = self._lines_for(first, room - before - 2 * self._band, fresh)
        if count == 0:
            return None
        top = y + before + self._band
        items: list[Item] = []
        height = count * self._setting.line_height
        if self._style.fill:
            band = height + 2 * self._band
            items.append(PlacedBox(x + self._left, y + before, self._width, band, fill=self._style.fill))
        for line in range(first, first + count):
            line_top = top + (line - first) * self._setting.line_height
            items.append(placed(self._setting, line, x + self._left, line_top, self._width, self._style.indent_chars))
        used = before + height + 2 * self._band
        rest = first + count if first + count < len(self._setting.lines) else None
        return Step(items, used if rest else min(used + self._after, max(room, used)), rest)

    def _lines_for(self, first: int, room: float, fresh: bool) -> int:
        left = len(self._setting.lines) - first
        fits = int((room + _FIT) / self._setting.line_height) if room > 0 else 0
        if fits >= left:
            return left
        if not fresh and (self._whole or (first == 0 and fits < 2)):
            return 0
        if left - fits == 1 and fits > 2:  # never a single last line on the next page
            fits -= 1
        return max(fits, 1) if fresh else fits


def _title(text: str, style: TextStyle, setter: Typesetter, width: float) -> Setting:
    """A centred text as titles are set: no larger than one line holds, if it fits on one line unless enlarged.

    Otherwise in few lines of about equal length. Any other text is set as it is.
    """
    setting = setter.set(text, style, width)
    count = len(setting.lines)
    if style.align is not Align.CENTER or not 1 < count <= _TITLE_LINES or "\n" in text:
        return setting
    needed = setter.width(text, style)
    if needed <= width * setter.scale:
        return setter.set(text, replace(style, size=style.size * width / needed * _TITLE_FIT), width)
    step = setting.em / 2
    while width > 4 * setting.em:
        width -= step
        narrower = setter.set(text, style, width)
        if len(narrower.lines) > count:
            break
        setting = narrower
    return setting


class ContentsFlow:
    """The table of contents: a line per heading, a dotted leader and the heading's page number."""

    _indent = 2.0  # ems per level
    _number = 3.5  # ems kept for the page number

    def __init__(
        self,
        contents: Contents,
        headings: Sequence[Heading],
        setter: Typesetter,
        width: float,
    ) -> None:
        self._width = width
        self._title = setter.set(contents.title, TITLE, width)
        self._gap = setter.space(TITLE.size * 0.8)
        self._rows: list[tuple[int, int, Setting, float]] = []
        for number, heading in enumerate(headings):
            if heading.level > contents.levels:
                continue
            em = setter.size(CONTENTS_LINE) * MM_PER_POINT
            left = min(self._indent * em * (heading.level - 1), width / 4)
            setting = setter.set(
                heading.text.replace("\n", " "), CONTENTS_LINE, max(width - left - self._number * em, 4 * em)
            )
            self._rows += [(number, line, setting, left) for line in range(len(setting.lines))]

    @property
    def least(self) -> float:
        row = self._rows[0][2].line_height if self._rows else 0.0
        return self._title.height + self._gap + 2 * row

    def place(self, start: object | None, x: float, y: float, room: float, *, fresh: bool) -> Step | None:
        first = start if isinstance(start, int) else 0
        items: list[Item] = []
        used = 0.0
        if start is None:
            if not fresh and self.least > room:
                return None
            items += placed_lines(self._title, x, y, self._width)
            used = self._title.height + self._gap
        row = first
        while row < len(self._rows):
            height = self._rows[row][2].line_height
            if used + height > room + _FIT and (items or not fresh):
                return Step(items, used, row) if items else None
            items += self._row(row, x, y + used)
            used += height
            row += 1
        return Step(items, used)

    def _row(self, row: int, x: float, y: float) -> list[Item]:
        number, line, setting, left = self._rows[row]
        text = placed(setting, line, x + left, y, self._width)
        if line < len(setting.lines) - 1:
            return [text]
        right = x + self._width
        reserved = 2.5 * setting.em
        dots = PlacedDots(
            text.x + text.width + 0.4 * setting.em, y + 0.62 * setting.line_height,
            max(right - reserved - text.x - text.width - 0.4 * setting.em, 0.0), 0.0,
        )  # fmt: skip
        page = PlacedText(
            right - reserved, y, reserved, setting.line_height, "", setting.face, setting.size, target=number
        )
        return [text, dots, page]
