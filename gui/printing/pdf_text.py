"""Corrects the tables by which a PDF's text is searched and copied.

Where a font uses one glyph for several characters, Qt's table names the one with the lowest code: 行 is copied as the
radical ⾏ (U+2F8F), a space as a tab, and searching for 行政 finds nothing. Characters beyond U+FFFF are missing. Here
every entry is compared with the characters that were really painted.
"""

import re
import unicodedata
from collections.abc import Mapping

from gui.printing.fonts import FontBook
from gui.printing.line_breaking import DASH, LONG_DASH
from gui.printing.page import Face
from gui.printing.pdf_update import PdfUpdate

_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> (\[[^\]]*\]|<[0-9A-Fa-f]+>)")
_VALUE = re.compile(rb"<([0-9A-Fa-f]{4})>")
_STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
_CHUNK = 100  # entries a block of a table may have
_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


def correct_tables(pdf: PdfUpdate, painted: Mapping[Face, Mapping[str, None]], book: FontBook) -> None:
    """Replaces the text tables of all fonts in the PDF by ones that name the painted characters."""
    numbers = {int(found) for number in pdf.objects for found in _TABLE.findall(pdf.object(number))}
    streams = {number: _STREAM.search(pdf.object(number)) for number in sorted(numbers)}
    tables = {number: _read(stream[1]) for number, stream in streams.items() if stream}
    spoken = _spoken({text for table in tables.values() for text in table.values()}, painted, book)
    for number, table in tables.items():
        corrected = {glyph: spoken.get(text, text) for glyph, text in table.items()}
        corrected.update(_beyond_bmp(table, painted, book))
        if corrected != table:
            body = _written(corrected)
            pdf.replace(number, b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))


def _spoken(named: set[str], painted: Mapping[Face, Mapping[str, None]], book: FontBook) -> dict[str, str]:
    """For every character named in the tables: the painted one that has the same glyph."""
    spoken: dict[str, str] = {}
    named_plain = "".join(sorted(named))
    for face, characters in painted.items():
        raw = book.raw(face)
        plain = "".join(sorted((c for c in characters if c <= "\uffff"), key=_is_ordinary))
        glyphs = dict(zip(raw.glyphIndexesForString(plain), plain, strict=True))
        glyphs.pop(0, None)  # not in this font
        for character, glyph in zip(named_plain, raw.glyphIndexesForString(named_plain), strict=True):
            if glyph in glyphs:
                spoken[character] = glyphs[glyph]
    spoken[LONG_DASH] = DASH
    return spoken


def _is_ordinary(character: str) -> bool:
    """Whether a character is the usual one of those that look the same; radicals and compatibility forms are not."""
    radical = "\u2e80" <= character < "\u2fe0"
    return not radical and unicodedata.normalize("NFKC", character) == character


def _beyond_bmp(table: Mapping[int, str], painted: Mapping[Face, Mapping[str, None]], book: FontBook) -> dict[int, str]:
    """Entries for the glyphs that the table leaves out, when their number tells which characters they are.

    Glyphs are numbered in the order of first use, and Qt leaves out the characters beyond U+FFFF.
    """
    missing = [glyph for glyph in range(1, max(table, default=0) + 1) if glyph not in table]
    for face, characters in painted.items():
        rare = [character for character in characters if character > "\uffff" and book.has(face, character)]
        if rare and len(rare) == len(missing):
            return dict(zip(missing, rare, strict=True))
    return {}


def _read(table: bytes) -> dict[int, str]:
    """Glyph number → character, of a table as Qt writes it."""
    found: dict[int, str] = {}
    for first, last, values in _RANGE.findall(table):
        glyphs = range(int(first, 16), int(last, 16) + 1)
        codes = [int(value, 16) for value in _VALUE.findall(values)]
        if not values.startswith(b"["):  # glyphs in a row with characters in a row
            codes = list(range(codes[0], codes[0] + len(glyphs)))
        found.update((glyph, chr(code)) for glyph, code in zip(glyphs, codes, strict=False) if glyph)
    return found


def _written(table: Mapping[int, str]) -> bytes:
    entries = [
        b"<%04X> <%s>\n" % (glyph, text.encode("utf-16-be").hex().upper().encode("ascii"))
        for glyph, text in sorted(table.items())
    ]
    blocks = [entries[begin : begin + _CHUNK] for begin in range(0, len(entries), _CHUNK)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    return _HEAD + body + _TAIL
