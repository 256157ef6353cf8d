"""The window as a whole: pictures before and after what a clerk does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from gui.action_table import ACTIONS
from gui.filter import Mark, Scope
from gui.forms.editor import FieldEditor
from gui.item_models.problem_model import PLACE
from gui.main_window import MainWindow
from gui.widgets.chip import Chip
from gui.widgets.growing_text import GrowingText
from model.catalogue import Catalogue
from model.operations.entries import add_entry
from model.records import Status
from tests.helpers.windows import (
    answering,
    catalogue_of,
    complete,
    find,
    press,
    settle,
    table_picture,
    tree_picture,
    type_text,
)

OpenWindow = Callable[..., MainWindow]


def run(window: MainWindow, action: str) -> None:
    assert window.actions_table[action].isEnabled(), f"{action} is grey"
    window.actions_table[action].trigger()
    settle()


def rows(window: MainWindow, *titles: str) -> str:
    return table_picture(window.parts.table, *(titles or ("事项名称",)))


def shown_id(window: MainWindow, row: int) -> int:
    model = window.parts.table.entries
    assert model is not None
    return model.ids[row]


def name_line(window: MainWindow) -> QLineEdit:
    return find(window.parts.form, QLineEdit, "line_name")


def test_opening_shows_areas_entries_and_the_first_entry(open_window: OpenWindow) -> None:
    window = open_window("法律援助", "公证服务")
    assert tree_picture(window.parts.tree_model) == (
        "全部 2 !1\n领域 0\n公共文化服务 0\n公共法律服务 2 !1\n  法律援助 2\n"
        "状态 0\n草拟 2\n送审 0\n定稿 0\n废止 0\n待办 0\n有问题 1 !1\n待核实 0"
    ).replace("有问题 1 !1", "有问题 1")
    assert rows(window, "状态", "领域", "事项名称") == (
        "> 草拟 | 公共法律服务 | 法律援助\n  草拟 | 公共法律服务 | 公证服务"
    )
    assert name_line(window).text() == "法律援助"
    assert "政务公开标准目录" in window.windowTitle()


def test_the_first_window_leaves_the_screen_room_for_its_frame(empty_window: MainWindow) -> None:
    empty_window.parts.restore(empty_window.settings)
    screen = empty_window.screen().availableSize()
    assert empty_window.height() <= max(screen.height() - 40, empty_window.minimumSizeHint().height())


def test_no_action_is_dead(empty_window: MainWindow) -> None:
    assert empty_window.actions_table.unbound == set()


def test_typing_in_the_form_is_one_step_when_the_focus_leaves(open_window: OpenWindow) -> None:
    window = open_window("法律援助", "公证服务")
    line = name_line(window)
    line.setFocus()
    line.selectAll()
    type_text(line, "法律援助服务")
    assert catalogue_of(window).undo_label is None, "nothing is changed while typing"
    window.parts.table.setFocus()
    assert rows(window) == "> 法律援助服务\n  公证服务"
    assert window.actions_table["undo"].text() == "撤销“修改事项名称”"
    run(window, "undo")
    assert rows(window) == "> 法律援助\n  公证服务"
    assert catalogue_of(window).undo_label is None
    run(window, "redo")
    assert name_line(window).text() == "法律援助服务"


def test_half_typed_text_is_committed_before_another_action(open_window: OpenWindow) -> None:
    window = open_window("法律援助", "公证服务")
    line = name_line(window)
    line.setFocus()
    line.selectAll()
    type_text(line, "新名称")
    run(window, "duplicate")
    assert sorted(rows(window).replace("> ", "  ").splitlines()) == ["  公证服务", "  新名称", "  新名称"]


def test_half_typed_text_is_committed_when_another_entry_is_chosen(open_window: OpenWindow) -> None:
    window = open_window("法律援助", "公证服务")
    line = name_line(window)
    line.setFocus()
    line.selectAll()
    type_text(line, "新名称")
    window.parts.table.select([shown_id(window, 1)])
    settle()
    assert rows(window) == "  新名称\n> 公证服务"
    assert line.text() == "公证服务"


def test_escape_gives_up_what_was_typed(open_window: OpenWindow) -> None:
    window = open_window("法律援助")
    line = name_line(window)
    line.setFocus()
    type_text(line, "多打的字")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    window.parts.table.setFocus()
    assert rows(window) == "> 法律援助"
    assert catalogue_of(window).undo_label is None


def test_add_writes_behind_the_current_entry_and_waits_for_a_name(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    run(window, "add")
    assert rows(window, "一级事项", "事项名称", "公开主体") == (
        "  法律援助 | 甲 | 格尔木市司法局\n> 法律援助 | - | 格尔木市司法局\n  法律援助 | 乙 | 格尔木市司法局"
    )
    assert QApplication.focusWidget() is name_line(window)
    findings = window.parts.problems.findings
    assert findings is not None
    settle(lambda: "（没有名称）" in [findings.index(row, PLACE).data() for row in range(findings.rowCount())])
    run(window, "undo")
    assert rows(window).replace("> ", "  ") == "  甲\n  乙"


def test_delete_stands_on_the_next_row_and_undo_selects_what_came_back(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙", "丁")
    window.parts.table.select([shown_id(window, 1), shown_id(window, 2)])
    window.parts.table.setFocus()
    run(window, "remove")
    assert rows(window) == "  甲\n> 丁"
    assert window.actions_table["undo"].text() == "撤销“删除 2 个事项”"
    run(window, "undo")
    assert rows(window) == "  甲\n> 乙\n> 丙\n  丁"


def test_undo_of_something_hidden_by_the_search_shows_it(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.parts.table.select([shown_id(window, 0)])
    run(window, "status_review")
    window.parts.search.setText("乙")
    assert rows(window).replace("> ", "  ") == "  乙"
    run(window, "undo")
    assert rows(window, "状态", "事项名称") == "> 草拟 | 甲\n  草拟 | 乙"
    assert window.parts.search.text() == ""


def test_move_up_and_down_by_keyboard(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    window.parts.table.select([shown_id(window, 2)])
    run(window, "move_up")
    assert rows(window) == "  甲\n> 丙\n  乙"
    run(window, "move_up")
    run(window, "move_up")
    assert rows(window) == "> 丙\n  甲\n  乙"
    run(window, "move_down")
    assert rows(window) == "  甲\n> 丙\n  乙"


def test_dropped_rows_move_in_front_of_the_row(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙", "丁")
    model = window.parts.table.entries
    assert model is not None
    ids = list(model.ids)
    dragged = model.mimeData([model.index(2, 0), model.index(3, 0)])
    assert not model.dropMimeData(dragged, Qt.DropAction.MoveAction, 0, 0), "the view must not remove the rows"
    assert rows(window) == "> 丙\n> 丁\n  甲\n  乙".replace("> 丙\n> 丁", "  丙\n  丁").replace("  甲", "> 甲")
    back = model.mimeData([model.index(0, 0), model.index(1, 0)])
    model.dropMimeData(back, Qt.DropAction.MoveAction, -1, -1)
    assert model.ids == ids


def test_rows_dropped_on_an_area_move_there(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    model, tree = window.parts.table.entries, window.parts.tree_model
    assert model is not None
    culture = tree.index_of(Scope(area="culture"))
    tree.dropMimeData(model.mimeData([model.index(0, 0)]), Qt.DropAction.MoveAction, -1, -1, culture)
    assert rows(window, "领域", "事项名称").replace("> ", "  ") == "  公共文化服务 | 甲\n  公共法律服务 | 乙"


def test_sorting_goes_up_down_and_back_to_the_clerks_order(open_window: OpenWindow) -> None:
    window = open_window("b", "c", "a")
    header = window.parts.table.horizontalHeader()
    model = window.parts.table.entries
    assert model is not None
    section = [column.key for column in model.columns].index("name")
    seen = []
    for _ in range(3):
        header.sectionClicked.emit(section)
        seen.append(rows(window).replace("> ", "  ").replace("\n", "").replace("  ", ""))
    assert seen == ["abc", "cba", "bca"]
    header.sectionClicked.emit(section)
    assert not window.actions_table["move_up"].isEnabled()
    run(window, "catalogue_order")
    assert rows(window).replace("> ", "  ") == "  b\n  c\n  a"


def test_search_finds_words_and_initials_and_marks_them(open_window: OpenWindow) -> None:
    window = open_window("法律援助服务", "公证服务", "人民调解")
    window.parts.search.setText("证服")
    assert rows(window) == "> 公证服务"
    window.parts.search.setText("服务 格尔木")
    assert rows(window).count("\n") == 2
    window.parts.search.setText("rmtj")
    assert rows(window) == "> 人民调解"
    window.parts.search.setText("没有这个词")
    assert rows(window) == ""
    assert "没有找到" in window.parts.nothing_found.text()
    assert window.parts.nothing_found.isVisible()
    window.parts.search.clear()
    assert rows(window).count("\n") == 2


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope(area="legal"), "甲乙丙"),
        (Scope(area="legal", group="法律援助"), "甲乙丙"),
        (Scope(area="culture"), ""),
        (Scope(status=Status.REVIEW), "乙"),
        (Scope(status=Status.DRAFT), "甲丙"),
        (Scope(mark=Mark.UNCONFIRMED), ""),
    ],
)
def test_the_tree_narrows_the_table(open_window: OpenWindow, scope: Scope, expected: str) -> None:
    window = open_window("甲", "乙", "丙")
    window.parts.table.select([shown_id(window, 1)])
    run(window, "status_review")
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(scope))
    shown = "".join(line[2:] for line in rows(window).splitlines())
    assert shown == expected


def test_the_form_says_its_place_among_the_rows_shown_now(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    catalogue = catalogue_of(window)
    catalogue.run(add_entry(area="culture", values={"name": "丁"}))  # another area, which comes first
    settle()
    window.parts.table.select([2])
    place = find(window.parts.form, QLabel, "entry_place")
    assert place.text() == "事项 · 3 / 4"
    window.presenter.show_scope(Scope(area="legal"))
    settle()
    assert place.text() == "事项 · 2 / 3"


def test_an_entry_that_no_longer_fits_stays_until_something_else_is_asked(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope(status=Status.DRAFT)))
    window.parts.table.select([shown_id(window, 0)])
    run(window, "status_approved")
    assert rows(window, "状态", "事项名称") == "> 定稿 | 甲\n  草拟 | 乙"
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope()))
    window.parts.tree.setCurrentIndex(window.parts.tree_model.index_of(Scope(status=Status.DRAFT)))
    assert rows(window).replace("> ", "  ") == "  乙"


def test_a_finding_leads_to_its_field_and_its_repair_is_one_step(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    box = find(window.parts.form, GrowingText, "text_content")
    box.setFocus()
    box.selectAll()
    type_text(box, "办理结果公开内公开")
    settle()
    assert find(window.parts.form, QWidget, "finding_content_0").isVisibleTo(window), "checked while typing"
    window.parts.table.setFocus()
    complete(window)
    findings = window.parts.problems.findings
    assert findings is not None
    found = [problem for problem in (findings.problem(row) for row in range(findings.rowCount())) if problem]
    (doubled,) = [problem for problem in found if problem.code == "doubled-words"]
    assert doubled.repair is not None
    window.parts.table.select([shown_id(window, 1)])
    window.parts.problems.jump_requested.emit(doubled)
    assert QApplication.focusWidget() is box
    before = box.text()
    window.parts.problems.repair_requested.emit(doubled)
    assert box.text() != before
    assert window.actions_table["undo"].text() == f"撤销“{doubled.repair.label}”"
    run(window, "undo")
    assert box.text() == before


def test_read_only_is_visible_and_nothing_can_be_changed(open_window: OpenWindow) -> None:
    window = open_window("甲")
    path = catalogue_of(window).path
    window.session.close()
    window.session.open(Catalogue.open(path, read_only=True))
    complete(window)
    assert "只读" in window.windowTitle()
    assert window.parts.banner.isVisible()
    assert name_line(window).isReadOnly()
    for row in ACTIONS:
        if row.id in ("add", "remove", "move_up", "status_review", "undo", "areas", "edit_cell", "confirm"):
            assert not window.actions_table[row.id].isEnabled(), row.id
    window.parts.table.edit_current()
    assert rows(window) == "> 甲"


def test_closing_commits_half_typed_text(open_window: OpenWindow) -> None:
    window = open_window("甲")
    path = catalogue_of(window).path
    line = name_line(window)
    line.setFocus()
    line.selectAll()
    type_text(line, "乙")
    window.close()
    with Catalogue.open(path) as catalogue:
        assert [entry["name"] for entry in catalogue.snapshot().entries] == ["乙"]


def test_sizes_and_columns_are_remembered(open_window: OpenWindow) -> None:
    window = open_window("甲")
    table = window.parts.table
    table.set_columns_shown(["@status", "name", "content"])
    table.horizontalHeader().resizeSection(4, 321)
    window.session.close()
    window = open_window("甲")
    assert table.columns_shown() == ["@status", "@area", "name", "content"]
    assert table.horizontalHeader().sectionSize(4) == 321


def test_closing_the_catalogue_leads_back_to_the_beginning(open_window: OpenWindow) -> None:
    window = open_window("甲")
    run(window, "close")
    assert window.parts.pages.currentWidget() is window.parts.empty
    assert not window.actions_table["add"].isEnabled()
    assert find(window.parts.empty, QWidget, "recent_0").isVisible()


def test_what_cannot_be_saved_is_not_lost(open_window: OpenWindow) -> None:
    """Somebody took the catalogue over: a sentence, and the words stay where they were typed."""
    window = open_window("甲", "乙")
    with Catalogue.open(catalogue_of(window).path, take_over=True) as other:
        line = name_line(window)
        line.setFocus()
        line.selectAll()
        type_text(line, "没有保存的名称")
        with answering(press("answer_0")):
            window.parts.table.setFocus()
        assert line.text() == "没有保存的名称"
        line.setText("甲")
        window.parts.table.select([shown_id(window, 1)], "name")
        window.actions_table["edit_cell"].trigger()
        (cell,) = window.parts.table.viewport().findChildren(FieldEditor)
        cell.put_value("没有保存的单元格")
        with answering(press("answer_0")):
            window.parts.table.commit_editor()
        settle()
        again = [one for one in window.parts.table.viewport().findChildren(FieldEditor) if not one.isHidden()]
        assert [one.value() for one in again] == ["没有保存的单元格"]
        QTest.keyClick(again[0].focusProxy() or again[0], Qt.Key.Key_Escape)
        assert [entry["name"] for entry in other.snapshot().entries] == ["甲", "乙"]


def test_delete_on_a_chip_in_a_cell_deletes_no_row(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    window.parts.table.select([shown_id(window, 0)], "channels")
    window.actions_table["edit_cell"].trigger()
    chip = QApplication.focusWidget()
    assert isinstance(chip, Chip)
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    settle()
    assert rows(window).count("\n") == 1
