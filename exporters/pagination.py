"""Where pages of a table probably begin: for merged cells that stop at a page's end, and for the contents' numbers.

Only an estimate, because Word, WPS and LibreOffice break lines with fonts of their own. The Qt painter knows its
pages exactly and does not use this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Pages:
    """``starts`` are the rows that begin a page (row 0 is one), ``count`` the number of pages."""

    starts: frozenset[int]
    count: int


def paginate(heights: Iterable[float], first_room: float, room: float) -> Pages:
    """Rows of these heights on pages of ``room`` points; the first page has ``first_room``.

    A row higher than a page begins where the one before ended and runs over as many pages as it needs.
    """
    starts = {0}
    count, left = 1, first_room
    for row, height in enumerate(heights):
        if height <= left:
            left -= height
        elif height <= room:
            starts.add(row)
            count += 1
            left = room - height
        else:
            over = height - left
            further = ceil(over / room)
            count += further
            left = room * further - over
    return Pages(frozenset(starts), count)
