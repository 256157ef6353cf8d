"""Dialogs about the catalogue itself, opened, filled, cancelled, confirmed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QInputDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QTreeView,
    QWidget,
)

from gui.dialogs.new_catalogue import NewCatalogueDialog
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.chip import Chip
from model import places
from tests.helpers.dialogs import Act, during, fill, fill_lines, tick
from tests.helpers.windows import answering, catalogue_of, complete, find, press, table_picture

OpenWindow = Callable[..., MainWindow]


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
