"""The looks of worksheet cells: one XlsxWriter format for each look, made once for a workbook."""

from functools import cache
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from exporters.blocks import TextStyle
from exporters.styles import FONTS

_GRID = "#000000"
_HEADER_FILL = "#EDEDED"


class Formats:
    """Makes formats on demand. Every text format wraps; words that begin like a formula get Excel's own quote mark."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.cell = cache(self._cell)
        self.header = cache(self._header)
        self.plain = cache(self._plain)
        self.rule = cache(self._rule)

    def _cell(
        self,
        style: TextStyle,
        *,
        centred: bool = False,
        top: bool = False,
        quoted: bool = False,
        locked: bool = True,
    ) -> Format:
        """A bordered body cell. ``locked`` matters only in a worksheet that is guarded."""
        return self._make(
            style,
            border=1,
            border_color=_GRID,
            text_wrap=True,
            align="center" if centred else "left",
            valign="top" if top else "vcenter",
            quote_prefix=quoted,
            locked=locked,
        )

    def _header(self, style: TextStyle) -> Format:
        return self._make(
            style,
            border=1,
            border_color=_GRID,
            text_wrap=True,
            align="center",
            valign="vcenter",
            bg_color=_HEADER_FILL,
        )

    def _plain(self, style: TextStyle, align: str = "left", *, wrap: bool = True, link: bool = False) -> Format:
        """A cell without borders: titles, captions, notes."""
        colour = {"font_color": "#1F4E9E", "underline": 1} if link else {}
        return self._make(style, align=align, valign="vcenter", text_wrap=wrap, **colour)

    def _rule(self, color: str, *, thick: bool = False) -> Format:
        """An empty cell with a line above it."""
        return self._workbook.add_format({"top": 2 if thick else 1, "top_color": color})

    def _make(self, style: TextStyle, **properties: Any) -> Format:
        look = {"font_name": FONTS[style.font].name, "font_size": style.size, "bold": style.bold, "font_charset": 134}
        return self._workbook.add_format(look | properties)
