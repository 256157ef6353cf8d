"""Hidden rows and columns of an .xls: the few records of its Workbook stream that calamine does not pass on.

Format: [MS-XLS] 2.4. A stream that cannot be followed gives nothing here; whether the file is readable at all is
calamine's say.
"""

import struct
from collections.abc import Iterator

from importers.office.details import SheetDetails
from importers.reading.ole import CompoundFile, OleError

_BOUND_SHEET, _ROW, _COLUMN_INFO, _END = 0x85, 0x208, 0x7D, 0x0A
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_LAST_COLUMN = 255


def sheet_details(data: bytes) -> dict[str, SheetDetails]:
    """Details by worksheet name."""
    try:
        stream = CompoundFile(data).read("Workbook")
    except (OleError, KeyError):
        return {}
    found: dict[str, SheetDetails] = {}
    for kind, content in _records(stream, 0):
        if kind == _BOUND_SHEET and len(content) >= 8:
            start = struct.unpack_from("<I", content)[0]
            found[_name(content[6:])] = _details(stream, start)
        elif kind == _END:
            break
    return found


def _details(stream: bytes, start: int) -> SheetDetails:
    details = SheetDetails()
    for kind, content in _records(stream, start):
        if kind == _ROW and len(content) >= 16:
            row, flags = struct.unpack_from("<H", content)[0], content[12]
            if flags & _ROW_HIDDEN:
                details.hidden_rows.add(row)
        elif kind == _COLUMN_INFO and len(content) >= 10:
            first, last, _, _, flags = struct.unpack_from("<5H", content)
            if flags & _COLUMN_HIDDEN:
                details.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
        elif kind == _END:
            break
    return details


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _name(content: bytes) -> str:
    """A short text: its length, whether its characters are wide, the characters."""
    length, wide = content[0], content[1] & 1
    return content[2 : 2 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1", "replace")
