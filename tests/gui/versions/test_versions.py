"""Named versions in the window: named, renamed, forgotten, opened beside the window, exported; nothing stays behind."""

import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)

from gui.dialogs.export import ExportDialog
from gui.main_window import NOT_FOR_VERSIONS, MainWindow
from gui.versions.history_dialog import HistoryDialog
from gui.versions.name_dialog import NameDialog, suggestion
from gui.versions.versions_dialog import TITLES, VersionsDialog
from model.catalogue import Catalogue
from model.operations.entries import edit_entry, remove_entries
from model.operations.releases import name_version
from tests.helpers.catalogues import names, picture
from tests.helpers.windows import answering, catalogue_of, find, press, settle, table_picture

OpenWindow = Callable[..., MainWindow]
Act = Callable[[VersionsDialog], object]
THIS_MONTH = f"{date.today():%Y-%m}"


def click(dialog: QDialog, name: str) -> None:
    button = find(dialog, QPushButton, name)
    assert button.isEnabled(), f"{name} is grey"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def shelf(dialog: VersionsDialog) -> str:
    model = dialog.list.model()
    columns = [place for place, title in enumerate(TITLES) if title in ("版本名称", "事项")]
    return "、".join(
        " ".join(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())
    )


def with_versions(window: MainWindow, act: Act, *others: Callable[[QDialog], object]) -> None:
    """Open the dialog and do this in it; ``others`` answer the dialogs that open over it, in order."""
    answers = list(others)

    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, VersionsDialog):
            act(dialog)
            if dialog.isVisible():
                dialog.reject()
        else:
            answers.pop(0)(dialog)

    with answering(meet):
        window.actions_table["versions"].trigger()
    settle()
    assert not answers, "a dialog did not open"


def named(name: str = "", note: str = "") -> Callable[[QDialog], object]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, NameDialog)
        if name:
            find(dialog, QLineEdit, "version_name").setText(name)
        find(dialog, QPlainTextEdit, "version_note").setPlainText(note)
        press("name_version_accept")(dialog)

    return act


