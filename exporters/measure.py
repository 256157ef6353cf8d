"""How many lines a text takes and how high a row is, without a screen: full-width type is one em wide.

Excel, Word and the contents' page numbers are computed with it. Real fonts differ a little, so the figures lean to
the safe side; the Qt painter measures with its own fonts and does not use this.
"""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

POINT = 25.4 / 72
"""Millimetres in a point."""

_NO_LINE_START = frozenset("，。、；：？！）》〉〕】」』”’…—,.;:?!)]}%％℃·")
_NO_LINE_END = frozenset("（《〈〔【「『“‘([{")
_SAFE = 0.98
"""Share of a line that is counted on: real fonts are not all exactly one em wide."""

_NARROW = 0.55
"""Ems of an ASCII character: half an em in 仿宋 and 宋体, a little more in the fonts that stand in for them."""


def width(text: str) -> float:
    """Ems of a one-line text: ASCII about half an em, all else one."""
    return len(text) - len(text.encode("ascii", "ignore")) * (1 - _NARROW)


@lru_cache(maxsize=65_536)
def count_lines(text: str, ems: float) -> int:
    """Lines of the text in a column of that many ems (after padding), at least 1."""
    room = max(ems * _SAFE, 1.0)
    return sum(1 if width(part) <= room else _wrapped(part, room) for part in text.split("\n"))


def _wrapped(text: str, room: float) -> int:
    """Lines of one paragraph: no punctuation at a line's start, no opening bracket at its end, words kept whole."""
    reach = list(accumulate([_NARROW if char < "\x80" else 1.0 for char in text], initial=0.0))
    begin, lines, length = 0, 0, len(text)
    while begin < length:
        lines += 1
        end = bisect_right(reach, reach[begin] + room) - 1
        if end >= length:
            break
        begin = _break_before(text, begin, end)
    return lines


def _break_before(text: str, begin: int, end: int) -> int:
    """Where the line that began at ``begin`` really breaks when ``end`` is the first character without room."""
    place = end
    if text[place - 1].isascii() and text[place - 1].isalnum() and text[place].isascii() and text[place].isalnum():
        while place > begin and text[place - 1].isascii() and text[place - 1].isalnum():
            place -= 1
    while place > begin and (text[place] in _NO_LINE_START or text[place - 1] in _NO_LINE_END):
        place -= 1
    return place if place > begin else max(end, begin + 1)


def row_lines(texts: Sequence[str], ems: Sequence[float], skip: Sequence[bool]) -> int:
    """Lines of a row whose cells hold these texts; ``skip`` marks cells that are merged downward."""
    lines = 1 + max(text.count("\n") for text in texts)
    for column, text in enumerate(texts):
        room = ems[column]
        if len(text) > room * 0.9 and not skip[column] and not _surely_fits(text, room, lines):
            lines = max(lines, count_lines(text, room))
    return lines


def _surely_fits(text: str, room: float, lines: int) -> bool:
    """Whether the text needs no more than that many lines, seen without breaking it: most texts of a table do not.

    A line loses at most a few characters to punctuation and short numbers; long words of Latin letters are measured.
    """
    narrow = len(text.encode("ascii", "ignore"))
    ends = text.count("\n")
    return narrow * 4 < len(text) and len(text) - narrow * (1 - _NARROW) <= (lines - 1 - ends) * (room * _SAFE - 3.0)
