"""A zip package (.xlsx, .docx, .ods …) looked at before it is trusted: its directory first, its parts within limits.

Nothing is ever extracted to disk, so names like ``../../x`` only fail to be any part we ask for.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO

from lxml import etree

from importers.reading import limits
from importers.reading.source import damaged, encrypted
from model.errors import UserError

_END = struct.Struct("<4s4H2LH")  # end of central directory
_END64 = struct.Struct("<4sQ2H2L4Q")
_END_SEARCH = 65_557  # its own 22 bytes and the longest comment
_CHUNK = 1 << 20
_HEAD = 4_096

PACKAGE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    UnicodeDecodeError,
    OSError,
)
"""What the zip module raises for parts that are not what the directory says."""


class Package:
    """The parts of a package by name. Names are compared without case and with ``/``, as office programs do.

    Raises ``UserError`` for a package that is damaged, encrypted or made to flood memory.
    """

    def __init__(self, path: Path) -> None:
        _check_entry_count(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except PACKAGE_ERRORS as error:
            raise damaged() from error
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for info in self._zip.infolist():
            name = _normal(info.filename)
            if name in self._parts and info.file_size:
                self._zip.close()
                raise UserError(
                    "内部有重名的部分，不是办公软件正常保存的文件，没有读取。请在 WPS 中打开并另存后再导入。"
                )
            self._parts[name] = info

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return _normal(name) in self._parts

    def names(self) -> Iterator[str]:
        """All part names, in small letters."""
        return iter(self._parts)

    def size(self, name: str) -> int:
        """The declared size of a part; 0 when there is none. Raises ``UserError`` when it is a bomb."""
        info = self._parts.get(_normal(name))
        if info is None:
            return 0
        ratio = info.file_size / max(info.compress_size, 1)
        bomb = info.file_size > limits.BOMB_FLOOR and ratio > limits.BOMB_RATIO
        if bomb or info.file_size > limits.PART_BYTES:
            raise UserError(
                f"压缩得异常，展开后有 {info.file_size // limits.MEGABYTE} MB，没有读取。"
                "请在 WPS 中删去多余的空行空列，另存后再导入。"
            )
        if info.flag_bits & 0x1:
            raise encrypted()
        return info.file_size

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream, which ends at its declared size. Raises ``UserError`` when there is none."""
        self.size(name)
        info = self._parts.get(_normal(name))
        if info is None:
            raise damaged()
        try:
            with self._zip.open(info) as first:
                refuse_declarations(first.read(_HEAD))
            return self._zip.open(info)
        except PACKAGE_ERRORS as error:
            raise damaged() from error

    def chunks(self, name: str) -> Iterator[bytes]:
        """A part piece by piece, its checksum proved at the end."""
        try:
            with self.open(name) as stream:
                while chunk := stream.read(_CHUNK):
                    yield chunk
        except PACKAGE_ERRORS as error:
            raise damaged() from error

    def read(self, name: str) -> bytes:
        """A whole part; ``b""`` when there is none."""
        if name not in self:
            return b""
        if self.size(name) > limits.TREE_PART_BYTES:
            raise UserError("的内部结构大得异常，没有读取。请在 WPS 中打开并另存后再导入。")
        return b"".join(self.chunks(name))

    def tree(self, name: str) -> etree._Element | None:
        """A whole part as XML; None when there is none."""
        content = self.read(name)
        return parse_xml(content) if content else None


def xml_parser() -> etree.XMLParser:
    """The parser for strangers' XML: no entities, no network, libxml2's limits on size and depth kept."""
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)


def parse_xml(content: bytes) -> etree._Element:
    """The root of an XML text. Raises ``UserError`` when it is none."""
    try:
        root = etree.fromstring(content, xml_parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise damaged() from error
    if root is None:
        raise damaged()
    return root


def refuse_declarations(head: bytes) -> None:
    """Refuse XML that declares entities of its own: office programs never do, attackers do."""
    if b"<!DOCTYPE" in head.replace(b"\x00", b""):
        raise UserError("含有办公软件不会写的声明（DTD），为安全起见没有读取。请在 WPS 中打开并另存后再导入。")


def _normal(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _check_entry_count(path: Path) -> None:
    """Refuse a directory of millions of entries before it is loaded."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_SEARCH))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < _END.size:
            raise damaged()
        end = _END.unpack_from(tail, at)
        count, directory = end[4], end[5]
        locator = tail.rfind(b"PK\x06\x07", 0, at)
        if locator >= 0 and len(tail) - locator >= 20:
            file.seek(min(struct.unpack_from("<Q", tail, locator + 8)[0], size))
            record = file.read(_END64.size)
            if len(record) == _END64.size and record.startswith(b"PK\x06\x06"):
                count, directory = max(count, _END64.unpack(record)[7]), _END64.unpack(record)[8]
    if count > limits.ZIP_ENTRIES or directory > limits.ZIP_DIRECTORY_BYTES:
        raise UserError("里面的部分多得异常，不是正常的表格或文档，没有读取。请检查文件来源。")
