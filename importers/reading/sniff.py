"""What a file really is, judged by its content and never by its ending.

Gives the kind for the registry, or the sentence that says what it is instead and what to do. Reading is elsewhere.
"""

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from importers.reading.decoding import utf16_without_mark
from importers.reading.ole import SIGNATURE, CompoundFile, OleError
from importers.reading.package import Package
from importers.reading.source import RESAVE_TABLE, RESAVE_WORD, damaged, encrypted
from model.errors import UserError

_HEAD_BYTES = 1 << 16


class Kind(Enum):
    """The kinds that can be read. The value is what a clerk calls them."""

    XLSX = "Excel 工作簿（.xlsx）"
    XLSB = "Excel 二进制工作簿（.xlsb）"
    XLS = "Excel 97-2003 工作簿（.xls）"
    ODS = "开放文档表格（.ods）"
    DOCX = "Word 文档（.docx）"
    WORD_XML = "XML 格式的 Word 文档"
    HTML = "网页（HTML）"
    WEB_ARCHIVE = "单个文件网页（.mht）"
    XML_SPREADSHEET = "XML 表格"
    JSON = "JSON 数据"
    DELIMITED = "文本"


@dataclass(frozen=True, slots=True)
class Found:
    """A readable file's kind, and what the clerk should know about it."""

    kind: Kind
    remarks: tuple[str, ...] = ()


_ENDINGS = {
    Kind.XLSX: {".xlsx", ".xlsm", ".xltx", ".xltm", ".et", ".ett"},
    Kind.XLSB: {".xlsb"},
    Kind.XLS: {".xls", ".xlt", ".et", ".ett"},
    Kind.ODS: {".ods", ".ots", ".fods"},
    Kind.DOCX: {".docx", ".docm", ".dotx", ".dotm", ".wps", ".wpt"},
    Kind.HTML: {".html", ".htm"},
    Kind.WEB_ARCHIVE: {".mht", ".mhtml"},
    Kind.WORD_XML: {".xml"},
    Kind.XML_SPREADSHEET: {".xml"},
    Kind.JSON: {".json"},
}
# Only these endings promise another format; a .txt or .dat may hold anything.
_PROMISING = set().union(*_ENDINGS.values()) | {".csv", ".doc", ".pdf"}

_NOT_TABLES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "是 PDF 文件，其中的表格无法可靠地读出。请向发送人索取原来的 .docx 或 .xlsx；"
              "没有原件时，可用 WPS 的“PDF 转 Excel”转换并核对后再导入。"),
    (b"{\\rtf", f"是 RTF 文档。{RESAVE_WORD}"),
    (b"Rar!", "是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。"),
    (b"7z\xbc\xaf\x27\x1c", "是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。"),
    (b"\x1f\x8b", "是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。"),
    (b"BZh", "是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。"),
    (b"\xfd7zXZ", "是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。"),
    (b"PK\x05\x06", "是空的压缩包，里面没有内容。请检查是否选错了文件。"),
    (b"\x89PNG", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"\xff\xd8\xff", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"GIF8", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"BM", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"II*\x00", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"MM\x00*", "是图片，其中的文字读不出来。请用文字识别工具转成表格并核对，存为 .xlsx 后再导入。"),
    (b"MZ", "是程序文件，不是表格。请检查是否选错了文件。"),
    (b"\x7fELF", "是程序文件，不是表格。请检查是否选错了文件。"),
    (b"SQLite format 3\x00", "是数据库文件，不是本程序的目录文件。请检查是否选错了文件。"),
)  # fmt: skip
_OLD_EXCEL = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_HTML_MARK = re.compile(rb"<\s*(!doctype\s+html|html|head|body|table|meta|div|style|tr|td)[\s>/]", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"(mime-version|from|subject|date|content-type|message-id|x-[a-z-]+):", re.IGNORECASE)


