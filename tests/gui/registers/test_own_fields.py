"""自定义字段 added by hand: the dialog itself, and that such a field is everywhere a standard one is."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QInputDialog, QLabel, QPlainTextEdit, QPushButton, QTableView

from exporters.formats import export
from exporters.options import ExportOptions
from gui.main_window import MainWindow
from gui.registers.own_fields import OwnFieldModel, OwnFieldsDialog
from importers.files import read_file
from model.catalogue import Catalogue
from model.fields import STANDARD
from model.operations.custom_fields import add_custom_field, rename_custom_field
from model.operations.entries import edit_entry
from tests.helpers.catalogues import picture
from tests.helpers.windows import answering, catalogue_of, complete, find, press, settle, table_picture
from tests.helpers.wizard import HEADER, Wizard, line, sheet_of

OpenWindow = Callable[..., MainWindow]


def lines(dialog: QDialog) -> list[str]:
    model = find(dialog, QTableView, "own_field_list").model()
    return [f"{model.index(row, 0).data()} {model.index(row, 1).data()}" for row in range(model.rowCount())]


def naming(monkeypatch: pytest.MonkeyPatch, name: str, *, sure: bool = True) -> None:
    """What the clerk answers when asked for a name."""
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: (name, sure))


def counted(dialog: QDialog) -> list[str]:
    settle(lambda: "…" not in "".join(lines(dialog)))
    return lines(dialog)


def during(window: MainWindow, act: Callable[[OwnFieldsDialog], object]) -> None:
    def work(dialog: QDialog) -> None:
        if isinstance(dialog, OwnFieldsDialog):
            act(dialog)
            settle(lambda: not window.runner.busy)
            dialog.reject()

    with answering(work):
        window.actions_table["own_fields"].trigger()


def test_adding_renaming_ordering_and_removing(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    pictures = [picture(catalogue)]

    def act(dialog: OwnFieldsDialog) -> None:
        assert not find(dialog, QPushButton, "own_field_rename").isEnabled()
        for name in ("责任科室", "办理地点"):
            naming(monkeypatch, name)
            find(dialog, QPushButton, "own_field_add").click()
            pictures.append(picture(catalogue))
        assert counted(dialog) == ["责任科室 0", "办理地点 0"]
        catalogue.run(edit_entry(entry_id=catalogue.ids()[0], field="x_责任科室", value="办公室"))
        pictures.append(picture(catalogue))
        find(dialog, QPushButton, "own_field_up").click()
        pictures.append(picture(catalogue))
        assert counted(dialog) == ["办理地点 0", "责任科室 1"]
        assert not find(dialog, QPushButton, "own_field_up").isEnabled()
        naming(monkeypatch, "地点")
        find(dialog, QPushButton, "own_field_rename").click()
        pictures.append(picture(catalogue))
        naming(monkeypatch, "不要的", sure=False)
        find(dialog, QPushButton, "own_field_rename").click()
        find(dialog, QPushButton, "own_field_down").click()
        pictures.append(picture(catalogue))
        assert counted(dialog) == ["责任科室 1", "地点 0"]

    during(window, act)
    while len(pictures) > 1:
        assert picture(catalogue) == pictures.pop()
        window.actions_table["undo"].trigger()
        settle(lambda: not window.runner.busy)
    assert picture(catalogue) == pictures[0]


def test_removing_says_how_much_goes_and_is_one_undo(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    catalogue.run(add_custom_field(label="责任科室"))
    catalogue.run(edit_entry(entry_id=catalogue.ids()[0], field="x_责任科室", value="办公室"))
    before = picture(catalogue)
    asked: list[str] = []

    def act(dialog: QDialog) -> None:
        if dialog.objectName() == "message":
            asked.append(dialog.property("text"))
            press("answer_0" if len(asked) == 2 else "answer_1")(dialog)
            return
        counted(dialog)
        for left in (["责任科室 1"], []):
            find(dialog, QPushButton, "own_field_remove").click()
            settle(lambda: not window.runner.busy)
            assert counted(dialog) == left
        dialog.reject()

    with answering(act):
        window.actions_table["own_fields"].trigger()
    assert asked == ["删除字段“责任科室”？其中 1 个事项填写的内容一起删除，可以撤销。"] * 2
    assert catalogue.settings().custom_fields == ()
    window.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_a_used_name_is_a_sentence(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window("甲")
    naming(monkeypatch, "公开依据")
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        if dialog.objectName() == "message":
            said.append(dialog.property("text"))
            press("answer_0")(dialog)
        else:
            find(dialog, QPushButton, "own_field_add").click()
            dialog.reject()

    with answering(act):
        window.actions_table["own_fields"].trigger()
    assert "已经有名称为“公开依据”的字段" in said[0]


def filled(window: MainWindow) -> Catalogue:
    """An own field added and filled in through the window."""
    catalogue = catalogue_of(window)
    assert window.session.run(add_custom_field(label="责任科室")) is not None
    window.parts.table.select(catalogue.ids()[:1])
    box = find(window.parts.form, QPlainTextEdit, "text_x_责任科室")
    box.setFocus()
    box.insertPlainText("普法与依法治理科")
    window.parts.form.commit()
    complete(window)
    return catalogue


def test_it_is_in_form_table_and_search(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = filled(window)
    assert catalogue.entries(catalogue.ids())[0]["x_责任科室"] == "普法与依法治理科"
    assert "责任科室" in {label.text() for label in window.parts.form.findChildren(QLabel)}
    assert table_picture(window.parts.table, "事项名称", "责任科室") == "> 甲 | 普法与依法治理科\n  乙 | -"
    window.parts.search.setText("依法治理")
    settle(lambda: window.session.entry_list is not None and len(window.session.entry_list.ids) == 1)
    assert table_picture(window.parts.table, "事项名称") == "> 甲"


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".docx", ".json"])
def test_it_is_in_every_exported_file(open_window: OpenWindow, tmp_path: Path, suffix: str) -> None:
    catalogue = filled(open_window("甲"))
    path = tmp_path / f"目录{suffix}"
    export(catalogue.snapshot(), path, ExportOptions(), lambda *_: None)
    if suffix == ".json":
        text = path.read_text(encoding="utf-8")
    elif suffix == ".docx":
        text = "\n".join(
            cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells
        )
    else:
        text = "\n".join(cell for sheet in read_file(path, lambda *_: None) for row in sheet.rows for cell in row)
    assert "责任科室" in text
    assert "普法与依法治理科" in text


def test_a_column_of_that_name_is_imported_into_it(open_window: OpenWindow) -> None:
    window = open_window("甲")
    catalogue = filled(window)
    catalogue.run(add_custom_field(label="办理地点"))
    rows = [(*HEADER, "责任科室", "在哪办"), (*line("新的"), "公共法律服务科", "二楼")]
    run = Wizard(window, sheets=[sheet_of(*rows)])
    menu = run.found.column_menu(len(HEADER) + 1)
    (choice,) = [action for action in menu.actions() if action.text() == "办理地点"]
    choice.trigger()
    run.settle()
    run.next()
    run.next()
    run.close()
    entry = catalogue.snapshot().entries[-1]
    assert (entry["name"], entry["x_责任科室"], entry["x_办理地点"]) == ("新的", "公共法律服务科", "二楼")
    assert [field.label for field in catalogue.settings().custom_fields] == ["责任科室", "办理地点"]


def test_a_renamed_field_is_found_again_by_its_new_name(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window("甲")
    catalogue = filled(window)
    catalogue.run(rename_custom_field(key="x_责任科室", label="承办科室"))
    path = tmp_path / "来回.xlsx"
    export(catalogue.snapshot(), path, ExportOptions(), lambda *_: None)
    before = picture(catalogue)
    run = Wizard(window, path)
    run.settle()
    assert "承办科室" in run.columns()
    run.next()
    assert run.summary() == "没有勾选要导入的内容", "nothing in the file differs"
    run.close()
    assert picture(catalogue) == before


def test_the_model_is_sound(open_window: OpenWindow) -> None:
    window = open_window("甲")
    model = OwnFieldModel(window)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    filled(window)
    model.show(catalogue_of(window).settings().custom_fields)
    assert (model.rowCount(), model.headerData(0, Qt.Orientation.Horizontal)) == (1, "字段")
    assert "责任科室" not in {field.label for field in STANDARD.fields}
