"""How wide a form's columns are on a paper, and in which type: millimetres and points, the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.blocks import PageSetup, TextStyle
from exporters.measure import POINT
from exporters.options import Paper
from exporters.parts import Column

CELL_PADDING = 1.0
"""Millimetres left and right of the text in a cell."""


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A lying sheet with its table type. ``fixed`` scales the narrow columns, whose widths are given for A3."""

    setup: PageSetup
    text: TextStyle
    header: TextStyle
    fixed: float

    @property
    def room(self) -> float:
        """Millimetres between the margins, across."""
        return self.setup.width - self.setup.left - self.setup.right

    @property
    def page_points(self) -> float:
        """Points between the margins, down."""
        return (self.setup.height - self.setup.top - self.setup.bottom) / POINT


def _table_text(size: float, line_height: float) -> TextStyle:
    return TextStyle(font="table", size=size, line_height=line_height)


def _table_header(size: float, line_height: float) -> TextStyle:
    return TextStyle(font="heading", size=size, line_height=line_height)


LAYOUTS = {
    Paper.A3: PaperLayout(
        PageSetup(420.0, 297.0, top=25.0, bottom=22.0, left=20.0, right=20.0),
        _table_text(10.0, 13.5), _table_header(10.0, 13.5), fixed=1.0,
    ),
    Paper.A4: PaperLayout(
        PageSetup(297.0, 210.0, top=20.0, bottom=18.0, left=14.0, right=14.0),
        _table_text(8.0, 10.5), _table_header(8.0, 10.5), fixed=0.82,
    ),
}  # fmt: skip


def column_widths(columns: Sequence[Column], layout: PaperLayout) -> tuple[float, ...]:
    """Millimetres of each column; together they fill the paper between its margins."""
    narrow = sum(column.width for column in columns if column.fixed) * layout.fixed
    wide = sum(column.width for column in columns if not column.fixed)
    factor = (layout.room - narrow) / wide if wide else 1.0
    return tuple(round(column.width * (layout.fixed if column.fixed else factor), 2) for column in columns)


def ems(width: float, style: TextStyle) -> float:
    """How many full-width characters fit into a column of that many millimetres."""
    return (width - 2 * CELL_PADDING) / (style.size * POINT)
