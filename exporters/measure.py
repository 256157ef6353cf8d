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
    reach = list(accumulate((_NARROW if char < "\x80" else 1.0 for char in text), initial=0.0))
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
    lines = 1
    for column, text in enumerate(texts):
        if (len(text) > ems[column] * 0.9 or "\n" in text) and not skip[column]:
            lines = max(lines, count_lines(text, ems[column]))
    return lines
