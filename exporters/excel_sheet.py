"""One area's worksheet: title, two-row header, entries, merges, row heights, drop-down lists, page setup.

Two rules of Excel shape it: a row is at most 409 points high, and a cell holds at most 32,767 characters (UTF-16
units). An entry that needs more takes several worksheet rows; nothing is cut (docs/decisions/0031-excel.md).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from exporters.area_table import ROW_PADDING, AreaTable, Merged, TableRow
from exporters.excel_formats import Formats
from exporters.excel_page import set_up_page
from exporters.excel_pieces import CELL_LIMIT, pieces, utf16_length
from exporters.layout import ems
from exporters.measure import count_lines
from exporters.pagination import paginate
from exporters.printable import title_of
from exporters.remarks import ExportRemark
from exporters.selection import caption
from exporters.styles import TABLE_CAPTION, TITLE
from model.exchange import EXACT_HEADING, REVIEW_HEADINGS, STATUS_HEADING, UID_HEADING, dump_exact, fingerprint
from model.progress import Progress
from model.records import Status
from model.snapshot import Snapshot

_HIGHEST_ROW = 405.0  # points; Excel's limit is 409.5
_LEADING = 1.45
"""Height of a line in ems: the fonts that stand in for 仿宋 on Linux are that high, 仿宋 itself is lower."""
_TITLE_HEIGHTS = (36.0, 22.0)  # points of title and caption
_TITLE_ROWS = len(_TITLE_HEIGHTS)
_SPARE_ROWS = 200
"""Rows below the last entry that offer the drop-down lists too, for entries added by hand."""
_LIST_LIMIT = 255  # UTF-16 units of a list written into a data validation
_STEP = 250
_MOST_HALVED = 8  # characters of a heading that is broken in its middle
_ALLOWED = {"objects": True, "format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
"""What a reviewer may still do in a guarded worksheet; comments are objects."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Where an entry stands: its first worksheet row and how many it takes."""

    row: int
    height: int


