"""A Word table put on a grid: spans, vertical merges, shifted borders. Cells' text comes from ``word_text``."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from importers.office.word_changes import (
    Change,
    Marks,
    change_in,
    comment_marks,
    has_marks,
    joins_next,
    original,
    signed,
)
from importers.office.word_comments import WordComments
from importers.office.word_origin import Origins, bookmark_of
from importers.office.word_text import WordText, text_boxes
from importers.office.xml_tree import attribute, child, name_of, number
from importers.reading.builder import SheetBuilder
from importers.reading.source import RESAVE_WORD
from importers.sheet import Comment, Tracked
from model.errors import UserError
from model.exchange import STATUS_HEADING

_NARROW = 160  # twips (2.8 mm): borders nearer than this were meant to be one line
_MOST_COLUMNS = 1_000
_OWN_SHEET_COLUMNS, _OWN_SHEET_ROWS = 3, 2  # a table inside a cell from this size on is a table of its own
_DEEPEST = 20  # tables in tables; what lies deeper is taken as lines


_NO_MARKS = Marks()
_WRAPPERS = {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}


@dataclass(slots=True)
class _Cell:
    left: int
    right: int  # beyond the last
    text: str
    vertical: str  # "", "restart" or "continue"
    horizontal: bool  # goes on from the cell at its left (the old w:hMerge)
    marks: Marks
    change: Change | None


@dataclass(frozen=True, slots=True)
class _StruckRow:
    """A row whose removal is recorded. ``bookmark`` names its entry where it has one."""

    bookmark: str
    change: Change


@dataclass(slots=True)
class WordTable:
    """One table while its rows arrive. ``inner`` are the tables found in its cells, in reading order.

    ``drawn``: our own export drew it from entries and settings, so it holds nothing to read.
    """

    texts: WordText
    above: list[str] = field(default_factory=list)
    depth: int = 0
    widths: list[int] = field(default_factory=list)
    rows: list[list[_Cell]] = field(default_factory=list)
    inner: list["WordTable"] = field(default_factory=list)
    bookmarks: dict[int, str] = field(default_factory=dict)
    struck: list[_StruckRow] = field(default_factory=list)
    begun: set[str] = field(default_factory=set)
    drawn: bool = False

    def grid(self, element: etree._Element) -> None:
        """Take in ``w:tblGrid``."""
        self.widths = [number(column, 0, "w") for column in element if name_of(column) == "gridCol"][:_MOST_COLUMNS]

    def row(self, element: etree._Element) -> None:
        """Take in a ``w:tr``."""
        properties = child(element, "trPr")
        struck = child(properties, "del") if properties is not None else None
        if struck is not None:
            text = "　".join(filter(None, (original(cell).strip() for cell in _unwrapped(element, "tc"))))
            self.struck.append(_StruckRow(bookmark_of(element), Change(*signed([struck]), text)))
            return
        at = number(child(properties, "gridBefore"), 0) if properties is not None else 0
        cells: list[_Cell] = []
        marked = has_marks(element)
        for cell in _unwrapped(element, "tc"):
            cells.append(self._cell(cell, at, marked=marked))
            at = cells[-1].right
            if at > _MOST_COLUMNS:
                raise UserError(f"里有一个表格的列数超过 {_MOST_COLUMNS}，不是正常的表格，没有读取。{RESAVE_WORD}")
        bookmark = bookmark_of(element)
        if bookmark:
            self.bookmarks[len(self.rows)] = bookmark
        self.rows.append(cells)

    def _cell(self, element: etree._Element, left: int, *, marked: bool) -> _Cell:
        properties = child(element, "tcPr")
        span, vertical, horizontal = 1, "", False
        if properties is not None:
            span = max(1, number(child(properties, "gridSpan"), 1))
            merge = _either(properties, "vMerge", "vmerge")
            if merge is not None:
                vertical = attribute(merge, "val", "continue")
            old = _either(properties, "hMerge", "hmerge")
            horizontal = old is not None and attribute(old, "val", "continue") != "restart"
        lines = list(self._lines(element, marked=marked))
        marks, change = (comment_marks(element), change_in(element)) if marked else (_NO_MARKS, None)
        return _Cell(left, left + span, "\n".join(lines), vertical, horizontal, marks, change)

    def _lines(self, element: etree._Element, *, marked: bool) -> Iterator[str]:
        """The paragraphs of a cell; tables in it become sheets of their own or, when small, lines.

        Where something is ``marked`` the end of a paragraph may have been struck out.
        """
        before: list[str] = []
        begun = ""  # a line whose end was struck out
        for block in _unwrapped(element, "p", "tbl"):
            if name_of(block) == "p":
                text, begun = begun + self.texts.paragraph(block), ""
                if marked and joins_next(block):
                    begun = text
                else:
                    before.append(text)
                    yield text
                if next(block.iter("{*}txbxContent"), None) is not None:
                    for box in text_boxes(block):
                        yield from (line for line in self._lines(box, marked=marked) if line)
            elif self.depth < _DEEPEST:
                yield from self._table_inside(block, [*self.above, *before])
            else:
                yield from (self.texts.paragraph(inner) for inner in block.iter("{*}p"))
        if begun:
            yield begun

    def _table_inside(self, element: etree._Element, above: list[str]) -> Iterator[str]:
        table = WordTable(self.texts, above, self.depth + 1)
        for part in _unwrapped(element, "tblGrid", "tr"):
            if name_of(part) == "tr":
                table.row(part)
            else:
                table.grid(part)
        columns = max((len(row) for row in table.rows), default=0)
        if columns >= _OWN_SHEET_COLUMNS and len(table.rows) >= _OWN_SHEET_ROWS:
            self.inner.append(table)
        else:
            yield from (" ".join(cell.text for cell in row if cell.text) for row in table.rows)
        self.inner.extend(table.inner)

    def fill(self, builder: SheetBuilder, comments: WordComments, origins: Origins) -> None:
        """Put the rows on their grid into a builder."""
        place = self._places()
        added: dict[int, list[tuple[int, str]]] = {}
        first = min(self.bookmarks, default=0)
        shows_status = any(cell.text == STATUS_HEADING for cells in self.rows[:first] for cell in cells)
        width = max(place.values(), default=0) + 1
        for row, column, text in origins.tell(self.bookmarks, width, builder, shows_status=shows_status):
            added.setdefault(row, []).append((column, text))
        open_merges: dict[int, tuple[int, int]] = {}  # left → (top row, right)
        for index, cells in enumerate(self.rows):
            texts: list[str] = []
            going_on: dict[int, tuple[int, int]] = {}
            for left, right, cell in _joined(cells, place):
                texts.extend([""] * (left - len(texts)))
                texts.append(cell.text)
                self._tell(builder, index, left, cell, comments)
                top = index
                if cell.vertical == "continue" and left in open_merges and open_merges[left][1] == right:
                    top = open_merges.pop(left)[0]
                if cell.vertical:
                    going_on[left] = (top, right)
                else:
                    builder.merge(index, left, index, right)
            _close(builder, open_merges, index - 1)
            open_merges = going_on
            for column, text in added.get(index, ()):
                texts.extend([""] * (column - len(texts) + 1))
                texts[column] = text
            builder.add_row(texts)
        _close(builder, open_merges, len(self.rows) - 1)
        for struck in self.struck:
            change, uid = struck.change, origins.uid(struck.bookmark)
            builder.said(Tracked(None, None, change.author, change.at, change.before, uid=uid))
        if self.struck:
            builder.remarks.append(f"有 {len(self.struck)} 行在修订中标为删除，没有读取。")

    def _tell(self, builder: SheetBuilder, row: int, column: int, cell: _Cell, comments: WordComments) -> None:
        """What was written beside a cell, and how its words were changed."""
        texts = []
        for mark in cell.marks.references:
            comment = comments.get(mark)
            if comment is not None:
                anchor = cell.marks.anchors.get(mark, "").strip()
                whole = mark not in cell.marks.anchors and mark in self.begun
                anchor = "" if anchor == cell.text.strip() else anchor
                builder.said(Comment(row, column, comment.author, comment.at, comment.text, anchor, whole))
                texts.append(comment.text)
        self.begun |= cell.marks.anchors.keys()
        if texts:
            builder.comments[row, column] = "\n".join(texts)
        if cell.change is not None:
            builder.said(Tracked(row, column, cell.change.author, cell.change.at, cell.change.before, cell.text))

    def _places(self) -> dict[int, int]:
        """Grid edge → column. Edges where no cell begins, or a hair's breadth from another, make no column."""
        edges = sorted({cell.left for cells in self.rows for cell in cells})
        alone = {(cell.left, cell.right) for cells in self.rows for cell in cells}
        place: dict[int, int] = {}
        column = -1
        for index, edge in enumerate(edges):
            before = edges[index - 1] if index else -1
            if not (index and self._near(before, edge) and (before, edge) not in alone):
                column += 1
            place[edge] = column
        return place

    def _near(self, left: int, right: int) -> bool:
        return right <= len(self.widths) and sum(self.widths[left:right]) < _NARROW