def test_the_present_state_gets_a_name_and_another_one_and_loses_it(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    start = picture(catalogue)
    seen: list[str] = []

    def act(dialog: VersionsDialog) -> None:
        assert find(dialog, QLabel, "no_versions").isVisible()
        assert not find(dialog, QPushButton, "version_open_button").isEnabled()
        click(dialog, "version_name_button")
        seen.append(shelf(dialog))
        assert "没有备注" in find(dialog, QLabel, "version_remark").text()
        click(dialog, "version_rename_button")
        seen.append(shelf(dialog))
        assert "报市政府" in find(dialog, QLabel, "version_remark").text()
        click(dialog, "version_remove_button")
        seen.append(shelf(dialog))

    with_versions(window, act, named(), named("定稿", "报市政府"), press("answer_0"))
    assert seen == [f"送审稿 {THIS_MONTH} 2", "定稿 2", ""]
    assert catalogue.undo_label == "删除版本名称"
    for _ in range(3):
        window.actions_table["undo"].trigger()
    assert catalogue.releases() == []
    assert picture(catalogue) == start


def test_the_first_thing_one_can_do_has_the_focus(open_window: OpenWindow) -> None:
    window = open_window("甲")
    focused: list[str] = []
    with_versions(window, lambda dialog: focused.append(dialog.focusWidget().objectName()))
    assert focused == ["version_name_button"], "there is no version to choose yet"


def test_cancelled_dialogs_change_nothing(open_window: OpenWindow) -> None:
    window = open_window("甲")
    catalogue = catalogue_of(window)
    catalogue.run(name_version(label="送审稿"))

    def act(dialog: VersionsDialog) -> None:
        for button in ("version_name_button", "version_rename_button", "version_remove_button"):
            click(dialog, button)

    with_versions(window, act, press("name_version_reject"), press("name_version_reject"), press("answer_1"))
    assert [release.label for release in catalogue.releases()] == ["送审稿"]
    assert catalogue.undo_label == "命名版本“送审稿”"


def test_a_name_is_suggested_that_is_free_and_what_is_wrong_with_one_is_said(application: QApplication) -> None:
    today = date(2026, 11, 21)
    assert suggestion("送审稿", today, ()) == "送审稿 2026-11"
    assert suggestion("送审稿", today, ("送审稿 2026-11", "送审稿 2026-11（2）")) == "送审稿 2026-11（3）"
    dialog = NameDialog("现在的内容", ["定稿"])
    line, accept = find(dialog, QLineEdit, "version_name"), find(dialog, QPushButton, "name_version_accept")
    complaint = find(dialog, QLabel, "version_complaint")
    assert accept.isEnabled()
    for text, said in (("", "请"), ("定稿", "已经有"), ("now", "现在的内容"), ("公布稿", "")):
        line.setText(text)
        assert said in complaint.text()
        assert accept.isEnabled() == (not said)
    click(dialog, "version_stage_1")
    assert dialog.label == f"定稿 {THIS_MONTH}"


def test_an_earlier_step_gets_a_name_in_the_history(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    catalogue.run(remove_entries(entry_ids=catalogue.ids()[:1]))

    def meet(dialog: QDialog) -> None:
        if isinstance(dialog, HistoryDialog):
            settle(lambda: not dialog.reading)
            dialog.tree.setCurrentIndex(dialog.tree.model().index(1, 0))
            dialog.bar.fill_menu()
            next(action for action in dialog.bar.menu.actions() if "命名" in action.text()).trigger()
            dialog.reject()
        else:
            named("删除以前")(dialog)

    with answering(meet):
        window.actions_table["history"].trigger()
    (release,) = catalogue.releases()
    assert (release.label, release.entries) == ("删除以前", 2)
    assert names(catalogue, "legal") == ["乙"]


@pytest.fixture
def versions(open_window: OpenWindow) -> MainWindow:
    """A catalogue of 甲 and 乙 with the version 送审稿; since then 乙 was removed and 甲 renamed."""
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    first, second = catalogue.ids()
    catalogue.run(name_version(label="送审稿", note="报市政府"))
    catalogue.run(remove_entries(entry_ids=[second]))
    catalogue.run(edit_entry(entry_id=first, field="name", value="甲改"))
    return window


def open_version(window: MainWindow) -> MainWindow:
    """Open the version in its window."""

    def act(dialog: VersionsDialog) -> None:
        click(dialog, "version_open_button")
        settle(lambda: not dialog.isVisible())

    with_versions(window, act)
    (opened,) = window.versions.windows.windows
    assert isinstance(opened, MainWindow)
    return opened


def test_a_version_is_looked_at_in_a_window_that_leaves_nothing_behind(versions: MainWindow) -> None:
    before = picture(catalogue_of(versions))
    recent = versions.settings.recent
    opened = open_version(versions)
    file = catalogue_of(opened).path
    assert table_picture(opened.parts.table, "事项名称") == "> 甲\n  乙"
    assert "版本“送审稿”，只读" in opened.windowTitle()
    assert "不能修改" in find(opened, QLabel, "banner_text").text()
    assert not find(opened, QToolButton, "status_backup").isVisible()
    assert not opened.actions_table["add"].isEnabled()
    assert not any(opened.actions_table[name].isEnabled() for name in NOT_FOR_VERSIONS)
    assert table_picture(versions.parts.table, "事项名称") == "> 甲改"
    settle(lambda: opened.session.workspace is None or opened.session.workspace.checks.complete)
    opened.close()
    settle(lambda: not versions.versions.windows.windows)
    assert not file.parent.exists()
    assert versions.settings.recent == recent
    assert picture(catalogue_of(versions)) == before
    assert versions.isVisible()


def test_versions_close_with_the_window(versions: MainWindow) -> None:
    opened = open_version(versions)
    folder = catalogue_of(opened).path.parent
    versions.close()
    assert not opened.isVisible()
    assert not folder.exists()


def test_closing_the_catalogue_of_a_version_closes_its_window(versions: MainWindow) -> None:
    opened = open_version(versions)
    opened.actions_table["close"].trigger()
    settle(lambda: not opened.isVisible())
    assert versions.versions.windows.windows == []


def test_a_version_is_exported_as_it_was(versions: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "送审稿.json"

    def export(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        assert dialog.windowTitle() == "导出版本“送审稿”"
        dialog.write(target)
        settle(lambda: not versions.runner.busy)
        dialog.reject()

    def act(dialog: VersionsDialog) -> None:
        click(dialog, "version_export_button")
        settle(lambda: target.exists() and not versions.runner.busy)

    folders = set(Path(tempfile.gettempdir()).glob("gkml-*"))
    with_versions(versions, act, export)
    assert '"甲"' in target.read_text("utf-8")
    assert '"乙"' in target.read_text("utf-8")
    assert set(Path(tempfile.gettempdir()).glob("gkml-*")) <= folders


def test_a_version_becomes_a_catalogue_of_its_own(
    versions: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "单独.gkml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target.with_suffix("")), ""))

    def act(dialog: VersionsDialog) -> None:
        click(dialog, "version_save_button")
        settle(lambda: target.exists() and not versions.runner.busy)

    told: list[str] = []
    with_versions(versions, act, lambda box: (told.append(box.text()), press("answer_0")(box)))  # type: ignore[attr-defined, func-returns-value]
    with Catalogue.open(target, read_only=True) as catalogue:
        assert names(catalogue, "legal") == ["甲", "乙"]
    assert str(target) in told[0]


def test_a_file_that_cannot_be_written_is_a_sentence(
    versions: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = catalogue_of(versions).path
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    def act(dialog: VersionsDialog) -> None:
        click(dialog, "version_save_button")
        settle(lambda: not versions.runner.busy)

    told: list[str] = []
    with_versions(versions, act, lambda box: (told.append(box.text()), press("answer_0")(box)))  # type: ignore[attr-defined, func-returns-value]
    assert "不能覆盖" in told[0]
    assert names(catalogue_of(versions), "legal") == ["甲改"]
