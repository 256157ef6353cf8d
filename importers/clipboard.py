"""What was copied in Excel, WPS, Word or a web page → sheets. Given the texts of the clipboard; knows no Qt."""

import re
from dataclasses import replace

from importers.delimited import sheet_of_text
from importers.html import sheets_of_html
from importers.sheet import Sheet
from model.errors import UserError
from model.progress import silent

NAME = "剪贴板"

_MOST_CHARACTERS = 20_000_000
_TABLE = re.compile(r"<\s*(table|tr|td)[\s>]", re.IGNORECASE)
_WINDOWS_HEAD = re.compile(r"\AVersion:[\d.]+\s.*?(?=<)", re.DOTALL)


def read_clipboard(html: str, text: str) -> list[Sheet]:
    """The tables of the clipboard: from its HTML when there is a table in it, else from its plain text.

    Raises ``UserError`` when there is neither. One copied cell is a sheet of one cell.
    """
    if len(html) <= _MOST_CHARACTERS and _TABLE.search(html):
        sheets = [sheet for sheet in sheets_of_html(_WINDOWS_HEAD.sub("", html)) if sheet.rows]
        if sheets:
            return [replace(sheet, file=NAME, name=_name(index, sheets)) for index, sheet in enumerate(sheets)]
    if len(text) > _MOST_CHARACTERS:
        raise UserError("剪贴板里的内容太多，无法粘贴。请保存为文件后用“导入”。")
    sheet = sheet_of_text(text, NAME, (), silent, separator="\t")
    if not sheet.rows:
        raise UserError("剪贴板里没有文字或表格。请先在 WPS 或 Excel 中选中单元格并复制。")
    return [replace(sheet, file=NAME)]


def _name(index: int, sheets: list[Sheet]) -> str:
    return NAME if len(sheets) == 1 else f"{NAME} {index + 1}"
