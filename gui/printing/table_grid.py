"""A table's geometry in columns of a given width: where columns begin, what stands in each cell, set into lines.

Which rows go onto which page belongs in ``table_flow.py``.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from exporters.blocks import Table, TableCell, TextStyle
from gui.printing.page import MM_PER_POINT, Item, PlacedBox
from gui.printing.typesetting import Setting, Typesetter, placed, placed_part

_LEAST_TEXT = 1.8  # ems: the narrowest column holds the widest sign, a Chinese dash
_PAD_X = 0.4  # ems beside a cell's text
_PAD_Y = 0.32  # ems above and below it


class GridCell(NamedTuple):
    """A cell of the grid, set: ``last`` is the last row it covers."""

    row: int
    column: int
    last: int
    cell: TableCell
    setting: Setting


class TableGrid:
    """Columns and cells of one table, as wide as its frame at most."""

    def __init__(self, table: Table, setter: Typesetter, width: float) -> None:
        self.table = table
        self.header_rows = min(table.header_rows, len(table.rows))
        self._setter = setter
        self.style = _fitting_style(table, setter, width)
        em = setter.size(self.style) * MM_PER_POINT
        self.pad_x, self.pad_y = _PAD_X * em, _PAD_Y * em * setter.reduction
        widths = _grown(table, max(setter.scale, 1.0))
        self.edges = _edges(widths, width, _LEAST_TEXT * em + 2 * self.pad_x)
        self.line_height = setter.line_height(self.style)
        self.least_row = self.line_height + 2 * self.pad_y
        self._rule = table.rule_width * MM_PER_POINT
        self._rows: dict[int, tuple[GridCell, ...]] = {}

    def cells(self, row: int) -> tuple[GridCell, ...]:
        """The cells that begin in a row, with their texts set."""
        found = self._rows.get(row)
        if found is None:
            if len(self._rows) > 200:  # only rows near the current page are asked for again
                self._rows.clear()
            found = self._rows[row] = tuple(self._set_cells(row))
        return found

    def cell_at(self, row: int, column: int) -> GridCell:
        """The cell that begins at this place."""
        return next(cell for cell in self.cells(row) if cell.column == column)

    def left(self, cell: GridCell) -> float:
        return self.edges[cell.column]

    def width(self, cell: GridCell) -> float:
        return self._right(cell) - self.edges[cell.column]

    def need(self, cell: GridCell, shown: int = 0) -> float:
        """The height of a box for the lines of a cell that are not yet shown."""
        return self.box(cell, len(cell.setting.lines) - shown)

    def box(self, cell: GridCell, count: int) -> float:
        """The height of a box for so many lines of this cell."""
        return count * cell.setting.line_height + 2 * self.pad_y

    def capacity(self, cell: GridCell, height: float) -> int:
        """How many lines of this cell fit into a box of this height."""
        return max(int((height - 2 * self.pad_y + 1e-6) / cell.setting.line_height), 0)

    def draw(
        self, cell: GridCell, x: float, top: float, bottom: float, first: int, count: int, *, centred: bool
    ) -> list[Item]:
        """The cell's box from ``top`` to ``bottom`` and ``count`` of its lines in it, starting with line ``first``."""
        left = x + self.edges[cell.column]
        width = self.width(cell)
        outline = self._rule
        color = self.table.rule_color if outline else ""
        items: list[Item] = [PlacedBox(left, top, width, bottom - top, outline, color, cell.cell.fill)]
        free = bottom - top - count * cell.setting.line_height
        y = top + (free / 2 if centred else min(self.pad_y, free / 2))
        items += placed_part(cell.setting, first, count, left + self.pad_x, y, width - 2 * self.pad_x)
        return items

    def note(self, text: str, cell: GridCell, x: float, top: float) -> list[Item]:
        """A short word set into a cell's box instead of its text; nothing when it does not fit on one line."""
        width = self.width(cell) - 2 * self.pad_x
        setting = self._setter.set(text, self.style, width, align=cell.cell.align)
        if len(setting.lines) != 1:
            return []
        return [placed(setting, 0, x + self.edges[cell.column] + self.pad_x, top + self.pad_y, width)]

    def _right(self, cell: GridCell) -> float:
        return self.edges[min(cell.column + max(cell.cell.column_span, 1), len(self.edges) - 1)]

    def _set_cells(self, row: int) -> Iterator[GridCell]:
        grouped = self.table.group_column >= 0
        for column, cell in enumerate(self.table.rows[row][: len(self.edges) - 1]):
            if cell is None or (grouped and self._goes_on_above(row, column, cell)):
                continue
            right = self.edges[min(column + max(cell.column_span, 1), len(self.edges) - 1)]
            style = cell.style or self.style
            width = right - self.edges[column] - 2 * self.pad_x
            setting = self._setter.set(cell.text, style, width, align=cell.align, bold=cell.bold)
            last = self._last_row(row, column, cell) if grouped or cell.row_span > 1 else row
            yield GridCell(row, column, last, cell, setting)

    def _last_row(self, row: int, column: int, cell: TableCell) -> int:
        limit = self.header_rows if row < self.header_rows else len(self.table.rows)
        last = min(row + max(cell.row_span, 1), limit) - 1
        while self._is_group(row, column, cell) and last + 1 < limit:
            below = self.table.rows[last + 1][column]
            if below is None or below.text != cell.text:
                break
            last = min(last + max(below.row_span, 1), limit - 1)
        return last

    def _goes_on_above(self, row: int, column: int, cell: TableCell) -> bool:
        """Whether the cell belongs to a group that begins further up, and is not set by itself."""
        if not self._is_group(row, column, cell):
            return False
        for above in range(row - 1, self.header_rows - 1, -1):
            found = self.table.rows[above][column]
            if found is not None:
                return found.text == cell.text
        return False

    def _is_group(self, row: int, column: int, cell: TableCell) -> bool:
        return column == self.table.group_column and row >= self.header_rows and bool(cell.text)


