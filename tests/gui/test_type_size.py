"""The size of type: applied to everything, remembered, and nothing cut off where a width or height is fixed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QScrollArea, QTableView

from gui.dialogs.dialog import Dialog
from gui.forms.field_row import FieldRow
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Theme, light, style_sheet
from gui.type_size import TypeSize, in_type, type_factor
from model.fields import STANDARD
from model.operations.releases import name_version
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import answering, complete, find, settle


@pytest.fixture(autouse=True)
def standard_again(theme: Theme) -> Iterator[None]:
    yield
    theme.choose_size(TypeSize.STANDARD)


def points() -> float:
    return QApplication.font().pointSizeF()


def test_steps_stop_at_the_ends() -> None:
    assert TypeSize.STANDARD.stepped(1) is TypeSize.LARGE
    assert TypeSize.LARGEST.stepped(1) is TypeSize.LARGEST
    assert TypeSize.SMALL.stepped(-3) is TypeSize.SMALL
    assert [size.factor for size in TypeSize] == sorted(size.factor for size in TypeSize)


def test_headings_of_the_style_sheet_grow_too() -> None:
    assert "font-size: 16.0pt" in style_sheet(light())
    assert "font-size: 19.2pt" in style_sheet(light(), 1.2)


def test_keys_make_everything_larger_and_standard_again(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    before = points()
    table = window.parts.table
    row = table.rowHeight(0)
    QTest.keyClick(window, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert points() == pytest.approx(before * 1.2)
    assert table.rowHeight(0) > row
    assert table.font().pointSizeF() == pytest.approx(points())
    assert window.menuBar().font().pointSizeF() == pytest.approx(points())
    assert window.actions_table["type_large"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (points(), table.rowHeight(0)) == (pytest.approx(before), row)
    assert window.actions_table["type_standard"].isChecked()


def test_the_size_is_remembered(theme: Theme, settings: Settings, empty_window: MainWindow) -> None:
    empty_window.actions_table["type_largest"].trigger()
    assert settings.type_size is TypeSize.LARGEST
    theme.choose_size(TypeSize.STANDARD)
    second = MainWindow(settings, theme)
    assert type_factor() == TypeSize.LARGEST.factor
    assert second.actions_table["type_largest"].isChecked()
    second.close()
    second.deleteLater()


@pytest.mark.parametrize("size", list(TypeSize))
def test_labels_of_the_form_stay_on_one_line(open_window: OpenWindow, size: TypeSize) -> None:
    window = open_window("甲")
    window.actions_table[f"type_{size.value}"].trigger()
    settle()
    labels = [row.findChild(QLabel) for row in window.parts.form.findChildren(FieldRow)]
    assert len(labels) == len(STANDARD.fields)
    for label in labels:
        assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width(), label.text()


@pytest.mark.parametrize("size", list(TypeSize))
def test_nothing_of_the_form_is_cut_off_at_its_least_width(open_window: OpenWindow, size: TypeSize) -> None:
    window = open_window("甲")
    window.entries.edit_in_form(1, "basis", "《法律援助条例》、《政府信息公开条例（国务院令第711号）")
    complete(window)
    window.actions_table[f"type_{size.value}"].trigger()
    window.parts.columns.setSizes([400, 2000, 1])
    settle()
    scroll = find(window.parts.form, QScrollArea, "form_scroll")
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()


@pytest.mark.parametrize("size", list(TypeSize))
def test_rows_of_findings_and_cards_have_room(open_window: OpenWindow, size: TypeSize) -> None:
    window = open_window("甲")
    window.actions_table[f"type_{size.value}"].trigger()
    settle()
    for table in window.findChildren(QTableView):
        assert table.verticalHeader().defaultSectionSize() >= table.fontMetrics().height() + 4
    window.session.close()
    settle()
    card = find(window.parts.empty, QPushButton, "begin_starter")
    assert card.width() == max(200, in_type(200))
    needed = card.layout().heightForWidth(card.width())
    assert needed <= card.height()


def test_dialogs_open_larger(theme: Theme, application: QApplication) -> None:
    theme.choose_size(TypeSize.LARGEST)
    dialog = Dialog("a", "甲", reject="关闭")
    dialog.resize(200, 200)
    dialog.show()
    assert (dialog.width(), dialog.height()) == (290, 290)
    dialog.resize(250, 120)  # the clerk's own choice stays
    dialog.hide()
    dialog.show()
    assert (dialog.width(), dialog.height()) == (250, 120)
    dialog.deleteLater()


@pytest.mark.parametrize("action", ["change_report", "self_check", "send_review", "export"])
def test_the_largest_type_cuts_no_choices_off_beside_pages(open_window: OpenWindow, action: str) -> None:
    window = open_window("甲", "乙")
    window.session.run(name_version(label="送审稿"))
    window.actions_table["type_largest"].trigger()
    hidden: list[int] = []

    def look(dialog: QDialog) -> None:
        settle()
        hidden.extend(area.horizontalScrollBar().maximum() for area in dialog.findChildren(QScrollArea))
        dialog.reject()

    with answering(look):
        window.actions_table[action].trigger()
        settle(lambda: bool(hidden))
    assert not any(hidden), "a part of the choices is only seen by scrolling sideways"
