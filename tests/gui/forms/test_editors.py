"""Every editor of a field: what it shows, what it holds, when it says that the clerk is done; with input methods."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from gui.forms.basis_editor import BasisEditor, without
from gui.forms.chips_editor import ChipsEditor
from gui.forms.editor import FieldEditor
from gui.forms.line_editor import LineEditor
from gui.forms.registry import make_editor
from gui.forms.text_editor import TextEditor
from gui.forms.time_limit_editor import TimeLimitEditor, reading_of
from gui.forms.unit_editor import UnitEditor
from gui.widgets.chip import Chip
from gui.widgets.growing_text import GrowingText
from model.basis import parse
from model.document_offers import DocumentOffer
from model.fields import STANDARD, Field, FieldKind
from tests.helpers.windows import compose, find, settle, type_text

WORDS = {"channels": ("政府网站", "政府公报", "其他"), "method": ("主动公开", "依申请公开"), "basis": ("《预算法》",)}


class Words:
    """One own channel is used elsewhere; all other words are fixed."""

    def __call__(self, field: Field, area: str = "") -> tuple[str, ...]:
        return (*self.fixed(field), *(("村务公开栏",) if field.key == "channels" else ()))

    def fixed(self, field: Field) -> tuple[str, ...]:
        return WORDS.get(field.key, ("甲", "乙"))

    def documents(self, area: str = "") -> list[DocumentOffer]:
        return [DocumentOffer(text, "", text) for text in WORDS["basis"]]

    def other_names(self) -> dict[str, str]:
        return {}


suggest = Words()


@pytest.fixture
def desk(application: QApplication) -> Iterator[QWidget]:
    """A shown window with room for an editor and something else to focus."""
    window = QWidget()
    layout = QVBoxLayout(window)
    elsewhere = QLineEdit(window)
    elsewhere.setObjectName("elsewhere")
    layout.addWidget(elsewhere)
    window.resize(420, 420)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def edit(desk: QWidget, key: str, value: str = "") -> FieldEditor:
    editor = make_editor(STANDARD.field(key), suggest, desk)
    layout = desk.layout()
    assert layout is not None
    layout.addWidget(editor)
    editor.show_value(value)
    settle()
    return editor


def leave(desk: QWidget) -> None:
    find(desk, QLineEdit, "elsewhere").setFocus()
    settle()


def chip(editor: QWidget, word: str) -> Chip:
    (found,) = [chip for chip in editor.findChildren(Chip) if chip.word == word]
    return found


@pytest.mark.parametrize(
    ("kind", "cls"),
    [
        (FieldKind.LINE, LineEditor),
        (FieldKind.TEXT, TextEditor),
        (FieldKind.BASIS, BasisEditor),
        (FieldKind.TIME_LIMIT, TimeLimitEditor),
        (FieldKind.UNIT, UnitEditor),
        (FieldKind.LIST, ChipsEditor),
        (FieldKind.CHOICE, ChipsEditor),
    ],
)
def test_every_kind_of_field_has_its_editor(desk: QWidget, kind: FieldKind, cls: type[FieldEditor]) -> None:
    assert type(make_editor(Field("x", "甲", "甲", kind, 10), suggest, desk)) is cls


@pytest.mark.parametrize("field", STANDARD.fields, ids=lambda field: field.key)
@pytest.mark.parametrize("value", ["", "政府网站", "甲；乙", "第一行\n第二行", "，。《〔 x", "字" * 5000])
def test_looking_at_a_value_never_changes_it(desk: QWidget, field: Field, value: str) -> None:
    editor = edit(desk, field.key, value)
    spy = QSignalSpy(editor.edited)
    assert not editor.pending
    editor.setFocus()
    leave(desk)
    assert not editor.pending
    assert spy.count() == 0
    if field.kind not in (FieldKind.LIST, FieldKind.CHOICE):
        assert editor.value() == value


def test_a_line_is_committed_by_enter_and_by_leaving(desk: QWidget) -> None:
    editor = edit(desk, "name", "法律")
    spy = QSignalSpy(editor.committed)
    line = find(editor, QLineEdit, "line_name")
    line.setFocus()
    line.end(False)
    type_text(line, "援助")
    assert (editor.value(), editor.pending, spy.count()) == ("法律援助", True, 0)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert spy.count() == 1
    leave(desk)
    assert spy.count() == 2


def test_long_words_are_read_from_their_beginning_when_one_has_left_them(desk: QWidget) -> None:
    editor = edit(desk, "name", "")
    line = find(editor, QLineEdit, "line_name")
    line.setFocus()
    type_text(line, "关于" + "很长" * 60)
    assert line.cursorPosition() == len(line.text())
    find(desk, QLineEdit, "elsewhere").setFocus()
    assert line.cursorPosition() == 0


def test_composing_in_a_line_is_not_typing(desk: QWidget) -> None:
    editor = edit(desk, "name", "")
    line, spy = find(editor, QLineEdit, "line_name"), QSignalSpy(editor.edited)
    line.setFocus()
    for preedit in ("f", "fa", "fa l", "fa lü"):
        compose(line, preedit)
        assert (editor.value(), spy.count()) == ("", 0)
    compose(line, "", "法律")
    assert (editor.value(), spy.count()) == ("法律", 1)


def test_composing_in_a_text_is_not_typing(desk: QWidget) -> None:
    editor = edit(desk, "content", "已有")
    box, spy = find(editor, GrowingText, "text_content"), QSignalSpy(editor.edited)
    box.setFocus()
    for preedit in ("n", "ne", "nei", "nei rong"):
        compose(box, preedit)
        assert spy.count() == 0
    compose(box, "", "内容")
    assert spy.count() == 1
    assert editor.value() == "内容已有"


def test_escape_abandons(desk: QWidget) -> None:
    for key, name, kind in (("name", "line_name", QLineEdit), ("content", "text_content", GrowingText)):
        editor = edit(desk, key, "旧")
        spy = QSignalSpy(editor.abandoned)
        QTest.keyClick(find(editor, kind, name), Qt.Key.Key_Escape)
        assert spy.count() == 1


def test_a_text_grows_with_its_lines_up_to_a_bound(desk: QWidget) -> None:
    box = find(edit(desk, "content", "一行"), GrowingText, "text_content")
    least = box.height()
    heights = []
    for lines in (3, 5, 9, 40):
        box.set_text("\n".join("字" for _ in range(lines)))
        heights.append(box.height())
    assert least < heights[0] < heights[1] < heights[2] == heights[3]


def test_pasting_takes_words_only(desk: QWidget) -> None:
    editor = edit(desk, "content")
    data = QMimeData()
    data.setHtml("<b>第一行</b><br>第二行")
    data.setText("第一行\r\n第二行")
    find(editor, GrowingText, "text_content").insertFromMimeData(data)
    assert editor.value() == "第一行\n第二行"


def test_the_reading_of_a_time_limit_stands_below_it(desk: QWidget) -> None:
    editor = edit(desk, "time_limit", "自信息形成或者变更之日起20个工作日内")
    reading = find(editor, QLabel, "time_limit_reading")
    assert "20个工作日" in reading.text()
    assert reading.isVisible()
    line = find(editor, QLineEdit, "line_time_limit")
    line.setFocus()
    line.selectAll()
    type_text(line, "看情况")
    assert "没有读懂" in reading.text()
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert not reading.isVisible()


def test_cited_documents_can_be_removed_one_by_one(desk: QWidget) -> None:
    editor = edit(
        desk, "basis", "《中华人民共和国预算法》；《政府信息公开条例》（国务院令第711号）；《预算法实施条例》"
    )
    spy = QSignalSpy(editor.committed)
    find(editor, QToolButton, "remove_basis_1").click()
    assert editor.value() == "《中华人民共和国预算法》；《预算法实施条例》"
    find(editor, QToolButton, "remove_basis_0").click()
    assert editor.value() == "《预算法实施条例》"
    assert spy.count() == 2


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("《甲法》第六条、《乙法》", 0, "《乙法》"),
        ("《甲法》、《乙法》第六条第二款", 1, "《甲法》"),
        ("《甲法》，《乙法》，《丙法》", 1, "《甲法》，《丙法》"),
        ("1.《甲法》\n2.《乙法》", 1, "1.《甲法》\n2."),
        ("《甲法》（国办发〔2019〕5号）。", 0, ""),
    ],
)
def test_what_is_left_when_a_document_goes(text: str, place: int, expected: str) -> None:
    assert without(text, parse(text)[place]) == expected


def test_a_document_used_elsewhere_can_be_added(desk: QWidget) -> None:
    editor = edit(desk, "basis", "《政府信息公开条例》")
    assert isinstance(editor, BasisEditor)
    offered = editor.offered()
    assert offered == ["《预算法》"]
    editor.add(offered[0])
    assert editor.value() == "《政府信息公开条例》；《预算法》"
    assert editor.offered() == []


def test_ticking_a_chip_is_a_change_of_its_own(desk: QWidget) -> None:
    editor = edit(desk, "channels", "政府公报；自有渠道")
    assert [one.word for one in editor.findChildren(Chip) if one.isChecked()] == ["政府公报", "自有渠道"]
    spy = QSignalSpy(editor.committed)
    QTest.mouseClick(chip(editor, "政府网站"), Qt.MouseButton.LeftButton)
    assert (editor.value(), spy.count()) == ("政府网站；政府公报；自有渠道", 1)
    QTest.mouseClick(chip(editor, "自有渠道"), Qt.MouseButton.LeftButton)
    assert (editor.value(), spy.count()) == ("政府网站；政府公报", 2)


def test_an_own_word_can_be_added_where_the_field_allows_it(desk: QWidget) -> None:
    editor = edit(desk, "channels", "政府网站")
    assert [one.word for one in editor.findChildren(Chip)] == ["政府网站", "政府公报", "其他"]
    find(editor, QPushButton, "add_channels").click()
    line = find(editor, QLineEdit, "word_channels")
    assert "村务公开栏" in [line.completer().model().index(row, 0).data() for row in range(4)], "used elsewhere"
    type_text(line, "村务公开栏")
    assert editor.value() == "政府网站；村务公开栏", "half typed counts already"
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert chip(editor, "村务公开栏").isChecked()
    assert not line.isVisible()
    assert not find(edit(desk, "method", "主动公开"), QPushButton, "add_method").isVisible()


def test_reading_only(desk: QWidget) -> None:
    for key in STANDARD.keys:
        editor = edit(desk, key, "政府网站")
        editor.set_read_only(True)
        settle()
        for one in editor.findChildren(QLineEdit):
            assert one.isReadOnly() or not one.isVisible()
        assert not any(one.isEnabled() for one in editor.findChildren(Chip))
        assert not any(one.isVisible() for one in editor.findChildren(QToolButton) if "remove" in one.objectName())


def test_undo_keys_belong_to_the_catalogue_until_something_is_typed(desk: QWidget) -> None:
    editor = edit(desk, "name", "旧")
    line = find(editor, QLineEdit, "line_name")
    assert not wants_undo_key(line)
    type_text(line, "新")
    assert wants_undo_key(line)


def wants_undo_key(widget: QWidget) -> bool:
    """Whether the widget claims Ctrl+Z before the window's shortcuts get it."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


