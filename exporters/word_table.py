"""WordprocessingML for tables, as text: one pass over the rows, nothing kept, so time and memory grow with the rows.

python-docx's own cells are quadratic (docs/decisions/0032-word.md). What programs need to show the table alike is
written out: grid columns and fixed layout (WPS lets columns collapse without), repeated header rows, rows kept whole
only where they surely fit on a page (LibreOffice loses text otherwise).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from xml.sax.saxutils import quoteattr

from exporters.blocks import Align, Table, TableCell, TextStyle
from exporters.layout import CELL_PADDING
from exporters.word_styles import StyleBook
from exporters.word_text import runs, twips
from model.exchange import bookmark_name

_WHOLE = 0.8
"""Share of a page up to which a row is kept on one page."""

_ROWS_A_PIECE = 100


@dataclass(slots=True)
class _Open:
    """A cell that covers further rows."""

    rows_left: int
    column_span: int
    cell: TableCell


class TableWriter:
    """Writes tables with the styles of one document; numbers bookmarks through the whole document."""

    def __init__(self, styles: StyleBook, bookmark_ids: "count[int]") -> None:
        self._styles = styles
        self._bookmark_ids = bookmark_ids
        self._cells: dict[tuple[int, int, Align, TextStyle, bool, str], tuple[str, str]] = {}
        self._widths: list[int] = []
        self._rows = 0
        self._leads = False

    def pieces(self, table: Table, heights: Sequence[float], page: float) -> Iterator[str]:
        """The table in pieces of about a hundred rows. ``heights`` and ``page`` in points."""
        self._cells.clear()
        self._widths = [twips(width) for width in table.widths]
        yield self._opening(table)
        open_cells: dict[int, _Open] = {}
        piece: list[str] = []
        room = (page - sum(heights[: table.header_rows])) * _WHOLE
        for number, row in enumerate(table.rows):
            header = number < table.header_rows
            whole = header or heights[number] <= room
            bookmark = "" if header else self._bookmark(table, number - table.header_rows)
            self._leads = number in table.leading
            piece.append(self._row(table, row, open_cells, header=header, whole=whole, bookmark=bookmark))
            if len(piece) == _ROWS_A_PIECE:
                yield "".join(piece)
                piece.clear()
        yield "".join((*piece, "</w:tbl>"))

    def _opening(self, table: Table) -> str:
        rule = f'w:val="single" w:sz="{max(2, round(table.rule_width * 8))}" w:space="0"'
        rule += f' w:color="{table.rule_color.lstrip("#")}"'
        borders = "".join(f"<w:{side} {rule}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        side = twips(CELL_PADDING)
        margins = "".join(
            f'<w:{name} w:w="{width}" w:type="dxa"/>'
            for name, width in (("top", 40), ("left", side), ("bottom", 40), ("right", side))
        )
        caption = f"<w:tblCaption w:val={quoteattr(table.caption)}/>" if table.caption else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(self._widths)}" w:type="dxa"/><w:jc w:val="center"/>'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f'<w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" '
            f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )

    def _bookmark(self, table: Table, number: int) -> str:
        if number >= len(table.origins):
            return ""
        self._rows += 1
        identity, name = next(self._bookmark_ids), bookmark_name(table.origins[number].uid, self._rows)
        return f'<w:bookmarkStart w:id="{identity}" w:name="{name}"/><w:bookmarkEnd w:id="{identity}"/>'

    def _row(
        self,
        table: Table,
        row: Sequence[TableCell | None],
        open_cells: dict[int, _Open],
        *,
        header: bool,
        whole: bool,
        bookmark: str,
    ) -> str:
        properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
        parts = [f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>"]
        for place, cell in enumerate(row):
            if cell is None:
                parts.append(self._covered(table, place, open_cells))
                continue
            begin, end = self._frame(table, place, cell)
            parts += (begin, bookmark, runs(cell.text), end)
            bookmark = ""
            if cell.row_span > 1:
                open_cells[place] = _Open(cell.row_span - 1, cell.column_span, cell)
        parts.append("</w:tr>")
        return "".join(parts)

    def _covered(self, table: Table, place: int, open_cells: dict[int, _Open]) -> str:
        """A place another cell covers: continued from the row above, or nothing at all when from the left."""
        above = open_cells.get(place)
        if above is None:
            return ""
        above.rows_left -= 1
        if not above.rows_left:
            del open_cells[place]
        begin, end = self._frame(table, place, replace(above.cell, text="", row_span=1), merge="<w:vMerge/>")
        return begin + end

    def _frame(self, table: Table, place: int, cell: TableCell, merge: str = "") -> tuple[str, str]:
        """What stands before and after a cell's text; the same for most cells of a column."""
        if cell.row_span > 1:
            merge = '<w:vMerge w:val="restart"/>'
        style = cell.style or table.style
        keep = "<w:keepNext/>" if self._leads else ""
        key = (place, cell.column_span, cell.align, style, cell.bold, cell.fill + merge + keep)
        known = self._cells.get(key)
        if known is None:
            look = replace(style, align=cell.align, bold=cell.bold or style.bold)
            width = sum(self._widths[place : place + cell.column_span])
            span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
            fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill.lstrip("#")}"/>' if cell.fill else ""
            known = (
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fill}<w:vAlign w:val="center"/>'
                f'</w:tcPr><w:p><w:pPr><w:pStyle w:val="{self._styles.style(look)}"/>{keep}</w:pPr>',
                "</w:p></w:tc>",
            )
            self._cells[key] = known
        return known
