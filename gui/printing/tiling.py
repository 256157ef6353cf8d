"""Boards larger than paper → sheets to be cut and glued: overlap, cut marks, and a note on each sheet where it belongs.

Text is not laid out again: every sheet shows a part of the board's page, exactly as large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from exporters.blocks import Document
from exporters.board_paper import PAPERS
from gui.printing.flow import moved
from gui.printing.fonts import FontBook, Substitution
from gui.printing.layout import Pages
from gui.printing.page import MM_PER_POINT, Face, Item, Page, PlacedBox, PlacedText
from gui.printing.page_source import Bookmark

OVERLAP = 10.0
"""mm that neighbouring sheets share, to be glued over each other."""

_MARGIN = 10.0  # mm that office printers leave white, with something to spare
_MARK = 6.0  # mm: the length of a cut mark
_MARK_WIDTH = 0.25  # mm
_NOTE = 8.0  # points
_COLOR = "#606060"


@dataclass(frozen=True, slots=True)
class Grid:
    """How a board is divided: the sheet as it lies, rows and columns of sheets, what each sheet shows. All in mm.

    All sheets show equally much, so that no narrow strip is left at the edge.
    """

    width: float
    height: float
    columns: int
    rows: int
    shown: tuple[float, float]

    @property
    def sheets(self) -> int:
        return self.columns * self.rows

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """The place on the board where a sheet begins."""
        return column * (self.shown[0] - OVERLAP), row * (self.shown[1] - OVERLAP)


def grid(width: float, height: float, paper: str) -> Grid:
    """The division of a board into sheets of this paper, standing or lying, whichever needs fewer."""
    short, long = PAPERS[paper]
    return min(
        (_divided(width, height, *sides) for sides in ((short, long), (long, short))), key=lambda one: one.sheets
    )


class TiledPages:
    """The sheets of a board; behaves like the board's ``Pages``, with each sheet a page."""

    def __init__(self, pages: Pages, paper: str) -> None:
        self._pages = pages
        self._grid = grid(*pages.largest, paper)

    @property
    def document(self) -> Document:
        return self._pages.document

    @property
    def book(self) -> FontBook:
        return self._pages.book

    @property
    def complete(self) -> bool:
        return self._pages.complete

    @property
    def known(self) -> int:
        return self._pages.known * self._grid.sheets

    @property
    def needs_total(self) -> bool:
        return self._pages.needs_total

    @property
    def largest(self) -> tuple[float, float]:
        return self._grid.width, self._grid.height

    @property
    def board(self) -> Pages:
        """The boards as they hang, before they are cut."""
        return self._pages

    @property
    def grid(self) -> Grid:
        return self._grid

    def advance(self) -> bool:
        return self._pages.advance()

    def count(self) -> int:
        return self._pages.count() * self._grid.sheets

    def page(self, index: int) -> Page:
        """The sheet: rows from top to bottom, in each row from left to right, board after board."""
        board, place = divmod(index, self._grid.sheets)
        row, column = divmod(place, self._grid.columns)
        page = self._pages.page(board)
        left, top = self._grid.corner(column, row)
        width, height = self._grid.shown
        items = tuple(
            moved(item, _MARGIN - left, _MARGIN - top)
            for item in page.items
            if item.x < left + width and item.x + item.width > left and item.y < top + height
            and item.y + item.height > top
        )  # fmt: skip
        clip = (_MARGIN, _MARGIN, width, height)
        marks = (*_marks(clip), *self._glue_marks(column, row, clip), self._note(board, row, column))
        return Page(index, self._grid.width, self._grid.height, items, (), page.section, clip, marks)

    def size(self, index: int) -> tuple[float, float]:
        return self._grid.width, self._grid.height

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The headings, each on the sheet where it begins."""
        found = []
        for mark in self._pages.bookmarks():
            column = min(int(mark.x / (self._grid.shown[0] - OVERLAP)), self._grid.columns - 1)
            row = min(int(mark.y / (self._grid.shown[1] - OVERLAP)), self._grid.rows - 1)
            left, top = self._grid.corner(column, row)
            sheet = mark.page * self._grid.sheets + row * self._grid.columns + column
            found.append(mark._replace(page=sheet, x=mark.x - left + _MARGIN, y=mark.y - top + _MARGIN))
        return tuple(found)

    def substitutions(self) -> tuple[Substitution, ...]:
        return self._pages.substitutions()

    def _glue_marks(self, column: int, row: int, clip: tuple[float, float, float, float]) -> Iterator[Item]:
        """Short lines where the next sheet's edge comes to lie."""
        x, y, width, height = clip
        if column + 1 < self._grid.columns:
            edge = x + width - OVERLAP
            yield from (_line(edge, y - _MARK / 2, 0, _MARK / 2), _line(edge, y + height, 0, _MARK / 2))
        if row + 1 < self._grid.rows:
            edge = y + height - OVERLAP
            yield from (_line(x - _MARK / 2, edge, _MARK / 2, 0), _line(x + width, edge, _MARK / 2, 0))

    def _note(self, board: int, row: int, column: int) -> Item:
        text = (
            f"第{board + 1}块板 第{row + 1}行 第{column + 1}列 （每块{self._grid.rows}行{self._grid.columns}列） "
            f"按四角标记裁切，相邻两张重叠{OVERLAP:.0f}毫米粘贴"
        )
        height = _NOTE * MM_PER_POINT * 1.2
        width = self._grid.width - 2 * (_MARGIN + _MARK)
        y = self._grid.height - _MARGIN / 2 - height / 2
        return PlacedText(_MARGIN + _MARK, y, width, height, text, Face("sans"), _NOTE, _COLOR)


def _divided(width: float, height: float, sheet_width: float, sheet_height: float) -> Grid:
    columns = max(ceil((width - OVERLAP) / (sheet_width - 2 * _MARGIN - OVERLAP) - 1e-9), 1)
    rows = max(ceil((height - OVERLAP) / (sheet_height - 2 * _MARGIN - OVERLAP) - 1e-9), 1)
    shown = (width + (columns - 1) * OVERLAP) / columns, (height + (rows - 1) * OVERLAP) / rows
    return Grid(sheet_width, sheet_height, columns, rows, shown)


def _marks(clip: tuple[float, float, float, float]) -> Iterator[Item]:
    """Two lines at each corner, outside of what is to be kept."""
    x, y, width, height = clip
    for corner_x, outside_x in ((x, -_MARK - 1), (x + width, 1)):
        for corner_y, outside_y in ((y, -_MARK - 1), (y + height, 1)):
            yield _line(corner_x + outside_x, corner_y, _MARK, 0)
            yield _line(corner_x, corner_y + outside_y, 0, _MARK)


def _line(x: float, y: float, width: float, height: float) -> PlacedBox:
    """A thin line along one of the axes, centred on its place."""
    half = _MARK_WIDTH / 2
    if width:
        return PlacedBox(x, y - half, width, _MARK_WIDTH, fill=_COLOR)
    return PlacedBox(x - half, y, _MARK_WIDTH, height, fill=_COLOR)
