"""Where the tables of a sheet are: header rows found past titles and information blocks, bodies between them.

A header that comes again with the same labels and without a new title above it is the same table printed on the
next page. How one header is read is ``header_rows.py``; what its columns mean is ``mapping.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from importers.header_rows import WIDEST, Header, HeaderReader
from importers.labels import LabelBook, note_beginnings, title_words
from importers.sheet import Sheet
from model.text import fold

_CONTINUED = re.compile(r"[(（]?(?:接上|续)[表页]?[\d一二三四五六七八九十]*[)）]?|[-—]?第?\d+页?[-—]?(?:共\d+页)?")
_GOES_ON = re.compile(r"[(（](?:续|续表|接上页|接上表)\d*[)）]$")
_LONGEST_PAGE_MARK = 20
_MOST_TITLE_ROWS = 40
_FEW_CELLS = 2
_SAME_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A table of a sheet: its header, the rows of its body, the titles above it.

    The body is ``first`` to ``end`` (outside) without ``repeated`` rows, which hold the header again.
    """

    header: Header
    first: int
    end: int
    repeated: frozenset[int] = frozenset()
    titles: tuple[str, ...] = ()


def find_tables(sheet: Sheet, book: LabelBook, chosen: Sequence[tuple[int, int]] = ()) -> list[FoundTable]:
    """The tables of a sheet from top to bottom.

    ``chosen`` are header rows (first, last) the clerk pointed at; a last row of -1 means: find out how many.
    """
    reader = HeaderReader(sheet, book)
    headers = _chosen_headers(reader, chosen) if chosen else _headers(sheet, reader, book)
    tables: list[FoundTable] = []
    for index, header in enumerate(headers):
        end = headers[index + 1].top if index + 1 < len(headers) else len(sheet.rows)
        floor = headers[index - 1].bottom + 1 if index else 0
        begin, titles = _titles_above(sheet, book, header.top, floor)
        if tables and not chosen:
            last = tables[-1]
            if _same_layout(last.header, header) and not _says_something_new(titles, last.titles):
                again = frozenset(range(begin, header.bottom + 1))
                tables[-1] = FoundTable(last.header, last.first, end, last.repeated | again, last.titles)
                continue
        if tables:
            last = tables[-1]
            tables[-1] = FoundTable(last.header, last.first, begin, last.repeated, last.titles)
        tables.append(FoundTable(header, header.bottom + 1, end, frozenset(), titles))
    return tables


def _chosen_headers(reader: HeaderReader, chosen: Sequence[tuple[int, int]]) -> list[Header]:
    found = (
        reader.read(top, bottom - top + 1) if bottom >= top else reader.read(top) or reader.read(top, 1)
        for top, bottom in sorted(chosen)
    )
    return [header for header in found if header is not None]


def _headers(sheet: Sheet, reader: HeaderReader, book: LabelBook) -> list[Header]:
    looks: dict[str, bool] = {"": False}
    headers: list[Header] = []
    row, count = 0, len(sheet.rows)
    while row < count:
        header = reader.read(row) if _may_be_header(sheet.rows[row], looks, book) else None
        if header is None:
            row += 1
        else:
            headers.append(header)
            row = header.bottom + 1
    return headers


def _may_be_header(row: Sequence[str], looks: dict[str, bool], book: LabelBook) -> bool:
    """Whether at least half of the row's cells are pieces of labels. Called for every row: must be cheap."""
    pieces = others = 0
    for text in row if len(row) <= WIDEST else row[:WIDEST]:
        if not text:
            continue
        known = looks.get(text)
        if known is None:
            known = looks[text] = book.is_fragment(text)
        if known:
            pieces += 1
        else:
            others += 1
            if others > 2 and not pieces:
                return False
    return pieces >= 2 and pieces >= others


def _titles_above(sheet: Sheet, book: LabelBook, top: int, floor: int) -> tuple[int, tuple[str, ...]]:
    """The first of the title rows that end above row ``top``, and their texts, nearest last."""
    begin = top
    titles: list[str] = []
    for row in range(top - 1, max(floor, top - _MOST_TITLE_ROWS) - 1, -1):
        texts = [text.strip() for text in sheet.rows[row][:WIDEST] if text and not text.isspace()]
        if texts and not _is_title_row(texts, book, at_top=floor == 0):
            if floor:
                break
            continue  # above the first table stands anything: menus of web pages, information blocks
        titles.extend(reversed(texts))
        begin = row if texts else begin
    return begin, tuple(reversed(titles))


def _is_title_row(texts: list[str], book: LabelBook, *, at_top: bool) -> bool:
    if sum(book.is_metadata(text) for text in texts) * 3 > len(texts):
        return True
    if len(texts) > _FEW_CELLS:
        return False
    return at_top or all(is_title(text) for text in texts)


def is_title(text: str) -> bool:
    """Whether a text stands above tables (目录名称、领域、附件), not in them or under them."""
    if len(text) > 80 or fold(text).startswith(note_beginnings()):
        return False
    return any(word in text for word in title_words()) or is_page_mark(text)


def is_page_mark(text: str) -> bool:
    """Whether a text only says that a table goes on or which page this is (续表, 第 1 页 共 3 页)."""
    return len(text) <= _LONGEST_PAGE_MARK and _CONTINUED.fullmatch(fold(text)) is not None


def _same_layout(one: Header, two: Header) -> bool:
    """Whether two headers are one printed twice: what both say of a column is the same, and that is nearly all."""
    first, second = dict(one.signature), dict(two.signature)
    both = first.keys() & second.keys()
    return all(first[c] == second[c] for c in both) and len(both) >= _SAME_SHARE * max(len(first), len(second))


def _says_something_new(titles: tuple[str, ...], before: tuple[str, ...]) -> bool:
    known = {_GOES_ON.sub("", fold(title)) for title in before}
    return any(_GOES_ON.sub("", fold(title)) not in known and not is_page_mark(title) for title in titles)
