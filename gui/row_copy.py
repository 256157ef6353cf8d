"""Rows to the clipboard, as tab-separated text for spreadsheets and as an HTML table for Word and WPS."""

import html
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from gui.item_models.columns import AREA, STATUS, Column
from model.records import Entry


def copy_rows(entries: Sequence[Entry], columns: Sequence[Column], area_label: Callable[[str], str]) -> None:
    """Put these rows, below the names of their columns, on the clipboard."""
    rows = [[_text(entry, column, area_label) for column in columns] for entry in entries]
    titles = [column.title for column in columns]
    data = QMimeData()
    data.setText(as_tsv([titles, *rows]))
    data.setHtml(as_html(titles, rows))
    QGuiApplication.clipboard().setMimeData(data)


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as spreadsheets paste them: a cell with a tab, a break or a quote is quoted.

    A text that begins like a formula gets an apostrophe in front, or the spreadsheet would calculate a clerk's words.
    """
    return "".join("\t".join(_tsv_cell(cell) for cell in row) + "\r\n" for row in rows)


def as_html(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; cells are text in Excel too (``mso-number-format``)."""
    head = "".join(f"<th>{html.escape(title)}</th>" for title in titles)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td style=\"mso-number-format:'\\@'\">{html.escape(cell).replace(chr(10), '<br>')}</td>" for cell in row
        )
        + "</tr>"
        for row in rows
    )
    return f'<meta charset="utf-8"><table border="1"><tr>{head}</tr>{body}</table>'


def _tsv_cell(text: str) -> str:
    plain = f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
    if any(char in plain for char in '\t\n\r"'):
        return '"' + plain.replace('"', '""') + '"'
    return plain


def _text(entry: Entry, column: Column, area_label: Callable[[str], str]) -> str:
    if column.key == STATUS:
        return entry.status.label
    if column.key == AREA:
        return area_label(entry.area)
    return entry[column.key]
