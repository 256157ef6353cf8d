"""Binary office files as small as they can be: compound files (.xls, .doc, encrypted packages) and .xlsb workbooks."""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.helpers.office_files import HEAD, PACKAGE, package, relationships

_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams; each is padded to the size from which it has sectors of its own."""
    contents = {name: content.ljust(4096, b"\0") for name, content in streams.items()}
    chains: list[bytes] = [_directory(contents)]
    chains += contents.values()
    fat: list[int] = [_FAT]
    body = b""
    for chain in chains:
        count = -(-len(chain) // _SECTOR)
        start = len(fat)
        fat += [*range(start + 1, start + count), _END]
        body += chain.ljust(count * _SECTOR, b"\0")
    assert len(fat) <= 128, "one sector of FAT is enough for tests"
    head = bytearray(_SECTOR)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 44, 1)
    struct.pack_into("<I", head, 48, 1)  # the directory follows the FAT
    struct.pack_into("<I", head, 56, 4096)
    struct.pack_into("<4I", head, 60, _END, 0, _END, 0)
    struct.pack_into("<109I", head, 76, 0, *[_FREE] * 108)
    return bytes(head) + struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat))) + body


def _directory(contents: Mapping[str, bytes]) -> bytes:
    rows = [_entry("Root Entry", 5, _END, 0, child=1 if contents else _FREE)]
    sector = 1 + -(-(len(contents) + 1) // 4)
    for number, (name, content) in enumerate(contents.items(), 1):
        right = number + 1 if number < len(contents) else _FREE
        rows.append(_entry(name, 2, sector, len(content), right=right))
        sector += -(-len(content) // _SECTOR)
    return b"".join(rows)


def _entry(name: str, kind: int, start: int, size: int, right: int = _FREE, child: int = _FREE) -> bytes:
    entry = bytearray(128)
    wide = name.encode("utf-16-le") + b"\0\0"
    entry[: len(wide)] = wide
    struct.pack_into("<HBB", entry, 64, len(wide), kind, 1)
    struct.pack_into("<III", entry, 68, _FREE, right, child)
    struct.pack_into("<IQ", entry, 116, start, size)
    return bytes(entry)


def biff(*records: tuple[int, bytes]) -> bytes:
    """Records of an .xls stream."""
    return b"".join(struct.pack("<HH", kind, len(content)) + content for kind, content in records)


BOF = (0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
EOF = (0x0A, b"")


def xlsb(
    path: Path, name: str, rows: Sequence[Sequence[str | float]], details: bytes = b"", hidden_rows: Sequence[int] = ()
) -> Path:
    """An .xlsb with one worksheet. ``details``: records after the cells (merges)."""
    widest = max(len(row) for row in rows)
    sheet = (
        _record(129)
        + _record(148, struct.pack("<4I", 0, len(rows) - 1, 0, widest - 1))
        + _record(390)
        + _record(60, struct.pack("<4IH", 1, 1, 2560, 0, 1))
        + _record(391)
        + _record(145)
    )
    for number, row in enumerate(rows):
        flags = 0x10 if number in hidden_rows else 0
        sheet += _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, str):
                sheet += _record(6, place + _wide(value))
            else:
                sheet += _record(5, place + struct.pack("<d", value))
    sheet += _record(146) + details + _record(130)
    bundle = struct.pack("<II", 0, 1) + _wide("rId1") + _wide(name)
    book = _record(131) + _record(143) + _record(156, bundle) + _record(144) + _record(132)
    return package(
        path,
        {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
            "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.bin")]),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relationships([("rId1", "worksheet", "worksheets/sheet1.bin")]),
            "xl/worksheets/sheet1.bin": sheet,
        },
    )


def xlsb_merge(top: int, left: int, bottom: int, right: int) -> bytes:
    """The records of one merged block."""
    return (
        _record(177, struct.pack("<I", 1)) + _record(176, struct.pack("<4I", top, bottom, left, right)) + _record(178)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return _number(kind) + _number(len(content)) + content


def _number(value: int) -> bytes:
    out = b""
    while True:
        value, low = value >> 7, value & 0x7F
        out += bytes([low | (0x80 if value else 0)])
        if not value:
            return out


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
