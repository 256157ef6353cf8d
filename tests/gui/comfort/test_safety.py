"""Safety in sight: where the file lies, what verifying found, and the ways out."""

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QListWidget, QMessageBox, QWidget

from gui.comfort.findings_dialog import FindingsDialog
from gui.main_window import MainWindow
from gui.settings import Settings
from model import backup
from tests.gui.conftest import OpenWindow
from tests.helpers.catalogues import names, new_catalogue
from tests.helpers.windows import answering, complete, find, press, settle


def close_banner(window: MainWindow) -> None:
    QTest.mouseClick(find(window, QWidget, "close_folder_banner"), Qt.MouseButton.LeftButton)


def test_a_synchronised_folder_is_said_once_for_each_file(open_window: OpenWindow, tmp_path: Path) -> None:
    folder = tmp_path / "Nutstore Files"
    folder.mkdir()
    window = open_window("甲", path=folder / "目录.gkml")
    banner = window.parts.folder_banner
    assert banner.isVisible()
    assert "坚果云的同步文件夹" in find(window, QLabel, "folder_banner_text").text()
    close_banner(window)
    assert not banner.isVisible()
    window.session.close()
    open_window("甲", path=folder / "目录.gkml")
    assert not banner.isVisible()
    open_window("乙", path=folder / "另一个.gkml")
    assert banner.isVisible()
    open_window("丙", path=tmp_path / "本机.gkml")
    assert not banner.isVisible()


def test_a_copy_in_such_a_folder_is_said_too_and_does_not_quiet_the_file(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("甲")
    target = tmp_path / "我的坚果云" / "副本.gkml"
    target.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    window.actions_table["save_copy"].trigger()
    settle(lambda: window.parts.folder_banner.isVisible())
    assert find(window, QLabel, "folder_banner_text").text().startswith("副本在坚果云的同步文件夹里")
    close_banner(window)
    assert window.settings.choices("quiet_folders") == {}


def test_the_place_of_a_new_catalogue_is_looked_at(empty_window: MainWindow, tmp_path: Path) -> None:
    said: list[tuple[bool, str]] = []

    def act(dialog: QDialog) -> None:
        place, advice = find(dialog, QLineEdit, "new_place"), find(dialog, QLabel, "place_advice")
        for name in (tmp_path / "OneDrive" / "目录", tmp_path / "目录"):
            place.setText(str(name))
            place.textEdited.emit(str(name))
            said.append((advice.isVisible(), advice.text()[:12]))
        dialog.reject()

    with answering(act):
        empty_window.actions_table["new"].trigger()
    assert said == [(True, "这个目录在OneDrive"[:12]), (False, "")]


def spoil(path: Path) -> None:
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("UPDATE entries SET status = 'gone' WHERE id = 2")
    bare.close()


def verify(window: MainWindow, button: str) -> list[QDialog]:
    """Verify, and press this in the dialog about it."""
    with answering(press(button)) as met:
        window.actions_table["verify"].trigger()
        settle(lambda: bool(met))
    settle(lambda: QApplication.activeModalWidget() is None)
    return met


def test_a_sound_file_is_said_to_be_sound(open_window: OpenWindow) -> None:
    window = open_window("甲")
    (told,) = verify(window, "answer_0")
    assert isinstance(told, QMessageBox)
    assert told.text() == "目录文件完好，没有发现问题。"


def test_what_was_found_can_be_rescued_into_a_new_file(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("甲", "乙", "丙")
    spoil(tmp_path / "目录.gkml")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(tmp_path / "抢救"), ""))
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        if isinstance(dialog, FindingsDialog):
            listed = find(dialog, QListWidget, "finding_list")
            said.extend(listed.item(row).text() for row in range(listed.count()))
            press("findings_copy")(dialog)
            press("findings_salvage")(dialog)
        else:
            press("answer_0")(dialog)

    with answering(act) as met:
        window.actions_table["verify"].trigger()
        settle(lambda: len(met) == 2 and window.session.workspace.catalogue.path.stem == "抢救")
    assert said == ["第 2 号事项的状态“gone”无法识别。请从备份恢复。"]
    assert QApplication.clipboard().text() == said[0]
    complete(window)
    assert names(window.session.workspace.catalogue, "legal") == ["甲", "乙", "丙"]


def test_what_was_found_can_be_answered_with_a_backup(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲", "乙")
    spoil(tmp_path / "目录.gkml")
    assert backup.backups_of(tmp_path / "目录.gkml")
    shown: list[str] = []

    def act(dialog: QDialog) -> None:
        shown.append(dialog.objectName())
        press("findings_accept")(dialog) if isinstance(dialog, FindingsDialog) else dialog.reject()

    with answering(act) as met:
        window.actions_table["verify"].trigger()
        settle(lambda: len(met) == 2)
    settle()
    assert shown == ["findings", "backups"]


def test_closing_the_findings_changes_nothing(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲", "乙")
    spoil(tmp_path / "目录.gkml")
    content = (tmp_path / "目录.gkml").read_bytes()
    verify(window, "findings_reject")
    assert (tmp_path / "目录.gkml").read_bytes() == content


def test_a_spoiled_list_of_quiet_files_quiets_nothing(theme: object, settings: Settings, tmp_path: Path) -> None:
    settings.set_choices("quiet_folders", {"paths": 3})
    window = MainWindow(settings, theme)  # type: ignore[arg-type]
    (tmp_path / "Dropbox").mkdir()
    new_catalogue(tmp_path / "Dropbox" / "目录.gkml", "甲").close()
    assert window.files.opening.open_path(tmp_path / "Dropbox" / "目录.gkml")
    assert not window.parts.folder_banner.isHidden()
    window.close()
    window.deleteLater()
