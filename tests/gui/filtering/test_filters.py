"""Filtering by columns: the dialog as a clerk uses it, several columns together, edits while a filter is on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QPushButton

from gui.dialogs.column_filter import ColumnFilterDialog
from gui.filter import ColumnFilter, words_of
from gui.item_models.value_list_model import MOST_SHOWN, ValueListModel
from gui.main_window import MainWindow
from model.fields import STANDARD
from model.operations.entries import NewEntry, add_entries, edit_entries
from tests.helpers.catalogues import entry_values, new_catalogue
from tests.helpers.grids import LEFT, NO, column_texts, stand, table_of
from tests.helpers.windows import answering, catalogue_of, find, press, settle, type_text

OpenWindow = Callable[..., MainWindow]

CHANNELS = {"甲": "政府网站", "乙": "政府网站；公示栏", "丙": "", "丁": "公示栏；村务公开栏"}
LIMITS = {"甲": "每季度", "乙": "20个工作日内", "丙": "20个工作日内", "丁": "每季度"}


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "目录.gkml"
    values = [entry_values(name, channels=CHANNELS[name], time_limit=LIMITS[name]) for name in "甲乙丙丁"]
    with new_catalogue(path, areas=["legal", "culture"]) as catalogue:
        catalogue.run(add_entries(rows=[NewEntry("legal", one) for one in values]))
    return open_window(path=path)


def names(window: MainWindow) -> str:
    return "".join(column_texts(window.parts.table, "name"))


def values_of(dialog: QDialog) -> list[str]:
    model = find(dialog, QListView, "filter_values").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def tick(dialog: QDialog, *values: str) -> None:
    """Leave exactly these ticked."""
    model = find(dialog, QListView, "filter_values").model()
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    for row, value in enumerate(values_of(dialog)):
        if value.split("　")[0] in values:
            model.setData(model.index(row, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def filter_by(window: MainWindow, key: str, *values: str, words: str = "", button: str = "accept") -> None:
    """Open the filter of a column by keys, choose, and press a button."""
    table = window.parts.table
    table.setFocus()
    if table.entries is not None and table.entries.ids:
        stand(table, 0, key)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ColumnFilterDialog)
        settle(lambda: not dialog.counting)
        if words:
            type_text(find(dialog, QLineEdit, "filter_words"), words)
        if values:
            tick(dialog, *values)
        QTest.mouseClick(find(dialog, QPushButton, f"column_filter_{button}"), LEFT)

    with answering(choose):
        window.actions_table["filter"].trigger()
    settle()


def test_a_list_column_is_filtered_by_its_words(window: MainWindow) -> None:
    seen: list[list[str]] = []
    stand(table_of(window), 0, "channels")
    with answering(lambda dialog: (seen.append(values_of(dialog)), dialog.reject())):
        window.actions_table["filter"].trigger()
    assert seen == [["（全选）", "公示栏　2", "政府网站　2", "（空白）　1", "村务公开栏　1"]]
    filter_by(window, "channels", "公示栏")
    assert names(window) == "乙丁"
    filter_by(window, "channels", "（空白）", "村务公开栏")
    assert names(window) == "丙丁"


def test_filters_of_columns_combine_with_each_other_and_with_the_search(window: MainWindow) -> None:
    filter_by(window, "channels", "公示栏")
    filter_by(window, "time_limit", "每季度")
    assert names(window) == "丁"
    chips = [one.text() for one in window.parts.filters.findChildren(QPushButton) if "✕" in one.text()]
    assert chips == ["公开渠道：公示栏　✕", "公开时限：每季度　✕"]
    assert window.parts.filters.isVisible()
    window.parts.search.setText("乙")
    assert names(window) == ""
    assert "没有找到" in window.parts.nothing_found.text()
    window.parts.search.clear()
    QTest.mouseClick(find(window.parts.filters, QPushButton, "filter_channels"), LEFT)
    assert names(window) == "甲丁"
    QTest.mouseClick(find(window.parts.filters, QPushButton, "clear_all_filters"), LEFT)
    assert names(window) == "甲乙丙丁"
    assert not window.parts.filters.isVisible()
    assert not window.actions_table["clear_filters"].isEnabled()


def test_words_typed_are_contained(window: MainWindow) -> None:
    filter_by(window, "time_limit", words="工作日")
    assert names(window) == "乙丙"
    (chip,) = [one for one in window.parts.filters.findChildren(QPushButton) if "时限" in one.text()]
    assert chip.text() == "公开时限：包含“工作日”　✕"
    filter_by(window, "time_limit", button="clear")
    assert names(window) == "甲乙丙丁"


def test_the_choice_offers_what_the_other_filters_let_through(window: MainWindow) -> None:
    filter_by(window, "time_limit", "每季度")
    seen: list[list[str]] = []
    stand(window.parts.table, 0, "channels")
    with answering(lambda dialog: (seen.append(values_of(dialog)), dialog.reject())):
        window.actions_table["filter"].trigger()
    assert seen == [["（全选）", "公示栏　1", "政府网站　1", "村务公开栏　1"]]


@pytest.mark.parametrize(
    ("key", "value", "expected"), [("@status", "送审", "乙"), ("@area", "公共法律服务", "甲乙丙丁")]
)
def test_status_and_area_are_filtered_too(window: MainWindow, key: str, value: str, expected: str) -> None:
    stand(window.parts.table, 1, "name")
    window.actions_table["status_review"].trigger()
    filter_by(window, key, value)
    assert names(window) == expected


def test_an_edited_row_stays_and_undo_brings_back(window: MainWindow) -> None:
    filter_by(window, "time_limit", "每季度")
    table = window.parts.table
    assert table.entries is not None
    table.edit_requested.emit(table.entries.ids[0], "time_limit", "每月")
    assert names(window) == "甲丁", "rows do not vanish under the cursor"
    filter_by(window, "channels", "政府网站", "公示栏", "村务公开栏")
    assert names(window) == "丁", "asked anew, it is gone"
    window.actions_table["undo"].trigger()
    settle()
    assert "甲" in names(window), "what was undone is shown"


def test_a_change_of_very_many_is_read_anew(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.filtering.column_filters.MANY", 1)
    filter_by(window, "time_limit", "每季度")
    values = {key: {"time_limit": "每月"} for key in catalogue_of(window).ids()}
    catalogue_of(window).run(edit_entries(values=values, label="全改"))
    settle(lambda: window.session.entry_list is not None and not window.session.entry_list.filters.reading)
    assert names(window) == ""
    window.actions_table["undo"].trigger()
    settle()
    assert names(window).replace("乙", "").replace("丙", "") == "甲丁"


def test_rows_are_not_moved_by_hand_while_some_are_hidden(window: MainWindow) -> None:
    filter_by(window, "time_limit", "每季度")
    assert not window.actions_table["move_up"].isEnabled()
    window.actions_table["clear_filters"].trigger()
    assert window.actions_table["move_up"].isEnabled()


def test_the_funnel_in_the_head_opens_the_filter_and_does_not_sort(window: MainWindow) -> None:
    table = table_of(window)
    assert table.entries is not None
    section = [column.key for column in table.entries.columns].index("time_limit")
    with answering(press("column_filter_reject")) as met:
        QTest.mouseClick(table.heads.viewport(), LEFT, NO, table.heads.funnel_of(section).center())
    assert met[0].windowTitle() == "筛选：公开时限"
    assert window.session.entry_list is not None
    assert window.session.entry_list.sorting is None


def test_a_click_on_a_head_sorts_and_selects_no_column(window: MainWindow) -> None:
    table = table_of(window)
    stand(table, 0, "name")
    place = table.heads.funnel_of(table.currentIndex().column()).center()
    place.setX(place.x() - 40)
    QTest.mouseClick(table.heads.viewport(), LEFT, NO, place)
    assert window.session.entry_list is not None
    assert window.session.entry_list.sorting is not None
    assert len(table.selected_ids()) == 1


def test_another_catalogue_begins_without_filters(window: MainWindow) -> None:
    filter_by(window, "time_limit", "每季度")
    window.actions_table["close"].trigger()
    assert not window.parts.filters.isVisible()


@pytest.mark.usefixtures("application")
def test_values_keep_the_promises_of_qt_and_many_are_cut_off() -> None:
    model = ValueListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show({f"值{number}": 1 for number in range(MOST_SHOWN + 5)} | {"常用": 9, "": 2}, None)
    assert model.matching == MOST_SHOWN + 7
    assert model.rowCount() == MOST_SHOWN + 1
    assert [model.index(row, 0).data() for row in (0, 1, 2)] == ["（全选）", "常用　9", "（空白）　2"]
    assert model.all_ticked
    model.look_for("常")
    assert model.chosen == {"常用"}
    model.setData(model.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert model.chosen == frozenset()
    model.look_for("")
    assert model.all_ticked, "giving up the search brings back what was ticked"
    model.look_for("没有")
    assert model.rowCount() == 0


def test_words_of_a_cell() -> None:
    assert words_of(STANDARD.field("channels"), "政府网站；公示栏") == ("政府网站", "公示栏")
    assert words_of(STANDARD.field("channels"), "") == ("",)
    assert words_of(STANDARD.field("content"), "一；二") == ("一；二",)
    assert words_of(None, "草拟") == ("草拟",)


def test_filters_in_words() -> None:
    assert ColumnFilter(frozenset({"甲", "乙", "", "丁"})).describe("名") == "名：（空白）、丁、乙等 4 个"
    assert ColumnFilter(text="字" * 30).describe("名") == f"名：包含“{'字' * 16}…”"


def test_sorting_by_the_column_at_the_cursor(window: MainWindow) -> None:
    stand(window.parts.table, 0, "time_limit")
    window.actions_table["sort_up"].trigger()
    assert names(window) == "乙丙甲丁"
    window.actions_table["sort_down"].trigger()
    assert names(window) == "甲丁乙丙"
    window.actions_table["catalogue_order"].trigger()
    assert names(window) == "甲乙丙丁"
