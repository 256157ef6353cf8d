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
    Contents,
    Document,
    FlowChart,
    Heading,
    LeftRight,
    PageBreak,
    Paragraph,
    Picture,
    QrCode,
    Rule,
    Section,
    SignatureLine,
    Spacer,
    Table,
    TableCell,
    TextStyle,
    Together,
)
from exporters.chart_grid import TEXT_STYLE
from exporters.excel_figures import TALLEST, chart_lines, page_breaks, place_chart, place_picture, widest_chart
from exporters.excel_formats import Formats
from exporters.excel_pieces import CELL_LIMIT
from exporters.excel_workbook import WORKBOOK_OPTIONS, sheet_names
from exporters.layout import ems
from exporters.measure import POINT, count_lines
from exporters.output import replacing
from exporters.pictures import code_picture
from exporters.printable import printable
from exporters.stages import STEPS
from exporters.styles import CONTENTS_LINE, TITLE, heading_style
from model.progress import Progress

_INCH = 25.4
_SCREEN_DPI = 96
_A4 = 9
_THIN = 1.0  # points: thicker rules are drawn thick
_RULE_ROW = 4.0
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
        places = list(zip(labels, names, strict=True))
        for place, (section, name) in enumerate(zip(document.sections, names, strict=True)):
            progress(place, len(document.sections), "排版")
            SheetWriter(workbook.add_worksheet(name), formats, section, places).write()
        workbook.close()
        progress(STEPS, STEPS, "写入文件")


def _label(section: Section, place: int) -> str:
    """What the worksheet is called: the section's chief heading."""
    heading = next((block.text for block in section.blocks if isinstance(block, Heading) and block.level == 1), "")
    return heading or ("正文" if place == 0 else f"第{place + 1}部分")


class SheetWriter:
    """Fills one worksheet from top to bottom. ``places`` are headings and the worksheets they stand on."""

    def __init__(
        self, sheet: Worksheet, formats: Formats, section: Section, places: Sequence[tuple[str, str]] = ()
    ) -> None:
        self._sheet = sheet
        self._formats = formats
        self._section = section
        self._places = places
        setup = section.setup
        room = setup.width - setup.left - setup.right
        tables = [block for block in section.blocks if isinstance(block, Table)]
        charts = [block for block in section.blocks if isinstance(block, FlowChart)]
        self._drawn = bool(charts) and not tables
        self._widths = tables[0].widths if tables else widest_chart(charts, room)
        self._row = 0
        self._breaks: list[int] = []

    def write(self) -> None:
        """The whole section."""
        self._set_up()
        for block in (*self._section.opening, *self._section.blocks, *self._section.closing):
            self._block(block)
        page_breaks(self._sheet, self._breaks)

    def _set_up(self) -> None:
        setup, sheet = self._section.setup, self._sheet
        for column, width in enumerate(self._widths):
            sheet.set_column_pixels(column, column, round(width / _INCH * _SCREEN_DPI))
        if setup.width > setup.height:
            sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(setup.left / _INCH, setup.right / _INCH, setup.top / _INCH, setup.bottom / _INCH)
        sheet.fit_to_pages(1, 0)  # to the width alone: fitted to a number of pages, page breaks would be passed over
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页　共 &N 页")
        sheet.hide_gridlines(2)

    def _block(self, block: Block) -> None:
        match block:
            case Paragraph() | Heading() | SignatureLine() | LeftRight():
                self._line(*_words(block))
            case Table():
                self._table(block)
            case Spacer():
                self._sheet.set_row(self._row, min(block.height / POINT, TALLEST))
                self._row += 1
            case Rule():
                self._rule(block)
            case PageBreak():
                self._breaks.append(self._row)
            case Contents():
                self._contents(block)
            case Picture() | QrCode():
                self._figure(block)
            case FlowChart():
                self._chart(block)
            case Together():
                for one in block.blocks:
                    self._block(one)

    def _rule(self, block: Rule) -> None:
        look = self._formats.rule(block.color, thick=block.thickness > _THIN)
        for column in range(len(self._widths)):
            self._sheet.write_blank(self._row, column, None, look)
        self._sheet.set_row(self._row, max(block.space_after, _RULE_ROW))
        self._row += 1

    def _contents(self, block: Contents) -> None:
        """The parts of the document, each a link to its worksheet."""
        self._line(block.title, TITLE)
        for heading, sheet in self._places:
            look = self._formats.plain(CONTENTS_LINE, "left", link=True)
            place = "internal:'{}'!A1".format(sheet.replace("'", "''"))
            self._sheet.write_url(self._row, 0, place, look, string=heading)
            self._sheet.set_row(self._row, CONTENTS_LINE.line_height)
            self._row += 1

    def _figure(self, block: Picture | QrCode) -> None:
        """A picture or a code in a row of its own, below what stands beside it on paper."""
        for beside in block.beside:
            self._block(beside)
        picture = block
        if isinstance(block, QrCode):
            data = code_picture(block.text)
            picture = Picture(data, block.size, block.size, block.style.align, f"二维码：{block.text}")
        if isinstance(picture, Picture) and place_picture(self._sheet, self._row, picture, sum(self._widths)):
            self._row += 1
        if isinstance(block, QrCode) and block.caption:
            self._line(block.caption, block.style)

    def _chart(self, block: FlowChart) -> None:
        if self._drawn:
            self._row = place_chart(self._sheet, self._formats, self._row, block, sum(self._widths))
            return
        for said in chart_lines(block):
            self._line(said, TEXT_STYLE)

    def _line(self, text: str, style: TextStyle) -> None:
        """A text over the whole width, as high as it needs."""
        look = self._formats.plain(style, _ALIGNS[style.align])
        said = _fitting("　" * round(style.indent_chars) + text)
        if len(self._widths) > 1:
            self._sheet.merge_range(self._row, 0, self._row, len(self._widths) - 1, "", look)
        self._sheet.write_string(self._row, 0, said, look)
        lines = count_lines(said, ems(sum(self._widths), style))
        height = lines * _line_height(style) + style.space_before + style.space_after
        self._sheet.set_row(self._row, min(height, TALLEST))
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
        return min(max(lines, default=1) * _line_height(table.style) + 4.0, TALLEST)


def _words(block: Paragraph | Heading | SignatureLine | LeftRight) -> tuple[str, TextStyle]:
    """What stands in the one line of a block of text, and how it looks."""
    match block:
        case Paragraph(text, style):
            return text, style
        case Heading(text, level, style):
            return text, style or heading_style(level)
        case SignatureLine(labels, style):
            return "　".join(f"{label}：{_BLANK}" for label in labels), style
        case LeftRight(left, right, style):
            ends = ("".join(piece.text for piece in side) for side in (left, right))
            return "　　".join(filter(None, ends)), style


def _line_height(style: TextStyle) -> float:
    return style.line_height or style.size * 1.4


def _fitting(text: str) -> str:
    """The text as a worksheet cell can hold it; one too long for it is cut where the reader can see it."""
    said = printable(text)
    if len(said) <= CELL_LIMIT // 2:
        return said
    return said[: CELL_LIMIT // 2 - len(_ENDING)] + _ENDING
