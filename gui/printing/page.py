"""What a laid-out page consists of: positioned text, boxes, pictures and codes, all in millimetres.

Plain values without Qt, so that tests can compare pages and a page can be laid out on any thread.
How the places are found belongs in ``layout.py``, how they are painted in ``painter.py``.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

MM_PER_POINT = 25.4 / 72.0


class Face(NamedTuple):
    """A font by its role (title, heading, body, kai, table …) and weight; ``fonts.py`` knows what is installed."""

    role: str
    bold: bool = False


@cache
def face_of(role: str, bold: bool) -> Face:
    """The one face of that role and weight: faces of texts on pages can be told apart by identity."""
    return Face(role, bold)


class PlacedText(NamedTuple):
    """One line of text in its line box; ``size`` and nothing else is in points, ``spacing`` is put into its gaps.

    ``target`` is the number of the heading whose page number stands here instead of ``text``.
    """

    x: float
    y: float
    width: float
    height: float
    text: str
    face: Face
    size: float
    color: str = "#000000"
    spacing: float = 0.0
    target: int = -1


class PlacedBox(NamedTuple):
    """A rectangle with an outline and a fill; ``""`` for a colour means none. A rule is a filled box."""

    x: float
    y: float
    width: float
    height: float
    outline: float = 0.0
    color: str = ""
    fill: str = ""


class PlacedDots(NamedTuple):
    """The dotted line that leads from a heading to its page number in the contents; ``y`` is the line's height."""

    x: float
    y: float
    width: float
    height: float


class PlacedCode(NamedTuple):
    """A square two-dimensional code; ``modules`` are its rows of dark and light fields."""

    x: float
    y: float
    width: float
    height: float
    modules: tuple[tuple[bool, ...], ...]


class PlacedPicture(NamedTuple):
    """An encoded picture (PNG or JPEG), drawn to fill its place."""

    x: float
    y: float
    width: float
    height: float
    data: bytes


class PlacedArrow(NamedTuple):
    """A line with an arrowhead at its end: from (x, y) across or down, or backwards to (x, y) when it ``returns``."""

    x: float
    y: float
    width: float
    height: float
    returns: bool = False
    thickness: float = 0.3
    color: str = "#000000"


Item = PlacedText | PlacedBox | PlacedDots | PlacedCode | PlacedPicture | PlacedArrow


class PlacedHeading(NamedTuple):
    """Where the heading with this number (counted through the document) stands on its page."""

    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it lies, sizes in mm; ``items`` in reading order.

    Of the items only what lies within ``clip`` (x, y, width, height) is seen; ``marks`` are for the printer's hands.
    """

    index: int
    width: float
    height: float
    items: tuple[Item, ...]
    headings: tuple[PlacedHeading, ...] = ()
    section: int = 0
    clip: tuple[float, float, float, float] | None = None
    marks: tuple[Item, ...] = ()

    @property
    def texts(self) -> tuple[PlacedText, ...]:
        return tuple(item for item in self.items if isinstance(item, PlacedText))
