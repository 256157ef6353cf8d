"""Whole imports through the wizard: the catalogue before and after, and every way out."""

import sqlite3
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gui.importing.import_dialog import ImportDialog
from gui.importing.source import Source
from gui.main_window import MainWindow
from importers import layouts
from model.catalogue import Catalogue
from model.operations.entries import edit_entry
from tests.helpers.catalogues import picture, tree
from tests.helpers.windows import complete, find, table_picture
from tests.helpers.wizard import HEADER, OpenWizard, line, list_json, sheet_of, told, wait_until, write_workbook


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """A workbook with a changed and a new row and a sheet of another area; a text file with a known row."""
    book = write_workbook(
        tmp_path / "各科室.xlsx",
        {
            "公共法律服务": [HEADER, line("甲", "名称；地址；电话；传真"), line("戊")],
            "公共文化服务": [HEADER, line("图书馆开放", "开放时间", "公共文化机构")],
        },
    )
    text = tmp_path / "公共法律服务.csv"
    text.write_text("\n".join(",".join(row) for row in (HEADER, line("乙", "机构名称；办公地址；联系电话"))), "utf-8")
    return [book, text]


def test_an_area_the_catalogue_lacks_is_called_by_its_name(wizard: OpenWizard, tmp_path: Path) -> None:
    rows = [HEADER, line("行政许可", subject="格尔木市应急管理局")]
    book = write_workbook(tmp_path / "应急局.xlsx", {"安全生产": rows})
    assert wizard(book).tables() == "  应急局.xlsx\n> [x] 安全生产 | 安全生产 · 1 个事项"


def test_a_whole_import_and_its_undo(wizard: OpenWizard, files: list[Path]) -> None:
    run = wizard(*files)
    before = list_json(run.catalogue)
    assert run.page() == "① 找到的表格"
    assert run.summary() == "2 个文件，3 张表，4 个事项"
    assert run.tables() == (
        "  各科室.xlsx\n"
        "> [x] 公共法律服务 | 公共法律服务 · 2 个事项\n"
        "  [x] 公共文化服务 | 公共文化服务 · 1 个事项\n"
        "  公共法律服务.csv\n"
        "  [x] 公共法律服务 | 公共法律服务 · 1 个事项"
    )
    assert run.columns().startswith("A 序号 | B 一级事项 | C 事项名称 | D 公开内容 | E 公开依据")
    run.next()
    assert run.page() == "② 会有哪些变化"
    assert run.summary() == "将新增 2 个事项，修改 1 个事项"
    assert run.rows() == (
        "[x] 修改 | 公共法律服务 第 2 行 | 甲 | 1 处不同：公开内容\n"
        "    [x] 公开内容 | - | 机构名称；办公地址；联系电话 | 名称；地址；电话；传真\n"
        "[x] 新增 | 公共法律服务 第 3 行 | - | 戊（公共法律服务）\n"
        "[x] 新增 | 公共文化服务 第 2 行 | - | 图书馆开放（公共文化服务）"
    )
    run.next()
    assert run.page() == "③ 完成"
    assert run.finished.title.text() == "导入完成：新增 2 个事项，修改 1 个事项"
    table = run.finished.table
    told = [[table.item(row, column).text() for column in range(table.columnCount())] for row in range(2)]
    assert told == [["各科室.xlsx", "2", "1", "0", "0", "0", "3"], ["公共法律服务.csv", "0", "0", "1", "0", "0", "1"]]
    assert tree(run.catalogue) == (
        "公共文化服务\n  5 草拟 公共文化机构 图书馆开放\n"
        "公共法律服务\n  1 草拟 法律援助 甲\n  2 草拟 法律援助 乙\n  3 草拟 法律援助 丙\n  4 草拟 法律援助 戊"
    )
    assert run.catalogue.undo_label == "导入 各科室.xlsx 等 2 个文件"
    run.press("import_undo")
    assert list_json(run.catalogue) == before
    assert run.finished.title.text() == "已撤销这次导入"
    assert not run.finished.undo.isEnabled()
    run.next()
    assert not run.dialog.isVisible()
    assert run.catalogue.redo_label == "导入 各科室.xlsx 等 2 个文件"


