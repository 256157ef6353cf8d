"""Adding objects to a finished PDF without touching its bytes: an incremental update (ISO 32000-1, 7.5.6).

Qt writes PDF files but no bookmarks, and it cannot correct its text tables; both are appended here. This reads only
what ``QPdfWriter`` writes (plain objects, a cross-reference table, a flat list of pages); it is no PDF reader.
"""

import re
from mmap import mmap

_OBJECT_END = b"\nendobj"
_REFERENCE = re.compile(rb"(\d+) 0 R")


class PdfUpdate:
    """A PDF being extended, in memory or mapped. Raises ``ValueError`` when it is not a PDF as Qt writes it."""

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        place = data.rfind(b"startxref")
        self._previous = int(data[place + 9 :].split(None, 1)[0])
        self._offsets = _offsets(data, self._previous)
        trailer = data[_find(data, b"trailer", self._previous) : place]
        self._root = _number(trailer, b"/Root")
        self._info = _number(trailer, b"/Info")
        self._id = re.search(rb"/ID \[.*?\]", trailer, re.S)
        self._changed: dict[int, bytes] = {}
        self._next = len(self._offsets)

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of the page objects in order."""
        kids = self.object(_number(self.object(self._root), b"/Pages"))
        begin = kids.index(b"/Kids")
        return tuple(int(found) for found in _REFERENCE.findall(kids, begin, kids.index(b"]", begin)))

    @property
    def objects(self) -> tuple[int, ...]:
        return tuple(range(1, len(self._offsets)))

    def object(self, number: int) -> bytes:
        """What stands between ``obj`` and ``endobj``, stream included."""
        if number in self._changed:
            return self._changed[number]
        begin = _find(self._data, b" obj", self._offsets[number]) + 4
        return self._data[begin : _find(self._data, _OBJECT_END, begin)].strip(b"\r\n")

    def replace(self, number: int, body: bytes) -> None:
        self._changed[number] = body

    def add(self, count: int = 1) -> int:
        """Reserves ``count`` new object numbers and gives back the first."""
        first = self._next
        self._next += count
        return first

    def extend_catalogue(self, entries: bytes) -> None:
        """Adds entries to the document's catalogue dictionary."""
        self.replace(self._root, _extended(self.object(self._root), entries))

    def set_author(self, author: str) -> None:
        info = self.object(self._info)
        self.replace(self._info, re.sub(rb"/Author\s*\(\)", lambda _: b"/Author " + text_string(author), info))

    def appended(self) -> bytes:
        """Everything new, to be written behind the old bytes."""
        parts = [b"" if self._data[-1:] == b"\n" else b"\n"]
        position = len(self._data) + len(parts[0])
        places: dict[int, int] = {}
        for number, body in sorted(self._changed.items()):
            places[number] = position
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
            position += len(parts[-1])
        parts.append(b"xref\n0 1\n0000000000 65535 f \n")
        for number, place in places.items():
            parts.append(b"%d 1\n%010d 00000 n \n" % (number, place))
        identity = self._id.group(0) + b"\n" if self._id else b""
        parts.append(
            b"trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n%s/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n"
            % (self._next, self._root, self._info, identity, self._previous, position)
        )
        return b"".join(parts)


def text_string(text: str) -> bytes:
    """A text as PDF writes it outside of pages: UTF-16 with a mark, in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def _find(data: bytes | mmap, words: bytes, start: int) -> int:
    place = data.find(words, start)
    if place < 0:
        raise ValueError(f"no {words!r} in the PDF")
    return place


def _offsets(data: bytes | mmap, place: int) -> list[int]:
    lines = data[place : _find(data, b"trailer", place)].split(b"\n")
    first, count = map(int, lines[1].split())
    if first != 0:
        raise ValueError("cross-reference table does not begin at 0")
    return [int(line[:10]) for line in lines[2 : 2 + count]]


def _number(dictionary: bytes, key: bytes) -> int:
    found = re.search(key + rb"\s+(\d+) 0 R", dictionary)
    if found is None:
        raise ValueError(f"no {key!r} in the PDF")
    return int(found[1])


def _extended(dictionary: bytes, entries: bytes) -> bytes:
    end = dictionary.rindex(b">>")
    return dictionary[:end] + entries + b"\n" + dictionary[end:]
