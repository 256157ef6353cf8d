"""A table on its way onto pages: header rows repeated, rows kept whole, long rows and merged cells carried over.

A row that fits on a page is never divided, and the last one takes the row above it along rather than stand alone on a
page. A row longer than a page is divided between lines, and every cell goes on
where it stopped. A merged cell that meets a page end is closed there; on the next page its text goes on, or is
repeated when all of it was already shown, so that the reader knows to what the rows belong.
"""

from itertools import islice
from typing import NamedTuple

from exporters.blocks import Table
from gui.printing.flow import Step
from gui.printing.page import Item
from gui.printing.table_grid import GridCell, TableGrid
from gui.printing.typesetting import Typesetter

_FIT = 1e-6
_LARGEST_HEADER = 0.4  # of a frame: a taller header is not repeated, it would leave no room for rows
_SHORT = 60  # rows
_LEAST_SPLIT = 3  # lines: a row is not divided for less room than this


class _Span(NamedTuple):
    """A merged cell that is not yet closed: where it begins, and how many of its lines are shown already."""

    row: int
    column: int
    shown: int = 0


class _Place(NamedTuple):
    """Where a table goes on: the next row, how many lines of its cells are shown already, the open merged cells."""

    row: int
    done: tuple[int, ...] | None = None
    spans: tuple[_Span, ...] = ()


class TableFlow:
    """A table in frames of one width; ``below`` mm are needed in the frame where it ends."""

    def __init__(
        self, table: Table, setter: Typesetter, width: float, frame_height: float, *, below: float = 0.0
    ) -> None:
        self._grid = TableGrid(table, setter, width)
        self._continued = table.continued
        self._header = _block_heights(self._grid)
        repeats = sum(self._header) <= _LARGEST_HEADER * frame_height
        self._head_rows = self._grid.header_rows if repeats else 0
        self._head = sum(self._header) if repeats else 0.0
        self._full = frame_height - self._head
        self._below = below

    @property
    def least(self) -> float:
        if len(self._grid.table.rows) <= self._head_rows:
            return self._head
        row = self._head_rows
        first = self._own_need(row)
        return min(self._head + min(first, self._least_split(row)) + self._follower(row), self._head + self._full)

    @property
    def is_plain(self) -> bool:
        """Whether it is short and no cell covers several rows, so that its height is quickly said."""
        rows = range(len(self._grid.table.rows))
        return len(rows) <= _SHORT and all(cell.last == row for row in rows for cell in self._grid.cells(row))

    def fits(self, room: float) -> bool:
        """Whether all of a plain table stands in so many mm."""
        rows = range(len(self._grid.table.rows))
        return sum(max(self._own_need(row), self._grid.least_row) for row in rows) <= room + _FIT

    def rows_left(self, start: object | None) -> int:
        """How many rows stand from this place on, those that only introduce others apart; counts no further than 2."""
        first = start.row if isinstance(start, _Place) else self._grid.header_rows
        leading = self._grid.table.leading
        found = (row for row in range(len(self._grid.table.rows) - 1, first - 1, -1) if row not in leading)
        return len(list(islice(found, 2)))

    def place(self, start: object | None, x: float, y: float, room: float, *, fresh: bool) -> Step | None:
        place = start if isinstance(start, _Place) else _Place(self._head_rows)
        if not fresh and start is None and self.least > room + _FIT:
            return None
        piece, rest = self._piece(place, x, y, room, fresh=fresh, end=len(self._grid.table.rows))
        end = self._end_with_company(place, rest)
        if end is not None:
            piece, rest = self._piece(place, x, y, room, fresh=fresh, end=end)
        if piece.bare and not fresh and rest is not None:
            return None
        return Step(piece.items, piece.top - y, rest)

    def _piece(
        self, place: _Place, x: float, y: float, room: float, *, fresh: bool, end: int
    ) -> "tuple[_Piece, _Place | None]":
        """What stands in one frame, of the rows before ``end``, and where the table goes on."""
        piece = _Piece(self._grid, x, y, y + room)
        piece.header(self._header[: self._head_rows])
        return piece, self._rows(piece, place, end, fresh=fresh)

    def _rows(self, piece: "_Piece", place: _Place, end: int, *, fresh: bool) -> _Place | None:
        """Puts rows into the piece until its room ends or ``end`` is reached."""
        piece.open(place.spans)
        row, done = place.row, place.done
        while row < end:
            need = piece.need(row, done)
            behind = self._follower(row) if not (piece.bare and fresh) else 0.0
            if piece.top + need + behind <= piece.bottom + _FIT:
                piece.row(row, done, need, self._continued)
                row, done = row + 1, None
                continue
            if not self._must_split(piece, row, done, fresh):
                return _Place(row, done, piece.close())
            done = piece.part_of_row(row, done, self._continued)
            return _Place(row, done, piece.close())
        return _Place(row, None, piece.close()) if row < len(self._grid.table.rows) else None

    def _end_with_company(self, place: _Place, rest: _Place | None) -> int | None:
        """Where a piece must end so that the table's last row does not go on alone; None where it need not or cannot.

        A row that introduces others is no company. One row stays, and those that move fit into the next frame.
        """
        if rest is None or rest.done is not None or self.rows_left(rest) != 1:
            return None
        leading = self._grid.table.leading
        end = rest.row - 1
        while end in leading or end - 1 in leading:
            end -= 1
        if end <= place.row:
            return None
        needed = sum(self._own_need(row) for row in range(end, len(self._grid.table.rows)))
        return end if needed + self._below <= self._full + _FIT else None

    def _own_need(self, row: int) -> float:
        """The height of a row for the lines of the cells that begin in it."""
        return max((self._grid.need(cell) for cell in self._grid.cells(row)), default=self._grid.least_row)

    def _must_split(self, piece: "_Piece", row: int, done: tuple[int, ...] | None, fresh: bool) -> bool:
        """Whether a row that does not fit is divided here rather than moved to the next frame as a whole."""
        if piece.bare and fresh:
            return True
        if done is None and piece.own_need(row, done) <= self._full + _FIT:
            return False
        return piece.bottom - piece.top >= self._least_split(row)

    def _follower(self, row: int) -> float:
        """The room needed below a row that introduces the next one."""
        if row not in self._grid.table.leading or row + 1 >= len(self._grid.table.rows):
            return 0.0
        need = self._own_need(row + 1)
        return need if need <= self._full else self._least_split(row + 1)

    def _least_split(self, row: int) -> float:
        lines = [cell.setting.line_height for cell in self._grid.cells(row)]
        return _LEAST_SPLIT * max(lines, default=self._grid.line_height) + 2 * self._grid.pad_y


