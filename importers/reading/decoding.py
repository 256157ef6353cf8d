"""Bytes → text when nobody said in which encoding: which one it is, and a remark when it was a guess.

What the text means (separators, tags) belongs to its readers.
"""

import codecs
import re
from dataclasses import dataclass

from importers.reading import limits
from model.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOST = "\N{REPLACEMENT CHARACTER}"
_SAMPLE = 8_192
_SOUND = 20  # so many good Chinese characters for one lost place leave no doubt that a text is UTF-8
_COMMON = re.compile("[\t\r\n -~\u00a0-\u00ff\u2000-\u206f\u2190-\u27bf\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what the clerk should know about how it was decoded."""

    text: str
    remarks: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text of ``data``; ``declared`` is what the file says of itself, believed when it fits.

    The order: byte order mark, UTF-8, the declared encoding, UTF-16 without a mark, GB 18030, Big5. GB 18030 contains
    GBK and GB 2312 and every character of the standard of 2022, so real names survive.
    """
    if len(data) > limits.TEXT_BYTES:
        raise UserError(
            f"有 {len(data) // limits.MEGABYTE} MB，作为文本太大了（上限 {limits.TEXT_BYTES // limits.MEGABYTE} MB）。"
            "请把需要的部分另存为 .xlsx 后再导入。"
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data, encoding)
    plain = _strict(data, "utf-8")
    if plain is not None and "\x00" not in plain:
        return Decoded(plain)
    if wide := utf16_without_mark(data):
        return _tolerant(data[: len(data) // 2 * 2], wide)
    if declared and (text := _declared(data, declared)) is not None:
        return Decoded(text)
    text = data.decode("utf-8", "replace")
    if text.count(_LOST) * _SOUND < sum(1 for char in text[:_SAMPLE] if _COMMON.match(char) and char > "~"):
        return _tolerant(data, "utf-8")
    text = _strict(data, "gb18030")
    if text is not None and not _mostly_private(text):
        return Decoded(
            text, ("文件没有写明编码，按 GB18030（中文 Windows 常用编码）读取。如有乱码，请另存为 UTF-8 后再导入。",)
        )
    text = _strict(data, "big5hkscs")
    if text is not None:
        return Decoded(text, ("文件按 Big5（繁体中文编码）读取。如有乱码，请另存为 UTF-8 后再导入。",))
    return _damaged(data)


def utf16_without_mark(data: bytes) -> str:
    """The byte order of a UTF-16 text that does not tell it; ``""`` when it is none.

    Zeros betray it (line ends, digits), and that its characters are those people write.
    """
    if b"\0" not in data:
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[:_SAMPLE].decode(encoding, "replace")
        if sum(1 for char in text if _COMMON.match(char)) * 10 >= len(text) * 9:
            return encoding
    return ""


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, encoding: str) -> str | None:
    name = encoding.strip().lower()
    if name in {"gb2312", "gbk", "x-gbk", "gb_2312-80"}:
        name = "gb18030"  # the superset; files that say gb2312 often hold more
    try:
        codecs.lookup(name)
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _tolerant(data: bytes, encoding: str) -> Decoded:
    """Decode with a known encoding; broken places become a mark and are reported."""
    text = data.decode(encoding, "replace")
    lost = text.count(_LOST)
    return Decoded(text, (_lost_remark(lost),) if lost else ())


def _damaged(data: bytes) -> Decoded:
    """No encoding fits as a whole: the one with fewer broken places."""
    candidates = [data.decode(encoding, "replace") for encoding in ("utf-8", "gb18030")]
    text = min(candidates, key=lambda candidate: candidate.count(_LOST))
    return Decoded(text, (_lost_remark(text.count(_LOST)),))


def _lost_remark(count: int) -> str:
    return f"文件有 {count} 处文字已损坏，显示为“{_LOST}”，导入后请对照原文补上。"


def _mostly_private(text: str) -> bool:
    """GB 18030 decodes nearly anything, wrong text into private and rare characters."""
    sample = text[:_SAMPLE]
    odd = sum(
        1 for char in sample if "\ue000" <= char <= "\uf8ff" or ord(char) > 0xFFFF or "\u0080" <= char <= "\u009f"
    )
    return odd * 20 > len(sample)
