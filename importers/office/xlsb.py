"""Merges, hidden rows and columns of an .xlsb: the few records calamine does not pass on. Format: [MS-XLSB] 2.4."""

import struct
from collections.abc import Iterator

from importers.office.details import SheetDetails
from importers.office.parts import relations
from importers.reading.package import Package

_BUNDLE_SHEET, _ROW, _COLUMN_INFO, _MERGE = 156, 0, 60, 176
_WORKBOOK = "xl/workbook.bin"
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x10, 0x01
_LAST_COLUMN = 16_383


def sheet_details(package: Package) -> dict[str, SheetDetails]:
    """Details by worksheet name. Raises ``UserError`` for a package that is damaged."""
    targets = relations(package, _WORKBOOK)
    found: dict[str, SheetDetails] = {}
    for kind, content in _records(package.read(_WORKBOOK)):
        if kind == _BUNDLE_SHEET and len(content) > 12:
            identity, rest = _text(content[8:])
            name, _ = _text(rest)
            if identity in targets:
                found[name] = _details(b"".join(package.chunks(targets[identity].part)))
    return found


def _details(stream: bytes) -> SheetDetails:
    details = SheetDetails()
    for kind, content in _records(stream):
        if kind == _ROW and len(content) >= 12:
            if content[11] & _ROW_HIDDEN:
                details.hidden_rows.add(struct.unpack_from("<I", content)[0])
        elif kind == _COLUMN_INFO and len(content) >= 18:
            first, last = struct.unpack_from("<2I", content)
            if content[16] & _COLUMN_HIDDEN:
                details.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == _MERGE and len(content) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            details.merges.append((top, left, bottom, right))
    return details


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Records with their kind; kind and length are numbers of seven bits a byte."""
    at = 0
    while at < len(stream):
        kind, at = _number(stream, at, 2)
        length, at = _number(stream, at, 4)
        yield kind, stream[at : at + length]
        at += length


def _number(stream: bytes, at: int, most: int) -> tuple[int, int]:
    """A number and the place after it. The kind keeps its marker bits' values: two bytes are 7 + 7 bits."""
    number = 0
    for place in range(most):
        if at >= len(stream):
            break
        byte = stream[at]
        at += 1
        number |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return number, at


def _text(content: bytes) -> tuple[str, bytes]:
    """A wide text (its length in characters first) and what follows it."""
    if len(content) < 4:
        return "", b""
    length = min(struct.unpack_from("<I", content)[0], len(content) // 2)
    end = 4 + length * 2
    return content[4:end].decode("utf-16-le", "replace"), content[end:]