def sniff(path: Path) -> Found:
    """What the file is. Raises ``UserError`` for everything that cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if not head.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise UserError("是空文件，里面没有内容。请检查是否选错了文件，或请发送人重新发送。")
    if path.name.startswith("~$"):
        raise UserError("是办公软件打开文件时留下的临时文件，不是表格本身。请选择文件名里没有“~$”的那一个。")
    kind = _kind(head, path)
    return Found(kind, tuple(_mislabelled(kind, path.suffix.lower())))


def _kind(head: bytes, path: Path) -> Kind:
    if head.startswith(b"PK\x03\x04"):
        return _packaged(path)
    if head.startswith(SIGNATURE):
        return _compound(path)
    if head.startswith(_OLD_EXCEL):
        raise UserError(f"是很旧的 Excel 格式（5.0/95 或更早），读不出来。{RESAVE_TABLE}")
    for magic, sentence in _NOT_TABLES:
        if head.startswith(magic) and not (len(magic) == 2 and _looks_like_text(head)):
            raise UserError(sentence)
    return _textual(head)


def _mislabelled(kind: Kind, ending: str) -> list[str]:
    if ending not in _PROMISING or ending in _ENDINGS.get(kind, {".csv", ".tsv", ".txt"}):
        return []
    return [f"文件名以 {ending} 结尾，内容其实是“{kind.value}”，已按内容读取。"]


def _packaged(path: Path) -> Kind:
    with Package(path) as package:
        for part, kind in (
            ("xl/workbook.bin", Kind.XLSB),
            ("xl/workbook.xml", Kind.XLSX),
            ("word/document.xml", Kind.DOCX),
        ):
            if part in package:
                return kind
        if "ofd.xml" in package:
            raise UserError("是 OFD 版式文件，其中的表格读不出来。请向发送人索取原来的 .docx 或 .xlsx。")
        if "mimetype" in package and "content.xml" in package:
            return _open_document(package)
        if any(name.startswith("ppt/") for name in package.names()):
            raise UserError("是演示文稿，不是表格。请把其中的表格复制到 WPS 表格，另存为 .xlsx 后再导入。")
        return _by_content_types(package)


def _open_document(package: Package) -> Kind:
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise encrypted()
    if b"spreadsheet" in package.read("mimetype"):
        return Kind.ODS
    raise UserError(f"是开放文档格式，但不是表格。{RESAVE_WORD}")


def _by_content_types(package: Package) -> Kind:
    """Some programs put the main part elsewhere: the content types tell."""
    types = package.read("[Content_Types].xml")
    if b"spreadsheetml" in types:
        return Kind.XLSX
    if b"wordprocessingml" in types:
        return Kind.DOCX
    raise UserError("是压缩包，不能直接导入。请先解压，再导入里面的表格或文档。")


def _compound(path: Path) -> Kind:
    try:
        names = {name.lower() for name in CompoundFile(path.read_bytes()).names()}
    except OleError as error:
        raise damaged() from error
    if "encryptedpackage" in names:
        raise encrypted()
    if "workbook" in names:
        return Kind.XLS
    if "book" in names:
        raise UserError(f"是很旧的 Excel 格式（5.0/95），读不出来。{RESAVE_TABLE}")
    if "worddocument" in names:
        what = "WPS 文字文档（.wps）" if path.suffix.lower() in {".wps", ".wpt"} else "Word 97-2003 文档（.doc）"
        raise UserError(f"是 {what}，这种旧格式读不出来。{RESAVE_WORD}")
    if "powerpoint document" in names:
        raise UserError("是演示文稿，不是表格。请把其中的表格复制到 WPS 表格，另存为 .xlsx 后再导入。")
    raise UserError(f"是旧式办公文件，但里面没有找到表格。{RESAVE_TABLE}")


def _textual(head: bytes) -> Kind:
    if not _looks_like_text(head):
        raise UserError(
            "不是表格、文档或文本，认不出是什么文件。请检查是否选错了文件，或在 WPS 中另存为 .xlsx 后再导入。"
        )
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:64]
    lead = (head.replace(b"\x00", b"") if wide else head).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if _MAIL_HEAD.match(lead) and re.search(rb"multipart/|text/html", lead[:4096], re.IGNORECASE):
        return Kind.WEB_ARCHIVE
    if lead.startswith(b"<"):
        return _markup(lead)
    if lead[:1] in b"[{" and re.match(rb'[\[{]\s*([\[{"\]}])', lead):
        return Kind.JSON
    if _HTML_MARK.search(lead[:4096]) and b"<td" in lead.lower():
        return Kind.HTML
    return Kind.DELIMITED


def _markup(lead: bytes) -> Kind:
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lead and b"<html" not in lead.lower():
        return Kind.XML_SPREADSHEET
    if b"opendocument" in lead and b"office:spreadsheet" in lead:
        return Kind.ODS
    if b"wordprocessingml" in lead or b"office/word/2003/wordml" in lead:
        return Kind.WORD_XML
    if _HTML_MARK.search(lead):
        return Kind.HTML
    if lead.startswith(b"<?xml"):
        raise UserError(f"是 XML 文件，但不是表格。{RESAVE_TABLE}")
    return Kind.DELIMITED


def _looks_like_text(head: bytes) -> bool:
    """UTF-16, or hardly any control bytes: a stray zero is damage, many are another kind of file."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or utf16_without_mark(head):
        return True
    strange = sum(head.count(byte) for byte in (*range(1, 9), *range(14, 27), *range(28, 32), 127))
    return strange * 100 <= len(head) and head.count(0) * 1000 <= len(head)
