"""Neutral blocks as an .xlsx workbook: a worksheet for each section, its columns those of the section's first table.

For reports that are read as pages. The catalogue itself, which comes back as data, is written by ``excel.py``.
"""

from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from exporters.blocks import (
    Align,
    Block,
    Document,
    Heading,
    Paragraph,
    Section,
    SignatureLine,
    Spacer,
    Table,
    TableCell,
    TextStyle,
)
from exporters.excel import WORKBOOK_OPTIONS, sheet_names
from exporters.excel_formats import Formats
from exporters.excel_pieces import CELL_LIMIT
from exporters.layout import ems
from exporters.measure import POINT, count_lines
from exporters.output import replacing
from exporters.printable import printable
from exporters.stages import STEPS
from exporters.styles import heading_style
from model.progress import Progress

_INCH = 25.4
_SCREEN_DPI = 96
_A4 = 9
_TALLEST = 409.0  # points; no row of a worksheet is higher
_BLANK = "＿＿＿＿＿＿"
_ENDING = "…（文字过长，未全部列出）"
_ALIGNS = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "left"}


def write_document_sheets(document: Document, path: Path, progress: Progress) -> None:
    """Write the document. When it raises (``StorageError``, ``Cancelled``), the file at ``path`` is as before."""
    with replacing(path) as temporary:
        workbook = xlsxwriter.Workbook(str(temporary), WORKBOOK_OPTIONS)
        workbook.set_properties({"title": document.title, "author": document.author, "company": document.author})
        formats = Formats(workbook)
        labels = [_label(section, place) for place, section in enumerate(document.sections)]
        names = sheet_names(labels)
        for place, (section, label) in enumerate(zip(document.sections, labels, strict=True)):
            progress(place, len(document.sections), "排版")
            _SheetWriter(workbook.add_worksheet(names[label]), formats, section).write()
        workbook.close()
        progress(STEPS, STEPS, "写入文件")


def _label(section: Section, place: int) -> str:
    """What the worksheet is called: the section's chief heading."""
    heading = next((block.text for block in section.blocks if isinstance(block, Heading) and block.level == 1), "")
    return heading or ("正文" if place == 0 else f"第{place + 1}部分")


class _SheetWriter:
    """Fills one worksheet from top to bottom."""

    def __init__(self, sheet: Worksheet, formats: Formats, section: Section) -> None:
        self._sheet = sheet
        self._formats = formats
        self._section = section
        setup = section.setup
        room = setup.width - setup.left - setup.right
        tables = [block for block in section.blocks if isinstance(block, Table)]
        self._widths = tables[0].widths if tables else (room,)
        self._row = 0

    def write(self) -> None:
        """The whole section."""
        self._set_up()
        for block in (*self._section.opening, *self._section.blocks, *self._section.closing):
            self._block(block)

    def _set_up(self) -> None:
        setup, sheet = self._section.setup, self._sheet
        for column, width in enumerate(self._widths):
            sheet.set_column_pixels(column, column, round(width / _INCH * _SCREEN_DPI))
        if setup.width > setup.height:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(setup.left / _INCH, setup.right / _INCH, setup.top / _INCH, setup.bottom / _INCH)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页　共 &N 页")
        sheet.hide_gridlines(2)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._line(block.text, block.style)
            case Heading():
                self._line(block.text, block.style or heading_style(block.level))
            case Table():
                self._table(block)
            case SignatureLine():
                self._line("　".join(f"{label}：{_BLANK}" for label in block.labels), block.style)
            case Spacer():
                self._sheet.set_row(self._row, min(block.height / POINT, _TALLEST))
                self._row += 1
            case _:
                raise TypeError(f"{type(block).__name__} belongs to pages, not to a worksheet")

    def _line(self, text: str, style: TextStyle) -> None:
        """A text over the whole width, as high as it needs."""
        look = self._formats.plain(style, _ALIGNS[style.align])
        said = _fitting("　" * round(style.indent_chars) + text)
        if len(self._widths) > 1:
            self._sheet.merge_range(self._row, 0, self._row, len(self._widths) - 1, "", look)
        self._sheet.write_string(self._row, 0, said, look)
        lines = count_lines(said, ems(sum(self._widths), style))
        self._sheet.set_row(self._row, min(lines * _line_height(style), _TALLEST))
        self._row += 1

    def _table(self, table: Table) -> None:
        first = self._row
        for place, row in enumerate(table.rows):
            for column, cell in enumerate(row):
                if cell is not None:
                    self._cell(first + place, column, cell, table, header=place < table.header_rows)
            self._sheet.set_row(first + place, self._height(row, table))
        if table.header_rows and table is self._section.blocks[-1]:  # else it would stand over what follows
            self._sheet.repeat_rows(first, first + table.header_rows - 1)
        self._row = first + len(table.rows)

    def _cell(self, row: int, column: int, cell: TableCell, table: Table, *, header: bool) -> None:
        style = cell.style or table.style
        look = (
            self._formats.header(style)
            if header
            else self._formats.cell(style, centred=cell.align is Align.CENTER, quoted=cell.text[:1] in "=+-@")
        )
        last_row, last_column = row + cell.row_span - 1, column + cell.column_span - 1
        if (last_row, last_column) != (row, column):
            self._sheet.merge_range(row, column, last_row, last_column, "", look)
        self._sheet.write_string(row, column, _fitting(cell.text), look)

    def _height(self, row: Sequence[TableCell | None], table: Table) -> float:
        """As high as the tallest cell of this row alone; cells over several rows find room in all of them."""
        lines = [
            count_lines(
                cell.text, ems(sum(table.widths[column : column + cell.column_span]), cell.style or table.style)
            )
            for column, cell in enumerate(row)
            if cell is not None and cell.row_span == 1
        ]
        return min(max(lines, default=1) * _line_height(table.style) + 4.0, _TALLEST)


def _line_height(style: TextStyle) -> float:
    return style.line_height or style.size * 1.4


def _fitting(text: str) -> str:
    """The text as a worksheet cell can hold it; one too long for it is cut where the reader can see it."""
    said = printable(text)
    if len(said) <= CELL_LIMIT // 2:
        return said
    return said[: CELL_LIMIT // 2 - len(_ENDING)] + _ENDING
