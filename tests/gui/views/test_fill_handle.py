"""The handle at the corner of the selected cells: pulled down it fills the cells below, as Ctrl+D does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.grids import CONTROL, LEFT, NO, click, column_texts, drag_over, grid_picture, place_of, table_of
from tests.helpers.windows import catalogue_of, settle

OpenWindow = Callable[..., MainWindow]
Key = Qt.Key


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙", "丁")


@pytest.fixture
def table(window: MainWindow) -> EntryTable:
    return table_of(window)


def place_of_name(table: EntryTable) -> int:
    assert table.entries is not None
    return [column.key for column in table.entries.columns].index("name")


def take_hold(table: EntryTable) -> QPoint:
    """Press on the handle."""
    begin = table.handle_place().center()
    assert not table.handle_place().isEmpty()
    QTest.mousePress(table.viewport(), LEFT, NO, begin)
    return begin


def pull(table: EntryTable, row: int) -> None:
    """Press on the handle, pull it to this row and release it."""
    begin = take_hold(table)
    end = QPoint(begin.x(), place_of(table, row, "name").y())
    QTest.mouseMove(table.viewport(), (begin + end) / 2)
    QTest.mouseMove(table.viewport(), end)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)
    settle()


def test_pulled_down_it_fills_as_one_step(window: MainWindow, table: EntryTable) -> None:
    before = column_texts(table, "time_limit")
    drag_over(table, (0, "name"), (0, "content"))
    pull(table, 2)
    assert column_texts(table, "name") == ["甲", "甲", "甲", "丁"]
    assert grid_picture(table).replace("@", "#") == ".##...\n.##...\n.##...\n......"
    assert catalogue_of(window).undo_label == "向下填充 4 个单元格"
    assert "4 个单元格" in window.parts.status.currentMessage()
    assert column_texts(table, "time_limit") == before
    window.actions_table["undo"].trigger()
    assert column_texts(table, "name") == ["甲", "乙", "丙", "丁"]


def test_several_lines_are_repeated_and_stay_themselves(window: MainWindow, table: EntryTable) -> None:
    drag_over(table, (0, "name"), (1, "name"))
    pull(table, 3)
    assert column_texts(table, "name") == ["甲", "乙", "甲", "乙"]
    assert catalogue_of(window).undo_label == "向下填充 2 个单元格"


def test_beyond_the_last_row_it_fills_to_the_end(table: EntryTable) -> None:
    click(table, 1, "name")
    begin = take_hold(table)
    end = QPoint(begin.x(), table.viewport().height() - 60)
    QTest.mouseMove(table.viewport(), end)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)
    assert column_texts(table, "name") == ["甲", "乙", "乙", "乙"]


def test_the_table_scrolls_while_the_mouse_waits_at_its_lower_edge(open_window: OpenWindow) -> None:
    table = table_of(open_window(*(f"第{number}项" for number in range(40))))
    click(table, 1, "name")
    begin = take_hold(table)
    QTest.mouseMove(table.viewport(), QPoint(begin.x(), table.viewport().height() - 3))
    bar = table.verticalScrollBar()
    settle(lambda: bar.value() == bar.maximum())
    end = QPoint(begin.x(), table.viewport().height() - 3)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)
    assert column_texts(table, "name") == ["第0项", *["第1项"] * 39]


def test_nothing_is_filled_upwards_or_after_esc(window: MainWindow, table: EntryTable) -> None:
    click(table, 2, "name")
    pull(table, 0)
    begin = take_hold(table)
    QTest.mouseMove(table.viewport(), begin + QPoint(0, 60))
    QTest.keyClick(table, Key.Key_Escape)
    QTest.mouseRelease(table.viewport(), LEFT, NO, begin + QPoint(0, 60))
    assert column_texts(table, "name") == ["甲", "乙", "丙", "丁"]
    assert grid_picture(table) == "......\n......\n.@....\n......"
    assert catalogue_of(window).undo_label is None


def test_heads_of_groups_are_passed_over(window: MainWindow, table: EntryTable) -> None:
    ids = catalogue_of(window).ids()
    for entry_id, group in zip(ids, ("一", "一", "二", "二"), strict=True):
        table.edit_requested.emit(entry_id, "category", group)
    window.actions_table["group_rows"].trigger()
    assert [row for row in range(6) if table.head_at(row) is not None] == [0, 3]
    click(table, 1, "name")
    pull(table, 5)
    assert column_texts(table, "name")[1:3] == ["甲", "甲"]
    assert column_texts(table, "name")[4:] == ["甲", "甲"]


def test_the_mouse_shows_where_the_handle_is(table: EntryTable) -> None:
    click(table, 1, "name")
    QTest.mouseMove(table.viewport(), table.handle_place().center())
    assert table.viewport().cursor().shape() == Qt.CursorShape.CrossCursor
    QTest.mouseMove(table.viewport(), place_of(table, 1, "name"))
    assert table.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_double_click_on_the_handle_opens_no_cell(table: EntryTable) -> None:
    click(table, 1, "name")
    QTest.mouseDClick(table.viewport(), LEFT, NO, table.handle_place().center())
    assert table.state() != table.State.EditingState


@pytest.mark.parametrize("selected", ["whole rows", "scattered", "only a status", "nothing", "moved apart"])
def test_only_neighbouring_cells_that_can_be_written_have_a_handle(table: EntryTable, selected: str) -> None:
    assert table.entries is not None
    click(table, 1, "content")
    assert not table.handle_place().isEmpty()
    if selected == "whole rows":
        table.select(table.entries.ids[:2])
    elif selected == "scattered":
        click(table, 3, "name", CONTROL)
    elif selected == "only a status":
        click(table, 1, "@status")
    elif selected == "moved apart":
        drag_over(table, (0, "name"), (1, "content"))
        table.heads.moveSection(0, table.heads.visualIndex(place_of_name(table)))
    else:
        table.clearSelection()
    assert table.handle_place().isEmpty()


def test_nothing_is_filled_when_the_rows_were_made_anew_meanwhile(window: MainWindow, table: EntryTable) -> None:
    click(table, 0, "name")
    begin = take_hold(table)
    QTest.mouseMove(table.viewport(), begin + QPoint(0, 60))
    catalogue = catalogue_of(window)
    window.actions_table["sort_up"].trigger()
    assert column_texts(table, "name") == ["丁", "丙", "乙", "甲"]
    QTest.mouseRelease(table.viewport(), LEFT, NO, begin + QPoint(0, 60))
    assert catalogue.undo_label is None
