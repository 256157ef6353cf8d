"""主体名录 as a clerk uses it: other names, units taken in and out, merged, renamed in the entries."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from exporters.formats import export
from exporters.options import ExportOptions
from gui.bulk.bulk_dialog import BulkDialog
from gui.main_window import MainWindow
from gui.registers.unit_form import MergeForm, UnitForm
from gui.registers.unit_register import UnitModel, UnitRegister
from model.operations.entries import edit_entries
from model.operations.units import set_unit
from model.reading import read_snapshot
from model.unit_census import UnitUse
from model.unit_register import Unit
from tests.gui.test_words import described, english, is_anonymous, own_widgets, texts
from tests.helpers.catalogues import UNIT, picture
from tests.helpers.windows import answering, catalogue_of, complete, find, press, settle
from tests.helpers.wizard import HEADER, Wizard, line, sheet_of

OpenWindow = Callable[..., MainWindow]
SUBJECTS = (f"{UNIT}、格尔木市财政局", "市司法局", "司法处；财政局", "相关部门")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    opened = open_window("甲", "乙", "丙", "丁")
    catalogue = catalogue_of(opened)
    values = {key: {"subject": text} for key, text in zip(catalogue.ids(), SUBJECTS, strict=True)}
    catalogue.run(edit_entries(values=values, label="准备"))
    return opened


def lines(register: UnitRegister) -> list[str]:
    model = register.units
    return [
        " | ".join(str(model.index(row, column).data() or "-") for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def choose(register: UnitRegister, name: str) -> None:
    find(register, QTableView, "unit_list").selectRow(register.units.row_of(name))


def click(register: QDialog, name: str) -> None:
    button = find(register, QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def during(window: MainWindow, act: Callable[[UnitRegister], object], *others: Callable[[QDialog], object]) -> None:
    """Work in the register; the dialogs it opens get the other answers, in order."""
    waiting = list(others)

    def work(dialog: QDialog) -> None:
        if isinstance(dialog, UnitRegister):
            settle(lambda: dialog.complete)
            act(dialog)
            if dialog.isVisible():
                dialog.reject()
        else:
            waiting.pop(0)(dialog)

    with answering(work):
        window.actions_table["unit_register"].trigger()
    assert not waiting, "a dialog did not open"


def fill_unit(name: str = "", aliases: str = "", former: str = "") -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, UnitForm)
        if name:
            find(dialog, QLineEdit, "unit_name").setText(name)
        find(dialog, QPlainTextEdit, "unit_aliases").setPlainText(aliases)
        find(dialog, QPlainTextEdit, "unit_former").setPlainText(former)
        press("unit_form_accept")(dialog)

    return act


def merge_into(name: str, *, as_alias: bool, entries: bool) -> Callable[[QDialog], None]:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeForm)
        assert not find(dialog, QPushButton, "unit_merge_accept").isEnabled(), "no unit is chosen yet"
        find(dialog, QComboBox, "merge_into").setEditText(name)
        assert dialog.as_alias == as_alias
        find(dialog, QCheckBox, "merge_entries").setChecked(entries)
        press("unit_merge_accept")(dialog)

    return act


def test_who_is_named_how_often(window: MainWindow) -> None:
    catalogue_of(window).run(set_unit(name=UNIT, aliases=["市司法局"], former=["司法处"]))
    seen: list[str] = []

    def act(register: UnitRegister) -> None:
        seen.extend(lines(register))
        assert find(register, QLabel, "unit_summary").text() == "名录 1 个单位 · 另有 2 个在用的未列入"
        find(register, QLineEdit, "unit_search").setText("司法处")
        assert [line.split(" | ")[0] for line in lines(register)] == [UNIT], "found by its former name"
        find(register, QLineEdit, "unit_search").setText("czj")
        assert len(lines(register)) == 2

    during(window, act)
    assert seen == [
        f"{UNIT} | 市司法局 | 司法处 | 1 | 2 | 本单位",
        "格尔木市财政局 | - | - | 1 | - | 未列入名录",
        "财政局 | - | - | 1 | - | 未列入名录",
    ]


def test_taking_in_changing_and_taking_out(window: MainWindow) -> None:
    catalogue = catalogue_of(window)
    before = picture(catalogue)
    changes: list[str] = []

    def act(register: UnitRegister) -> None:
        choose(register, "格尔木市财政局")
        assert find(register, QPushButton, "unit_change").text() == "列入名录…"
        assert not find(register, QPushButton, "unit_rename").isEnabled()
        click(register, "unit_change")
        changes.append(lines(register)[1])
        click(register, "unit_add")
        changes.append(lines(register)[2])
        click(register, "unit_remove")
        changes.append(lines(register)[2])
        choose(register, UNIT)
        assert not find(register, QPushButton, "unit_remove").isEnabled()

    during(window, act, fill_unit(aliases="财政局"), fill_unit("税务局", former="国税局\n地税局"), press("answer_0"))
    assert changes == [
        "格尔木市财政局 | 财政局 | - | 1 | 1 | -",
        "税务局 | - | 国税局、地税局 | - | - | -".replace("| - | - | -", "| 0 | - | -"),
        "司法处 | - | - | 1 | - | 未列入名录",
    ]
    for label in ("主体名录移出“税务局”", "主体名录增加“税务局”", "主体名录增加“格尔木市财政局”"):
        assert catalogue.undo_label == label
        window.actions_table["undo"].trigger()
    assert picture(catalogue) == before


def test_what_cannot_be_is_said_before_it_is_saved(window: MainWindow) -> None:
    catalogue_of(window).run(set_unit(name="乙局", aliases=["乙"]))

    def wrong(dialog: QDialog) -> None:
        find(dialog, QLineEdit, "unit_name").setText("丙局")
        find(dialog, QPlainTextEdit, "unit_aliases").setPlainText("乙")
        assert "“乙”已经是“乙局”的名称" in find(dialog, QLabel, "unit_complaint").text()
        assert not find(dialog, QPushButton, "unit_form_accept").isEnabled()
        dialog.reject()

    before = picture(catalogue_of(window))
    during(window, lambda register: click(register, "unit_add"), wrong)
    assert picture(catalogue_of(window)) == before


def test_a_short_name_becomes_the_full_one_everywhere(window: MainWindow) -> None:
    catalogue = catalogue_of(window)

    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkDialog)
        assert find(dialog, QComboBox, "bulk_old_name").currentText() == "财政局"
        assert find(dialog, QLineEdit, "bulk_new_name").text() == "格尔木市财政局"
        settle(lambda: not dialog.waiting and dialog.model.total == 1)
        press("bulk_accept")(dialog)
        settle(lambda: not dialog.isVisible())

    def act(register: UnitRegister) -> None:
        choose(register, "格尔木市财政局")
        click(register, "unit_change")
        choose(register, "财政局")
        click(register, "unit_merge")
        settle(lambda: register.complete)
        assert lines(register)[1] == "格尔木市财政局 | 财政局 | - | 2 | - | -"

    during(window, act, fill_unit(), merge_into("格尔木市财政局", as_alias=True, entries=True), rename)
    assert [entry["subject"] for entry in catalogue.snapshot().entries][2] == "司法处；格尔木市财政局"
    assert catalogue.undo_label == "统一单位名称"


def test_a_former_name_is_found_by_the_checks_at_once(window: MainWindow) -> None:
    def act(register: UnitRegister) -> None:
        click(register, "unit_list_all")
        choose(register, "司法处")
        click(register, "unit_merge")

    during(window, act, press("answer_0"), merge_into(UNIT, as_alias=False, entries=False))
    complete(window)
    workspace = window.session.workspace
    assert workspace is not None
    catalogue = workspace.catalogue
    problems = [one for one in workspace.checks.of_entry(catalogue.ids()[2]) if one.code == "subject-former"]
    assert [one.message for one in problems] == [f"“司法处”是“{UNIT}”的曾用名，请改为现在的名称。"]
    window.parts.problems.repair_requested.emit(problems[0])
    assert catalogue.entries(catalogue.ids())[2]["subject"] == f"{UNIT}；财政局"


def test_showing_the_entries_of_a_unit(window: MainWindow) -> None:
    def act(register: UnitRegister) -> None:
        choose(register, "财政局")
        click(register, "unit_find")

    during(window, act)
    settle(lambda: window.session.entry_list is not None and len(window.session.entry_list.ids) == 2)
    assert window.parts.search.text() == "财政局"


def test_renaming_begins_with_the_chosen_unit(window: MainWindow) -> None:
    def look(dialog: QDialog) -> None:
        assert find(dialog, QComboBox, "bulk_old_name").currentText() == UNIT
        dialog.reject()

    def act(register: UnitRegister) -> None:
        choose(register, UNIT)
        click(register, "unit_rename")

    during(window, act, look)


def test_the_model_is_sound(window: MainWindow) -> None:
    model = UnitModel(window)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, window)
    model.show([UnitUse(Unit("甲", ("乙",)), 0, 1), UnitUse(Unit("丙"), 1, is_listed=False)])
    assert model.headerData(0, Qt.Orientation.Horizontal) == "单位"
    assert model.row_of("没有") == -1


def test_its_small_dialogs_speak_chinese_and_name_everything(window: MainWindow) -> None:
    units = (Unit("甲"), Unit("乙"))
    for dialog in (UnitForm("增加单位", Unit(""), units, window), MergeForm("甲", ["乙"], window, as_alias=False)):
        assert [described(widget) for widget in own_widgets(dialog) if is_anonymous(widget)] == []
        assert {word for text in texts(dialog) for word in english(text)} == set()


def test_an_imported_short_name_stays_as_it_is_and_the_check_offers_the_full_one(window: MainWindow) -> None:
    catalogue = catalogue_of(window)
    catalogue.run(set_unit(name=UNIT, aliases=["市司法局"]))
    run = Wizard(window, sheets=[sheet_of(HEADER, line("新的", subject="市司法局"))])
    run.next()
    run.next()
    run.close()
    complete(window)
    entry = catalogue.snapshot().entries[-1]
    workspace = window.session.workspace
    assert workspace is not None
    codes = {problem.code for problem in workspace.checks.of_entry(entry.id)}
    assert (entry["name"], entry["subject"], "subject-alias" in codes) == ("新的", "市司法局", True)


def test_other_names_survive_copies_and_files(window: MainWindow, tmp_path: Path) -> None:
    catalogue = catalogue_of(window)
    catalogue.run(set_unit(name=UNIT, aliases=["市司法局"], former=["司法处"]))
    line_of_unit = f"{UNIT}（简称：市司法局，曾用名：司法处）"
    copy = catalogue.backup(tmp_path / "副本.gkml")
    assert read_snapshot(copy).settings.other_names == (line_of_unit,)
    export(catalogue.snapshot(), tmp_path / "目录.json", ExportOptions(), lambda *_: None)
    head = json.loads((tmp_path / "目录.json").read_text(encoding="utf-8"))
    assert head["settings"]["other_names"] == [line_of_unit]
    assert "other_names" not in head["entries"][0]
