"""The column of names stays in sight when the table is scrolled to the right, and works there as anywhere."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.settings import Settings
from gui.views.entry_table import EntryTable
from tests.helpers.grids import LEFT, NO, click, column_texts, stand
from tests.helpers.windows import answering, press, settle, type_text

OpenWindow = Callable[..., MainWindow]
Key = Qt.Key
WIDTH = 130  # pixels of the names


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("丙", "甲", "丁", "乙")


@pytest.fixture
def table(window: MainWindow) -> EntryTable:
    """Scrolled so far that a column stands half under the names."""
    table = window.parts.table
    for key, width in (("name", WIDTH), ("content", 240), ("basis", 240)):
        table.heads.resizeSection(section_of(table, key), width)
    table.setFocus()
    settle(lambda: QApplication.focusWidget() is table)
    scroll(table, "basis", covered=100)
    return table


def section_of(table: EntryTable, key: str) -> int:
    assert table.entries is not None
    return [column.key for column in table.entries.columns].index(key)


def scroll(table: EntryTable, key: str, covered: int) -> None:
    """Scroll until so many pixels of this column are under the names."""
    bar = table.horizontalScrollBar()
    bar.setValue(bar.value() + table.columnViewportPosition(section_of(table, key)) - WIDTH + covered)


def cell_place(table: EntryTable, row: int, key: str) -> QRect:
    assert table.entries is not None
    return table.visualRect(table.entries.index(row, section_of(table, key)))


def picture(table: EntryTable, place: QRect) -> QImage:
    """A part of the table as it is painted, without the edge of the pinned column."""
    return table.viewport().grab(place.adjusted(0, 0, -3, 0)).toImage()


def picture_of_head(table: EntryTable, left: int) -> QImage:
    return table.heads.viewport().grab(QRect(left, 0, WIDTH - 3, table.heads.height())).toImage()


def key_at_cursor(table: EntryTable) -> str:
    assert table.entries is not None
    return table.entries.columns[table.currentIndex().column()].key


def test_names_are_painted_at_the_left_edge_as_in_their_own_place(window: MainWindow, table: EntryTable) -> None:
    stand(table, 1, "name")
    table.horizontalScrollBar().setValue(0)
    own = cell_place(table, 0, "name")
    assert own.left() > 0
    before = [picture(table, cell_place(table, row, "name")) for row in range(4)]
    head = picture_of_head(table, own.left())
    scroll(table, "basis", covered=40)
    assert [cell_place(table, row, "name").left() for row in range(4)] == [0, 0, 0, 0]
    assert [picture(table, cell_place(table, row, "name")) for row in range(4)] == before
    assert picture_of_head(table, 0) == head
    window.actions_table["freeze_name"].trigger()
    assert cell_place(table, 0, "name").right() < 0, "they went out of sight with the others"
    assert picture(table, QRect(0, 0, WIDTH, 40)) != before[0]


def test_the_mouse_selects_what_is_seen(table: EntryTable) -> None:
    click(table, 2, "name")
    assert (table.currentIndex().row(), key_at_cursor(table)) == (2, "name")
    beside = QPoint(WIDTH + 4, cell_place(table, 1, "basis").center().y())
    QTest.mouseClick(table.viewport(), LEFT, NO, beside)
    (cells,) = table.cells.pieces()
    assert [column.key for column in cells.columns] == ["basis"], "a cell half covered is one cell"
    assert table.horizontalScrollBar().value() > 0


def test_dragging_from_the_names_to_the_right_selects_all_between(table: EntryTable) -> None:
    begin = cell_place(table, 0, "name").center()
    end = QPoint(WIDTH + 4, cell_place(table, 2, "basis").center().y())
    QTest.mousePress(table.viewport(), LEFT, NO, begin)
    QTest.mouseMove(table.viewport(), (begin + end) / 2)
    QTest.mouseMove(table.viewport(), end)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)
    (cells,) = table.cells.pieces()
    assert [column.key for column in cells.columns] == ["name", "content", "basis"]
    assert len(cells.ids) == 3


def test_what_scrolls_under_the_names_while_dragging_stays_the_first_cell(table: EntryTable) -> None:
    begin = QPoint(WIDTH + 4, cell_place(table, 0, "basis").center().y())
    QTest.mousePress(table.viewport(), LEFT, NO, begin)
    QTest.mouseMove(table.viewport(), begin + QPoint(30, 0))
    scroll(table, "time_limit", covered=0)  # as happens when the mouse is at the right edge
    end = cell_place(table, 1, "time_limit").center()
    QTest.mouseMove(table.viewport(), end)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)
    (cells,) = table.cells.pieces()
    assert [column.key for column in cells.columns] == ["basis", "time_limit"]
    assert len(cells.ids) == 2


def test_keys_go_to_the_names_without_scrolling_and_never_under_them(table: EntryTable) -> None:
    stand(table, 1, "basis")
    assert cell_place(table, 1, "basis").left() >= WIDTH, "it was half covered"
    QTest.keyClick(table, Key.Key_Left)
    assert key_at_cursor(table) == "content"
    assert cell_place(table, 1, "content").left() >= WIDTH
    scroll(table, "basis", covered=40)
    before = table.horizontalScrollBar().value()
    stand(table, 2, "name")
    assert table.horizontalScrollBar().value() == before
    QTest.keyClick(table, Key.Key_Home)
    assert table.horizontalScrollBar().value() == 0


def test_a_name_is_edited_at_the_edge_and_the_editor_stays_when_the_table_scrolls(table: EntryTable) -> None:
    stand(table, 1, "name")
    before = table.horizontalScrollBar().value()
    type_text(table, "新")
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    seen = editor.mapTo(table.viewport(), QPoint(0, 0))
    table.horizontalScrollBar().setValue(before + 30)
    assert editor.mapTo(table.viewport(), QPoint(0, 0)) == seen
    QTest.keyClick(editor, Key.Key_Return)
    assert column_texts(table, "name") == ["丙", "新", "丁", "乙"]
    assert (table.currentIndex().row(), key_at_cursor(table)) == (2, "name")


def test_the_head_at_the_edge_sorts_filters_and_changes_the_width(window: MainWindow, table: EntryTable) -> None:
    high = table.heads.height() // 2
    QTest.mouseClick(table.heads.viewport(), LEFT, NO, QPoint(40, high))
    assert window.session.entry_list is not None
    assert window.session.entry_list.sorting is not None
    assert window.session.entry_list.sorting.column == "name"
    scroll(table, "basis", covered=100)
    funnel = table.heads.funnel_of(section_of(table, "name")).center()
    shown = funnel - QPoint(table.heads.sectionViewportPosition(section_of(table, "name")), 0)
    with answering(press("column_filter_reject")) as met:
        QTest.mouseClick(table.heads.viewport(), LEFT, NO, shown)
    assert met[0].windowTitle() == "筛选：事项名称"
    edge = QPoint(WIDTH - 2, high)
    QTest.mousePress(table.heads.viewport(), LEFT, NO, edge)
    QTest.mouseMove(table.heads.viewport(), edge + QPoint(20, 0))
    QTest.mouseRelease(table.heads.viewport(), LEFT, NO, edge + QPoint(20, 0))
    assert table.heads.sectionSize(section_of(table, "name")) == WIDTH + 20
    assert cell_place(table, 0, "name").left() == 0


def test_the_head_at_the_edge_is_not_moved_and_its_menu_is_its_own(
    table: EntryTable, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = list(table.column_state()["order"])
    begin = QPoint(40, table.heads.height() // 2)
    QTest.mousePress(table.heads.viewport(), LEFT, NO, begin)
    for far in (60, 120, 300):
        QTest.mouseMove(table.heads.viewport(), begin + QPoint(far, 0))
    QTest.mouseRelease(table.heads.viewport(), LEFT, NO, begin + QPoint(300, 0))
    assert list(table.column_state()["order"]) == order
    asked: list[int] = []
    table.heads.menu_requested.disconnect()
    table.heads.menu_requested.connect(lambda section, _place: asked.append(section))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, begin, table.heads.viewport().mapToGlobal(begin))
    QApplication.sendEvent(table.heads.viewport(), event)
    assert asked == [section_of(table, "name")]


def test_other_columns_are_moved_while_names_are_pinned(table: EntryTable) -> None:
    header = table.heads
    header.moveSection(header.visualIndex(section_of(table, "basis")), header.visualIndex(section_of(table, "name")))
    scroll(table, "time_limit", covered=30)
    assert cell_place(table, 0, "name").left() == 0
    stand(table, 0, "basis")
    assert cell_place(table, 0, "basis").left() >= 0, "a column left of the names is scrolled to"
    assert cell_place(table, 0, "name").left() > 0, "where they stand in their own place again"


@pytest.mark.parametrize("why", ["hidden", "too wide", "not scrolled"])
def test_names_that_cannot_or_need_not_be_pinned_are_not(table: EntryTable, why: str) -> None:
    if why == "hidden":
        table.set_columns_shown([key for key in table.columns_shown() if key != "name"])
    elif why == "too wide":
        table.heads.resizeSection(section_of(table, "name"), table.viewport().width() // 2 + 1)
    else:
        table.horizontalScrollBar().setValue(0)
    assert table.pinned_place().isEmpty()
    assert table.currentIndex().isValid()
    at = table.indexAt(QPoint(5, 5))
    assert at.isValid()
    assert at.column() != section_of(table, "name")


def test_groups_fold_by_a_click_where_names_are_pinned(window: MainWindow, table: EntryTable) -> None:
    window.actions_table["group_rows"].trigger()
    scroll(table, "basis", covered=60)
    assert table.head_at(0) is not None
    QTest.mouseClick(table.viewport(), LEFT, NO, QPoint(20, table.rowViewportPosition(0) + 5))
    head = table.head_at(0)
    assert head is not None
    assert head.folded
    assert column_texts(table, "name")[1:] == []


def test_the_switch_is_remembered(window: MainWindow, table: EntryTable, settings: Settings) -> None:
    assert window.actions_table["freeze_name"].isChecked(), "it is on at first"
    window.actions_table["freeze_name"].trigger()
    window.actions_table["group_rows"].trigger()
    assert settings.choices("list") == {"frozen": False, "grouped": True}
    window.view.restore()
    assert not window.actions_table["freeze_name"].isChecked()
    assert table.pinned_place().isEmpty()


def test_a_screen_reader_finds_the_name_under_the_finger(table: EntryTable) -> None:
    place = table.viewport().mapToGlobal(cell_place(table, 1, "name").center())
    found = QAccessible.queryAccessibleInterface(table).childAt(place.x(), place.y())
    assert "事项名称：甲" in found.text(QAccessible.Text.Name)
