"""A title in lines that make sense: whole words, about equal lengths, no character alone (GB/T 9704-2012, 7.3.1).

Chinese has no spaces, so words are known only by what titles of this trade are made of; elsewhere a break costs more.
"""

import re
from functools import lru_cache
from math import ceil

from exporters.measure import width

_WORDS = re.compile(
    "关于(?:公布|报送|印发|发布|调整|修订|征求)?|《|（|政务公开标准目录|基层政务公开标准目录|政务公开|标准目录|"
    "(?<=》)的|领域|(?<=[省市县区旗乡镇])人民政府"
)
_NO_START = frozenset("》）、，。：；！？”的")
_NO_END = frozenset("《（“")
_IN_WORD = 24.0
"""What a break inside a word costs."""
_LINE = 14.0
"""What a line costs: a further one is better than a broken word."""
_UNEVEN = 0.5
"""What a character costs, squared, by which a line differs from the mean."""
_LONGEST = 80
_MOST_LINES = 4


@lru_cache(maxsize=256)
def title_lines(title: str, room: float, name: str = "") -> tuple[str, ...]:
    """The lines of a title in a width of ``room`` characters; line breaks of the clerk's own stay.

    A ``name`` (of the unit) is not cut where that can be helped.
    """
    if "\n" in title or width(title) <= room or len(title) > _LONGEST:
        return tuple(title.split("\n"))
    good = {found.start() for found in _WORDS.finditer(title)} | {found.end() for found in re.finditer("》|）", title)}
    if name:
        good |= {place for found in re.finditer(re.escape(name), title) for place in found.span()}
    fewest = ceil(width(title) / room)
    best: tuple[float, tuple[str, ...]] = (float("inf"), (title,))
    for lines in range(fewest, max(fewest, _MOST_LINES) + 1):
        found = _best(title, lines, room, good)
        if found is not None and found[0] + _LINE * lines < best[0]:
            best = found[0] + _LINE * lines, found[1]
    return best[1]


def _best(title: str, lines: int, room: float, good: set[int]) -> tuple[float, tuple[str, ...]] | None:
    """The cheapest way to cut the title into that many lines, and what it costs; None when none fits."""
    mean = width(title) / lines
    places = [0, *(place for place in range(2, len(title) - 1) if _may_break(title, place)), len(title)]
    ways: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}  # end → cost of the cheapest lines up to it
    for _ in range(lines):
        longer: dict[int, tuple[float, tuple[str, ...]]] = {}
        for begin, (cost, before) in ways.items():
            for end in places:
                part = title[begin:end]
                if end <= begin or width(part) > room:
                    continue
                cut = 0.0 if end in good or end == len(title) else _IN_WORD
                total = cost + cut + (width(part) - mean) ** 2 * _UNEVEN
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, (*before, part))
        ways = longer
    return ways.get(len(title))


def _may_break(title: str, place: int) -> bool:
    before, after = title[place - 1], title[place]
    if after in _NO_START or before in _NO_END:
        return False
    return not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum())
