"""Which characters files and paper can hold, and the sentence for those they cannot."""

import re

from exporters.remarks import ExportRemark
from model.cleaning import tidy
from model.records import Entry
from model.text import has_ditto

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LONG = 2_000
"""Texts with blanks beyond this are not examined: tidying takes time with the square of the lines."""
_BLANK = re.compile(r"\s")
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text as XML can hold it: every line end ``\\n``, no control characters and lone surrogates."""
    if text.isprintable() or not _ODD.search(text):
        return text
    return _FORBIDDEN.sub("", _LINE_ENDS.sub("\n", text))


def comes_back(text: str) -> bool:
    """Whether a reader gets this very text who strips blanks and invisible characters, tidies or resolves 同上."""
    if "同" in text and has_ditto(text):
        return False
    if not _BLANK.search(text):
        return text.isprintable() or not _INVISIBLE.search(text)
    if len(text) > _LONG:
        return False
    return not _INVISIBLE.search(text) and text.strip() == text and tidy(text)[0] == text


def control_remark(entry: Entry, field: str, label: str) -> ExportRemark | None:
    """The sentence about invisible control characters in a field; None when it has none."""
    found = len(_FORBIDDEN.findall(_LINE_ENDS.sub("\n", entry[field])))
    if not found:
        return None
    return ExportRemark(
        entry.id,
        field,
        f"事项“{title_of(entry)}”的{label}里有 {found} 个看不见的控制字符，文件里写不了，导出的文字中没有它们；"
        "目录里的原文没有改动。可以在编辑器里重新输入这一栏。",
    )


def title_of(entry: Entry) -> str:
    """How a sentence names an entry, at most 30 characters."""
    name = printable(entry["name"] or entry["content"]).replace("\n", " ").strip()
    return name if len(name) <= 30 else name[:29] + "…"
