"""The second page: ticks of every kind, what they do to the catalogue, and new plans that keep them."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from exporters.formats import export
from exporters.options import ExportOptions
from gui.importing.cleanup_model import CleanupModel
from gui.importing.decisions import RowKind
from gui.importing.plan_model import PlanModel
from gui.main_window import MainWindow
from model.operations.entries import edit_entry, remove_entries
from tests.helpers.catalogues import entry_named, names, picture
from tests.helpers.windows import find
from tests.helpers.wizard import HEADER, OpenWizard, Wizard, line, list_json, sheet_of, wait_until

SAME = "机构名称；办公地址；联系电话"


def model_of(run: Wizard) -> PlanModel:
    model = run.changes.rows.model
    assert model is not None
    return model


def tick(run: Wizard, *place: int, yes: bool) -> None:
    """Tick a line: ``tick(run, 2)`` a row, ``tick(run, 2, 0)`` the first line below it."""
    index = QModelIndex()
    for row in place:
        index = model_of(run).index(row, 0, index)
    state = Qt.CheckState.Checked if yes else Qt.CheckState.Unchecked
    assert model_of(run).setData(index, state.value, Qt.ItemDataRole.CheckStateRole)


def menu_action(run: Wizard, *texts: str) -> None:
    """Trigger an entry of 批量采用."""
    menu = run.changes.rows.menu
    for text in texts:
        action = next(action for action in menu.actions() if action.text() == text)
        if action.menu() is None:
            action.trigger()
            return
        menu = action.menu()


def apply(run: Wizard) -> None:
    run.next()
    assert run.page() == "③ 完成"


def test_a_row_or_a_single_field_can_be_refused(wizard: OpenWizard) -> None:
    first = line("甲", "新的内容", basis="《新的依据》", channels="政府网站；政务服务中心")
    run = wizard(sheets=[sheet_of(HEADER, first, line("乙", "也是新的"), line("戊"))])
    run.next()
    tick(run, 0, 1, yes=False)
    tick(run, 1, yes=False)
    assert run.rows() == (
        "[-] 修改 | 公共法律服务 第 2 行 | 甲 | 2 处不同：公开内容、公开依据\n"
        f"    [x] 公开内容 | - | {SAME} | 新的内容\n"
        f"    [ ] 公开依据 | - | {entry_named(run.catalogue, '甲')['basis']} | 《新的依据》\n"
        "[ ] 修改 | 公共法律服务 第 3 行 | 乙 | 1 处不同：公开内容\n"
        f"    [ ] 公开内容 | - | {SAME} | 也是新的\n"
        "[x] 新增 | 公共法律服务 第 4 行 | - | 戊（公共法律服务）"
    )
    wait_until(lambda: run.summary() == "将新增 1 个事项，修改 1 个事项")
    before = list_json(run.catalogue)
    apply(run)
    changed = entry_named(run.catalogue, "甲")
    assert (changed["content"], changed["basis"][:3]) == ("新的内容", "《中华")
    assert entry_named(run.catalogue, "乙")["content"] == SAME
    assert names(run.catalogue, "legal") == ["甲", "乙", "丙", "戊"]
    run.press("import_undo")
    assert list_json(run.catalogue) == before


def test_ticking_a_field_of_a_row_left_out_takes_only_that_field(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("甲", "新的内容", basis="《新的依据》"))])
    run.next()
    tick(run, 0, yes=False)
    tick(run, 0, 1, yes=True)
    apply(run)
    changed = entry_named(run.catalogue, "甲")
    assert (changed["content"], changed["basis"]) == (SAME, "《新的依据》")


def test_a_field_can_be_refused_everywhere(wizard: OpenWizard) -> None:
    rows = [line(name, "新的内容", basis="《新的依据》") for name in "甲乙丙"]
    run = wizard(sheets=[sheet_of(HEADER, *rows)])
    run.next()
    menu_action(run, "按字段不采用", "不采用“公开依据”的修改（3 处）")
    assert run.rows().count("    [ ] 公开依据") == 3
    apply(run)
    entries = run.catalogue.snapshot().entries
    assert {entry["content"] for entry in entries} == {"新的内容"}
    assert "《新的依据》" not in {entry["basis"] for entry in entries}


def test_likely_rows_are_added_unless_they_are_said_to_be_the_same(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("法律援助机构信息"), line("法律援助机构的名录"))])
    run.next()
    apply(run)
    run.next()
    again = wizard(sheets=[sheet_of(HEADER, line("法律援助机构信息情况", "别的内容"))])
    again.next()
    assert again.rows() == (
        "[x] 可能相同 | 公共法律服务 第 2 行 | 法律援助机构信息 | 法律援助机构信息情况（公共法律服务）\n"
        "    [ ] 是同一事项 | - | 法律援助机构信息 | 不勾选：作为新事项加入\n"
        "        事项名称 | - | 法律援助机构信息 | 法律援助机构信息情况\n"
        "        公开内容 | - | 名称；地址；电话 | 别的内容"
    )
    assert again.changes.rows.tree.isExpanded(model_of(again).index(0, 0)), "a question is open by itself"
    assert "很像" in again.changes.rows.sheet.toPlainText()
    menu_action(again, "可能相同的都是同一事项")
    assert "[x] 是同一事项 | - | 法律援助机构信息 | 勾选：修改左边这个事项，不另外新增" in again.rows()
    before = len(again.catalogue.ids())
    apply(again)
    assert len(again.catalogue.ids()) == before
    assert entry_named(again.catalogue, "法律援助机构信息情况")["content"] == "别的内容"


@pytest.fixture
def exported(window: MainWindow, tmp_path: Path) -> Path:
    """The catalogue as a workbook of ours; afterwards both sides changed 甲, and 丙 was removed from the catalogue."""
    catalogue = window.session.workspace.catalogue
    target = tmp_path / "送出的.xlsx"
    export(catalogue.snapshot(), target, ExportOptions())
    book = openpyxl.load_workbook(target)
    sheet = book["公共法律服务"]
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == SAME:
                cell.value = "文件里改的内容"
    book.save(target)
    catalogue.run(edit_entry(entry_id=1, field="content", value="目录里改的内容"))
    catalogue.run(remove_entries(entry_ids=[3]))
    return target


def test_conflicts_show_both_sides_and_are_left_alone(wizard: OpenWizard, exported: Path) -> None:
    run = wizard(exported)
    run.next()
    rows = run.rows().splitlines()
    assert rows[0].startswith("[ ] 冲突 |")
    assert rows[1] == "    [ ] 公开内容 | 两边都改过 | 目录里改的内容 | 文件里改的内容"
    assert any("（已删除）" in row and row.startswith("[ ] 冲突") for row in rows)
    sheet = run.changes.rows.sheet.toPlainText()
    assert f"导出时：{SAME}" in sheet
    assert "目录里现在：目录里改的内容" in sheet
    assert "文件里：文件里改的内容" in sheet
    menu_action(run, "冲突都保留目录里的")
    apply(run)
    assert entry_named(run.catalogue, "甲")["content"] == "目录里改的内容"
    assert entry_named(run.catalogue, "乙")["content"] == "文件里改的内容"
    assert names(run.catalogue, "legal") == ["甲", "乙"]


def test_conflicts_can_be_decided_for_the_file(wizard: OpenWizard, exported: Path) -> None:
    run = wizard(exported)
    before = list_json(run.catalogue)
    run.next()
    menu_action(run, "冲突都用文件里的")
    apply(run)
    assert entry_named(run.catalogue, "甲")["content"] == "文件里改的内容"
    assert names(run.catalogue, "legal") == ["甲", "乙", "丙"], "the removed one is back"
    run.press("import_undo")
    assert list_json(run.catalogue) == before


def test_rows_are_filtered_by_kind(wizard: OpenWizard) -> None:
    rows = [line("甲", SAME), line("乙", SAME.replace("；", "，")), line("丙", "新的内容"), line("戊")]
    run = wizard(sheets=[sheet_of(HEADER, *rows)])
    run.next()
    chips = run.changes.rows.chips
    shown = {kind: chip.word for kind, chip in chips.items() if not chip.isHidden()}
    assert shown == {
        RowKind.NEW: "新增 1",
        RowKind.CHANGED: "修改 1",
        RowKind.PUNCTUATION: "只改标点 1",
        RowKind.UNCHANGED: "相同 1",
    }
    assert "相同 |" not in run.rows(), "what does not change is hidden at first"
    assert "只有标点不同" in run.rows()
    for kind in (RowKind.NEW, RowKind.CHANGED, RowKind.PUNCTUATION):
        QTest.mouseClick(chips[kind], Qt.MouseButton.LeftButton)
    assert run.rows() == ""
    QTest.mouseClick(chips[RowKind.UNCHANGED], Qt.MouseButton.LeftButton)
    assert run.rows() == "    相同 | 公共法律服务 第 2 行 | 甲 | 与目录里的相同"
    run.press("import_none")
    apply(run)
    assert names(run.catalogue, "legal") == ["甲", "乙", "丙", "戊"], "what is filtered out keeps its tick"


def test_space_ticks_the_chosen_lines_and_enter_goes_on(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), line("己"), line("庚"))])
    run.next()
    tree = run.changes.rows.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert [row[:3] for row in run.rows().splitlines()] == ["[ ]", "[ ]", "[x]"]
    QTest.keyClick(tree, Qt.Key.Key_Return)
    run.settle()
    assert run.page() == "③ 完成"
    assert names(run.catalogue, "legal") == ["甲", "乙", "丙", "庚"]


def test_blank_cells_erase_only_when_that_is_asked(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("甲", SAME, time_limit=""))])
    run.next()
    assert run.changes.notice.sentence.startswith("没有新内容")
    box = find(run.dialog, QWidget, "import_erase")
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() - box.rect().center() / 1.1)
    run.settle()
    assert "1 处不同：公开时限" in run.rows()
    apply(run)
    assert entry_named(run.catalogue, "甲")["time_limit"] == ""


def test_clean_ups_can_be_refused_and_the_ticks_stay(wizard: OpenWizard) -> None:
    rows = [line("法律 援助 办理"), line("公证 服务 指南")]
    run = wizard(sheets=[sheet_of(HEADER, *rows)])
    run.next()
    tick(run, 1, yes=False)
    page = run.changes.cleanups
    shown = [[page.model.index(row, column).data() for column in range(4)] for row in range(page.model.rowCount())]
    assert shown == [
        ["空格和断行", "公共法律服务 第 2 行", "法律␣援助␣办理", "法律援助办理"],
        ["空格和断行", "公共法律服务 第 3 行", "公证␣服务␣指南", "公证服务指南"],
    ]
    page.model.setData(page.model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert page.pending
    run.settle()
    assert [row.split(" | ")[0] for row in run.rows().splitlines()] == ["[x] 新增", "[ ] 新增"]
    assert "法律 援助 办理（公共法律服务）" in run.rows()
    apply(run)
    assert names(run.catalogue, "legal") == ["甲", "乙", "丙", "法律 援助 办理"]


def test_one_traditional_text_can_be_taken_and_another_left(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("圖書館開放"), line("博物館開放"))])
    run.next()
    model = run.changes.cleanups.model
    ticks = [model.index(row, 0).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())]
    assert ticks == [Qt.CheckState.Unchecked] * 2, "never forced"
    model.setData(model.index(1, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    run.settle()
    assert "博物馆开放（公共法律服务）" in run.rows()
    assert "圖書館開放（公共法律服务）" in run.rows()
    run.press("import_clean_all")
    run.settle()
    assert "图书馆开放（公共法律服务）" in run.rows()


def test_a_problem_leads_to_its_row(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), line("己", basis=""))])
    run.next()
    problems = run.changes.problems
    assert problems.index(0, 1).data() == "公开依据没有填写。"
    run.changes.tabs.setCurrentIndex(1)
    run.changes.problem_list.doubleClicked.emit(problems.index(0, 0))
    assert run.changes.tabs.currentIndex() == 0
    assert run.changes.rows.tree.currentIndex().row() == 1


def test_rows_that_cannot_be_imported_say_why(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), line("戊"))])
    run.next()
    assert "不能导入 | 公共法律服务 第 3 行 | - | 与“公共法律服务”第 2 行完全相同" in run.rows()
    index = model_of(run).index(1, 0)
    assert not index.flags() & Qt.ItemFlag.ItemIsUserCheckable or "新增" in str(index.data())
    before = picture(run.catalogue)
    run.close()
    assert picture(run.catalogue) == before


def test_the_models_keep_the_rules_of_qt(wizard: OpenWizard, exported: Path) -> None:
    run = wizard(exported)
    run.next()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    model = model_of(run)
    cleanups = CleanupModel(run.dialog)
    testers = [QAbstractItemModelTester(one, mode) for one in (model, run.changes.problems, cleanups)]
    for row in range(model.rowCount()):
        if model.index(row, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable:
            tick(run, row, yes=True)
            tick(run, row, yes=False)
    model.tick_all(True)
    model.show_kinds({RowKind.CONFLICT})
    model.show_kinds(frozenset(RowKind))
    assert len(testers) == 3
