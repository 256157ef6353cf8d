"""Every dialog opened, filled, cancelled, confirmed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTextBrowser,
    QTreeView,
    QWidget,
)

from exporters.options import Form
from gui.crash_report import CrashHook
from gui.dialogs.backups import BackupsDialog
from gui.dialogs.crash import CrashDialog
from gui.dialogs.export import ExportDialog
from gui.dialogs.export_choices import ExportChoices
from gui.dialogs.new_catalogue import NewCatalogueDialog
from gui.jobs import Jobs
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.chip import Chip
from model import places
from model.catalogue import Catalogue
from model.records import Status
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import answering, complete, find, press, settle, table_picture

OpenWindow = Callable[..., MainWindow]
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


def catalogue_of(window: MainWindow) -> Catalogue:
    assert window.session.workspace is not None
    return window.session.workspace.catalogue


def test_new_catalogue_with_the_standard_entries(empty_window: MainWindow, program_home: Path) -> None:
    with answering(
        lambda dialog: (
            fill("new_unit", "格尔木市司法局")(dialog),
            *(tick(f"area_{key}")(dialog) for key in ("planning", "projects", "budget", "tax", "environment")),
            *(tick(f"area_{key}")(dialog) for key in ("food_drug", "safety", "culture")),
            press("new_catalogue_accept")(dialog),
        )
    ):
        find(empty_window.parts.empty, QPushButton, "begin_starter").click()
    complete(empty_window)
    catalogue = catalogue_of(empty_window)
    assert catalogue.path == places.default_catalogue()
    assert [area.key for area in catalogue.areas()] == ["legal"]
    assert catalogue.settings().title == "格尔木市司法局政务公开标准目录"
    assert len(catalogue.ids()) >= 10
    assert empty_window.parts.table.selected_ids() == catalogue.ids()[:1]


def test_blank_catalogue_says_how_to_go_on(empty_window: MainWindow) -> None:
    with answering(lambda dialog: (fill("new_unit", "某局")(dialog), press("new_catalogue_accept")(dialog))):
        find(empty_window.parts.empty, QPushButton, "begin_blank").click()
    complete(empty_window)
    assert catalogue_of(empty_window).ids() == []
    assert "还没有事项" in empty_window.parts.nothing_found.text()


def test_new_catalogue_says_what_is_missing(settings: Settings, theme: object, tmp_path: Path) -> None:
    dialog = NewCatalogueDialog(settings, with_starter=True)
    complaint, accept = find(dialog, QLabel, "complaint"), find(dialog, QPushButton, "new_catalogue_accept")
    assert (complaint.text(), accept.isEnabled()) == ("请填写单位全称。", False)
    dialog.fill("格尔木市财政局", ())
    assert complaint.text() == "请至少选择一个领域。"
    dialog.fill("格尔木市财政局", ("budget",))
    assert (complaint.text(), accept.isEnabled()) == ("", True)
    (tmp_path / "有了.gkml").touch()
    fill("new_place", str(tmp_path / "有了"))(dialog)
    assert "已经存在" in complaint.text()
    assert not accept.isEnabled()


def test_a_second_catalogue_gets_a_place_of_its_own(settings: Settings, theme: object, program_home: Path) -> None:
    places.default_catalogue().touch()
    dialog = NewCatalogueDialog(settings, with_starter=False)
    dialog.fill("某县/财政局?")
    assert dialog.path.parent == program_home
    assert dialog.path != places.default_catalogue()
    assert not set('\\/:*?"<>|') & set(dialog.path.name)


def test_cancelling_a_new_catalogue_makes_nothing(empty_window: MainWindow, program_home: Path) -> None:
    during(empty_window, "new", fill("new_unit", "某局"), press("new_catalogue_reject"))
    assert empty_window.session.workspace is None
    assert list(program_home.glob("*.gkml")) == []


def test_settings_are_one_step(open_window: OpenWindow) -> None:
    window = open_window("甲")
    before = catalogue_of(window).settings()
    during(window, "settings", fill("setting_title", "不要的"), press("catalogue_settings_reject"))
    assert catalogue_of(window).settings() == before
    during(
        window,
        "settings",
        fill("setting_title", "新的标题"),
        fill_lines("setting_tiers", "市级\n\n县级 \n乡级\n县级"),
        fill_lines("setting_units", "格尔木市司法局\n格尔木市财政局"),
        press("catalogue_settings_accept"),
    )
    after = catalogue_of(window).settings()
    assert (after.title, after.tiers, after.units) == (
        "新的标题", ("市级", "县级", "乡级"), ("格尔木市司法局", "格尔木市财政局"),
    )  # fmt: skip
    assert "新的标题" in window.windowTitle()
    tiers = {chip.word for chip in find(window.parts.form, QWidget, "editor_tiers").findChildren(Chip)}
    assert tiers == {"市级", "县级", "乡级"}
    window.actions_table["undo"].trigger()
    assert catalogue_of(window).settings() == before


def test_areas_are_added_renamed_ordered_and_removed(open_window: OpenWindow) -> None:
    window = open_window("甲")

    def labels() -> str:
        return "、".join(area.label for area in catalogue_of(window).areas())

    def named(text: str) -> Act:
        def act(dialog: QDialog) -> None:
            assert isinstance(dialog, QInputDialog)
            dialog.setTextValue(text)
            dialog.accept()

        return act

    steps: list[tuple[str, str]] = []

    def edit_areas(dialog: QDialog) -> None:
        if isinstance(dialog, QInputDialog):
            named("政务服务" if len(steps) == 0 else "便民服务")(dialog)
            return
        areas = find(dialog, QListWidget, "area_list")
        for button, row in (("add", 0), ("rename", 2), ("up", 2), ("remove", 1)):
            areas.setCurrentRow(row)
            find(dialog, QPushButton, f"area_{button}").click()
            steps.append((button, labels()))
        areas.setCurrentRow(1)
        assert not find(dialog, QPushButton, "area_remove").isEnabled(), "it has an entry"
        find(dialog, QPushButton, "areas_reject").click()

    with answering(edit_areas):
        window.actions_table["areas"].trigger()
    assert steps == [
        ("add", "公共文化服务、公共法律服务、政务服务"),
        ("rename", "公共文化服务、公共法律服务、便民服务"),
        ("up", "公共文化服务、便民服务、公共法律服务"),
        ("remove", "公共文化服务、公共法律服务"),
    ]
    for _ in range(4):
        window.actions_table["undo"].trigger()
    assert labels() == "公共文化服务、公共法律服务"


def test_entries_move_to_the_chosen_area(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    during(window, "move_area", press("choose_area_reject"))
    assert len(catalogue_of(window).ids("legal")) == 2
    during(window, "move_area", press("choose_area_accept"))
    assert table_picture(window.parts.table, "领域", "事项名称") == ("> 公共文化服务 | 甲\n  公共法律服务 | 乙")


def test_columns_can_be_chosen(open_window: OpenWindow) -> None:
    window = open_window("甲")

    def untick(dialog: QDialog) -> None:
        columns = find(dialog, QListWidget, "column_list")
        for row in range(columns.count()):
            keep = columns.item(row).text() in ("事项名称", "编码")
            columns.item(row).setCheckState(Qt.CheckState.Checked if keep else Qt.CheckState.Unchecked)

    during(window, "columns", untick, press("columns_accept"))
    assert window.parts.table.columns_shown() == ["@area", "code", "name"]


def test_pages_to_read_open(open_window: OpenWindow) -> None:
    window = open_window("甲")
    during(window, "history", lambda dialog: find(dialog, QTreeView, "catalogue_history"), press("history_reject"))
    during(window, "about", press("about_reject"))
    (shortcuts,) = during(window, "shortcuts", press("shortcuts_reject"))
    assert "Ctrl+Shift+N" in find(shortcuts, QTextBrowser, "shortcut_page").toPlainText()


def test_starter_entries_fill_empty_areas_only(open_window: OpenWindow) -> None:
    window = open_window("甲")
    during(window, "add_starter", press("answer_1"))
    assert len(catalogue_of(window).ids()) == 1
    during(window, "add_starter", press("answer_0"))
    assert len(catalogue_of(window).ids("legal")) == 1
    assert len(catalogue_of(window).ids("culture")) >= 10
    (told,) = during(window, "add_starter", press("answer_0"))
    assert "没有加入" in told.property("text")


class TestExport:
    def test_the_pages_are_shown_and_the_file_is_written(self, open_window: OpenWindow, tmp_path: Path) -> None:
        window = open_window("甲", "乙")
        dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
        dialog.show()
        preview = dialog.preview
        settle(lambda: preview.pages is not None and preview.pages.complete)
        assert preview.pages is not None
        assert preview.pages.count() >= 3
        for suffix in (".docx", ".xlsx", ".pdf", ".csv", ".json"):
            target = tmp_path / f"目录{suffix}"
            dialog.write(target)
            settle(lambda: not window.runner.busy)
            assert target.stat().st_size > 100
            assert str(target) in find(dialog, QLabel, "export_outcome").text()
            assert find(dialog, QPushButton, "export_open_file").isVisible()
        dialog.done(0)
        dialog.deleteLater()

    def test_what_cannot_be_written_is_a_sentence(self, open_window: OpenWindow, tmp_path: Path) -> None:
        window = open_window("甲")
        dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
        dialog.show()
        dialog.write(tmp_path / "没有的文件夹" / "目录.docx")
        settle(lambda: not window.runner.busy)
        outcome = find(dialog, QLabel, "export_outcome")
        assert "文件夹" in outcome.text()
        assert outcome.property("look") == "error"
        assert not find(dialog, QPushButton, "export_open_file").isVisible()
        dialog.done(0)
        dialog.deleteLater()

    def test_choices_are_remembered(self, open_window: OpenWindow, tmp_path: Path) -> None:
        window = open_window("甲")
        for turn in range(2):
            dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
            form = find(dialog, QComboBox, "option_form")
            if turn == 0:
                find(dialog, QRadioButton, "format_xlsx").click()
                form.setCurrentIndex(form.findData(Form.REVIEW.value))
                find(dialog, QCheckBox, "option_cover").setChecked(False)
                dialog.write(tmp_path / "目录.xlsx")
                settle(lambda: not window.runner.busy)
            else:
                assert find(dialog, QRadioButton, "format_xlsx").isChecked()
                assert form.currentData() == Form.REVIEW.value
                assert not find(dialog, QCheckBox, "option_cover").isChecked()
            dialog.done(0)
            dialog.deleteLater()

    def test_the_area_of_the_tree_is_chosen_first_and_something_must_be(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        dialog = ExportDialog(catalogue_of(window), "legal", window.settings, window.runner, window)
        choices = dialog.findChild(ExportChoices)
        assert choices is not None
        assert choices.options().areas == frozenset({"legal"})
        assert choices.options().statuses == frozenset(Status) - {Status.RETIRED}
        accept = find(dialog, QPushButton, "export_accept")
        assert accept.isEnabled()
        find(dialog, Chip, "export_area_legal").click()
        assert not accept.isEnabled()
        dialog.done(0)
        dialog.deleteLater()

    def test_formats_without_pages_say_so(self, open_window: OpenWindow) -> None:
        window = open_window("甲")
        dialog = ExportDialog(catalogue_of(window), "", window.settings, window.runner, window)
        find(dialog, QRadioButton, "format_json").click()
        assert not find(dialog, QComboBox, "option_form").isVisibleTo(dialog)
        assert dialog.preview.pages is None
        dialog.done(0)
        dialog.deleteLater()


class TestBackups:
    def test_compare_and_restore(self, open_window: OpenWindow) -> None:
        window = open_window("甲", "乙")
        window.actions_table["backup"].trigger()
        settle(lambda: not window.runner.busy)
        window.parts.table.select([catalogue_of(window).ids()[0]])
        window.actions_table["remove"].trigger()
        assert table_picture(window.parts.table, "事项名称") == "> 乙"
        sentences: list[str] = []

        def restore(dialog: QDialog) -> None:
            if isinstance(dialog, BackupsDialog):
                settle(lambda: dialog.chosen() is not None)
                sentences.append(find(dialog, QLabel, "backup_sentence").text())
                differences = find(dialog, QTreeView, "comparison_rows").model()
                sentences.append(" | ".join(str(differences.index(0, column).data()) for column in range(4)))
                find(dialog, QPushButton, "backups_accept").click()
            else:
                press("answer_0")(dialog)

        with answering(restore) as met:
            window.actions_table["restore"].trigger()
            settle(lambda: len(met) == 3)  # the backups, the question, the outcome
        complete(window)
        assert "1 个事项只在备份里" in sentences[0]
        assert sentences[1] == "新增 | 公共法律服务 | （没有） | 甲"
        assert table_picture(window.parts.table, "事项名称") == "> 甲\n  乙"

    def test_without_backups_another_file_can_be_chosen(self, application: object, tmp_path: Path) -> None:
        dialog = BackupsDialog(tmp_path / "a.gkml", [], Jobs())
        assert "还没有自动备份" in find(dialog, QLabel, "backup_sentence").text()
        assert not find(dialog, QPushButton, "backups_accept").isEnabled()
        assert find(dialog, QPushButton, "backups_other").isEnabled()


class TestOpening:
    def test_a_locked_catalogue_can_be_read(self, empty_window: MainWindow, tmp_path: Path) -> None:
        with new_catalogue(tmp_path / "a.gkml", "甲") as other:
            with answering(press("answer_0")):
                assert empty_window.files.opening.open_path(other.path)
            complete(empty_window)
            assert catalogue_of(empty_window).read_only
            empty_window.session.close()

    def test_a_locked_catalogue_can_be_left(self, empty_window: MainWindow, tmp_path: Path) -> None:
        with new_catalogue(tmp_path / "a.gkml", "甲") as other:
            with answering(press("answer_2")):
                assert not empty_window.files.opening.open_path(other.path)
            assert empty_window.session.workspace is None

    @pytest.mark.parametrize("content", [b"", b"not a catalogue", b"PK\x03\x04 rest"])
    def test_a_foreign_file_is_a_sentence(self, empty_window: MainWindow, tmp_path: Path, content: bytes) -> None:
        path = tmp_path / "别的.gkml"
        path.write_bytes(content)
        with answering(press("answer_0")):
            assert not empty_window.files.opening.open_path(path)
        assert path.read_bytes() == content

    def test_a_missing_file_is_a_sentence(self, empty_window: MainWindow, tmp_path: Path) -> None:
        with answering(press("answer_0")):
            assert not empty_window.files.opening.open_path(tmp_path / "没有.gkml")

    def test_a_damaged_catalogue_offers_ways_out(self, empty_window: MainWindow, tmp_path: Path) -> None:
        path = tmp_path / "a.gkml"
        new_catalogue(path, *(f"事项{number}" for number in range(300))).close()
        damaged = bytearray(path.read_bytes())
        damaged[8192:20480] = bytes(12288)
        path.write_bytes(damaged)
        texts: list[str] = []

        def look(dialog: QDialog) -> None:
            texts.extend(button.text() for button in dialog.findChildren(QPushButton))
            press("answer_2")(dialog)

        with answering(look):
            assert not empty_window.files.opening.open_path(path)
        assert {"从备份恢复…", "抢救到新文件…", "取消"} <= set(texts)
        assert path.read_bytes() == bytes(damaged)


class TestCrashReport:
    def test_a_bug_is_written_down_and_told_once(self, application: object, program_home: Path) -> None:
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
