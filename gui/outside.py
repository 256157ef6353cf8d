"""Opening a file or folder in the program the system has for it; says so when there is none."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from gui import messages


def open_outside(parent: QWidget, path: Path) -> None:
    """Open it; silence would look like a fault when the system cannot."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        what = "文件夹" if path.is_dir() else "文件"
        text = f"系统没有打开这个{what}，可能没有能打开它的程序，或者它已被移走。请自己找到它：\n{path}"
        messages.inform(parent, f"打不开{what}", text)
