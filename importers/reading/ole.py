"""The compound file that wraps .xls, .doc, .et, .wps and encrypted packages: which streams it has, and their bytes.

Format: [MS-CFB]. Read only, every chain guarded against loops. What the streams mean is the business of others.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_END_OF_CHAIN = 0xFFFFFFFE
_HEADER_DIFAT = 109
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class OleError(Exception):
    """The compound file is cut off or contradicts itself."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file by name. Raises ``OleError`` when it cannot be followed."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(SIGNATURE):
            raise OleError
        self._data = data
        self._sector = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini_sector = 1 << struct.unpack_from("<H", data, 32)[0]
        if self._sector not in (512, 4096) or self._mini_sector != 64:
            raise OleError
        directory, self._mini_limit, mini_fat = (
            struct.unpack_from("<I", data, 48)[0],
            struct.unpack_from("<I", data, 56)[0],
            struct.unpack_from("<I", data, 60)[0],
        )
        self._fat = self._read_fat()
        self._entries = list(_entries(self._chain(directory)))
        self._mini_fat = _numbers(self._chain(mini_fat)) if mini_fat < _END_OF_CHAIN else ()
        root = next((entry for entry in self._entries if entry.kind == _ROOT), None)
        self._mini_stream = self._chain(root.start) if root and root.start < _END_OF_CHAIN else b""

    def names(self) -> list[str]:
        """The names of all streams, of any depth."""
        return [entry.name for entry in self._entries if entry.kind == _STREAM]

    def read(self, name: str) -> bytes:
        """The bytes of a stream, found without regard to case. Raises ``KeyError`` or ``OleError``."""
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name.lower() == name.lower():
                if entry.size < self._mini_limit:
                    return self._mini_chain(entry.start)[: entry.size]
                return self._chain(entry.start)[: entry.size]
        raise KeyError(name)

    def _sector_bytes(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        if start >= len(self._data):
            raise OleError
        return self._data[start : start + self._sector]

    def _read_fat(self) -> Sequence[int]:
        sectors = list(struct.unpack_from(f"<{_HEADER_DIFAT}I", self._data, 76))
        more = struct.unpack_from("<I", self._data, 68)[0]
        seen: set[int] = set()
        while more < _END_OF_CHAIN and more not in seen:
            seen.add(more)
            numbers = _numbers(self._sector_bytes(more))
            sectors.extend(numbers[:-1])
            more = numbers[-1]
        return _numbers(b"".join(self._sector_bytes(number) for number in sectors if number < _END_OF_CHAIN))

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector_bytes(number) for number in _follow(start, self._fat))

    def _mini_chain(self, start: int) -> bytes:
        size = self._mini_sector
        return b"".join(self._mini_stream[n * size : (n + 1) * size] for n in _follow(start, self._mini_fat))


def _follow(start: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors of a chain. A chain cannot be longer than its table: a loop ends there."""
    number = start
    for _ in range(len(table)):
        if number >= _END_OF_CHAIN:
            return
        if number >= len(table):
            raise OleError
        yield number
        number = table[number]


def _numbers(data: bytes) -> Sequence[int]:
    count = len(data) // 4
    return struct.unpack_from(f"<{count}I", data)


def _entries(data: bytes) -> Iterator[_Entry]:
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", data, at + 64)[0]
        kind = data[at + 66]
        if kind and 2 <= length <= 64:
            name = data[at : at + length - 2].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<IQ", data, at + 116)
            yield _Entry(name, kind, start, size & 0xFFFFFFFF)