def test_the_window_shows_what_was_imported(wizard: OpenWizard, window: MainWindow) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.next()
    run.next()
    assert window.actions_table["undo"].text() == "撤销“导入 剪贴板”"
    assert table_picture(window.parts.table, "事项名称") == "  甲\n  乙\n  丙\n> 戊", "what came in is chosen"


def test_enter_alone_leads_through_the_pages(wizard: OpenWizard) -> None:
    """The focus is on what is to be decided, then on 完成; a screen reader says what the button does by now."""
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    accept = find(run.dialog, QPushButton, "import_accept")
    said = [accept.accessibleName()]
    run.next()
    assert run.dialog.focusWidget() is run.changes.rows.tree
    said.append(accept.accessibleName())
    QTest.keyClick(run.changes.rows.tree, Qt.Key.Key_Return)
    run.settle()
    assert run.dialog.focusWidget() is accept
    assert [*said, accept.accessibleName()] == ["下一步", "导入", "完成"]
    QTest.keyClick(accept, Qt.Key.Key_Return)
    assert not run.dialog.isVisible()
    assert "  4 草拟 法律援助 戊" in tree(run.catalogue)


@pytest.mark.parametrize("pages", [0, 1])
def test_leaving_on_any_page_leaves_no_trace(wizard: OpenWizard, pages: int) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    before = picture(run.catalogue)
    for _ in range(pages):
        run.next()
    QTest.keyClick(run.dialog, Qt.Key.Key_Escape)
    assert not run.dialog.isVisible()
    assert picture(run.catalogue) == before
    assert run.catalogue.undo_label is None


def test_leaving_while_the_files_are_read_stops_the_reading(window: MainWindow, files: list[Path]) -> None:
    assert window.session.workspace is not None
    dialog = ImportDialog(window.session.workspace, window.runner, Source(files), window)
    dialog.begin()
    dialog.open()
    dialog.reject()
    wait_until(lambda: not window.runner.busy)
    assert not dialog.isVisible()
    assert not window.jobs.busy
    dialog.deleteLater()


def test_cancelling_the_last_step_leaves_no_trace(wizard: OpenWizard) -> None:
    rows = [line(f"新事项第{number}号", number=str(number)) for number in range(4_000)]
    run = wizard(sheets=[sheet_of(HEADER, *rows)])
    before = picture(run.catalogue)
    run.next()
    QTest.keyClick(run.dialog, Qt.Key.Key_Return)
    assert run.window.runner.busy
    run.dialog.reject()
    run.settle()
    assert run.page() == "② 会有哪些变化", "the wizard stays, with its ticks"
    assert picture(run.catalogue) == before
    assert run.catalogue.undo_label is None
    assert run.can_go_on()


def test_a_file_that_cannot_be_read_is_a_sentence(wizard: OpenWizard, window: MainWindow, tmp_path: Path) -> None:
    file = tmp_path / "旧文件.doc"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with told() as sentences:
        run = wizard(file)
    assert "旧文件.doc" in sentences[0]
    assert "WPS" in sentences[0]
    assert not run.dialog.isVisible()


def test_of_several_files_the_readable_ones_go_on(wizard: OpenWizard, files: list[Path], tmp_path: Path) -> None:
    empty = tmp_path / "空.xlsx"
    empty.touch()
    with told() as sentences:
        run = wizard(empty, *files)
        wait_until(lambda: bool(sentences))
    assert "“空.xlsx”是空文件" in sentences[0]
    assert run.summary() == "2 个文件，3 张表，4 个事项"
    assert run.can_go_on()


def test_nothing_new_is_said(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("甲", "机构名称；办公地址；联系电话"))])
    run.next()
    assert run.changes.notice.sentence == "没有新内容：文件里的 1 个事项与目录里的完全相同，不用导入。"
    assert run.rows() == "    相同 | 公共法律服务 第 2 行 | 甲 | 与目录里的相同"
    assert not run.can_go_on()
    assert run.summary() == "没有勾选要导入的内容"


