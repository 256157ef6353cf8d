"""A bug is written down, told once, and the clerk learns what was saved."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QPlainTextEdit,
)

from gui.crash_report import CrashHook
from gui.dialogs.crash import CrashDialog
from model import places
from tests.helpers.windows import answering, find, press


def test_a_bug_is_written_down_and_told_once(application: object, program_home: Path) -> None:
    hook = CrashHook()
    texts: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, CrashDialog)
        texts.append(find(dialog, QPlainTextEdit, "crash_text").toPlainText())
        hook.take(KeyError, KeyError("a second one meanwhile"), None)
        press("crash_reject")(dialog)

    error = ZeroDivisionError("division by zero")
    with answering(look) as met:
        hook.take(ZeroDivisionError, error, None)
    assert len(met) == 1
    assert "ZeroDivisionError: division by zero" in texts[0]
    reports = sorted(places.logs().glob("crash-*.txt"))
    assert reports
    assert any("second one" in report.read_text(encoding="utf-8") for report in reports)
