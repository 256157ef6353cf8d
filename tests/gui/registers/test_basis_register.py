"""依据管理 as a clerk uses it: find a document, see who cites it, go there, cite it otherwise, mark it out of force."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
)

from gui.bulk.bulk_dialog import BulkDialog
from gui.main_window import MainWindow
from gui.registers.basis_register import BasisRegister
from gui.registers.document_model import UserModel
from gui.registers.superseded_form import SupersededForm
from gui.registers.superseded_list import SupersededList
from model import places
from model.operations.entries import edit_entries, edit_entry
from model.own_superseded import write_list
from model.superseded import Superseded, own_documents
from tests.gui.test_words import described, english, is_anonymous, own_widgets, texts
from tests.helpers.catalogues import picture
from tests.helpers.windows import answering, catalogue_of, complete, find, press, settle

OpenWindow = Callable[..., MainWindow]

BASES = (
    "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "《政府信息公开条例》（国务院令第492号）第十条",
    "《信访条例》（国务院令第431号）",
    "法律援助法、预算法",
)


def opened(window: MainWindow, *bases: str) -> BasisRegister:
    """The register of a catalogue whose entries have these bases, counted."""
    catalogue = catalogue_of(window)
    values = {key: {"basis": text} for key, text in zip(catalogue.ids(), bases, strict=False)}
    if values:
        catalogue.run(edit_entries(values=values, label="准备"))
    window.actions_table["basis_register"].trigger()
    register = window.findChild(BasisRegister)
    assert register is not None
    settle(lambda: register.complete)
    return register


def shown(register: QDialog, name: str) -> list[str]:
    """A table of the dialog as text."""
    model = find(register, QTableView, name).model()
    columns = range(model.columnCount())
    return [" | ".join(str(model.index(row, column).data()) for column in columns) for row in range(model.rowCount())]


def choose(register: BasisRegister, words: str) -> None:
    view = find(register, QTableView, "register_documents")
    lines = shown(register, "register_documents")
    view.selectRow(next(row for row, line in enumerate(lines) if words in line))
    settle()


def test_every_document_with_its_uses_and_state(open_window: OpenWindow) -> None:
    register = opened(open_window("甲", "乙", "丙", "丁"), *BASES)
    assert shown(register, "register_documents")[0] == (
        "中华人民共和国政府信息公开条例 | 国务院令第711号 | 2 | 部分已失效 → 《中华人民共和国政府信息公开条例》"
        "（国务院令第711号）；写法不一（2 种）；文号不一"
    )
    assert sorted(shown(register, "register_documents")[1:]) == [
        "信访条例 | 国务院令第431号 | 1 | 已失效 → 《信访工作条例》",
        "法律援助法 |  | 1 | 书名号不全",
        "预算法 |  | 1 | 书名号不全",
    ]
    assert find(register, QLabel, "register_summary").text() == "共 4 件 · 2 件已失效"


def test_finding_by_words_initials_and_state(open_window: OpenWindow) -> None:
    register = opened(open_window("甲", "乙", "丙", "丁"), *BASES)
    search, states = find(register, QLineEdit, "register_search"), find(register, QComboBox, "register_filter")
    for query, names in (("信访", ["信访条例"]), ("flyz", ["法律援助法"]), ("431号", ["信访条例"]), ("没有", [])):
        search.setText(query)
        assert [line.split(" | ")[0] for line in shown(register, "register_documents")] == names
    assert "显示 0 件" in find(register, QLabel, "register_summary").text()
    search.clear()
    states.setCurrentText("书名号不全")
    assert len(shown(register, "register_documents")) == 2
    states.setCurrentText("未见问题")
    assert shown(register, "register_documents") == []
    assert not find(register, QPushButton, "document_unify").isEnabled()


def test_writings_narrow_the_users_and_a_double_click_leads_there(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙", "丁")
    register = opened(window, *BASES)
    choose(register, "政府信息公开条例")
    assert shown(register, "document_users") == ["甲 | 公共法律服务", "乙 | 公共法律服务"]
    assert "国务院令第492号的版本2019年5月15日起失效" in find(register, QLabel, "document_state").text()
    writings = shown(register, "document_writings")
    assert (writings[0], len(writings)) == ("全部写法 | 2", 3)
    view = find(register, QTableView, "document_writings")
    view.selectRow(next(row for row, line in enumerate(writings) if "492" in line))
    assert shown(register, "document_users") == ["乙 | 公共法律服务"]
    users = find(register, QTableView, "document_users")
    users.setFocus()
    users.selectRow(0)
    QTest.keyClick(users, Qt.Key.Key_Return)
    settle()
    catalogue = catalogue_of(window)
    assert window.parts.table.current_id() == catalogue.ids()[1]
    focus = window.focusWidget()
    assert focus is not None
    assert focus.objectName() == "text_basis"
    assert register.isVisible(), "it stays open beside the window"


def test_it_follows_what_is_changed_in_the_window(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    register = opened(window, "《甲法》", "《乙法》")
    choose(register, "乙法")
    catalogue = catalogue_of(window)
    catalogue.run(edit_entry(entry_id=catalogue.ids()[0], field="basis", value="《乙法》、《丙法》"))
    settle(lambda: register.complete and len(shown(register, "register_documents")) == 2)
    assert shown(register, "register_documents") == ["乙法 |  | 2 | 未见问题", "丙法 |  | 1 | 未见问题"]
    assert shown(register, "document_users") == ["甲 | 公共法律服务", "乙 | 公共法律服务"]


def test_citing_otherwise_goes_through_the_preview(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙")
    register = opened(window, "《法律援助法》", "《中华人民共和国法律援助法》", "《中华人民共和国法律援助法》第三条")
    before = picture(catalogue_of(window))

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, BulkDialog)
        assert find(dialog, QLineEdit, "bulk_title").text() == "中华人民共和国法律援助法"
        settle(lambda: not dialog.waiting and dialog.model.total > 0)
        press("bulk_accept")(dialog)
        settle(lambda: not dialog.isVisible())

    with answering(confirm):
        find(register, QPushButton, "document_unify").click()
    settle(lambda: register.complete and "未见问题" in shown(register, "register_documents")[0])
    assert next(entry["basis"] for entry in catalogue_of(window).snapshot().entries) == "《中华人民共和国法律援助法》"
    register.activateWindow()
    find(register, QTableView, "register_documents").setFocus()
    settle()
    QTest.keyClick(find(register, QTableView, "register_documents"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(lambda: register.complete and catalogue_of(window).redo_label is not None)
    assert picture(catalogue_of(window)) == before

    def empty(dialog: QDialog) -> None:
        assert find(dialog, QLineEdit, "bulk_title").text() == "", "nobody knows what takes its place"
        dialog.reject()

    with answering(empty):
        find(register, QPushButton, "document_replace").click()


def test_the_successor_is_suggested_when_replacing(open_window: OpenWindow) -> None:
    register = opened(open_window("甲"), BASES[2])

    def look(dialog: QDialog) -> None:
        assert find(dialog, QLineEdit, "bulk_title").text() == "信访工作条例"
        assert "信访条例" in find(dialog, QComboBox, "bulk_document").currentText()
        dialog.reject()

    with answering(look):
        find(register, QPushButton, "document_replace").click()


def test_marking_out_of_force_is_found_by_the_checks_at_once(open_window: OpenWindow) -> None:
    window = open_window("甲")
    register = opened(window, "《某市老办法》（某政发〔2010〕3号）")

    def fill(dialog: QDialog) -> None:
        assert find(dialog, QLineEdit, "superseded_title").text() == "某市老办法"
        find(dialog, QLineEdit, "superseded_title").clear()
        assert not find(dialog, QPushButton, "superseded_form_accept").isEnabled()
        assert find(dialog, QLabel, "superseded_complaint").text() == "请填写失效文件的名称。"
        find(dialog, QLineEdit, "superseded_title").setText("《某市老办法》")
        find(dialog, QLineEdit, "superseded_replaced_by").setText("某市新办法")
        find(dialog, QLineEdit, "superseded_aliases").setText("老办法；某老办法")
        find(dialog, QDateEdit, "superseded_date").setDate(QDate(2025, 6, 1))
        press("superseded_form_accept")(dialog)

    with answering(fill):
        find(register, QPushButton, "document_out_of_force").click()
    assert own_documents(places.superseded_documents()) == (
        Superseded("某市老办法", date(2025, 6, 1), "", "某市新办法", aliases=("老办法", "某老办法")),
    )
    complete(window)
    workspace = window.session.workspace
    assert workspace is not None
    (problem,) = [one for one in workspace.checks.of_entry(catalogue_of(window).ids()[0]) if "superseded" in one.code]
    assert "《某市新办法》" in problem.message
    settle(lambda: register.complete)
    assert shown(register, "register_documents") == ["某市老办法 | 某政发〔2010〕3号 | 1 | 已失效 → 《某市新办法》"]
    assert "2025年6月1日起失效" in find(register, QLabel, "document_state").text()


def test_cancelling_marks_nothing(open_window: OpenWindow) -> None:
    register = opened(open_window("甲"), "《甲法》")
    with answering(press("superseded_form_reject")):
        find(register, QPushButton, "document_out_of_force").click()
    assert not places.superseded_documents().exists()


def test_the_own_list_is_kept_and_shared(
    open_window: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window("甲")
    write_list(places.superseded_documents(), [Superseded("某市老办法", date(2025, 6, 1))])
    register = opened(window, "《某市老办法》、《丙办法》")
    assert "某市老办法 |  | 1 | 已失效" in shown(register, "register_documents")
    write_list(tmp_path / "同事.toml", [Superseded("丙办法", date(2024, 1, 1), replaced_by="丁办法")])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "同事.toml"), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "给同事"), ""))

    def change(dialog: QDialog) -> None:
        if dialog.objectName() != "superseded_list":
            find(dialog, QLineEdit, "superseded_reason").setText("已废止。")
            press("superseded_form_accept")(dialog)
            return
        press("superseded_change")(dialog)
        settle(lambda: "已废止" in shown(dialog, "superseded_documents")[0])
        press("superseded_list_import")(dialog)
        press("superseded_list_export")(dialog)
        assert shown(dialog, "superseded_documents") == [
            "某市老办法 | 全部版本 | 2025-06-01 | 已废止",
            "丙办法 | 全部版本 | 2024-01-01 | 《丁办法》",
        ]
        dialog.reject()

    with answering(change):
        find(register, QPushButton, "basis_register_list").click()
    assert own_documents(tmp_path / "给同事.toml") == own_documents(places.superseded_documents())
    settle(lambda: register.complete)
    assert "丙办法 |  | 1 | 已失效 → 《丁办法》" in shown(register, "register_documents")


def test_taking_a_document_off_the_list_asks_first(application: QApplication) -> None:
    path = places.superseded_documents()
    write_list(path, [Superseded("甲办法", date(2025, 6, 1)), Superseded("乙办法", date(2025, 6, 1))])
    dialog = SupersededList(path)
    view = find(dialog, QTableView, "superseded_documents")
    view.selectRow(0)
    for answer, left in (("answer_1", 2), ("answer_0", 1)):
        with answering(press(answer)):
            find(dialog, QPushButton, "superseded_remove").click()
        assert len(own_documents(path)) == left
    assert shown(dialog, "superseded_documents")[0].startswith("乙办法")
    dialog.deleteLater()


def test_an_unreadable_list_is_told_and_left_alone(application: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "失效文件.toml"
    path.write_text("[[", encoding="utf-8")
    dialog = SupersededList(path)
    assert "读不出来" in dialog.findChildren(QLabel)[0].text()
    assert not find(dialog, QPushButton, "superseded_add").isEnabled()
    assert path.read_text(encoding="utf-8") == "[["
    dialog.deleteLater()


def test_a_wrong_file_is_refused(application: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "错的.toml").write_text("不是清单", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "错的.toml"), ""))
    dialog = SupersededList(places.superseded_documents())
    with answering(press("answer_0")) as met:
        find(dialog, QPushButton, "superseded_list_import").click()
    assert met
    assert dialog.documents.count() == 0
    dialog.deleteLater()


def test_it_closes_with_the_catalogue(open_window: OpenWindow) -> None:
    window = open_window("甲")
    register = opened(window, "《甲法》")
    window.actions_table["basis_register"].trigger()
    assert len(window.findChildren(BasisRegister)) == 1, "asked for again it comes to the front"
    window.actions_table["close"].trigger()
    assert not register.isVisible()
    settle(lambda: window.findChild(BasisRegister) is None)


def test_the_models_are_sound(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙", "丁")
    register = opened(window, *BASES)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    users = UserModel(lambda entry_id: (str(entry_id), ""), register)
    for model in (register.documents, register.detail.writings, users):
        QAbstractItemModelTester(model, mode, register)
    users.show([1, 2, 3])
    for column in range(4):
        register.documents.sort(column, Qt.SortOrder.AscendingOrder)
    assert shown(register, "register_documents")[0].split(" | ")[3].split(" ")[0] in ("已失效", "部分已失效")
    choose(register, "信访")


def test_it_speaks_chinese_and_names_everything(open_window: OpenWindow) -> None:
    register = opened(open_window("甲", "乙", "丙", "丁"), *BASES)
    forms = [SupersededForm("标为失效", Superseded("", date(2025, 1, 1)), register)]
    for dialog in (register, SupersededList(places.superseded_documents(), register), *forms):
        assert [described(widget) for widget in own_widgets(dialog) if is_anonymous(widget)] == []
        assert {word for text in texts(dialog) for word in english(text)} == set()


def test_a_double_click_leads_to_the_entry(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙", "丙", "丁")
    register = opened(window, *BASES)
    choose(register, "信访条例")
    users = find(register, QTableView, "document_users")
    place = users.visualRect(users.model().index(0, 0)).center()
    QTest.mouseClick(users.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(users.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert window.parts.table.current_id() == catalogue_of(window).ids()[2]
