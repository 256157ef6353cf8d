"""Text → lines of a given width, by the rules of Chinese typesetting. Knows widths, no pages and no painter.

A line never begins with closing punctuation and never ends with opening punctuation; words of letters and digits stay
whole when they fit on a line. Character widths are looked up and summed in plain Python, which takes a tenth of the
time of one ``QTextLayout`` per cell (docs/decisions/0042); text whose letters join goes through ``QTextLayout``.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtGui import QTextLayout, QTextOption

from exporters.printable import printable
from gui.printing.fonts import FontBook, joins
from gui.printing.page import Face

NOT_AT_START = frozenset("、。，．：；！？）》〉」』】〕〗｝］”’…—～·％‰℃,.:;!?)]}%>/")
NOT_AT_END = frozenset("（《〈「『【〔〖｛［“‘([{<￥¥$№#")
DASH, LONG_DASH = "——", "\u2e3a"
"""A Chinese dash is two characters long; most fonts leave a gap between them, so one long sign is drawn for both."""

_PAIRS = frozenset("…—")
_NUMBERING = frozenset(".．、")
_DIGITS = frozenset("0123456789")
_ITEM_ENDS = frozenset("；。：;: ")  # what stands before the number of the next item
_INSIDE_WORDS = frozenset("-–—.@_'")  # when letters or digits stand on both sides
_UNSEEN = str.maketrans(
    {"\t": " ", "\ufeff": None} | dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)
_TOLERANCE = 1e-6
_EM = 1000
_REMEMBERED = 5_000
_TRIED = 200  # texts whose measures are kept: those of the page whose type is being fitted


class BrokenLine(NamedTuple):
    """A line's text and width in ems; ``ends`` when a line break of the text or its end follows."""

    text: str
    width: float
    ends: bool


class _Paragraph(NamedTuple):
    """A paragraph as it is drawn; ``sums`` are its width in ems up to every sign, None when its letters join."""

    text: str
    sums: list[float] | None


class LineBreaker:
    """Breaks texts and remembers the results, because catalogues repeat the same words in thousands of cells."""

    def __init__(self, book: FontBook) -> None:
        self._book = book
        self._known: dict[tuple[str, Face, float, float], tuple[BrokenLine, ...]] = {}
        self._paragraphs: dict[tuple[str, Face], tuple[_Paragraph, ...]] = {}

    def lines(self, text: str, face: Face, width: float, indent: float = 0.0) -> tuple[BrokenLine, ...]:
        """The lines of a text in a column of ``width`` ems, the first one shorter by ``indent`` ems.

        Empty text has no lines. Joined together the lines give the text back, but for spaces at line ends and
        dashes, which are drawn as ``LONG_DASH``. Control characters are left out,
        and so are marks that would turn the direction of what is read.
        """
        key = (text, face, round(width, 4), indent)
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:  # keeps memory flat; what is still in use is soon known again
                self._known.clear()
            found = self._known[key] = self._break(text, face, width, indent)
        return found

    def width(self, text: str, face: Face) -> float:
        """The width of one line of text in ems."""
        lines = self.lines(text, face, 1e9)
        return max((line.width for line in lines), default=0.0)

    def _break(self, text: str, face: Face, width: float, indent: float) -> tuple[BrokenLine, ...]:
        lines: list[BrokenLine] = []
        for paragraph, sums in self._measured(text, face):
            first = width - indent if not lines else width
            if sums is None:
                lines += _break_joining(paragraph, self._book, face, width, first)
            else:
                lines += _break_plain(paragraph, sums, width, first)
        return tuple(lines)

    def _measured(self, text: str, face: Face) -> tuple[_Paragraph, ...]:
        """The paragraphs of a text as they are drawn, measured once for all widths that are tried."""
        found = self._paragraphs.get((text, face))
        if found is None:
            if len(self._paragraphs) >= _TRIED:
                self._paragraphs.clear()
            found = self._paragraphs[text, face] = tuple(self._measure(text, face))
        return found

    def _measure(self, text: str, face: Face) -> Iterator[_Paragraph]:
        text = printable(text).translate(_UNSEEN)
        if not text:
            return
        widths = self._book.widths(face)
        if DASH in text and self._book.has(face, LONG_DASH):
            text = text.replace(DASH, LONG_DASH)
        for paragraph in text.split("\n"):
            sums = None if joins(paragraph) else list(accumulate(map(widths.__getitem__, paragraph), initial=0.0))
            yield _Paragraph(paragraph, sums)


def gaps(text: str) -> list[int]:
    """The places inside a line where room may be put to fill it: between signs, not inside words of letters."""
    return [place for place in range(1, len(text)) if not (_is_word(text[place - 1]) and _is_word(text[place]))]


def _break_plain(text: str, sums: list[float], width: float, first: float) -> list[BrokenLine]:
    lines: list[BrokenLine] = []
    start, total, room = 0, len(text), first
    while start < total:
        end = max(bisect_right(sums, sums[start] + room + _TOLERANCE) - 1, start + 1)
        if end < total:
            end = _allowed_end(text, start, end)
            after = end
            while after < total and text[after] == " ":  # a space at the line's end needs no room
                after += 1
        else:
            end = after = total
        lines.append(BrokenLine(text[start:end], sums[end] - sums[start], after == total))
        start, room = after, width
    return lines or [BrokenLine("", 0.0, True)]


def _allowed_end(text: str, start: int, end: int) -> int:
    """The last place up to ``end`` where the line may be broken; ``end`` itself when there is none."""
    place = end
    while place > start:
        if _may_break(text, place):
            return place
        place -= 1
    return end


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in NOT_AT_START and not after.isspace():
        return before in NOT_AT_START and after not in _PAIRS and _endless(text, place)
    if before in NOT_AT_END or (before in _NUMBERING and _numbers(text, place)):
        return False
    if before in _INSIDE_WORDS and _is_word(after) and place > 1:  # 0979-8412345, 3.5, name@unit
        return not _is_word(text[place - 2])
    return not (_is_word(before) and (_is_word(after) or after in _INSIDE_WORDS))


def _numbers(text: str, place: int) -> bool:
    """Whether a number that counts the items of a text ends here (1. 2、): it stays with the item it introduces."""
    digit = place - 2
    while digit >= 0 and text[digit] in _DIGITS:
        digit -= 1
    return place - 4 <= digit < place - 2 and (digit < 0 or text[digit] in _ITEM_ENDS)


def _endless(text: str, place: int) -> bool:
    """Whether closing marks follow each other for so long that the rule cannot be kept (hostile or broken text)."""
    return all(character in NOT_AT_START for character in text[max(place - 4, 0) : place])


def _is_word(character: str) -> bool:
    """Letters and digits that form words or numbers: anything narrow but spaces, not the ideographs."""
    return character < "\u2e80" and character.isalnum()


def _break_joining(text: str, book: FontBook, face: Face, width: float, first: float) -> list[BrokenLine]:
    layout = QTextLayout(text, book.font(face, _EM, joining=True))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[BrokenLine] = []
    raw = text.encode("utf-16-le")  # Qt counts UTF-16 units
    room = first
    while (line := layout.createLine()).isValid():
        line.setLineWidth(min(room, 30_000.0) * _EM)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        piece = raw[start:end].decode("utf-16-le", "surrogatepass").rstrip(" ")
        lines.append(BrokenLine(piece, line.naturalTextWidth() / _EM, end == len(raw)))
        room = width
    layout.endLayout()
    return lines or [BrokenLine("", 0.0, True)]
