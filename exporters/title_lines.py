"""A title in lines that make sense: whole words, about equal lengths, no character alone (GB/T 9704-2012, 7.3.1).

Chinese has no spaces, so words are known only by what titles of this trade are made of; elsewhere a break costs more.
"""

import re
from functools import lru_cache
from itertools import combinations, pairwise
from math import ceil

from exporters.measure import width

_WORDS = re.compile(
    "关于(?:公布|报送|印发|发布|调整|修订|征求)?|《|（|政务公开标准目录|基层政务公开标准目录|政务公开|标准目录|"
    "(?<=》)的|领域|(?<=[省市县区旗乡镇])人民政府"
)
_NO_START = frozenset("》）、，。：；！？”的")
_NO_END = frozenset("《（“")
_IN_WORD = 12.0
"""What a break inside a word costs, in characters of unequal length."""
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
    for lines in range(fewest, _MOST_LINES + 1):
        found = _best(title, lines, room, good)
        if found:
            return found
    return (title,)


def _best(title: str, lines: int, room: float, good: set[int]) -> tuple[str, ...]:
    """The cheapest way to cut the title into that many lines; empty when none fits."""
    allowed = [place for place in range(2, len(title) - 1) if _may_break(title, place)]
    best: tuple[float, tuple[str, ...]] = (float("inf"), ())
    for cuts in combinations(allowed, lines - 1):
        edges = (0, *cuts, len(title))
        parts = tuple(title[begin:end] for begin, end in pairwise(edges))
        lengths = [width(part) for part in parts]
        if max(lengths) > room:
            continue
        cost = max(lengths) - min(lengths) + _IN_WORD * sum(place not in good for place in cuts)
        if cost < best[0]:
            best = (cost, parts)
    return best[1]


def _may_break(title: str, place: int) -> bool:
    before, after = title[place - 1], title[place]
    if after in _NO_START or before in _NO_END:
        return False
    return not (before.isascii() and after.isascii() and before.isalnum() and after.isalnum())
