"""How wide a form's columns are on a paper, and in which type: millimetres and points, the same for every format."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from exporters.blocks import PageSetup, TextStyle
from exporters.column_balance import balanced
from exporters.measure import POINT, width
from exporters.options import Paper
from exporters.parts import Column

CELL_PADDING = 1.0
"""Millimetres left and right of the text in a cell."""

_LEAST_EMS = 4.2
"""Four characters side by side: the length of 一级事项, and what can still be read."""
_EMS_A_MILLIMETRE = 0.18
"""Long-text columns keep more: this share of their usual width, so 公开内容 keeps twelve characters."""
_BLANK_SHARE = 0.9
_FEWEST_LINES, _MOST_LINES = 6, 200
_MOST_NEED = 300.0
"""Ems beyond which a longer text gets no more room: a novel in one column must not squeeze the others."""
_TIGHT = 0.8
"""Share of its least width that a column keeps where others make the table high."""
_COMMON_ROWS, _LONGEST_ROWS = 24, 8
"""Samples whose height decides where spare room goes."""
_RAGGED = 1.0  # ems lost at the end of a text's last line, on average

_USUAL_SIZE = 10.0  # points for which the columns' usual widths are meant
_GOOD = 9.0  # points, 小五
_LEADING = 1.35

_SETUPS = {
    Paper.A3: PageSetup(420.0, 297.0, top=25.0, bottom=22.0, left=20.0, right=20.0),
    Paper.A4: PageSetup(297.0, 210.0, top=20.0, bottom=18.0, left=14.0, right=14.0),
}
_SIZES = {Paper.A3: (10.0, 9.0, 8.0), Paper.A4: (8.0, 7.5, 7.0, 6.5)}
"""Table type in points, the usual size first; the smaller ones are for tables with many columns of the clerk's own."""


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A lying sheet with its table type; ``squeezed`` when columns that can do with less get less."""

    setup: PageSetup
    size: float
    squeezed: bool = False

    @property
    def text(self) -> TextStyle:
        return TextStyle(font="table", size=self.size, line_height=round(self.size * _LEADING, 1))

    @property
    def header(self) -> TextStyle:
        return TextStyle(font="heading", size=self.size, line_height=round(self.size * _LEADING, 1))

    @property
    def em(self) -> float:
        """Millimetres of a full-width character."""
        return self.size * POINT

    def fixed_width(self, column: Column) -> float:
        """Millimetres of a column that does not grow with the paper, only with the type."""
        width = column.squeezed if self.squeezed and column.squeezed else column.width
        return width * self.size / _USUAL_SIZE

    @property
    def room(self) -> float:
        """Millimetres between the margins, across."""
        return self.setup.width - self.setup.left - self.setup.right

    @property
    def page_points(self) -> float:
        """Points between the margins, down."""
        return (self.setup.height - self.setup.top - self.setup.bottom) / POINT


def layout_for(columns: Sequence[Column], paper: Paper) -> PaperLayout:
    """The paper with the largest type in which every column keeps its least width.

    Type of ``_GOOD`` points is preferred to squeezed columns: a squeezed list of channels makes rows much higher.
    """
    layouts = [PaperLayout(_SETUPS[paper], size, squeezed) for size in _SIZES[paper] for squeezed in (False, True)]
    layouts.sort(key=lambda layout: layout.squeezed or layout.size < _GOOD)  # otherwise as before
    return next((layout for layout in layouts if _least_room(columns, layout) <= layout.room), layouts[-1])


def _least_room(columns: Sequence[Column], layout: PaperLayout) -> float:
    return sum(layout.fixed_width(column) if column.fixed else _least(column, layout) for column in columns)


def _least(column: Column, layout: PaperLayout) -> float:
    """Millimetres below which a column is no longer read with ease."""
    return max(_LEAST_EMS, column.width * _EMS_A_MILLIMETRE) * layout.em + 2 * CELL_PADDING


def column_widths(
    columns: Sequence[Column], layout: PaperLayout, samples: Sequence[Sequence[str]] = ()
) -> tuple[float, ...]:
    """Millimetres of each column; together they fill the paper between its margins.

    Columns with much to say get more room, so that rows become as low as they can: the widths are the narrowest in
    which nine of ten ``samples`` (rows of texts) stay below the same number of lines; what is left over is shared out,
    and then moved to where it makes the samples lower (``column_balance.py``).
    """
    loose = [place for place, column in enumerate(columns) if not column.fixed]
    room = layout.room - sum(layout.fixed_width(column) for column in columns if column.fixed)
    total = sum(columns[place].width for place in loose) or 1.0
    least: dict[int, float] = {}
    needs: dict[int, float] = {}
    blank = {place for place in loose if samples and not any(row[place] for row in samples)}  # to be written in by hand
    for place in loose:
        usual = columns[place].width * room / total
        least[place] = max(_least(columns[place], layout), usual * _BLANK_SHARE if place in blank else 0.0)
        needs[place] = _need(place, samples) * layout.em

    def at(lines: int) -> dict[int, float]:
        return {place: max(least[place], needs[place] / lines + 2 * CELL_PADDING) for place in loose}

    lines = next((lines for lines in range(_FEWEST_LINES, _MOST_LINES) if sum(at(lines).values()) <= room), _MOST_LINES)
    narrow = at(lines) if samples else {place: columns[place].width for place in loose}
    factor = room / sum(narrow.values()) if narrow else 1.0
    widths = {place: width * factor for place, width in narrow.items()}
    heading = _LEAST_EMS * layout.em + 2 * CELL_PADDING
    if samples and len(widths) > 1:
        floor = {
            place: width if place in blank else min(max(width * _TIGHT, heading), width)
            for place, width in least.items()
        }
        widths = balanced(widths, floor, _rows(widths, samples, layout.em), 2 * CELL_PADDING)
    return tuple(round(widths.get(place, layout.fixed_width(column)), 2) for place, column in enumerate(columns))


def _rows(
    loose: Collection[int], samples: Sequence[Sequence[str]], em: float
) -> list[tuple[float, Mapping[int, float]]]:
    """The lines of the columns that cannot change and the needs of the others: some rows, and all of the longest."""
    longest = sorted(samples, key=lambda row: -sum(map(len, row)))[:_LONGEST_ROWS]
    rows: list[tuple[float, Mapping[int, float]]] = []
    for row in (*samples[:: max(1, len(samples) // _COMMON_ROWS)], *longest):
        base = max((text.count("\n") + 1 for place, text in enumerate(row) if place not in loose), default=1)
        needs = {place: sum(width(line) + _RAGGED for line in row[place].split("\n")) * em for place in loose}
        rows.append((float(base), needs))
    return rows


def _need(place: int, samples: Sequence[Sequence[str]]) -> float:
    """Ems of the text that nine of ten samples do not exceed, with room for lines that do not fill."""
    lengths = sorted(sum(width(line) + _RAGGED for line in row[place].split("\n")) for row in samples)
    return min(lengths[int(len(lengths) * 0.9)], _MOST_NEED) if lengths else 0.0


def ems(millimetres: float, style: TextStyle) -> float:
    """How many full-width characters fit into a column of that width."""
    return (millimetres - 2 * CELL_PADDING) / (style.size * POINT)
