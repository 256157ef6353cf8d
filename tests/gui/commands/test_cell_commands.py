"""Copy, cut, paste, fill down and clear in the table, by the keys a clerk uses; each is one step that can be undone."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.filter import Scope
from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.catalogues import entry_named, names
from tests.helpers.cells import clipboard, listed, put, run, said
from tests.helpers.grids import CONTROL, SHIFT, click, column_texts, drag_over, stand
from tests.helpers.windows import answering, catalogue_of, press
from tests.helpers.wizard import told

Key = Qt.Key


def test_a_rectangle_is_copied_without_headings(window: MainWindow, table: EntryTable) -> None:
    drag_over(table, (0, "name"), (1, "content"))
    run(window, "copy_rows")
    assert clipboard() == "甲\t机构名称；办公地址；联系电话\n乙\t机构名称；办公地址；联系电话\n"
    assert QGuiApplication.clipboard().mimeData().html().count("<td") == 4
    assert "4 个单元格" in said(window)


def test_words_with_breaks_and_tabs_survive_the_way_through_a_spreadsheet(
    window: MainWindow, table: EntryTable
) -> None:
    text = '第一行\n第二行\t"引号"'
    stand(table, 0, "content")
    table.edit_requested.emit(table.current_id(), "content", text)
    run(window, "copy_rows")
    foreign = QMimeData()
    foreign.setText(QGuiApplication.clipboard().text())  # what comes back from a program that knows only text
    QGuiApplication.clipboard().setMimeData(foreign)
    stand(table, 2, "content")
    run(window, "paste")
    assert entry_named(catalogue_of(window), "丙")["content"] == text


def test_scattered_cells_of_different_columns_are_not_copied(window: MainWindow, table: EntryTable) -> None:
    click(table, 0, "name")
    click(table, 1, "content", CONTROL)
    put(["以前"])
    run(window, "copy_rows")
    assert clipboard() == "以前"
    assert "不是一个整块" in said(window)


def test_one_cell_fills_the_selected_range(window: MainWindow, table: EntryTable) -> None:
    put(["新的内容"])
    drag_over(table, (1, "content"), (3, "content"))
    run(window, "paste")
    assert column_texts(table, "content")[1:] == ["新的内容"] * 3
    assert catalogue_of(window).undo_label == "粘贴 3 个单元格"
    run(window, "undo")
    assert "新的内容" not in column_texts(table, "content")


def test_a_pattern_is_repeated_when_it_fits(window: MainWindow, table: EntryTable) -> None:
    put(["单"], ["双"])
    drag_over(table, (0, "name"), (3, "content"))
    run(window, "paste")
    assert column_texts(table, "name") == ["单", "双", "单", "双"]
    assert column_texts(table, "content") == ["单", "双", "单", "双"]
    put(["一"], ["二"], ["三"])
    run(window, "paste")
    assert column_texts(table, "name") == ["一", "二", "三", "双"], "three do not fit into four"
    (cells,) = table.cells.pieces()
    assert [len(cells.ids), len(cells.columns)] == [3, 2], (
        "one column is repeated into two; what was pasted is selected"
    )


def test_channels_and_method_are_understood_as_in_an_import(window: MainWindow, table: EntryTable) -> None:
    put(["主动", "■政府网站 □政府公报 ■公示栏"])
    stand(table, 0, "method")
    run(window, "paste")
    entry = entry_named(catalogue_of(window), "甲")
    assert entry["method"] == "主动公开"
    assert "政府网站" in entry.words("channels")
    assert "政府公报" not in entry.words("channels")


def test_what_may_not_stand_there_is_told_with_its_place_and_nothing_is_pasted(
    window: MainWindow, table: EntryTable
) -> None:
    put(["30日内", "主动公开"], ["60日内", "看情况"])
    drag_over(table, (1, "time_limit"), (2, "method"))
    before = listed(window)
    with told() as sentences:
        run(window, "paste")
    assert "第 3 行的“公开方式”不能填“看情况”，只能填：" in sentences[0]
    assert listed(window) == before


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(0, ["甲", "乙", "丙", "一", "二"]), (1, ["甲", "乙", "丙", "一"]), (2, ["甲", "乙", "丙", "丁"])],
)
def test_rows_beyond_the_last_are_asked_about(
    window: MainWindow, table: EntryTable, answer: int, expected: str
) -> None:
    put(["一"], ["二"])
    stand(table, 3, "name")
    with answering(press(f"answer_{answer}")):
        window.actions_table["paste"].trigger()
    assert names(catalogue_of(window), "legal") == list(expected)
    if answer < 2:
        run(window, "undo")
        assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"]


def test_columns_beyond_the_last_are_told(window: MainWindow, table: EntryTable) -> None:
    put(["政府网站", "多余"])
    stand(table, 0, "channels")
    run(window, "paste")
    assert entry_named(catalogue_of(window), "甲")["channels"] == "政府网站"
    assert "右边多出的 1 列没有粘贴" in said(window)


def test_the_status_is_not_pasted_over(window: MainWindow, table: EntryTable) -> None:
    put(["定稿"])
    stand(table, 0, "@status")
    run(window, "paste")
    assert column_texts(table, "@status")[0] == "草拟"
    assert "设置状态" in said(window)


def test_cut_cells_are_emptied_only_when_they_are_pasted(window: MainWindow, table: EntryTable) -> None:
    table.edit_requested.emit(table.entries.ids[0], "content", "要移走的") if table.entries is not None else None
    stand(table, 0, "content")
    run(window, "cut")
    assert column_texts(table, "content")[0] == "要移走的"
    stand(table, 2, "content")
    run(window, "paste")
    assert column_texts(table, "content")[::2] == ["", "要移走的"]
    assert catalogue_of(window).undo_label == "移动 1 个单元格"
    run(window, "undo")
    assert column_texts(table, "content")[0] == "要移走的"


def test_a_cut_is_given_up_by_esc_and_by_another_change(window: MainWindow, table: EntryTable) -> None:
    stand(table, 0, "content")
    for give_up in (
        lambda: QTest.keyClick(table, Key.Key_Escape),
        lambda: table.edit_requested.emit(table.current_id(), "name", "改名"),
        lambda: put(["别的"]),
    ):
        run(window, "cut")
        assert table.delegate.cut[0]
        give_up()
        assert not table.delegate.cut[0]
    run(window, "copy_rows")
    stand(table, 1, "content")
    run(window, "paste")
    assert column_texts(table, "content")[0], "it was a copy"


def test_cut_rows_move_with_their_identity(window: MainWindow, table: EntryTable) -> None:
    before = {entry["name"]: (entry.id, entry.uid) for entry in catalogue_of(window).snapshot().entries}
    assert table.entries is not None
    table.select(table.entries.ids[:2])
    run(window, "cut")
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"], "not yet"
    stand(table, 3, "name")
    run(window, "paste")
    assert names(catalogue_of(window), "legal") == ["丙", "丁", "甲", "乙"]
    assert {entry["name"]: (entry.id, entry.uid) for entry in catalogue_of(window).snapshot().entries} == before
    run(window, "undo")
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"]


def test_cut_rows_move_to_the_area_that_is_shown(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    table.select(table.entries.ids[1:3])
    run(window, "cut")
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope(area="culture")))
    run(window, "paste")
    assert names(catalogue_of(window), "culture") == ["乙", "丙"]
    assert names(catalogue_of(window), "legal") == ["甲", "丁"]
    assert "公共文化服务" in said(window)


def test_copied_rows_are_pasted_as_new_entries(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    table.select(table.entries.ids[:2])
    run(window, "copy_rows")
    assert clipboard().startswith("状态\t事项名称"), "other programs get the headings too"
    stand(table, 2, "name")
    run(window, "paste")
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "甲", "乙", "丁"]
    uids = [entry.uid for entry in catalogue_of(window).snapshot().entries]
    assert len(uids) == len(set(uids))
    assert catalogue_of(window).undo_label == "粘贴 2 个事项"


def test_cut_rows_cannot_be_pasted_onto_themselves(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    table.select(table.entries.ids[:2])
    run(window, "cut")
    run(window, "paste")
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"]
    assert "请先选中" in said(window)


def test_fill_down(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    table.edit_requested.emit(table.entries.ids[0], "content", "样子")
    drag_over(table, (0, "content"), (2, "content"))
    run(window, "fill_down")
    assert column_texts(table, "content")[:3] == ["样子"] * 3
    assert catalogue_of(window).undo_label == "向下填充 2 个单元格"
    assert "2 个单元格" in said(window)
    stand(table, 3, "content")
    run(window, "fill_down")
    assert column_texts(table, "content") == ["样子"] * 4, "one cell takes what is above"
    run(window, "undo")
    run(window, "undo")
    assert column_texts(table, "content")[1] != "样子"


def test_whole_rows_are_not_filled_down(window: MainWindow, table: EntryTable) -> None:
    assert table.entries is not None
    table.select(table.entries.ids)
    run(window, "fill_down")
    assert column_texts(table, "name") == ["甲", "乙", "丙", "丁"]
    assert "不是整行" in said(window)


def test_delete_empties_cells_and_removes_whole_rows(window: MainWindow, table: EntryTable) -> None:
    drag_over(table, (0, "content"), (1, "time_limit"))
    QTest.keyClick(table, Key.Key_Delete)
    assert column_texts(table, "content")[:2] == ["", ""]
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"]
    assert catalogue_of(window).undo_label == "清空 4 个单元格"
    run(window, "undo")
    stand(table, 1, "content")
    QTest.keyClick(table, Key.Key_Space, SHIFT)
    QTest.keyClick(table, Key.Key_Delete)
    assert names(catalogue_of(window), "legal") == ["甲", "丙", "丁"]
    QTest.keyClick(table, Key.Key_Delete)
    assert names(catalogue_of(window), "legal") == ["甲", "丁"], "the next row is selected as a row"
    run(window, "undo")
    run(window, "undo")
    assert names(catalogue_of(window), "legal") == ["甲", "乙", "丙", "丁"]


def test_actions_of_entries_take_the_entries_of_the_selected_cells(window: MainWindow, table: EntryTable) -> None:
    drag_over(table, (1, "content"), (2, "content"))
    run(window, "status_review")
    assert column_texts(table, "@status") == ["草拟", "送审", "送审", "草拟"]
    drag_over(table, (1, "content"), (2, "content"))
    run(window, "remove")
    assert names(catalogue_of(window), "legal") == ["甲", "丁"], "the menu says 删除事项"


def test_nothing_to_change_is_said(window: MainWindow, table: EntryTable) -> None:
    stand(table, 0, "note")
    run(window, "clear_cells")
    assert catalogue_of(window).undo_label is None
    assert "没有改动" in said(window)