def _grown(table: Table, scale: float) -> tuple[float, ...]:
    """The widths with those columns enlarged that hold a fixed number of signs; the others share what is left."""
    widths, growing = table.widths, table.growing
    if scale == 1 or not (growing or table.least):
        return widths
    fixed = sum(width * scale for column, width in enumerate(widths) if column in growing)
    others = sum(width for column, width in enumerate(widths) if column not in growing)
    keep = max(sum(widths) - fixed, others * 0.3) / others if others else 1.0
    wanted = tuple(width * (scale if column in growing else keep) for column, width in enumerate(widths))
    return _at_least(wanted, [least * scale for least in table.least]) if table.least else wanted


def _at_least(widths: tuple[float, ...], least: list[float]) -> tuple[float, ...]:
    """The widths with narrow columns widened at the cost of those that are wider than need be."""
    lacking = sum(max(floor - width, 0.0) for width, floor in zip(widths, least, strict=True))
    spare = sum(max(width - floor, 0.0) for width, floor in zip(widths, least, strict=True))
    keep = max(1.0 - lacking / spare, 0.0) if spare else 0.0
    return tuple(floor + max(width - floor, 0.0) * keep for width, floor in zip(widths, least, strict=True))


def _edges(widths: tuple[float, ...], room: float, least: float) -> tuple[float, ...]:
    """The columns' left edges and the last one's right edge: shrunk to the room, none narrower than ``least``."""
    wanted = [max(width, 0.0) for width in widths]
    total = sum(wanted)
    if total > room:
        wanted = [width * room / total for width in wanted]
    least = min(least, room / len(widths))
    narrow = sum(least - width for width in wanted if width < least)
    spare = sum(width - least for width in wanted if width > least)
    if narrow > 0:
        keep = max(1.0 - narrow / spare, 0.0) if spare > 0 else 0.0
        wanted = [least + max(width - least, 0.0) * keep for width in wanted]
    edges = [0.0]
    for width in wanted:
        edges.append(edges[-1] + width)
    return tuple(edges)


def _fitting_style(table: Table, setter: Typesetter, width: float) -> TextStyle:
    """The table's style, smaller if otherwise a column could not hold a single character."""
    size = setter.size(table.style)
    needed = len(table.widths) * size * MM_PER_POINT * (_LEAST_TEXT + 2 * _PAD_X)
    if needed <= width:
        return table.style
    half_points = max(int(2 * size * width / needed - 0.01), 2)
    return replace(table.style, size=half_points / 2 / setter.scale, line_height=0.0)
