"""Half-typed text survives: a process that is really killed, and what its successor offers."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit

from gui.forms.editor import FieldEditor
from gui.main_window import MainWindow
from model import places
from model.catalogue import Catalogue
from model.drafts import Draft, draft_file, read_drafts, write_drafts
from model.operations.entries import edit_entry, remove_entries
from tests.gui.conftest import OpenWindow
from tests.helpers.catalogues import entry_named, new_catalogue
from tests.helpers.windows import answering, complete, find, press, settle, type_text

TEXT = "机构名称；写到一半"
ROOT = Path(__file__).resolve().parents[3]
TYPE_AND_WAIT = """
import sys
from pathlib import Path
from gui.app import make_application
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Appearance, Theme
from tests.helpers.windows import complete, find, type_text
from PySide6.QtWidgets import QPlainTextEdit

application = make_application(["test"])
window = MainWindow(Settings(), Theme(application, Appearance.LIGHT))
window.show()
assert window.files.opening.open_path(Path(sys.argv[1]))
complete(window)
box = find(window.parts.form, QPlainTextEdit, "text_content")
box.setFocus()
box.selectAll()
type_text(box, sys.argv[2])
print("typed", flush=True)
application.exec()
"""


def content_box(window: MainWindow) -> QPlainTextEdit:
    return find(window.parts.form, QPlainTextEdit, "text_content")


def kill_while_typing(catalogue: Path) -> None:
    """Let another process open the catalogue and type; kill it when its draft is on the disk."""
    with subprocess.Popen(
        [sys.executable, "-c", TYPE_AND_WAIT, str(catalogue), TEXT],
        cwd=ROOT,
        env=os.environ.copy(),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"typed"
        until = time.monotonic() + 30
        while not draft_file(catalogue).exists() and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert read_drafts(catalogue)


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A catalogue with a draft of its first entry left behind."""
    path = tmp_path / "目录.gkml"
    with new_catalogue(path, "甲", "乙", areas=["legal"]) as catalogue:
        entry = entry_named(catalogue, "甲")
    write_drafts(path, [Draft(entry.uid, "甲", "content", TEXT, entry["content"], "2026-11-21T20:30:00")])
    return path


def test_what_was_typed_is_offered_and_put_back_and_saved_only_by_the_clerk(
    empty_window: MainWindow, tmp_path: Path
) -> None:
    killed = tmp_path / "目录.gkml"
    new_catalogue(killed, "甲", "乙", areas=["legal"]).close()
    kill_while_typing(killed)
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        said.append(find(dialog, QPlainTextEdit, "drafts_text").toPlainText())
        press("drafts_accept")(dialog)

    with answering(act) as met:
        assert empty_window.files.opening.open_path(killed)
        settle(lambda: bool(met))
    complete(empty_window)
    assert said[0].startswith("【甲 · 公开内容，")
    assert said[0].endswith("】\n机构名称；写到一半")
    work = empty_window.session.workspace
    assert work is not None
    assert content_box(empty_window).toPlainText() == "机构名称；写到一半"
    assert entry_named(work.catalogue, "甲")["content"] == "机构名称；办公地址；联系电话"
    empty_window.parts.form.commit()
    assert entry_named(work.catalogue, "甲")["content"] == "机构名称；写到一半"
    empty_window.drafts.look()
    assert not draft_file(killed).exists()


def test_later_means_asked_again_and_dropped_means_gone(empty_window: MainWindow, left: Path) -> None:
    for answer, stays in (("drafts_reject", True), ("drafts_drop", False)):
        with answering(press(answer)) as met:
            assert empty_window.files.opening.open_path(left)
            settle(lambda: bool(met))
        settle()
        empty_window.session.close()
        assert draft_file(left).exists() is stays


def test_a_changed_or_lost_entry_is_said_and_the_text_can_be_copied(empty_window: MainWindow, left: Path) -> None:
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        said.append(find(dialog, QPlainTextEdit, "drafts_text").toPlainText().split("\n")[0])
        press("drafts_copy")(dialog)
        dialog.reject()

    for change in (edit_entry(entry_id=1, field="content", value="别人写的"), remove_entries(entry_ids=[1])):
        with Catalogue.open(left) as catalogue:
            catalogue.run(change)
        with answering(act) as met:
            assert empty_window.files.opening.open_path(left)
            settle(lambda: bool(met))
        settle()
        empty_window.session.close()
    assert [line.rsplit("，", 2)[-1] for line in said] == ["请对照】", "事项已经不在目录里】"]
    assert QApplication.clipboard().text().endswith("机构名称；写到一半")


def test_a_cell_is_kept_too_and_nothing_is_kept_of_what_is_saved(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲", "乙")
    path = tmp_path / "目录.gkml"
    window.parts.table.edit_cell(2, "name")
    line = next(editor.findChild(QLineEdit) for editor in window.parts.table.viewport().findChildren(FieldEditor))
    type_text(line, "丙")
    window.drafts.look()
    assert [(draft.name, draft.field, draft.text) for draft in read_drafts(path)] == [("乙", "name", "乙丙")]
    QTest.keyClick(line, Qt.Key.Key_Escape)
    window.drafts.look()
    assert read_drafts(path) == []
    box = content_box(window)
    box.setFocus()
    type_text(box, "补充")
    window.drafts.look()
    assert read_drafts(path)[0].text.startswith("补充")
    window.session.close()
    assert not draft_file(path).exists()


def test_what_was_saved_just_before_the_crash_is_not_offered(empty_window: MainWindow, left: Path) -> None:
    with Catalogue.open(left) as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="content", value="机构名称；写到一半"))
    assert empty_window.files.opening.open_path(left)
    complete(empty_window)
    settle(lambda: not draft_file(left).exists())
    assert QApplication.activeModalWidget() is None


def test_a_folder_that_cannot_be_written_disturbs_nobody(
    open_window: OpenWindow, caplog: pytest.LogCaptureFixture
) -> None:
    window = open_window("甲")
    places.home().mkdir(exist_ok=True)
    places.drafts().write_text("a file where the folder should be")
    box = content_box(window)
    box.setFocus()
    type_text(box, "补充")
    window.drafts.look()
    assert "drafts could not be written" in caplog.text
    window.parts.form.commit()
    assert window.session.workspace is not None
    assert entry_named(window.session.workspace.catalogue, "甲")["content"].startswith("补充")
    places.drafts().unlink()


def test_nothing_is_kept_of_a_catalogue_that_is_only_read(open_window: OpenWindow, left: Path) -> None:
    before = draft_file(left).read_bytes()
    window = open_window("丙", path=left.with_name("另一个.gkml"))
    window.session.open(Catalogue.open(left, read_only=True))
    complete(window)
    window.drafts.look()
    window.session.close()
    assert draft_file(left).read_bytes() == before
