"""Ctrl+Enter in a cell: the text goes into all selected cells as one step, or is refused and stays typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.cells import listed, run, said
from tests.helpers.grids import CONTROL, SHIFT, click, column_texts, drag_over, stand, table_of
from tests.helpers.windows import catalogue_of, find, settle, type_text
from tests.helpers.wizard import told

Key = Qt.Key


def spread(window: MainWindow, table: EntryTable, text: str) -> None:
    """Type into the cell at the cursor and end it by Ctrl+Enter."""
    for char in text:  # the first opens the cell, the others belong to its editor
        widget = QApplication.focusWidget()
        assert widget is not None
        type_text(widget, char)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor is not table
    QTest.keyClick(editor, Key.Key_Return, CONTROL)
    settle()


def stand_in_selection(table: EntryTable, key: str) -> None:
    """Go round inside the selection to this column, as Tab does."""
    assert table.entries is not None
    for _ in range(4):
        if table.entries.columns[table.currentIndex().column()].key == key:
            return
        QTest.keyClick(table, Key.Key_Tab)


@pytest.mark.parametrize("key", ["name", "content", "time_limit"])
def test_ctrl_enter_writes_into_all_selected_cells(window: MainWindow, table: EntryTable, key: str) -> None:
    before = listed(window)
    drag_over(table, (2, key), (0, key))
    spread(window, table, "同样的字")
    assert column_texts(table, key)[:3] == ["同样的字"] * 3
    assert column_texts(table, key)[3] != "同样的字"
    assert catalogue_of(window).undo_label == "填入 3 个单元格"
    assert "3 个单元格" in said(window)
    settle(lambda: QApplication.focusWidget() is table)
    assert len(table.selected_ids()) == 3, "they stay selected"
    run(window, "undo")
    assert listed(window) == before


def test_ctrl_enter_with_scattered_cells_and_with_one(window: MainWindow, table: EntryTable) -> None:
    click(table, 0, "name")
    click(table, 2, "content", CONTROL)
    spread(window, table, "两处")
    assert column_texts(table, "name")[0] == "两处"
    assert column_texts(table, "content")[2] == "两处"
    stand(table, 1, "name")
    spread(window, table, "一处")
    assert column_texts(table, "name") == ["两处", "一处", "丙", "丁"]
    assert "单元格" not in (catalogue_of(window).undo_label or ""), "an ordinary edit"
    assert table.currentIndex().row() == 1, "the cursor stays"


def test_ctrl_enter_in_whole_rows_writes_only_the_column_at_the_cursor(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    content = column_texts(table, "content")
    stand(table, 0, "name")
    QTest.keyClick(table, Key.Key_Down, SHIFT)
    QTest.keyClick(table, Key.Key_Space, SHIFT)
    spread(window, table, "新")
    assert column_texts(table, "name") == ["新", "新", "丙", "丁"]
    assert column_texts(table, "content") == content


def test_ticks_are_spread_too(window: MainWindow, table: EntryTable) -> None:
    stand(table, 0, "channels")
    for _ in range(3):
        QTest.keyClick(table, Key.Key_Down, SHIFT)
    window.actions_table["edit_cell"].trigger()
    for key in (Key.Key_Right, Key.Key_Space):
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClick(editor, key)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClick(editor, Key.Key_Return, CONTROL)
    texts = column_texts(table, "channels")
    assert len(set(texts)) == 1
    assert "政府公报" in texts[0]


def test_what_may_not_stand_in_a_column_is_told_and_stays_typed(window: MainWindow, table: EntryTable) -> None:
    before = listed(window)
    drag_over(table, (1, "method"), (0, "time_limit"))
    stand_in_selection(table, "time_limit")
    with told() as sentences:
        spread(window, table, "看情况")
    assert "“公开方式”不能填“看情况”" in sentences[0]
    assert listed(window) == before
    editor = find(table.viewport(), QLineEdit, "line_time_limit")
    assert editor.text() == "看情况"
    assert len(table.selected_ids()) == 2, "what was selected is still selected"
    QTest.keyClick(editor, Key.Key_Escape)
    assert listed(window) == before


@pytest.mark.parametrize(("key", "text"), [("time_limit", "20个"), ("basis", "《法律"), ("subject", "司法")])
def test_ctrl_enter_counts_while_words_are_offered(window: MainWindow, table: EntryTable, key: str, text: str) -> None:
    """Then the keys go to the list of words, which hands them on past the filter of keys."""
    table_of(window, ["name", key])
    drag_over(table, (0, key), (2, key))
    for char in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        type_text(widget, char)
    offered = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert offered is not None
    QTest.keyClick(offered, Key.Key_Return, CONTROL)
    assert column_texts(table, key)[:3] == [text] * 3
    assert catalogue_of(window).undo_label == "填入 3 个单元格"
