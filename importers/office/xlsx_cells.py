"""Small readings shared by everything that reads .xlsx cells: references and texts."""

import re

from lxml import etree

from importers.office.symbols import shown
from importers.office.xlsx_styles import run_font
from importers.office.xml_tree import name_of

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def item_text(element: etree._Element) -> str:
    """The text of a shared or inline string: its own and that of its runs, without reading aids over characters."""
    pieces = []
    for inner in element:
        name = name_of(inner)
        if name == "t":
            pieces.append(inner.text or "")
        elif name == "r":
            text = "".join(piece.text or "" for piece in inner if name_of(piece) == "t")
            pieces.append(shown(text, run_font(inner)))
    return unescape("".join(pieces))


def unescape(text: str) -> str:
    """``_x000A_`` is how a workbook writes characters XML has no place for."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


def cell_place(reference: str) -> tuple[int, int] | None:
    """``B7`` → (6, 1); None for anything else."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    return (int(match.group(2)) - 1, column_index(match.group(1))) if match and int(match.group(2)) else None


def column_index(letters: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1
