"""Pictures as files need them: what kind a picture is and how large, codes as pictures. Painters have their own."""

import io
import struct
from dataclasses import dataclass

import segno

QUIET = 4
"""Modules of white around a code, as ISO/IEC 18004 asks for."""

_SCALE = 10  # dots of a module: about 350 dots an inch at 30 mm
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PICTURE_BEGINS = 0xDA
_SIZES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # JPEG markers that tell the picture's size


@dataclass(frozen=True, slots=True)
class PictureKind:
    """The file ending, the media type and the size in dots of a picture."""

    suffix: str
    media_type: str
    width: int
    height: int


def picture_kind(data: bytes) -> PictureKind | None:
    """What the bytes are; None when they are neither a whole PNG nor a whole JPEG picture of some size."""
    if data.startswith(_PNG):
        size, suffix, media_type = _png_size(data), "png", "image/png"
    else:
        size, suffix, media_type = _jpeg_size(data), "jpg", "image/jpeg"
    return PictureKind(suffix, media_type, *size) if size and min(size) > 0 else None


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG whose chunks go on to its end."""
    place = len(_PNG)
    size: tuple[int, int] | None = None
    while place + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        if name == b"IHDR" and length >= 8 and place + 16 <= len(data):
            size = struct.unpack(">II", data[place + 8 : place + 16])
        place += 12 + length
        if name == b"IEND":
            return size if place <= len(data) else None
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG whose segments go on to its picture."""
    place = 2 if data.startswith(_JPEG) else len(data)
    size: tuple[int, int] | None = None
    while place + 9 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == _PICTURE_BEGINS:
            return size
        if marker == 0xFF:  # a filler before the marker
            place += 1
            continue
        if marker in _SIZES:
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            size = width, height
        place += 2 + int(struct.unpack(">H", data[place + 2 : place + 4])[0])
    return None


def fitted(kind: PictureKind, width: float, height: float) -> tuple[float, float]:
    """The largest size in mm with the picture's proportions inside ``width`` × ``height``."""
    factor = min(width / kind.width, height / kind.height)
    return kind.width * factor, kind.height * factor


def code_picture(text: str) -> bytes:
    """A QR code of the text as PNG, with its quiet zone."""
    stream = io.BytesIO()
    segno.make(text, error="m", micro=False).save(stream, kind="png", scale=_SCALE, border=QUIET)
    return stream.getvalue()
