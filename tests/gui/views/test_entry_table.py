"""Editing in the cells of the table, by keyboard and with input methods; ``test_display`` runs it on a display too."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from gui.forms.editor import FieldEditor
from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from gui.widgets.chip import Chip
from model.catalogue import Catalogue
from tests.helpers.windows import compose, find, settle, table_picture, type_text

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙")


def stand_on(window: MainWindow, row: int, field: str) -> EntryTable:
    table = window.parts.table
    assert table.entries is not None
    table.setFocus()
    table.select([table.entries.ids[row]], field)
    settle(lambda: QApplication.focusWidget() is table)
    return table


def open_editors(table: EntryTable) -> list[FieldEditor]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [one for one in table.viewport().findChildren(FieldEditor, options=direct) if not one.isHidden()]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def names(window: MainWindow) -> str:
    return table_picture(window.parts.table, "事项名称").replace("> ", "  ").replace("\n", "").replace("  ", "")


def undo_label(window: MainWindow) -> str | None:
    assert window.session.workspace is not None
    return window.session.workspace.catalogue.undo_label


def test_typing_replaces_the_cell_and_loses_no_letter(window: MainWindow) -> None:
    table = stand_on(window, 1, "name")
    type_text(table, "A")
    type_text(focused(), "BC")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert names(window) == "甲ABC丙"
    assert undo_label(window) == "修改事项名称"
    assert open_editors(table) == []
    assert focused() is table


def test_f2_goes_on_at_the_end_and_escape_leaves_the_cell_as_it_was(window: MainWindow) -> None:
    table = stand_on(window, 1, "name")
    window.actions_table["edit_cell"].trigger()
    type_text(focused(), "二")
    (editor,) = open_editors(table)
    assert editor.value() == "乙二"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert names(window) == "甲乙丙"
    assert undo_label(window) is None


@pytest.mark.parametrize("field", ["name", "content", "time_limit", "note"])
def test_an_input_method_opens_the_cell_and_composes_in_it(window: MainWindow, field: str) -> None:
    table = stand_on(window, 0, field)
    before = undo_label(window)
    for preedit in ("z", "zh", "zhe", "zheng wu"):
        compose(table, preedit)
        assert undo_label(window) == before, "nothing is taken while composing"
    compose(table, "", "政务")
    (editor,) = open_editors(table)
    assert editor.value() == "政务"
    settle()
    QTest.keyClick(editor.focusProxy() or editor, Qt.Key.Key_Return)
    assert open_editors(table) == []
    assert window.session.workspace is not None
    catalogue: Catalogue = window.session.workspace.catalogue
    assert catalogue.entry(catalogue.ids()[0])[field] == "政务"


def test_several_lines_in_a_cell(window: MainWindow) -> None:
    table = stand_on(window, 0, "note")
    type_text(table, "一")
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    type_text(focused(), "二")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert window.session.workspace is not None
    catalogue = window.session.workspace.catalogue
    assert catalogue.entry(catalogue.ids()[0])["note"] == "一\n二"


def test_leaving_the_cell_takes_what_was_typed(window: MainWindow) -> None:
    table = stand_on(window, 2, "name")
    type_text(table, "丁")
    window.parts.search.setFocus()
    settle(lambda: open_editors(table) == [])
    assert names(window) == "甲乙丁"


def test_several_channels_are_ticked_in_one_step(window: MainWindow) -> None:
    table = stand_on(window, 0, "channels")
    window.actions_table["edit_cell"].trigger()
    (editor,) = open_editors(table)
    for word in ("政府公报", "广播电视"):
        (chip,) = [one for one in editor.findChildren(Chip) if one.word == word]
        chip.click()
    assert undo_label(window) is None
    table.setFocus()
    settle(lambda: open_editors(table) == [])
    assert window.session.workspace is not None
    catalogue = window.session.workspace.catalogue
    assert catalogue.entry(catalogue.ids()[0])["channels"] == "政府网站；政府公报；广播电视；政务服务中心"
    assert undo_label(window) == "修改公开渠道"


def test_enter_goes_down_and_ctrl_page_keys_go_through_entries(window: MainWindow) -> None:
    table = stand_on(window, 0, "name")
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert table_picture(table, "事项名称") == "  甲\n> 乙\n  丙"
    window.actions_table["next"].trigger()
    assert table_picture(table, "事项名称") == "  甲\n  乙\n> 丙"
    window.actions_table["previous"].trigger()
    assert find(window.parts.form, QLineEdit, "line_name").text() == "乙"


def test_the_status_cell_opens_no_editor(window: MainWindow) -> None:
    table = stand_on(window, 0, "@status")
    type_text(table, "x")
    assert open_editors(table) == []
    window.actions_table["edit_cell"].trigger()
    assert [one.field.key for one in open_editors(table)] == ["category"], (
        "F2 goes to the first cell that can be written"
    )


def test_the_sorted_column_shows_an_arrow(window: MainWindow) -> None:
    header = stand_on(window, 0, "name").horizontalHeader()
    section = window.parts.table.currentIndex().column()

    def end_of_the_heading() -> QImage:
        right = header.sectionViewportPosition(section) + header.sectionSize(section)
        return header.grab(QRect(right - 18, 0, 16, header.height())).toImage()

    plain = end_of_the_heading()
    pictures = []
    for action in ("sort_up", "sort_down"):
        window.actions_table[action].trigger()
        settle()
        pictures.append(end_of_the_heading())
    assert plain not in pictures
    assert pictures[0] != pictures[1]
    window.actions_table["catalogue_order"].trigger()
    settle()
    assert end_of_the_heading() == plain
