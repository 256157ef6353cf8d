"""The list in groups: heads among the rows, opened and closed by mouse and keys, nothing else disturbed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from gui.filter import Scope
from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from model.operations.entries import NewEntry, add_entries
from tests.helpers.catalogues import entry_values, names, new_catalogue
from tests.helpers.grids import LEFT, stand, table_of
from tests.helpers.windows import catalogue_of, settle, table_picture

OpenWindow = Callable[..., MainWindow]
Key = Qt.Key

GROUPS = {"甲": "法律援助", "乙": "法律援助", "丙": "公证", "丁": "", "戊": "公证"}


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "目录.gkml"
    with new_catalogue(path, areas=["legal", "culture"]) as catalogue:
        rows = [NewEntry("legal", entry_values(name, category=group)) for name, group in GROUPS.items()]
        catalogue.run(add_entries(rows=[*rows, NewEntry("culture", entry_values("己", category="法律援助"))]))
    window = open_window(path=path)
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope(area="legal")))
    window.actions_table["group_rows"].trigger()
    return window


def table(window: MainWindow) -> EntryTable:
    return window.parts.table


def rows(window: MainWindow) -> str:
    """Names of entries and words of heads from top to bottom."""
    model = table(window).entries
    assert model is not None
    keys = [column.key for column in model.columns]
    lines = []
    for row in range(model.rowCount()):
        head = model.head(row)
        words = f"[{'+' if head.folded else '-'}{model.head_words(head)} {head.number}]" if head is not None else ""
        lines.append(words or str(model.index(row, keys.index("name")).data()))
    return " ".join(lines)


def stand_on_row(window: MainWindow, row: int) -> None:
    table(window).setFocus()
    table(window).setCurrentIndex(table(window).model().index(row, 3))


def test_heads_stand_above_their_entries(window: MainWindow) -> None:
    assert rows(window) == "[-法律援助 2] 甲 乙 [-公证 2] 丙 戊 [-（没有填一级事项） 1] 丁"
    window.actions_table["group_rows"].trigger()
    assert rows(window) == "甲 乙 丙 戊 丁"


def test_the_area_is_said_where_there_are_several(window: MainWindow) -> None:
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope()))
    assert rows(window).startswith("[-公共文化服务 · 法律援助 1] 己 [-公共法律服务 · 法律援助 2]")


def test_a_click_puts_a_group_away_and_brings_it_back(window: MainWindow) -> None:
    view = table(window)
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, view.rowViewportPosition(0) + 9))
    assert rows(window) == "[+法律援助 2] [-公证 2] 丙 戊 [-（没有填一级事项） 1] 丁"
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, view.rowViewportPosition(0) + 9))
    assert rows(window).startswith("[-法律援助 2] 甲 乙")


def test_keys_put_a_group_away_and_the_cursor_stays_on_its_head(window: MainWindow) -> None:
    stand_on_row(window, 3)
    QTest.keyClick(table(window), Key.Key_Left)
    assert rows(window) == "[-法律援助 2] 甲 乙 [+公证 2] [-（没有填一级事项） 1] 丁"
    assert table(window).currentIndex().row() == 3
    QTest.keyClick(table(window), Key.Key_Space)
    assert "公证 2] 丙 戊" in rows(window)
    QTest.keyClick(table(window), Key.Key_Return)
    assert "[+公证 2] [-" in rows(window)
    QTest.keyClick(table(window), Key.Key_Right)
    QTest.keyClick(table(window), Key.Key_Down)
    assert window.parts.form.entry_id == table(window).current_id() != 0, "arrows go on to the entries"


def test_heads_are_no_entries(window: MainWindow) -> None:
    stand_on_row(window, 0)
    assert table(window).current_id() == 0
    assert table(window).selected_ids() == []
    window.actions_table["remove"].trigger()
    window.actions_table["clear_cells"].trigger()
    window.actions_table["edit_cell"].trigger()
    window.actions_table["duplicate"].trigger()
    assert len(catalogue_of(window).ids()) == 6
    assert catalogue_of(window).undo_label is None
    window.actions_table["select_all"].trigger()
    assert len(table(window).selected_ids()) == 5
    assert table(window).has_whole_rows


def test_next_and_previous_pass_over_heads(window: MainWindow) -> None:
    view = table_of(window)
    assert view.entries is not None
    stand(view, 2, "name")
    window.actions_table["next"].trigger()
    assert view.entries.entry(view.currentIndex().row())["name"] == "丙"  # type: ignore[index]
    window.actions_table["previous"].trigger()
    assert view.entries.entry(view.currentIndex().row())["name"] == "乙"  # type: ignore[index]


def test_rows_are_numbered_without_heads_and_the_form_counts_entries(window: MainWindow) -> None:
    model = table(window).entries
    assert model is not None
    numbers = [str(model.headerData(row, Qt.Orientation.Vertical)) for row in range(model.rowCount())]
    assert numbers == ["", "1", "2", "", "3", "4", "", "5"]


def test_an_edit_of_the_group_moves_the_entry_and_what_is_undone_is_shown(window: MainWindow) -> None:
    view = table(window)
    assert view.entries is not None
    view.edit_requested.emit(view.entries.ids[1], "category", "公证")
    settle()
    assert rows(window) == "[-公证 3] 甲 丙 戊 [-法律援助 1] 乙 [-（没有填一级事项） 1] 丁"
    stand_on_row(window, 0)
    QTest.keyClick(view, Key.Key_Left)
    window.actions_table["undo"].trigger()
    settle()
    assert "甲" in rows(window)
    assert view.selected_ids() == [view.entries.ids[1]]


def test_a_row_dropped_on_a_head_goes_before_its_first_entry(window: MainWindow) -> None:
    model = table(window).entries
    assert model is not None
    assert window.actions_table["move_up"].isEnabled()
    data = model.mime_of([model.ids[5]])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0)
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "戊", "丙", "丁"]


def test_groups_go_with_search_and_sorting_and_are_remembered(window: MainWindow) -> None:
    window.parts.search.setText("公证")
    assert rows(window) == "[-公证 2] 丙 戊"
    window.parts.search.clear()
    path = catalogue_of(window).path
    window.session.close()
    assert window.files.opening.open_path(path)
    settle()
    assert rows(window).startswith("[-公共文化服务")
    assert window.actions_table["group_rows"].isChecked()


def test_groups_keep_the_promises_of_qt(window: MainWindow) -> None:
    model = table(window).entries
    assert model is not None
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entry_list = window.session.entry_list
    assert entry_list is not None
    entry_list.fold([head.key for head in entry_list.heads], folded=True)
    assert rows(window) == "[+法律援助 2] [+公证 2] [+（没有填一级事项） 1]"
    entry_list.unfold_groups_of(catalogue_of(window).ids("legal")[:1])
    assert rows(window).startswith("[-法律援助 2] 甲 乙 [+公证 2]")
    entry_list.set_grouped(False)
    assert table_picture(table(window), "事项名称").count("\n") == 4


def test_cells_and_heads_are_said(window: MainWindow) -> None:
    model = table(window).entries
    assert model is not None
    role = Qt.ItemDataRole.AccessibleTextRole
    keys = [column.key for column in model.columns]
    assert model.index(1, keys.index("name")).data(role) == "事项名称：甲，第1行"
    assert model.index(4, keys.index("note")).data(role) == "备注：空，第3行"
    assert model.index(0, 4).data(role) == "法律援助，2 项，已展开"


def test_rows_dropped_on_a_group_of_the_tree_go_into_it(window: MainWindow) -> None:
    model, tree = table(window).entries, window.parts.tree_model
    assert model is not None
    data = model.mime_of([model.ids[1]])
    group = tree.index_of(Scope(area="legal", group="公证"))
    assert tree.flags(group) & Qt.ItemFlag.ItemIsDropEnabled
    tree.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, group)
    settle()
    assert rows(window) == "[-法律援助 1] 乙 [-公证 3] 丙 戊 甲 [-（没有填一级事项） 1] 丁"
    assert window.actions_table["undo"].text() == "撤销“移到公证”"
