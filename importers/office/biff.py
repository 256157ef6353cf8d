"""What calamine does not tell of an .xls: hidden rows and columns, number formats, error values.

Reads the few records of the Workbook stream that hold them ([MS-XLS] 2.4). A stream that cannot be followed gives
nothing here; whether the file is readable at all is calamine's say.
"""

import struct
from collections.abc import Iterator

from importers.office.details import SheetDetails
from importers.office.number_format import BUILT_IN, GENERAL, formatted, is_plain
from importers.reading.ole import CompoundFile, OleError
from importers.reading.source import encrypted

_END = 0x0A
_FILE_PASS, _BOUND_SHEET, _FORMAT, _XF, _DATE_MODE = 0x2F, 0x85, 0x41E, 0xE0, 0x22
_ROW, _COLUMN_INFO = 0x208, 0x7D
_FORMULA, _NUMBER, _RK, _SEVERAL_RK, _BOOL_OR_ERROR = 0x06, 0x203, 0x27E, 0xBD, 0x205
_ROW_HIDDEN, _COLUMN_HIDDEN = 0x20, 0x01
_LAST_COLUMN = 255
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

Cell = tuple[int, int, int, float | str]
"""Row, column, style, and a number or an error value."""


def sheet_details(data: bytes) -> dict[str, SheetDetails]:
    """Details by worksheet name. Raises ``UserError`` for a workbook behind a password."""
    try:
        stream = CompoundFile(data).read("Workbook")
        return _Workbook(stream).details()
    except (OleError, KeyError, struct.error):
        return {}


class _Workbook:
    """The globals of a workbook: styles and where the worksheets begin."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._formats = dict(BUILT_IN)
        self._styles: list[int] = []
        self._starts: dict[str, int] = {}
        self._from_1904 = False
        for kind, content in _records(stream, 0):
            if kind == _END:
                break
            if kind == _FILE_PASS:
                raise encrypted()
            if kind == _BOUND_SHEET:
                self._starts[_text(content[6:], 1)] = struct.unpack_from("<I", content)[0]
            elif kind == _FORMAT:
                self._formats[struct.unpack_from("<H", content)[0]] = _text(content[2:], 2)
            elif kind == _XF:
                self._styles.append(struct.unpack_from("<H", content, 2)[0])
            elif kind == _DATE_MODE:
                self._from_1904 = content[:1] == b"\x01"

    def details(self) -> dict[str, SheetDetails]:
        codes = [self._formats.get(number, GENERAL) for number in self._styles]
        special = {
            i: code for i, code in enumerate(codes) if not is_plain(code) or (self._from_1904 and code != GENERAL)
        }
        return {name: self._of_sheet(start, special) for name, start in self._starts.items()}

    def _of_sheet(self, start: int, special: dict[int, str]) -> SheetDetails:
        details = SheetDetails()
        for kind, content in _records(self._stream, start):
            if kind == _END:
                break
            if kind == _ROW:
                if content[12] & _ROW_HIDDEN:
                    details.hidden_rows.add(struct.unpack_from("<H", content)[0])
            elif kind == _COLUMN_INFO:
                first, last, _, _, flags = struct.unpack_from("<5H", content)
                if flags & _COLUMN_HIDDEN:
                    details.hidden_columns.update(range(first, min(last, _LAST_COLUMN) + 1))
            else:
                for row, column, style, value in _cells(kind, content):
                    if isinstance(value, str):
                        details.errors.append((row, column))
                        details.texts.setdefault(row, {})[column] = value
                    elif style in special:
                        text = formatted(value, special[style], self._from_1904)
                        details.texts.setdefault(row, {})[column] = text
        return details


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _cells(kind: int, content: bytes) -> Iterator[Cell]:
    """The numbers and errors of a cell record."""
    if kind == _NUMBER:
        row, column, style, number = struct.unpack_from("<3Hd", content)
        yield row, column, style, number
    elif kind == _RK:
        row, column, style, packed = struct.unpack_from("<3HI", content)
        yield row, column, style, _unpacked(packed)
    elif kind == _SEVERAL_RK:
        row, first = struct.unpack_from("<2H", content)
        for place, (style, packed) in enumerate(struct.iter_unpack("<HI", content[4:-2])):
            yield row, first + place, style, _unpacked(packed)
    elif kind == _FORMULA:
        row, column, style, number = struct.unpack_from("<3Hd", content)
        if content[12:14] != b"\xff\xff":
            yield row, column, style, number
        elif content[6] == 2:
            yield row, column, style, _ERRORS.get(content[8], "#N/A")
    elif kind == _BOOL_OR_ERROR and content[7]:
        row, column, style = struct.unpack_from("<3H", content)
        yield row, column, style, _ERRORS.get(content[6], "#N/A")


def _unpacked(packed: int) -> float:
    """A number kept in 30 bits: a whole number or the upper half of a double, maybe times 100."""
    if packed & 2:
        number = float(struct.unpack("<i", struct.pack("<I", packed))[0] >> 2)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number


def _text(content: bytes, length_bytes: int) -> str:
    """A text: its length, whether its characters are wide, the characters."""
    length = int.from_bytes(content[:length_bytes], "little")
    wide = content[length_bytes] & 1
    characters = content[length_bytes + 1 : length_bytes + 1 + length * (2 if wide else 1)]
    return characters.decode("utf-16-le" if wide else "latin-1", "replace")
