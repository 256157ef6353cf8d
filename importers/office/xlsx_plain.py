"""Which worksheets hold nothing but what calamine gives, so that it may read them: a look at their raw bytes.

Looking for a few words in the inflated part takes a tenth of the time our own walk needs (docs/decisions/0062).
"""

import re
from collections.abc import Iterator

from importers.office.xlsx_cells import column_index
from importers.office.xlsx_styles import Styles
from importers.reading.package import Package

# What calamine leaves out: hidden rows, formulas without value, errors, ISO dates; quotation marks that hide them.
_HIDDEN = re.compile(rb'hidden(?!="(?:0|false)")')
_ODD = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b'"e"', b'"d"', b"s='", b"t='")
_ODD_CELL = re.compile(rb'<c(?:[>/]|\s(?!r="[A-Z])(?=.{8}))', re.DOTALL)  # one whose place the next pattern cannot see
# Cells so far from A1 that calamine might fill the memory with the empty ones between: beyond column ZZ, beyond row
# 9,999 right of column Z, beyond row 299,999.
_FAR = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{2}[0-9]{5}|[A-Z](?:[3-9][0-9]{5}|[0-9]{7}))')
_PLACE = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,7})"')
_DENSE_CELLS = 8_000_000  # about 250 MB in calamine
_OVERLAP = 64  # longer than any of these pieces, so that none hides between two chunks


def is_plain(package: Package, part: str, styles: Styles) -> bool:
    """Whether calamine gives all there is in a worksheet. Reads the part to its end and so proves it whole."""
    styled = re.compile(rb's="(?:' + b"|".join(b"%d" % index for index in styles.special) + rb')"')
    plain, far = not styles.from_1904, False
    for piece in _cell_pieces(package, part):
        far = far or bool(_FAR.search(piece))
        plain = plain and not (
            any(word in piece for word in _ODD)
            or _HIDDEN.search(piece)
            or _ODD_CELL.search(piece)
            or (styles.special and styled.search(piece))
        )
    return plain and not (far and _rectangle(package, part) > _DENSE_CELLS)


def _cell_pieces(package: Package, part: str) -> Iterator[bytes]:
    """A worksheet from its first cell on, in pieces that overlap a little."""
    in_cells, rest = False, b""
    for chunk in package.chunks(part):
        piece = rest + chunk
        if not in_cells and (at := piece.find(b"sheetData")) >= 0:
            in_cells, piece = True, piece[at:]
        if in_cells:
            yield piece
        rest = piece[-_OVERLAP:]
    if not in_cells:  # no cells, or another encoding than UTF-8: a cell of no visible place
        yield b"<c>"


def _rectangle(package: Package, part: str) -> int:
    """The number of places between A1 and the farthest cell."""
    columns: set[bytes] = set()
    last = 0
    for piece in _cell_pieces(package, part):
        for letters, row in _PLACE.findall(piece):
            columns.add(letters)
            last = max(last, int(row))
    return last * (1 + max((column_index(letters.decode()) for letters in columns), default=0))
