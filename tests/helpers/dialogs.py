"""Filling in a dialog as a clerk would: steps to give to what opens."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from gui.main_window import MainWindow
from tests.helpers.windows import answering, find, settle

Act = Callable[[QDialog], object]


def during(window: MainWindow, action: str, *acts: Act) -> list[QDialog]:
    """Trigger an action that opens a dialog, and do these things in it, in order."""

    def act(dialog: QDialog) -> None:
        for step in acts:
            step(dialog)

    with answering(act) as met:
        window.actions_table[action].trigger()
    settle()
    return met


def fill(name: str, text: str) -> Act:
    def act(dialog: QDialog) -> None:
        line = find(dialog, QLineEdit, name)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        line.insert(text)
        line.textEdited.emit(text)

    return act


def fill_lines(name: str, text: str) -> Act:
    return lambda dialog: find(dialog, QPlainTextEdit, name).setPlainText(text)


def tick(name: str) -> Act:
    return lambda dialog: find(dialog, QWidget, name).click()  # type: ignore[attr-defined]
