"""All shortcuts, read from the action table."""

import html

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.action_kinds import ActionRow, Menu
from gui.action_table import ACTIONS
from gui.dialogs.dialog import Dialog

_IN_PLACE = (
    ("表格", "直接打字", "替换单元格内容"),
    ("表格", "Enter", "下一行"),
    ("单元格", "Alt+Enter", "换行"),
    ("单元格", "Ctrl+Enter", "把这些字填到所选的全部单元格"),
    ("单元格、表单", "Esc", "放弃正在输入的内容"),
    ("表单", "Ctrl+Enter", "多行内容输入完毕"),
    ("表单", "Alt+↓", "列出可选的词"),
    ("搜索框", "↓", "转到搜索结果"),
    ("搜索框", "Esc", "清空搜索"),
)


class ShortcutsDialog(Dialog):
    """A page to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("shortcuts", "快捷键", parent, reject="关闭")
        page = QTextBrowser(self)
        page.setObjectName("shortcut_page")
        page.setAccessibleName("快捷键列表")
        page.setHtml(shortcuts_html())
        self.body.addWidget(page, 1)
        self.resize(640, 640)


def shortcuts_html() -> str:
    """The table of shortcuts, menu by menu."""
    parts = []
    for menu in Menu:
        rows = [(row.text, _keys(row), row.tip) for row in ACTIONS if row.menu is menu and row.shortcuts]
        lines = "".join(_line(_plain(text), keys, tip) for text, keys, tip in rows)
        parts.append(f"<h3>{html.escape(_plain(menu.value))}</h3><table cellpadding='3'>{lines}</table>")
    lines = "".join(_line(place, keys, tip) for place, keys, tip in _IN_PLACE)
    parts.append(f"<h3>输入时</h3><table cellpadding='3'>{lines}</table>")
    return "".join(parts)


def _line(name: str, keys: str, tip: str) -> str:
    name, keys, tip = html.escape(name), html.escape(keys), html.escape(tip)
    return f"<tr><td width='110'>{name}</td><td width='150'><b>{keys}</b></td><td>{tip}</td></tr>"


def _plain(text: str) -> str:
    return text.split("(&")[0].replace("&", "").rstrip("…")


def _keys(row: ActionRow) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return " / ".join(QKeySequence(keys).toString(native) for keys in row.shortcuts)