class _Piece:
    """The part of a table that stands in one frame, while it grows downwards from ``top`` to ``bottom`` at most."""

    def __init__(self, grid: TableGrid, x: float, top: float, bottom: float) -> None:
        self._grid = grid
        self._x = x
        self.top = top
        self.bottom = bottom
        self.items: list[Item] = []
        self.bare = True  # no body row yet
        self._spans: dict[int, tuple[GridCell, int, float]] = {}  # column → cell, lines shown, top in this frame

    def header(self, heights: tuple[float, ...]) -> None:
        for row, height in enumerate(heights):
            self.row(row, None, height)
        self.bare = True

    def open(self, spans: tuple[_Span, ...]) -> None:
        """Goes on with merged cells from the frame before."""
        for span in spans:
            self._spans[span.column] = (self._grid.cell_at(span.row, span.column), span.shown, self.top)

    def own_need(self, row: int, done: tuple[int, ...] | None) -> float:
        """The height of a row for its own cells' remaining lines."""
        need = self._grid.least_row
        for number, cell in enumerate(self._grid.cells(row)):
            if cell.last == row:
                need = max(need, self._grid.need(cell, done[number] if done else 0))
        return need

    def need(self, row: int, done: tuple[int, ...] | None) -> float:
        """The height of a row, so that its cells and the merged cells that end in it have room for their lines."""
        need = self.own_need(row, done)
        for cell, shown, top in self._spans.values():
            if cell.last == row:
                need = max(need, self._grid.need(cell, shown) - (self.top - top))
        return need

    def row(self, row: int, done: tuple[int, ...] | None, height: float, continued: str = "") -> None:
        """A row, or the last part of one, that fits."""
        self._begin_spans(row, done)
        cells = self._grid.cells(row)
        before = done or (0,) * len(cells)
        counts = [len(cell.setting.lines) - shown for cell, shown in zip(cells, before, strict=True)]
        self._draw(row, before, counts, self.top + height, continued if done else "", centred=done is None)
        self._end_spans(row, self.top)

    def part_of_row(self, row: int, done: tuple[int, ...] | None, continued: str) -> tuple[int, ...]:
        """As much of a long row as fits; gives back how many lines of each of its cells are shown then."""
        need = self.need(row, done)
        self._begin_spans(row, done)
        cells = self._grid.cells(row)
        before = done or (0,) * len(cells)
        room = self.bottom - self.top
        counts = [
            self._lines_for(cell, shown, room) if cell.last == row else 0
            for cell, shown in zip(cells, before, strict=True)
        ]
        used = max((self._grid.box(cell, count) for cell, count in zip(cells, counts, strict=True)), default=0.0)
        if need > self.own_need(row, done):  # a merged cell that ends here wants more room than the row itself
            used = max(used, need)
        self._draw(row, before, counts, min(self.top + used, self.bottom), continued if done else "", centred=False)
        return tuple(shown + count for shown, count in zip(before, counts, strict=True))

    def close(self) -> tuple[_Span, ...]:
        """Ends all open merged cells at the foot of this piece; they go on in the next frame."""
        spans = []
        for column, (cell, shown, top) in sorted(self._spans.items()):
            if self.top - top > _FIT:
                shown = self._segment(cell, shown, top, self.top)
            spans.append(_Span(cell.row, column, shown))
        return tuple(spans)

    def _draw(
        self, row: int, before: tuple[int, ...], counts: list[int], bottom: float, continued: str, *, centred: bool
    ) -> None:
        """The row's own cells down to ``bottom``; the first one that has nothing left to say says ``continued``."""
        for cell, shown, count in zip(self._grid.cells(row), before, counts, strict=True):
            if cell.last != row:
                continue
            self.items += self._grid.draw(cell, self._x, self.top, bottom, shown, count, centred=centred)
            if continued and count == 0 and cell.setting.lines:
                note = self._grid.note(continued, cell, self._x, self.top)
                self.items += note
                continued = "" if note else continued
        self.top, self.bare = bottom, False

    def _lines_for(self, cell: GridCell, shown: int, room: float) -> int:
        left = len(cell.setting.lines) - shown
        fits = self._grid.capacity(cell, room)
        if self.bare:
            fits = max(fits, 1)
        if left - fits == 1 and fits > 2:  # not a single last line on the next page
            fits -= 1
        return min(left, fits)

    def _begin_spans(self, row: int, done: tuple[int, ...] | None) -> None:
        if done is None:
            for cell in self._grid.cells(row):
                if cell.last > row:
                    self._spans[cell.column] = (cell, 0, self.top)

    def _end_spans(self, row: int, bottom: float) -> None:
        for column in [column for column, (cell, _, _) in self._spans.items() if cell.last == row]:
            cell, shown, top = self._spans.pop(column)
            self._segment(cell, shown, top, bottom)

    def _segment(self, cell: GridCell, shown: int, top: float, bottom: float) -> int:
        """One frame's part of a merged cell; gives back how many of its lines are shown by now."""
        lines = len(cell.setting.lines)
        capacity = self._grid.capacity(cell, bottom - top)
        first = shown if shown < lines else 0  # all shown on pages before: say it again
        count = min(lines - first, capacity)
        if shown >= lines and count < lines:
            count = 0
        self.items += self._grid.draw(cell, self._x, top, bottom, first, count, centred=first + count == lines)
        return max(shown, first + count)


def _block_heights(grid: TableGrid) -> tuple[float, ...]:
    """The heights of the header rows, so that merged header cells have room too."""
    heights: list[float] = []
    for row in range(grid.header_rows):
        height = grid.least_row
        for begin in range(row + 1):
            for cell in grid.cells(begin):
                if cell.last == row:
                    height = max(height, grid.need(cell) - sum(heights[begin:row]))
        heights.append(height)
    return tuple(heights)