def _either(element: etree._Element, name: str, older: str) -> etree._Element | None:
    """A child under its name of today or of 2003."""
    found = child(element, name)
    return found if found is not None else child(element, older)


def _unwrapped(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names, also inside content controls and tracked insertions; deletions are left out."""
    for inner in element:
        name = name_of(inner)
        if name in names:
            yield inner
        elif name in _WRAPPERS:
            yield from _unwrapped(inner, *names)


def _joined(cells: list[_Cell], place: dict[int, int]) -> Iterator[tuple[int, int, _Cell]]:
    """The cells of a row with their first and last column; cells merged the old way become one."""
    edges = list(place)  # in order
    last = max(place.values(), default=0)
    index = 0
    while index < len(cells):
        first = index
        while index + 1 < len(cells) and cells[index + 1].horizontal:
            index += 1
        index += 1
        left = place[cells[first].left]
        after = bisect_left(edges, cells[index - 1].right)
        beyond = place[edges[after]] if after < len(edges) else last + 1
        cell = cells[first]
        if index - first > 1:
            cell.text = "\n".join(part.text for part in cells[first:index] if part.text)
        yield left, max(left, beyond - 1), cell


def _close(builder: SheetBuilder, merges: dict[int, tuple[int, int]], bottom: int) -> None:
    for left, (top, right) in merges.items():
        builder.merge(top, left, bottom, right)
