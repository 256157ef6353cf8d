"""F1: what the focus stands in, the manual at its section, its pictures, and what can be found in it."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPlainTextEdit, QTreeWidget, QWidget

from gui.action_table import ACTIONS
from gui.comfort.help_window import HelpWindow, show_help
from gui.comfort.manual import manual, parse
from gui.comfort.manual_view import ManualView
from gui.comfort.topics import topic_of
from gui.main_window import MainWindow
from gui.theme import Theme
from gui.type_size import TypeSize
from model.fields import STANDARD
from model.resource_files import manual_file
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import answering, find, settle, type_text

GUI = Path(__file__).resolve().parents[3] / "gui"
F1 = Qt.Key.Key_F1


def shown(window: QWidget) -> HelpWindow:
    found = window.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    assert isinstance(found, HelpWindow)
    return found


def current_section(help_window: HelpWindow) -> str:
    return find(help_window, QTreeWidget, "manual_contents").currentItem().text(0)


def test_sections_and_their_topics_are_read_and_not_shown() -> None:
    read = parse("# 手册\n\n## 一、甲\n<!-- help: export field:basis -->\n文字\n\n### 细节\n<!--   help:board-->\n")
    assert [(section.level, section.title) for section in read.sections] == [(1, "手册"), (2, "一、甲"), (3, "细节")]
    assert "help:" not in read.text
    assert "文字" in read.text
    export, board = read.section_of("export"), read.section_of("board")
    assert export is not None
    assert board is not None
    assert (export.title, board.title, read.section_of("nothing")) == ("一、甲", "细节", None)
    assert parse("<!-- help: lost -->\n文字").sections == ()


def test_a_field_is_explained_with_example_and_source(open_window: OpenWindow) -> None:
    window = open_window("甲")
    find(window.parts.form, QLineEdit, "line_time_limit").setFocus()
    QTest.keyClick(find(window.parts.form, QLineEdit, "line_time_limit"), F1)
    settle()
    card = find(shown(window), QLabel, "field_help")
    field = STANDARD.field("time_limit")
    assert card.isVisible()
    assert field.help in card.text()
    assert field.example in card.text()
    assert field.source in card.text()
    assert current_section(shown(window)) == manual().section_of("field:time_limit").title  # type: ignore[union-attr]
    contents = find(shown(window), QTreeWidget, "manual_contents")
    contents.scrollToTop()
    first = contents.visualItemRect(contents.topLevelItem(1)).center()
    QTest.mouseClick(contents.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert not card.isVisible()
    assert find(shown(window), ManualView, "manual_view").section_shown() == 1
    find(window.parts.form, QLineEdit, "line_time_limit").setFocus()
    show_help(window)
    assert card.isVisible()
    window.parts.tree.setFocus()
    show_help(window)
    assert not card.isVisible()
    assert current_section(shown(window)) == manual().section_of("area_tree").title  # type: ignore[union-attr]


def test_a_cell_of_the_table_asks_for_its_column(open_window: OpenWindow) -> None:
    window = open_window("甲")
    window.parts.table.select([1], "basis")
    window.parts.table.setFocus()
    QTest.keyClick(window.parts.table, F1)
    assert "公开依据" in find(shown(window), QLabel, "field_help").text()


def test_a_dialog_has_help_of_its_own_that_can_be_used_beside_it(open_window: OpenWindow) -> None:
    window = open_window("甲")
    said: list[str] = []

    def act(dialog: QDialog) -> None:
        settle(dialog.isActiveWindow)
        QTest.keyClick(dialog, F1)
        settle()
        said.append(current_section(shown(dialog)))
        QTest.keyClick(shown(dialog), Qt.Key.Key_Escape)
        assert not shown(dialog).isVisible()
        dialog.reject()

    with answering(act):
        window.actions_table["new"].trigger()
    assert said == [manual().section_of("new_catalogue").title]  # type: ignore[union-attr]


def test_words_are_found_one_after_another_and_none_is_said(empty_window: MainWindow) -> None:
    help_window = show_help(empty_window)
    view, found = find(help_window, ManualView, "manual_view"), find(help_window, QLabel, "manual_found")
    search = find(help_window, QLineEdit, "manual_search")
    type_text(search, "备份")
    places = [selection.cursor.position() for selection in view.extraSelections()]
    assert len(places) > 3
    assert found.text().startswith(f"{len(places)} 处")
    visited = []
    for _ in range(len(places) + 1):
        visited.append(view.textCursor().position())
        QTest.keyClick(search, Qt.Key.Key_Return)
    assert visited == [*places, places[0]]
    QTest.keyClick(help_window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert view.textCursor().position() in places
    search.setText("没有这样的话")
    assert found.text().startswith("没有找到")
    assert view.extraSelections() == []


def test_the_contents_lead_to_every_section(empty_window: MainWindow) -> None:
    help_window = show_help(empty_window)
    settle()
    view = find(help_window, ManualView, "manual_view")
    for section in manual().sections[:-1]:
        view.go_to(section.number)
        assert view.section_shown() == section.number or view.verticalScrollBar().value() == (
            view.verticalScrollBar().maximum()
        )


def test_the_manual_follows_the_size_of_type(empty_window: MainWindow, theme: Theme) -> None:
    help_window = show_help(empty_window)
    view = find(help_window, ManualView, "manual_view")
    settle()
    before = line_heights(view)
    try:
        theme.choose_size(TypeSize.LARGEST)
        settle()
        after = line_heights(view)
        assert len(after) == len(before)
        assert all(large > small * 1.2 for small, large in zip(before, after, strict=True))
    finally:
        theme.choose_size(TypeSize.STANDARD)


def line_heights(view: ManualView) -> list[float]:
    """How high the first line of every paragraph is that is no picture."""
    heights = []
    block = view.document().begin()
    while block.isValid():
        if block.text().strip("\ufffc "):
            view.document().documentLayout().blockBoundingRect(block)  # lays it out
            heights.append(block.layout().lineAt(0).height())
        block = block.next()
    return heights


def test_every_picture_of_the_manual_is_there_and_is_shown(empty_window: MainWindow) -> None:
    view = find(show_help(empty_window), ManualView, "manual_view")
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", manual().text)
    assert pictures
    for name in pictures:
        assert (manual_file().parent / name).is_file(), name
        picture = view.loadResource(2, QUrl(name))
        assert 0 < picture.width() / picture.devicePixelRatio() <= 640
    assert view.loadResource(2, QUrl("../images/nothing.png")).isNull()


def test_nothing_of_the_manual_leads_out_of_it() -> None:
    assert re.findall(r"\]\((?!\.\./images/)[^)]*\)", manual().text) == []


def named_dialogs() -> list[str]:
    """The names of all dialogs: the first word each hands to its base class."""
    found = []
    for file in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ClassDef) or not any("Dialog" in ast.unparse(base) for base in node.bases):
                continue
            calls = (call for call in ast.walk(node) if isinstance(call, ast.Call))
            for call in calls:
                if ast.unparse(call.func) == "super().__init__" and call.args:
                    name = call.args[0]
                    if isinstance(name, ast.Constant) and isinstance(name.value, str):
                        found.append(name.value)
    return found


def test_topics_name_what_there_is() -> None:
    fields = {f"field:{field.key}" for field in STANDARD.fields}
    names = re.findall(r'"([a-z_]+)"', "".join(file.read_text(encoding="utf-8") for file in GUI.rglob("*.py")))
    known = {*names, *fields}
    for section in manual().sections:
        assert section.topics <= known, f"{section.title}: {section.topics - known}"


@pytest.mark.parametrize("name", named_dialogs())
def test_every_dialog_has_its_section(name: str) -> None:
    if name in {"about", "crash", "shortcuts", "palette"}:
        return  # they explain themselves
    assert manual().section_of(name) is not None, f"no section of the manual has <!-- help: {name} -->"


def test_what_has_no_section_opens_the_manual_at_its_beginning(empty_window: MainWindow) -> None:
    topic = topic_of(QWidget(), manual())
    assert (topic.field, topic.section) == (None, None)
    assert topic_of(None, manual()).section is None
    assert show_help(empty_window) is show_help(empty_window)
    assert QApplication.activeModalWidget() is None
    assert {row.id for row in ACTIONS if "F1" in row.shortcuts} == {"help"}


def test_a_text_box_asks_for_its_field_too(open_window: OpenWindow) -> None:
    window = open_window("甲")
    box = find(window.parts.form, QPlainTextEdit, "text_content")
    assert topic_of(box, manual()).field == STANDARD.field("content")