class TestTimeLimit:
    """The editor of time limits: number kept, blank chosen, the calculator beside the reading."""

    def offered(self, editor: FieldEditor) -> list[str]:
        line = find(editor, QLineEdit, "line_time_limit")
        model = line.completer().model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def test_the_number_typed_is_kept_in_what_is_offered(self, desk: QWidget) -> None:
        editor = edit(desk, "time_limit")
        editor.setFocus()
        settle()
        assert self.offered(editor)[:2] == ["甲", "乙"]
        type_text(find(editor, QLineEdit, "line_time_limit"), "15个工作日")
        assert self.offered(editor)[0] == "自…之日起15个工作日内"

    def test_the_blank_of_a_pattern_is_chosen_and_filled_by_typing(self, desk: QWidget) -> None:
        editor = edit(desk, "time_limit")
        editor.setFocus()
        settle()
        line = find(editor, QLineEdit, "line_time_limit")
        line.setText("自…之日起15个工作日内")
        line.completer().activated.emit("自…之日起15个工作日内")
        settle(lambda: line.selectedText() == "…")
        assert "请把" in find(editor, QLabel, "time_limit_reading").text()
        type_text(line, "信息形成")
        assert editor.value() == "自信息形成之日起15个工作日内"
        assert find(editor, QLabel, "time_limit_reading").text() == "→ 15个工作日，自信息形成之日起"

    def test_the_calculator_is_asked_for(self, desk: QWidget) -> None:
        editor = edit(desk, "time_limit", "自信息形成之日起15个工作日内")
        button = find(editor, QToolButton, "time_limit_calculator")
        wishes = QSignalSpy(editor.tool_requested)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert wishes.count() == 1
        assert wishes.at(0) == ["deadline"]
        editor.set_text("")
        assert not button.isVisible()

    @pytest.mark.parametrize(
        ("text", "reading"),
        [
            ("自信息形成之日起20个工作日内", "20个工作日，自信息形成之日起"),
            ("每季度首月15日前", "定期公开：每季度首月15日前，下一次2027年1月15日"),
            ("每月5日、25日前", "定期公开：每月5日、25日前，下一次11月25日"),
            ("季度终了后10日内", "定期公开：季度终了后10日内，下一次2027年1月11日"),
            ("长期公开", "长期公开：长期"),
        ],
    )
    def test_the_reading_tells_the_next_date(self, text: str, reading: str) -> None:
        assert reading_of(text, date(2026, 11, 21)) == reading

    def test_the_reading_tells_why_there_is_no_date(self) -> None:
        first, second = reading_of("每两周公开", date(2026, 11, 21)).splitlines()
        assert first == "定期公开：每两周"
        assert "不知道从什么时候开始数" in second

    def test_a_cell_has_neither_reading_nor_calculator(self, desk: QWidget) -> None:
        editor = edit(desk, "time_limit", "每季度")
        editor.prepare_for_cell()
        assert not find(editor, QToolButton, "time_limit_calculator").isVisible()
        assert not find(editor, QLabel, "time_limit_reading").isVisible()
