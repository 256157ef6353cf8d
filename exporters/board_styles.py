"""The designs of notice boards: looks of type, rules and fills, by name, and how large type must be to be read.

Sizes are ratios; how large the type really is follows from the reading distance (``readable_points``). How the files
of designs are read is the business of ``board_style_files.py``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from exporters.blocks import Align, Rule, TextStyle

_POINTS_PER_MM = 72 / 25.4
_FACE = 0.9  # share of the type size that a Chinese sign fills
READING_ANGLE = 0.005
"""Height of a sign as a share of its distance for text that is read comfortably. Letters of 0.003 can be read by nine
readers in ten and letters of 0.007 by practically all (S. L. Smith, Letter Size and Legibility, Human Factors 21,
1979); see docs/decisions/0040-readable-type.md."""

GLANCE_ANGLE = 0.007
"""The same for titles, which are to be read by practically everybody who passes by."""

SMALL_ANGLE = 0.003
"""The same for what few readers need: printing date, caption of the code."""


@dataclass(frozen=True, slots=True)
class BoardStyle:
    """One design. ``looks`` are the styles of its elements at a table type of 1 point."""

    key: str
    label: str
    help: str
    base: float
    rule_width: float
    rule_color: str
    header_fill: str
    band_fill: str
    label_fill: str
    rules: tuple[Rule, ...]
    closing_rules: tuple[Rule, ...]
    looks: Mapping[str, Mapping[str, Any]]

    def look(self, element: str, points: float, least: float = 0.0) -> TextStyle:
        """The style of an element beside a table type of ``points``, no smaller than ``least`` points."""
        look = self.looks[element]
        size = max(points * look["ratio"], least)
        return TextStyle(
            font=look["font"],
            size=size,
            bold=look.get("bold", False),
            color=look.get("color", "#000000"),
            align=Align(look.get("align", "left")),
            space_before=look.get("before", 0.0) * size,
            space_after=look.get("after", 0.0) * size,
            fill=look.get("fill", ""),
        )


def readable_points(distance: float, angle: float = READING_ANGLE) -> float:
    """The type size in points that signs need to be seen under this angle from ``distance`` metres."""
    return distance * 1000 * angle / _FACE * _POINTS_PER_MM


def readable_distance(points: float, angle: float = READING_ANGLE) -> float:
    """The metres from which signs of that size are seen under this angle: the reverse of ``readable_points``."""
    return points / _POINTS_PER_MM * _FACE / angle / 1000
