"""How wide a form's columns are on a paper, and in which type: millimetres and points, the same for every format."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.blocks import PageSetup, TextStyle
from exporters.measure import POINT, width
from exporters.options import Paper
from exporters.parts import Column

CELL_PADDING = 1.0
"""Millimetres left and right of the text in a cell."""

_SHARE = 0.66
"""Share of its usual width that a column keeps at least."""
_LEAST_EMS = 4.2
"""Four characters side by side: the length of 一级事项, and what can still be read."""
_BLANK_SHARE = 0.9
_FEWEST_LINES, _MOST_LINES = 6, 200
_RAGGED = 1.0  # ems lost at the end of a text's last line, on average


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


def column_widths(
    columns: Sequence[Column], layout: PaperLayout, samples: Sequence[Sequence[str]] = ()
) -> tuple[float, ...]:
    """Millimetres of each column; together they fill the paper between its margins.

    Columns with much to say get more room, so that rows become as low as they can: the widths are the narrowest in
    which nine of ten ``samples`` (rows of texts) stay below the same number of lines; what is left over is shared out.
    """
    em = layout.text.size * POINT
    fixed = sum(column.width for column in columns if column.fixed) * layout.fixed
    room = layout.room - fixed
    total = sum(column.width for column in columns if not column.fixed) or 1.0
    wished = [column.width * room / total for column in columns]
    least = [
        max(wish * (_BLANK_SHARE if _is_blank(place, samples) else _SHARE), _LEAST_EMS * em + 2 * CELL_PADDING)
        for place, wish in enumerate(wished)
    ]
    needs = [_need(place, samples) * em for place in range(len(columns))]
    loose = [place for place, column in enumerate(columns) if not column.fixed]

    def at(lines: int) -> dict[int, float]:
        return {place: max(least[place], needs[place] / lines + 2 * CELL_PADDING) for place in loose}

    lines = next((lines for lines in range(_FEWEST_LINES, _MOST_LINES) if sum(at(lines).values()) <= room), _MOST_LINES)
    narrow = at(lines)
    factor = room / sum(narrow.values()) if narrow else 1.0
    return tuple(
        round(narrow[place] * factor if place in narrow else column.width * layout.fixed, 2)
        for place, column in enumerate(columns)
    )


def _need(place: int, samples: Sequence[Sequence[str]]) -> float:
    """Ems of the text that nine of ten samples do not exceed, with room for lines that do not fill."""
    lengths = sorted(sum(width(line) + _RAGGED for line in row[place].split("\n")) for row in samples)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0.0


def _is_blank(place: int, samples: Sequence[Sequence[str]]) -> bool:
    """A column nobody has written in is there to be written in by hand: it keeps its width."""
    return bool(samples) and not any(row[place] for row in samples)


def ems(millimetres: float, style: TextStyle) -> float:
    """How many full-width characters fit into a column of that width."""
    return (millimetres - 2 * CELL_PADDING) / (style.size * POINT)
