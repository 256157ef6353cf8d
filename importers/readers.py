"""The registry: which module reads which kind. A new format is one new row.

Each module is loaded when the first file of its kind comes: the reading process has to start fast. The imports are
written out so that packaging finds them.
"""

from collections.abc import Callable

from importers.reading.sniff import Kind
from importers.reading.source import Reader


def _xlsx() -> Reader:
    from importers.workbook import read_xlsx

    return read_xlsx


def _xlsb() -> Reader:
    from importers.workbook import read_xlsb

    return read_xlsb


def _xls() -> Reader:
    from importers.workbook import read_xls

    return read_xls


def _ods() -> Reader:
    from importers.office.ods import read_ods

    return read_ods


def _docx() -> Reader:
    from importers.word import read_docx

    return read_docx


def _word_xml() -> Reader:
    from importers.word import read_word_xml

    return read_word_xml


def _html() -> Reader:
    from importers.html import read_html

    return read_html


def _web_archive() -> Reader:
    from importers.html import read_web_archive

    return read_web_archive


def _xml_spreadsheet() -> Reader:
    from importers.office.xml_spreadsheet import read_xml_spreadsheet

    return read_xml_spreadsheet


def _json() -> Reader:
    from importers.json_file import read_json

    return read_json


def _delimited() -> Reader:
    from importers.delimited import read_delimited

    return read_delimited


_READERS: dict[Kind, Callable[[], Reader]] = {
    Kind.XLSX: _xlsx,
    Kind.XLSB: _xlsb,
    Kind.XLS: _xls,
    Kind.ODS: _ods,
    Kind.DOCX: _docx,
    Kind.WORD_XML: _word_xml,
    Kind.HTML: _html,
    Kind.WEB_ARCHIVE: _web_archive,
    Kind.XML_SPREADSHEET: _xml_spreadsheet,
    Kind.JSON: _json,
    Kind.DELIMITED: _delimited,
}


def reader_of(kind: Kind) -> Reader:
    """The function that reads files of this kind."""
    return _READERS[kind]()