class AreaSheet:
    """Writes an ``AreaTable`` into an empty worksheet. ``guarded``: only the columns of the review can be written."""

    def __init__(
        self, sheet: Worksheet, formats: Formats, table: AreaTable, snapshot: Snapshot, *, guarded: bool = False
    ) -> None:
        self.remarks: list[ExportRemark] = []
        self._cut: dict[str, dict[str, tuple[str, str]]] = {}  # uid → exact values of texts over several cells
        self._sheet = sheet
        self._table = table
        self._snapshot = snapshot
        self._columns = table.form.columns
        self._first = _TITLE_ROWS + table.form.header_rows
        self._hidden = len(self._columns)
        self._status_hidden = all(column.heading != STATUS_HEADING for column in self._columns)
        self._look(formats)
        if guarded:
            sheet.protect("", _ALLOWED)

    def _look(self, formats: Formats) -> None:
        text = self._table.layout.text
        self._formats = formats
        self._text, self._quoted, self._tall = (
            [
                formats.cell(text, centred=column.centred, locked=column.heading not in REVIEW_HEADINGS, **more)
                for column in self._columns
            ]
            for more in ({}, {"quoted": True}, {"top": True})
        )
        self._ems = [ems(width, text) for width in self._table.widths]
        self._line = text.size * _LEADING
        self._heights = self._table.row_heights(self._line)
        merged = self._table.form.merged_column
        self._own_columns = [column for column in range(1, self._hidden) if column != merged]

    def write(self, progress: Progress) -> None:
        """Fill the worksheet. May raise ``Cancelled`` from ``progress``."""
        self._write_title()
        self._write_header()
        blocks = self._write_entries(progress)
        last = blocks[-1].row + blocks[-1].height - 1 if blocks else self._first - 1
        self._merge_shared(blocks)
        self._offer_lists(last + _SPARE_ROWS)
        self._hide_technical(blocks)
        set_up_page(self._sheet, self._table, self._snapshot, self._first, last)

    def _write_title(self) -> None:
        title, line = self._formats.plain(TITLE, "center"), self._formats.plain(TABLE_CAPTION)
        self._merged_text(0, 0, 0, self._hidden - 1, self._table.title, title)
        words = caption(self._snapshot, len(self._table.rows)) + self._table.note
        self._merged_text(1, 0, 1, self._hidden - 1, words, line)
        for row, height in enumerate(_TITLE_HEIGHTS):
            self._sheet.set_row(row, height)
        self._sheet.write_string(0, self._hidden, self._table.info.dump())

    def _write_header(self) -> None:
        style = self._formats.header(self._table.layout.header)
        for depth, cells in enumerate(self._table.form.header()):
            row = _TITLE_ROWS + depth
            for column, cell in enumerate(cells):
                if cell is not None:
                    bottom, right = row + cell.row_span - 1, column + cell.column_span - 1
                    room = sum(self._ems[column : right + 1])
                    self._merged_text(row, column, bottom, right, _halved(cell.text, room), style)
        for depth, height in enumerate(self._table.header_heights(self._line)):
            self._sheet.set_row(_TITLE_ROWS + depth, height)

    def _write_entries(self, progress: Progress) -> list[_Block]:
        """Every entry with its texts, except the merged column's, which ``_merge_shared`` writes."""
        blocks: list[_Block] = []
        row = self._first
        for number, entry in enumerate(self._table.rows, 1):
            if number % _STEP == 1:
                progress(number - 1, len(self._table.rows), f"写入{self._table.area.label}")
            points = self._heights[number - 1]
            if points <= _HIGHEST_ROW:
                self._write_low(row, entry)
                self._sheet.set_row(row, points)
                height = 1
            else:
                height = self._write_tall(row, entry)
            self._sheet.write_number(row, 0, number, self._text[0] if height == 1 else self._tall[0])
            blocks.append(_Block(row, height))
            row += height
        return blocks

    def _write_low(self, row: int, entry: TableRow) -> None:
        """An entry that fits one worksheet row: the usual case, kept free of questions."""
        write = self._sheet.write_string
        for column in self._own_columns:
            text = entry.texts[column]
            if text:
                quoted = text[0] in "=+-@"
                write(row, column, text, self._quoted[column] if quoted else self._text[column])
            else:
                self._sheet.write_blank(row, column, None, self._text[column])

    def _write_tall(self, row: int, entry: TableRow) -> int:
        """An entry over several worksheet rows, its columns merged over them. Returns how many rows it took."""
        cells = [pieces(text) for text in entry.texts]
        self._note_long(entry, cells)
        groups = max(len(cell) for cell in cells)
        heights: list[int] = []
        for group in range(groups):
            points = self._group_height([cell[group] if group < len(cell) else "" for cell in cells])
            rows = ceil(points / _HIGHEST_ROW)
            top = row + sum(heights)
            for place in range(rows):
                self._sheet.set_row(top + place, points / rows)
            heights.append(rows)
        for column, cell in enumerate(cells):
            top = row
            for group, piece in enumerate(cell):
                rows = sum(heights[group:]) if group == len(cell) - 1 else heights[group]
                self._merged_text(top, column, top + rows - 1, column, piece, self._tall[column])
                top += rows
        return sum(heights)

    def _group_height(self, texts: Sequence[str]) -> float:
        lines = max(count_lines(text, self._ems[column]) for column, text in enumerate(texts))
        return lines * self._line + ROW_PADDING

    def _note_long(self, entry: TableRow, cells: Sequence[Sequence[str]]) -> None:
        for column, cell in enumerate(cells):
            if len(cell) == 1:
                continue
            heading, length = self._columns[column].heading, utf16_length(entry.texts[column])
            key = self._table.form.field_of(column)
            cut = self._cut.setdefault(entry.entry.uid, {})
            cut[key] = (fingerprint([entry.texts[column]]), entry.entry[key])
            self.remarks.append(
                ExportRemark(
                    entry.entry.id,
                    key,
                    f"事项“{title_of(entry.entry)}”的{heading}有 {length:,} 个字符，超过 Excel 一个单元格"
                    f" {CELL_LIMIT:,} 个的上限，已接着写在下面的单元格里，共 {len(cell)} 格，一个字没有少。",
                )
            )

    def _merge_shared(self, blocks: Sequence[_Block]) -> None:
        """The merged column: one text for the entries that share it."""
        column = self._table.form.merged_column
        if column is None:
            return
        room = self._table.layout.page_points - sum(self._table.header_heights(self._line))
        pages = paginate(self._heights, room - sum(_TITLE_HEIGHTS), room)
        for run in self._table.merges(pages.starts):
            first, last = blocks[run.first], blocks[run.last]
            if run.first == run.last and first.height > 1:
                continue  # merged over its rows already
            if any(block.height > 1 for block in blocks[run.first : run.last + 1]):
                self._merge_around_tall(run, blocks, column)
                continue
            text = self._table.rows[run.first].texts[column]
            # At the top: programs scale the page differently, and a page's end through the middle would cut the words.
            look = self._tall[column] if run.last > run.first else self._text[column]
            self._merged_text(first.row, column, last.row, column, text, look)
            self._make_room(run, blocks, text, column)

    def _merge_around_tall(self, run: Merged, blocks: Sequence[_Block], column: int) -> None:
        """Tall entries keep a merge of their own; the low ones between them share."""
        low: list[int] = []
        for place in range(run.first, run.last + 2):
            if place <= run.last and blocks[place].height == 1:
                low.append(place)
            elif low:
                text = self._table.rows[low[0]].texts[column]
                top, bottom = blocks[low[0]].row, blocks[low[-1]].row
                look = self._tall[column] if bottom > top else self._text[column]
                self._merged_text(top, column, bottom, column, text, look)
                low = []

    def _make_room(self, run: Merged, blocks: Sequence[_Block], text: str, column: int) -> None:
        """A long shared text over few low rows: the last row grows."""
        needed = count_lines(text, self._ems[column]) * self._line + ROW_PADDING
        missing = needed - sum(self._heights[run.first : run.last + 1])
        if missing > 0:
            self._sheet.set_row(blocks[run.last].row, min(self._heights[run.last] + missing, _HIGHEST_ROW))

    def _offer_lists(self, last: int) -> None:
        for column, described in enumerate(self._columns):
            source = _list_source(described.choices)
            if source:
                self._sheet.data_validation(
                    self._first,
                    column,
                    last,
                    column,
                    {
                        "validate": "list",
                        "source": source,
                        "show_error": described.strict,
                        "error_title": "这一栏只能选",
                        "error_message": f"“{described.heading}”请从下拉列表中选，或者留空。",
                    },
                )

    def _hide_technical(self, blocks: Sequence[_Block]) -> None:
        """Columns right of the print area that let the file come back: uid, status, exact values."""
        column = self._hidden
        headings = [UID_HEADING, STATUS_HEADING] if self._status_hidden else [UID_HEADING]
        widest = 0
        for block, row in zip(blocks, self._table.rows, strict=True):
            self._sheet.write_string(block.row, column, row.entry.uid)
            if self._status_hidden:
                self._sheet.write_string(block.row, column + 1, row.entry.status.label)
            said = {**self._cut.get(row.entry.uid, {}), **row.exact}
            exact = pieces(dump_exact(said)) if said else []
            for place, piece in enumerate(exact):
                self._sheet.write_string(block.row, column + len(headings) + place, piece)
            widest = max(widest, len(exact))
        headings += [EXACT_HEADING if place == 0 else f"{EXACT_HEADING}{place + 1}" for place in range(widest)]
        look = self._formats.header(self._table.layout.header)
        for place, heading in enumerate(headings):  # over all header rows, or the group left of it would seem to go on
            self._merged_text(_TITLE_ROWS, column + place, self._first - 1, column + place, heading, look)
        if self._status_hidden:
            labels = [status.label for status in Status]
            last = (blocks[-1].row if blocks else self._first) + _SPARE_ROWS
            self._sheet.data_validation(
                self._first, column + 1, last, column + 1, {"validate": "list", "source": labels}
            )
        self._sheet.set_column(column, column + len(headings) - 1, 12, None, {"hidden": True})

    def _merged_text(self, top: int, left: int, bottom: int, right: int, text: str, look: Format) -> None:
        """A text over a block of cells. ``merge_range`` alone would take words for formulas."""
        if (top, left) != (bottom, right):
            self._sheet.merge_range(top, left, bottom, right, "", look)
        if text:
            self._sheet.write_string(top, left, text, look)
        else:
            self._sheet.write_blank(top, left, None, look)


def _halved(heading: str, room: float) -> str:
    """A heading of two lines with its break in the middle: spreadsheets would leave one character on the second."""
    if count_lines(heading, room) != 2 or len(heading) > _MOST_HALVED or not heading.isalpha() or heading.isascii():
        return heading
    middle = ceil(len(heading) / 2)
    return f"{heading[:middle]}\n{heading[middle:]}"


def _list_source(choices: Iterable[str]) -> list[str]:
    """As many choices as a data validation holds; a comma inside one would cut it in two."""
    source: list[str] = []
    room = _LIST_LIMIT
    for choice in choices:
        needed = utf16_length(choice) + 1
        if "," in choice or '"' in choice or "\n" in choice or needed > room:
            continue
        source.append(choice)
        room -= needed
    return source
