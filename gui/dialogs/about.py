"""What program this is."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gui.dialogs.dialog import Dialog
from gui.icons import application_icon
from gui.version import version
from model import places


class AboutDialog(Dialog):
    """Name, version, licence, places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("about", "关于", parent, reject="关闭")
        sign = QLabel(self)
        sign.setPixmap(application_icon().pixmap(64, 64))
        title = QLabel("政务公开标准目录编辑器", self)
        title.setProperty("look", "title")
        words = QLabel(
            f"版本 {version()}\n"
            "编制、检查和发布政务公开标准目录。离线使用，一个目录就是一个文件。\n\n"
            f"Qt {qVersion()} · Python {platform.python_version()}\n"
            f"程序数据：{places.home()}\n"
            "许可：MIT（Qt 按 LGPL 使用）",
            self,
        )
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setWordWrap(True)
        column = QVBoxLayout()
        column.addWidget(title)
        column.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.resize(460, 260)
