"""Rows and cells on the clipboard: as tab-separated text for spreadsheets, as an HTML table for Word and WPS, and in
forms of our own, by which this program knows again what it copied itself."""

import html
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

from gui.item_models.columns import AREA, STATUS, Column
from model.records import Entry

ROWS_MIME = "application/x-disclosure-copied-rows"
CELLS_MIME = "application/x-disclosure-copied-cells"

_MOST_IN_HTML = 20_000  # rows; Word and WPS take the plain text of more
_AS_TEXT = 'style="mso-number-format:\'\\@\'" sdnum="0;0;@"'
_BREAK = '<br style="mso-data-placement:same-cell">'  # Excel would go on in the next row
_FORMULA_STARTS = ("=", "+", "-", "@")


def texts_of(entries: Iterable[Entry], columns: Sequence[Column], area_label: Callable[[str], str]) -> list[list[str]]:
    """What these columns say of these entries, as the clerk sees it."""
    return [[text_of(entry, column, area_label) for column in columns] for entry in entries]


def text_of(entry: Entry, column: Column, area_label: Callable[[str], str]) -> str:
    """What a cell says."""
    if column.key == STATUS:
        return entry.status.label
    if column.key == AREA:
        return area_label(entry.area)
    return entry[column.key]


@dataclass(frozen=True, slots=True)
class Clip:
    """What goes on the clipboard, made on any thread: plain text, a table in HTML, and our own form under its name."""

    text: str
    html: str
    own_name: str
    own: bytes

    def mime(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.text)
        if self.html:
            data.setHtml(self.html)
        data.setData(self.own_name, self.own)
        return data


def clip_of_rows(titles: Sequence[str], rows: Sequence[Sequence[str]], own: bytes) -> Clip:
    """Whole rows below the names of their columns; ``own`` as made by ``own_rows``."""
    table = as_html(titles, rows) if len(rows) <= _MOST_IN_HTML else ""
    return Clip(as_tsv([titles, *rows]), table, ROWS_MIME, own)


def clip_of_cells(rows: Sequence[Sequence[str]]) -> Clip:
    """Cells without any heading, so that they can be pasted into the middle of another table."""
    own = json.dumps([list(row) for row in rows], ensure_ascii=False).encode()
    return Clip(as_tsv(rows), as_html((), rows) if len(rows) <= _MOST_IN_HTML else "", CELLS_MIME, own)


def own_rows(catalogue: str, ids: Sequence[int]) -> bytes:
    """Which entries of which catalogue were copied."""
    return json.dumps({"catalogue": catalogue, "ids": list(ids)}).encode()


def copied_rows(data: QMimeData, catalogue: str) -> list[int]:
    """The entries of this catalogue that were copied as whole rows; none when something else was copied."""
    if not data.hasFormat(ROWS_MIME):
        return []
    found = json.loads(bytes(data.data(ROWS_MIME).data()))
    return [int(key) for key in found["ids"]] if found["catalogue"] == catalogue else []


def copied_cells(data: QMimeData) -> list[list[str]] | None:
    """The cells that were copied in this program, exactly; None when something else was copied."""
    if not data.hasFormat(CELLS_MIME):
        return None
    return [[str(cell) for cell in row] for row in json.loads(bytes(data.data(CELLS_MIME).data()))]


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as spreadsheets paste them: a cell with a tab, a break or a quote is quoted.

    A text that begins like a formula gets an apostrophe in front, or the spreadsheet would calculate a clerk's words.
    """
    return "".join("\t".join(_tsv_cell(cell) for cell in row) + "\r\n" for row in rows)


def as_html(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; cells are text in Excel and WPS (``mso-number-format``) and in LibreOffice (``sdnum``), too.

    Their breaks stay inside them.
    """
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join(
        "<tr>" + "".join(f"<td {_AS_TEXT}>{html.escape(cell).replace(chr(10), _BREAK)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table border="1">{f"<tr>{head}</tr>" if head else ""}{body}</table>'


def _tsv_cell(text: str) -> str:
    plain = f"'{text}" if text.startswith(_FORMULA_STARTS) else text
    if any(char in plain for char in '\t\n\r"'):
        return '"' + plain.replace('"', '""') + '"'
    return plain
