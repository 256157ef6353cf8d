"""What a clerk does with cells by menu and clipboard, and what is to be seen of it."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from exporters.entry_json import entry_json
from gui.main_window import MainWindow
from tests.helpers.windows import catalogue_of, settle


def listed(window: MainWindow) -> str:
    """What ``list --json`` says."""
    catalogue = catalogue_of(window)
    return json.dumps([entry_json(entry, catalogue.kind) for entry in catalogue.snapshot().entries], ensure_ascii=False)


def run(window: MainWindow, action: str) -> None:
    assert window.actions_table[action].isEnabled(), f"{action} is grey"
    window.actions_table[action].trigger()
    settle()


def said(window: MainWindow) -> str:
    return window.parts.status.currentMessage()


def put(*rows: Sequence[str]) -> None:
    """What another program copies."""
    data = QMimeData()
    data.setText("\r\n".join("\t".join(row) for row in rows))
    QGuiApplication.clipboard().setMimeData(data)


def clipboard() -> str:
    return QGuiApplication.clipboard().text().replace("\r\n", "\n")