def test_nothing_ticked_cannot_be_imported(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.next()
    run.press("import_none")
    assert run.rows() == "[ ] 新增 | 公共法律服务 第 2 行 | - | 戊（公共法律服务）"
    wait_until(lambda: not run.can_go_on())
    run.press("import_all")
    wait_until(run.can_go_on)


def test_ticks_survive_going_back(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"), line("己"))])
    run.next()
    index = run.changes.rows.model.index(0, 0)
    run.changes.rows.model.setData(index, Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    run.press("import_back")
    assert run.page() == "① 找到的表格"
    run.next()
    assert [row[:3] for row in run.rows().splitlines()] == ["[ ]", "[x]"]
    run.next()
    assert [entry["name"] for entry in run.catalogue.snapshot().entries] == ["甲", "乙", "丙", "己"]


def test_the_report_is_saved_and_tells_what_was_done(wizard: OpenWizard, tmp_path: Path) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("甲", "名称"), line("戊", basis=""))])
    run.next()
    run.next()
    target = tmp_path / "报告.xlsx"
    run.dialog.save_report(target)
    run.settle()
    assert run.finished.saved.text() == f"报告已保存：{target}"
    assert not run.finished.open_file.isHidden()
    book = openpyxl.load_workbook(target)
    rows = list(book["事项"].iter_rows(values_only=True))
    assert ("修改", "甲", "公开内容") in [(row[2], row[4], row[5]) for row in rows]
    assert ("新增", "戊") in [(row[2], row[4]) for row in rows]
    assert any("公开依据没有填写" in str(row) for row in book["问题"].iter_rows(values_only=True))


def test_a_report_that_cannot_be_written_is_a_sentence(wizard: OpenWizard, tmp_path: Path) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.next()
    run.next()
    with told() as sentences:
        run.dialog.save_report(tmp_path / "没有的文件夹" / "报告.xlsx")
        run.settle()
    assert "报告" in sentences[0]
    assert "写不进去" in sentences[0]
    assert run.finished.saved.isHidden()


def test_columns_that_cannot_be_remembered_do_no_harm(wizard: OpenWizard, program_home: Path) -> None:
    (program_home / "layouts.json").mkdir()
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.found._on_column(3, None)
    run.settle()
    run.next()
    run.next()
    assert run.page() == "③ 完成"
    assert [entry["content"] for entry in run.catalogue.snapshot().entries if entry["name"] == "戊"] == [""]


def test_corrected_columns_are_remembered(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.found._on_column(3, None)
    run.settle()
    run.next()
    run.next()
    assert layouts.layouts_file().exists()
    again = wizard(sheets=[sheet_of(HEADER, line("己"))])
    assert "D 不导入" in again.columns()


def test_an_import_that_is_refused_keeps_the_page(wizard: OpenWizard, window: MainWindow) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("甲", "别的内容"))])
    run.next()
    run.catalogue.run(edit_entry(entry_id=1, field="content", value="刚刚又改过"))
    before = picture(run.catalogue)
    with told() as sentences:
        run.next()
    assert "又有改动" in sentences[0]
    assert run.page() == "② 会有哪些变化"
    assert picture(run.catalogue) == before


def test_a_catalogue_taken_over_by_another_is_a_sentence(wizard: OpenWizard) -> None:
    run = wizard(sheets=[sheet_of(HEADER, line("戊"))])
    run.next()
    with sqlite3.connect(run.catalogue.path) as other:
        other.execute("UPDATE lock SET token = 'x'")
    other.close()
    with told() as sentences:
        run.next()
    assert "接管" in sentences[0]
    with Catalogue.open(run.catalogue.path, read_only=True) as reader:
        assert [entry["name"] for entry in reader.snapshot().entries] == ["甲", "乙", "丙"]


def test_a_long_import_is_taken_back_and_done_again_from_the_window(wizard: OpenWizard, window: MainWindow) -> None:
    rows = [line(f"新事项第{number}号", number=str(number)) for number in range(800)]
    run = wizard(sheets=[sheet_of(HEADER, *rows)])
    before = list_json(run.catalogue)
    run.next()
    run.next()
    run.next()
    after = list_json(run.catalogue)
    for action, expected in (("undo", before), ("redo", after), ("undo", before)):
        window.actions_table[action].trigger()
        assert window.runner.busy, "on a thread, the window blocked by the progress"
        run.settle()
        assert list_json(run.catalogue) == expected
    complete(window)
    assert table_picture(window.parts.table, "事项名称").count("\n") == 2
