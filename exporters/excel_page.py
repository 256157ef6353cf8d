"""How a worksheet prints and scrolls: paper, margins, repeated header, page numbers, frozen rows, column widths."""

from xlsxwriter.worksheet import Worksheet

from exporters.area_table import AreaTable
from exporters.options import Paper
from exporters.selection import document_title
from exporters.styles import FONTS, PAGE_NUMBER, RUNNING_HEAD
from model.snapshot import Snapshot

PAPER_CODES = {Paper.A3: 8, Paper.A4: 9}
_INCH = 25.4
_SCREEN_DPI = 96
_FROZEN_ROOM = 110.0
"""Millimetres of frozen columns at most, so that a small screen still scrolls."""


def set_up_page(sheet: Worksheet, table: AreaTable, snapshot: Snapshot, first: int, last: int) -> None:
    """``first`` is the first row of entries, ``last`` the last row with words (counted from 0)."""
    setup = table.layout.setup
    columns = len(table.form.columns)
    for column, width in enumerate(table.widths):
        sheet.set_column_pixels(column, column, round(width / _INCH * _SCREEN_DPI))
    sheet.set_landscape()
    sheet.set_paper(PAPER_CODES[Paper.A3 if setup.width > 400 else Paper.A4])
    sheet.set_margins(setup.left / _INCH, setup.right / _INCH, setup.top / _INCH, setup.bottom / _INCH)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(first - table.form.header_rows, first - 1)
    sheet.print_area(0, 0, max(last, first), columns - 1)
    sheet.set_header(_code("R", RUNNING_HEAD.font, RUNNING_HEAD.size, f"{document_title(snapshot.settings)}"))
    sheet.set_footer(f"&C{_font(PAGE_NUMBER.font, 12)}第 &P 页　共 &N 页")
    sheet.freeze_panes(first, _frozen_columns(table))
    sheet.set_zoom(100)


def _frozen_columns(table: AreaTable) -> int:
    """Up to and with the entry's name, where that leaves room."""
    merged = table.form.merged_column
    wished = 2 if merged is None else merged + 2
    while wished > 1 and sum(table.widths[:wished]) > _FROZEN_ROOM:
        wished -= 1
    return wished


def _font(role: str, size: float) -> str:
    return f'&"{FONTS[role].name},Regular"&{size:.0f} '


def _code(side: str, role: str, size: float, text: str) -> str:
    """A header text; ``&`` would begin a code, and Excel takes at most 255 characters."""
    return f"&{side}{_font(role, size)}{text.replace(chr(10), ' ')[:100].replace('&', '&&')}"
