"""Opening a file that is big enough to be read on a thread: for the clerk it is as with a small one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from gui.main_window import MainWindow
from model.catalogue import Catalogue
from model.operations.entries import add_entry
from tests.gui.conftest import OpenWindow
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import answering, complete, press, settle, table_picture


@pytest.fixture(autouse=True)
def every_file_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.commands.opening.LONG", 1)


def spoil(path: Path) -> None:
    """Leave a sound file with an entry that makes no sense."""
    with closing(sqlite3.connect(path)) as bare, bare:
        bare.execute("UPDATE entries SET status = '没有这种状态'")


def test_it_can_be_worked_in_at_once(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲", "乙")
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.run(add_entry(area="legal", values={"name": "丙"})) is not None
    assert table_picture(window.parts.table, "事项名称") == "  甲\n  乙\n> 丙"
    assert workspace.undo()
    assert [entry["name"] for entry in workspace.catalogue.snapshot().entries] == ["甲", "乙"]
    settle(lambda: bool(workspace.catalogue.backups()))  # of the state found


def test_another_takes_the_place_of_the_open_one(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    new_catalogue(tmp_path / "另一个.gkml", "乙").close()
    assert window.files.opening.open_path(tmp_path / "另一个.gkml")
    complete(window)
    assert table_picture(window.parts.table, "事项名称") == "> 乙"
    Catalogue.open(tmp_path / "目录.gkml").close()  # nobody has it any more


def test_a_locked_one_can_be_read(empty_window: MainWindow, tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "目录.gkml", "甲") as other:
        with answering(press("answer_0")):
            assert empty_window.files.opening.open_path(other.path)
        complete(empty_window)
        assert table_picture(empty_window.parts.table, "事项名称") == "> 甲"
        empty_window.session.close()


def test_one_with_entries_that_make_no_sense_leaves_the_open_one_alone(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    spoilt = tmp_path / "坏.gkml"
    new_catalogue(spoilt, "乙").close()
    spoil(spoilt)
    sentences: list[str] = []

    def leave(dialog: QDialog) -> None:
        sentences.extend(label.text() for label in dialog.findChildren(QLabel))
        press("answer_2")(dialog)

    with answering(leave):
        assert not window.files.opening.open_path(spoilt)
    assert any("数据已损坏" in sentence for sentence in sentences)
    assert table_picture(window.parts.table, "事项名称") == "> 甲"
    with closing(sqlite3.connect(spoilt)) as bare:
        assert bare.execute("SELECT count(*) FROM lock").fetchone() == (0,), "the lock was given back"


def test_a_window_closed_meanwhile_leaves_no_lock(empty_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "目录.gkml"
    new_catalogue(path, "甲").close()
    QTimer.singleShot(0, empty_window, empty_window.close)
    empty_window.files.opening.open_path(path)
    settle(lambda: not empty_window.isVisible())
    assert QApplication.overrideCursor() is None
    with closing(sqlite3.connect(path)) as bare:
        assert bare.execute("SELECT count(*) FROM lock").fetchone() == (0,)
