"""Documents and units offered while typing: by keys, by mouse, in cells, and never in the way of an input method."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget

from gui.forms.basis_editor import BasisEditor
from gui.forms.document_completion import DocumentOfferModel
from gui.forms.editor import FieldEditor
from gui.forms.registry import make_editor
from gui.forms.unit_editor import UnitEditor
from gui.main_window import MainWindow
from gui.widgets.growing_text import GrowingText
from model.document_offers import DocumentOffer
from model.fields import STANDARD, Field
from model.operations.entries import edit_entries
from model.operations.units import set_unit
from model.search_text import search_fold
from tests.helpers.catalogues import UNIT
from tests.helpers.windows import catalogue_of, compose, find, settle, type_text

OpenWindow = Callable[..., MainWindow]

DOCUMENTS = (
    "《中华人民共和国法律援助法》",
    "《法律援助条例实施办法》（某政发〔2020〕1号）",
    "《中华人民共和国预算法》",
)
UNITS = (UNIT, "格尔木市财政局")


class Words:
    def __call__(self, field: Field, area: str = "") -> tuple[str, ...]:
        return UNITS

    def fixed(self, field: Field) -> tuple[str, ...]:
        return UNITS

    def documents(self, area: str = "") -> list[DocumentOffer]:
        return [DocumentOffer(text, "标准目录", search_fold(text)) for text in DOCUMENTS]

    def other_names(self) -> dict[str, str]:
        return {"市司法局": UNIT, "司法处": UNIT}


@pytest.fixture
def desk(application: object) -> Iterator[QWidget]:
    window = QWidget()
    QVBoxLayout(window)
    window.resize(520, 420)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def edit(desk: QWidget, key: str, value: str = "", *, in_cell: bool = False) -> FieldEditor:
    editor = make_editor(STANDARD.field(key), Words(), desk)
    if in_cell:
        editor.prepare_for_cell()
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(editor)
    editor.show_value(value)
    editor.setFocus()
    editor.begin(replace=False)
    settle(lambda: desk.focusWidget() is editor.focusProxy())
    return editor


def basis(desk: QWidget, value: str = "", *, in_cell: bool = False) -> tuple[BasisEditor, GrowingText]:
    editor = edit(desk, "basis", value, in_cell=in_cell)
    assert isinstance(editor, BasisEditor)
    return editor, editor.box


def offered(editor: BasisEditor) -> list[str]:
    popup = editor.completion.popup
    if not popup.isVisible():
        return []
    model = editor.completion.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def key(editor: BasisEditor, code: Qt.Key) -> None:
    """A key goes to the list of offers as long as it is open, as it would from a keyboard."""
    popup = editor.completion.popup
    QTest.keyClick(popup if popup.isVisible() else editor.box, code)


def test_a_document_is_offered_and_taken_by_keys(desk: QWidget) -> None:
    editor, box = basis(desk, "《甲法》、")
    type_text(box, "法律援")
    assert offered(editor) == list(DOCUMENTS[:2])
    key(editor, Qt.Key.Key_Down)
    key(editor, Qt.Key.Key_Down)
    assert editor.value() == "《甲法》、法律援", "going through the list changes nothing yet"
    key(editor, Qt.Key.Key_Return)
    assert editor.value() == "《甲法》、《法律援助条例实施办法》（某政发〔2020〕1号）"
    assert offered(editor) == []
    assert box.textCursor().atEnd()
    box.undo()
    assert editor.value() == "《甲法》、法律援", "one step of the box"


def test_a_click_takes_one_too_and_marks_are_not_doubled(desk: QWidget) -> None:
    editor, box = basis(desk, "《》；《乙法》")
    cursor = box.textCursor()
    cursor.setPosition(1)
    box.setTextCursor(cursor)
    type_text(box, "ysf")
    popup = editor.completion.popup
    assert offered(editor) == [DOCUMENTS[2]], "found by its initials"
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert editor.value() == "《中华人民共和国预算法》；《乙法》"


def test_what_is_cited_already_is_not_offered_again(desk: QWidget) -> None:
    editor, box = basis(desk, f"{DOCUMENTS[0]}、")
    type_text(box, "法律援助")
    assert offered(editor) == [DOCUMENTS[1]]


def test_esc_closes_the_list_and_keeps_the_text(desk: QWidget) -> None:
    editor, box = basis(desk)
    spy = QSignalSpy(editor.abandoned)
    type_text(box, "法律")
    key(editor, Qt.Key.Key_Escape)
    assert offered(editor) == []
    assert (editor.value(), spy.count()) == ("法律", 0)
    key(editor, Qt.Key.Key_Escape)
    assert spy.count() == 1, "once it is closed Esc gives up as ever"


def test_enter_breaks_the_line_as_long_as_nothing_is_chosen(desk: QWidget) -> None:
    editor, box = basis(desk)
    type_text(box, "法律援助")
    key(editor, Qt.Key.Key_Return)
    assert editor.value() == "法律援助\n"
    assert offered(editor) == []


def test_composing_closes_the_list_and_the_words_chosen_open_it(desk: QWidget) -> None:
    editor, box = basis(desk)
    compose(box, "fa'lv'yuan")
    assert offered(editor) == [], "nothing is looked at while a composition is open"
    compose(box, "", "法律援")
    assert offered(editor) == list(DOCUMENTS[:2])
    compose(box, "zhu")
    assert offered(editor) == []
    compose(box, "", "助条例")
    assert offered(editor) == [DOCUMENTS[1]]


def test_a_rare_character_before_the_cursor_shifts_nothing(desk: QWidget) -> None:
    editor, box = basis(desk, "《𠮷林办法》、")
    type_text(box, "预算")
    key(editor, Qt.Key.Key_Down)
    key(editor, Qt.Key.Key_Return)
    assert editor.value() == "《𠮷林办法》、《中华人民共和国预算法》"


def test_in_a_cell_enter_takes_the_chosen_one_and_then_ends(desk: QWidget) -> None:
    editor, box = basis(desk, in_cell=True)
    done = QSignalSpy(editor.committed)
    steps = QSignalSpy(editor.stepped)
    type_text(box, "预算法")
    key(editor, Qt.Key.Key_Down)
    key(editor, Qt.Key.Key_Return)
    assert (editor.value(), done.count(), steps.count()) == (DOCUMENTS[2], 0, 0)
    key(editor, Qt.Key.Key_Return)
    assert done.count() + steps.count() == 1


def test_reading_only_offers_nothing(desk: QWidget) -> None:
    editor, box = basis(desk, "预算")
    editor.set_read_only(True)
    box.moveCursor(QTextCursor.MoveOperation.End)
    box.typed.emit()
    assert offered(editor) == []


def unit(desk: QWidget, value: str) -> tuple[UnitEditor, QLineEdit, QAbstractItemView]:
    editor = edit(desk, "subject", value)
    assert isinstance(editor, UnitEditor)
    completer = editor.line.completer()
    assert completer is not None
    return editor, editor.line, completer.popup()


def lines(popup: QAbstractItemView) -> list[str]:
    model = popup.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if popup.isVisible() else []


def test_a_short_name_leads_to_the_full_one_beside_other_units(desk: QWidget) -> None:
    editor, line, popup = unit(desk, "格尔木市财政局、")
    line.end(False)
    type_text(line, "市司法")
    assert lines(popup) == [f"市司法局 → {UNIT}", UNIT]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() == f"格尔木市财政局、{UNIT}"


def test_units_are_found_by_initials_and_the_rest_of_the_line_stays(desk: QWidget) -> None:
    editor, line, popup = unit(desk, "；某局")
    line.setCursorPosition(0)
    type_text(line, "czj")
    assert lines(popup) == ["格尔木市财政局"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() == "格尔木市财政局；某局"


def test_all_units_are_listed_behind_the_others(desk: QWidget) -> None:
    editor, line, popup = unit(desk, "某局、")
    line.end(False)
    line.actions()[0].trigger()
    assert lines(popup) == list(UNITS)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert editor.value() == f"某局、{UNIT}"


def test_the_model_is_sound(application: QWidget) -> None:
    model = DocumentOfferModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(Words().documents())
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{DOCUMENTS[0]}，标准目录"
    model.show(())


def test_in_the_window_the_catalogues_own_documents_come_first(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    first, second = catalogue.ids()
    catalogue.run(edit_entries(values={second: {"basis": "《某市法律援助办法》（某政发〔2025〕1号）"}}, label="准备"))
    catalogue.run(set_unit(name=UNIT, aliases=["市局"]))
    workspace = window.session.workspace
    assert workspace is not None
    workspace.citations.finish()
    window.presenter.reveal([first], "basis")
    window.view.focus_form("basis")
    editor = find(window.parts.form, BasisEditor, "editor_basis")
    editor.box.setPlainText("")
    type_text(editor.box, "法律援助")
    settle(lambda: bool(offered(editor)))
    assert offered(editor)[0] == "《某市法律援助办法》（某政发〔2025〕1号）"
    assert "《中华人民共和国法律援助法》" in offered(editor)
    key(editor, Qt.Key.Key_Down)
    key(editor, Qt.Key.Key_Return)
    window.parts.form.commit()
    assert catalogue.entries([first])[0]["basis"] == "《某市法律援助办法》（某政发〔2025〕1号）"
    assert workspace.suggestions.other_names() == {"市局": UNIT}
    catalogue.undo()
    settle()
    editor = find(window.parts.form, BasisEditor, "editor_basis")
    assert editor.offered()[0] == "《某市法律援助办法》（某政发〔2025〕1号）", "the button offers the same"


def test_in_a_cell_of_the_table(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    catalogue = catalogue_of(window)
    first, second = catalogue.ids()
    catalogue.run(edit_entries(values={second: {"basis": "《某市法律援助办法》（某政发〔2025〕1号）"}}, label="准备"))
    workspace = window.session.workspace
    assert workspace is not None
    workspace.citations.finish()
    window.parts.table.select([first], "basis")
    window.parts.table.setFocus()
    type_text(window.parts.table, "法")
    editor = window.parts.table.viewport().findChild(BasisEditor)
    assert editor is not None
    settle(editor.box.hasFocus)
    type_text(editor.box, "律援助")
    assert offered(editor)[0] == "《某市法律援助办法》（某政发〔2025〕1号）"
    key(editor, Qt.Key.Key_Down)
    key(editor, Qt.Key.Key_Return)
    assert editor.value() == "《某市法律援助办法》（某政发〔2025〕1号）"
    QTest.keyClick(editor.box, Qt.Key.Key_Return)
    settle(lambda: catalogue.undo_label == "修改公开依据")
    assert catalogue.entries([first])[0]["basis"] == "《某市法律援助办法》（某政发〔2025〕1号）"
    assert window.parts.table.current_id() == second, "Enter leads to the cell below, as ever"


def test_tab_leaves_a_cell_in_which_documents_are_offered(open_window: OpenWindow) -> None:
    window = open_window("甲")
    catalogue = catalogue_of(window)
    window.parts.table.select(catalogue.ids(), "basis")
    window.parts.table.setFocus()
    type_text(window.parts.table, "法")
    editor = window.parts.table.viewport().findChild(BasisEditor)
    assert editor is not None
    settle(editor.box.hasFocus)
    type_text(editor.box, "律")
    assert offered(editor)
    key(editor, Qt.Key.Key_Tab)
    settle(lambda: catalogue.undo_label == "修改公开依据")
    assert catalogue.entries(catalogue.ids())[0]["basis"] == "法律"
    assert not any(
        widget.isVisible() for widget in QApplication.topLevelWidgets() if widget.objectName() == "document_offers"
    )
