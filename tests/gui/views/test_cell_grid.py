"""Selecting cells as in a spreadsheet, by mouse and by keys; ``test_display`` runs it on a display too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.grids import CONTROL, LEFT, NO, SHIFT, click, drag_over, grid_picture, place_of, stand, table_of
from tests.helpers.windows import settle, type_text

Key = Qt.Key
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙", "丁")


@pytest.fixture
def table(window: MainWindow) -> EntryTable:
    return table_of(window)


def press(table: EntryTable, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(table, key, modifiers)


def test_a_click_selects_a_cell_and_the_form_shows_its_entry(window: MainWindow, table: EntryTable) -> None:
    click(table, 1, "content")
    assert grid_picture(table) == "......\n..@...\n......\n......"
    assert window.parts.form.entry_id == table.current_id()
    assert not table.has_whole_rows


def test_dragging_selects_a_rectangle(table: EntryTable) -> None:
    drag_over(table, (1, "content"), (2, "method"))
    assert grid_picture(table) == "......\n..###.\n..##@.\n......"
    drag_over(table, (2, "content"), (0, "name"))
    assert grid_picture(table) == ".@#...\n.##...\n.##...\n......", "what was selected before is no more"


def test_shift_and_ctrl_clicks(table: EntryTable) -> None:
    click(table, 0, "name")
    click(table, 2, "content", SHIFT)
    assert grid_picture(table) == ".##...\n.##...\n.#@...\n......"
    click(table, 1, "time_limit", SHIFT)
    assert grid_picture(table) == ".###..\n.##@..\n......\n......", "from where it began"
    click(table, 3, "channels", CONTROL)
    assert grid_picture(table) == ".###..\n.###..\n......\n.....@"


def test_arrows_home_end_and_pages(table: EntryTable) -> None:
    stand(table, 0, "name")
    press(table, Key.Key_Right)
    press(table, Key.Key_Down, times=2)
    assert grid_picture(table) == "......\n......\n..@...\n......"
    press(table, Key.Key_Home)
    assert grid_picture(table) == "......\n......\n@.....\n......"
    press(table, Key.Key_End)
    assert grid_picture(table) == "......\n......\n.....@\n......"
    press(table, Key.Key_Home, CONTROL)
    assert grid_picture(table) == "@.....\n......\n......\n......"
    press(table, Key.Key_End, CONTROL)
    assert grid_picture(table) == "......\n......\n......\n.....@"
    press(table, Key.Key_Up, CONTROL)
    press(table, Key.Key_Left, CONTROL)
    assert grid_picture(table) == "@.....\n......\n......\n......"
    press(table, Key.Key_PageDown)
    assert grid_picture(table) == "......\n......\n......\n@....."
    press(table, Key.Key_PageUp)
    assert grid_picture(table) == "@.....\n......\n......\n......"
    press(table, Key.Key_Left)
    press(table, Key.Key_Up)
    assert grid_picture(table) == "@.....\n......\n......\n......", "there is nothing beyond"


def test_shift_extends_from_the_first_cell(table: EntryTable) -> None:
    stand(table, 1, "content")
    press(table, Key.Key_Down, SHIFT, times=2)
    press(table, Key.Key_Right, SHIFT)
    assert grid_picture(table) == "......\n..##..\n..##..\n..#@.."
    press(table, Key.Key_Up, SHIFT, times=3)
    assert grid_picture(table) == "..#@..\n..##..\n......\n......"
    press(table, Key.Key_Left, SHIFT | CONTROL)
    assert grid_picture(table) == "@##...\n###...\n......\n......"
    press(table, Key.Key_Down)
    assert grid_picture(table) == "......\n@.....\n......\n......", "a plain arrow ends it"


def test_whole_rows_by_number_and_by_keys(table: EntryTable) -> None:
    header = table.verticalHeader()
    place = header.viewport().rect().center()
    place.setY(header.sectionViewportPosition(2) + 5)
    QTest.mouseClick(header.viewport(), LEFT, NO, place)
    assert grid_picture(table).splitlines()[2].replace("@", "#") == "######"
    assert table.has_whole_rows
    stand(table, 0, "content")
    press(table, Key.Key_Down, SHIFT)
    press(table, Key.Key_Space, SHIFT)
    assert grid_picture(table) == "######\n##@###\n......\n......"
    assert table.has_whole_rows
    press(table, Key.Key_Down, SHIFT)
    assert grid_picture(table) == "######\n######\n##@###\n......", "rows stay rows"


def test_everything(window: MainWindow, table: EntryTable) -> None:
    window.actions_table["select_all"].trigger()
    assert table.selected_ids() == table.entries.ids if table.entries is not None else False
    assert table.has_whole_rows


def test_enter_and_tab_move_on(table: EntryTable) -> None:
    stand(table, 1, "content")
    press(table, Key.Key_Return)
    assert grid_picture(table) == "......\n......\n..@...\n......"
    press(table, Key.Key_Return, SHIFT, times=2)
    assert grid_picture(table) == "..@...\n......\n......\n......"
    press(table, Key.Key_Tab, times=3)
    assert grid_picture(table) == ".....@\n......\n......\n......"
    press(table, Key.Key_Tab)
    assert grid_picture(table) == "......\n@.....\n......\n......", "on to the next line"
    press(table, Key.Key_Backtab, SHIFT)
    assert grid_picture(table) == ".....@\n......\n......\n......"


def test_enter_and_tab_go_round_inside_a_selection(table: EntryTable) -> None:
    stand(table, 0, "name")
    press(table, Key.Key_Right, SHIFT)
    press(table, Key.Key_Down, SHIFT)
    seen = []
    for _ in range(4):
        press(table, Key.Key_Return)
        seen.append(grid_picture(table).splitlines()[:2])
    assert seen == [[".@#...", ".##..."], [".##...", ".@#..."], [".#@...", ".##..."], [".##...", ".#@..."]]
    press(table, Key.Key_Tab)
    assert grid_picture(table).splitlines()[:2] == [".@#...", ".##..."]


def test_tab_leaves_the_table_at_its_end(table: EntryTable) -> None:
    stand(table, 3, "channels")
    press(table, Key.Key_Tab)
    settle(lambda: QApplication.focusWidget() is not table)
    stand(table, 0, "@status")
    table.setFocus()
    press(table, Key.Key_Backtab, SHIFT)
    settle(lambda: QApplication.focusWidget() is not table)


@pytest.mark.parametrize(
    ("key", "modifiers", "expected"),
    [
        (Key.Key_Return, NO, "......\n......\n.@....\n......"),
        (Key.Key_Return, SHIFT, ".@....\n......\n......\n......"),
        (Key.Key_Tab, NO, "......\n..@...\n......\n......"),
        (Key.Key_Backtab, SHIFT, "......\n@.....\n......\n......"),
    ],
)
def test_keys_end_typing_and_go_on(
    table: EntryTable, key: Qt.Key, modifiers: Qt.KeyboardModifier, expected: str
) -> None:
    stand(table, 1, "name")
    type_text(table, "新")
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    QTest.keyClick(editor, key, modifiers)
    assert grid_picture(table) == expected
    assert QApplication.focusWidget() is table
    assert table.entries is not None
    assert table.entries.entry(1)["name"] == "新"  # type: ignore[index]


@pytest.mark.parametrize("key", ["content", "channels", "time_limit"])
def test_tab_goes_on_from_every_kind_of_editor(window: MainWindow, table: EntryTable, key: str) -> None:
    stand(table, 0, key)
    window.actions_table["edit_cell"].trigger()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Tab)
    assert QApplication.focusWidget() is table
    keys = [column.key for column in table.entries.columns] if table.entries is not None else []
    shown = [keys[section] for section in table.cells.sections_shown()]
    at = shown.index(key) + 1
    assert keys[table.currentIndex().column()] == shown[at % len(shown)]


def test_columns_moved_by_hand_are_selected_as_they_are_seen(table: EntryTable) -> None:
    header = table.horizontalHeader()
    assert table.entries is not None
    keys = [column.key for column in table.entries.columns]
    header.moveSection(header.visualIndex(keys.index("channels")), header.visualIndex(keys.index("name")))
    stand(table, 0, "channels")
    press(table, Key.Key_Right, SHIFT)
    assert grid_picture(table).splitlines()[0] == ".#@..."
    (cells,) = table.cells.pieces()
    assert [column.key for column in cells.columns] == ["channels", "name"]


def test_cells_stay_selected_when_the_rows_are_made_anew(window: MainWindow, table: EntryTable) -> None:
    stand(table, 1, "content")
    press(table, Key.Key_Down, SHIFT)
    press(table, Key.Key_Right, SHIFT)
    (before,) = table.cells.pieces()
    header = table.horizontalHeader()
    assert table.entries is not None
    section = [column.key for column in table.entries.columns].index("name")
    orders = []
    for _ in range(3):
        header.sectionClicked.emit(section)
        cells = table.cells.rectangle()
        assert cells is not None
        assert cells.columns == before.columns
        assert sorted(cells.ids) == before.ids
        orders.append(list(table.entries.ids))
    assert orders[0] != orders[1], "the rows were made anew"


def test_dragging_a_row_by_its_number_moves_it(window: MainWindow, table: EntryTable) -> None:
    """The drag itself belongs to the platform; that it begins, and what it carries, is ours."""
    begun: list[list[int]] = []
    table.rows_pulled.disconnect()
    table.rows_pulled.connect(lambda: begun.append(table.selected_ids()))
    assert table.entries is not None
    ids = list(table.entries.ids)
    table.select([ids[1], ids[2]])
    header = table.verticalHeader()
    place = header.viewport().rect().center()
    place.setY(header.sectionViewportPosition(1) + 5)
    QTest.mousePress(header.viewport(), LEFT, NO, place)
    place.setY(place.y() + 60)
    QTest.mouseMove(header.viewport(), place)
    QTest.mouseRelease(header.viewport(), LEFT, NO, place)
    assert begun == [[ids[1], ids[2]]]
    begin = place_of(table, 2, "name")
    QTest.mousePress(table.viewport(), LEFT, NO, begin)
    QTest.mouseMove(table.viewport(), begin - place_of(table, 1, "name") + place_of(table, 0, "name"))
    QTest.mouseRelease(table.viewport(), LEFT, NO, begin)
    assert begun[1:] == [[ids[1], ids[2]]], "selected rows are pulled by any of their cells"


def test_a_click_on_a_selected_row_selects_its_cell(table: EntryTable) -> None:
    assert table.entries is not None
    table.select(table.entries.ids[:2])
    click(table, 1, "content")
    assert grid_picture(table) == "......\n..@...\n......\n......"


def test_channels_are_ticked_by_keys_alone(window: MainWindow, table: EntryTable) -> None:
    stand(table, 0, "channels")
    window.actions_table["edit_cell"].trigger()
    for key in (Key.Key_Right, Key.Key_Space, Key.Key_Right, Key.Key_Left, Key.Key_Left, Key.Key_Space, Key.Key_Return):
        editor = QApplication.focusWidget()
        assert editor is not None
        assert editor is not table, "still in the cell"
        QTest.keyClick(editor, key)
    assert table.entries is not None
    entry = table.entries.entry(0)
    assert entry is not None
    assert entry["channels"] == "政府公报；政务服务中心"
    assert grid_picture(table).splitlines()[1] == ".....@", "Enter goes on below"
