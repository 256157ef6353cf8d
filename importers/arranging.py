"""Sheets whose tables lie otherwise than a row an entry, brought into that shape before they are understood.

Tables beside each other are taken apart, tables on their side turned, cards laid out in rows. Sheets that are plain
tables, nearly all, are given back as they are.
"""

from collections.abc import Sequence

from importers.beside import side_by_side
from importers.cards import cards_as_rows
from importers.labels import label_book
from importers.sheet import Sheet
from importers.turned import turned_back
from model.fields import ListKind


def arranged(sheets: Sequence[Sheet], kind: ListKind) -> list[Sheet]:
    """The sheets in the shape of tables with a row for every entry, in their order."""
    book = label_book(kind)
    apart = [part for sheet in sheets for part in side_by_side(sheet)]
    return cards_as_rows([turned_back(sheet, book) for sheet in apart], book)
