"""Sheets on their way through a pipe: plain data only, every distinct text sent once.

A frame is one byte of kind, four bytes of length, the payload. JSON and arrays of numbers are used because a reader
that has been led astray by a hostile file must not be able to send anything that runs (as pickle could).
"""

import json
import struct
from array import array
from collections.abc import Callable
from dataclasses import astuple, replace
from enum import IntEnum
from typing import IO, Any

from importers.sheet import Comment, Merge, Sheet, Tracked

_HEAD = struct.Struct("<BI")
_ROWS_AT_ONCE = 2_000


class Frame(IntEnum):
    """What a frame tells."""

    PROGRESS = 1  # {"done", "total", "what"}
    TEXTS = 2  # a list of texts not sent before
    ROWS = 3  # two arrays: row widths, then text numbers
    SHEET = 4  # everything else of a sheet; its rows came before
    REFUSED = 5  # a sentence
    CRASHED = 6  # a traceback
    DONE = 7


class Broken(Exception):  # noqa: N818 - a state of the pipe
    """The pipe ended inside a frame, or holds something else than frames."""


def send(pipe: IO[bytes], kind: Frame, payload: bytes = b"") -> None:
    """Write one frame."""
    pipe.write(_HEAD.pack(kind, len(payload)))
    pipe.write(payload)


def receive(pipe: IO[bytes]) -> tuple[Frame, bytes]:
    """Read one frame. Raises ``Broken`` when the other side is gone."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        raise Broken
    kind, length = _HEAD.unpack(head)
    payload = pipe.read(length)
    if len(payload) < length or kind not in Frame._value2member_map_:
        raise Broken
    return Frame(kind), payload


def pack(data: object) -> bytes:
    """Plain data as JSON bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def unpack(payload: bytes) -> Any:
    """The plain data of ``pack``."""
    return json.loads(payload.decode("utf-8", "surrogatepass"))


class _Numbers(dict[str, int]):
    """Text → its number; new texts wait in ``fresh`` until they are sent."""

    def __init__(self) -> None:
        super().__init__()
        self.fresh: list[str] = []

    def __missing__(self, text: str) -> int:
        number = self[text] = len(self)
        self.fresh.append(text)
        return number


class SheetSender:
    """Cuts sheets into frames. One per stream: texts are numbered over all sheets."""

    def __init__(self, send_frame: Callable[[Frame, bytes], None]) -> None:
        self._send = send_frame
        self._numbers = _Numbers()

    def sheet(self, sheet: Sheet) -> None:
        """Send one sheet, its rows first."""
        number = self._numbers.__getitem__
        for start in range(0, len(sheet.rows), _ROWS_AT_ONCE):
            rows = sheet.rows[start : start + _ROWS_AT_ONCE]
            cells = array("I")
            for row in rows:
                cells.extend(map(number, row))
            if self._numbers.fresh:
                self._send(Frame.TEXTS, pack(self._numbers.fresh))
                self._numbers.fresh.clear()
            widths = array("I", map(len, rows))
            self._send(Frame.ROWS, struct.pack("<I", len(widths)) + widths.tobytes() + cells.tobytes())
        self._send(Frame.SHEET, pack(_as_plain(sheet)))


class SheetReceiver:
    """Puts frames together again."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._texts: list[str] = []
        self._rows: list[tuple[str, ...]] = []

    def texts(self, payload: bytes) -> None:
        self._texts.extend(unpack(payload))

    def rows(self, payload: bytes) -> None:
        (count,) = struct.unpack_from("<I", payload)
        numbers = array("I")
        numbers.frombytes(payload[4:])
        text, at = self._texts.__getitem__, count
        for width in numbers[:count]:
            self._rows.append(tuple(map(text, numbers[at : at + width])))
            at += width

    def sheet(self, payload: bytes) -> Sheet:
        """The sheet whose rows have arrived."""
        rows, self._rows = self._rows, []
        return replace(_from_plain(unpack(payload)), file=self._file, rows=rows)


def _as_plain(sheet: Sheet) -> dict[str, object]:
    return {
        "name": sheet.name,
        "merges": [(merge.top, merge.left, merge.bottom, merge.right) for merge in sheet.merges],
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "above": sheet.above,
        "below": sheet.below,
        "remarks": sheet.remarks,
        "comments": [(row, column, text) for (row, column), text in sheet.comments.items()],
        "notes": [astuple(note) for note in sheet.notes],
        "tracked": [astuple(change) for change in sheet.tracked],
        "saved_by": sheet.saved_by,
    }


def _from_plain(data: dict[str, Any]) -> Sheet:
    return Sheet(
        file="",
        name=data["name"],
        rows=(),
        merges=tuple(Merge(*edges) for edges in data["merges"]),
        hidden_rows=frozenset(data["hidden_rows"]),
        hidden_columns=frozenset(data["hidden_columns"]),
        above=tuple(data["above"]),
        below=tuple(data["below"]),
        remarks=tuple(data["remarks"]),
        comments={(row, column): text for row, column, text in data["comments"]},
        notes=tuple(Comment(*note) for note in data["notes"]),
        tracked=tuple(Tracked(*change) for change in data["tracked"]),
        saved_by=data["saved_by"],
    )
