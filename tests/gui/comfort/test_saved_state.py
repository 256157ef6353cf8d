"""The crash report says what is safe: the last step and when, the last backup, the file."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QLabel

from gui.comfort.saved_state import saved_sentence
from gui.crash_report import CrashHook
from gui.main_window import MainWindow
from model.catalogue import Catalogue
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import answering, find


def test_the_last_step_and_the_file_are_named(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    window.entries.edit_in_form(1, "note", "改过")
    said = saved_sentence(window.session)
    assert "（修改备注）" in said
    assert "最近保存的一步：" in said
    assert said.endswith(f"目录文件：{tmp_path / '目录.gkml'}")


def test_read_only_and_nothing_open(empty_window: MainWindow, open_window: OpenWindow, tmp_path: Path) -> None:
    assert saved_sentence(empty_window.session) == ""
    window = open_window("甲")
    window.session.close()
    window.session.open(Catalogue.open(tmp_path / "目录.gkml", read_only=True))
    assert saved_sentence(window.session).startswith("打开的是只读的目录")


def test_the_dialog_shows_it(open_window: OpenWindow, application: QApplication) -> None:
    window = open_window("甲")
    hook = CrashHook()
    hook.saved = lambda: saved_sentence(window.session)
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        said.append(find(dialog, QLabel, "crash_saved").text())
        dialog.reject()

    with answering(act):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError as bug:
            hook.take(type(bug), bug, bug.__traceback__)
    assert said == [saved_sentence(window.session)]
