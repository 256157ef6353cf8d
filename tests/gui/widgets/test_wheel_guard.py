"""The wheel over a choice: nothing is changed by scrolling past it, and what lies around gets the wheel."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gui.widgets.growing_text import GrowingText
from gui.widgets.wheel_guard import guard_from_wheel
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import find, settle


def roll(widget: QWidget) -> bool:
    """Turn the wheel down one step over the widget; gives whether the widget took it."""
    notch, nothing = QPoint(0, -120), QPoint()
    where = QPointF(widget.rect().center())
    plain, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    button = Qt.MouseButton.NoButton
    event = QWheelEvent(where, widget.mapToGlobal(where), nothing, notch, button, plain, phase, False)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_scrolling_over_the_form_changes_no_entry(open_window: OpenWindow) -> None:
    window = open_window("甲", "乙")
    assert window.session.workspace is not None
    catalogue = window.session.workspace.catalogue
    before = (catalogue.undo_label, catalogue.entry(1).status, catalogue.entry(1).area)
    for name in ("entry_status", "entry_area"):
        box = find(window.parts.form, QComboBox, name)
        box.setFocus()
        roll(box)
        settle()
    assert (catalogue.undo_label, catalogue.entry(1).status, catalogue.entry(1).area) == before


def test_a_number_follows_the_wheel_only_when_one_is_in_it(application: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    number, elsewhere = QSpinBox(window), QLineEdit(window)
    number.setValue(20)
    column.addWidget(number)
    column.addWidget(elsewhere)
    guard_from_wheel(window)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    settle(elsewhere.hasFocus)
    assert not roll(number)
    assert number.value() == 20
    number.setFocus()
    assert roll(number)
    assert number.value() == 19
    window.close()
    window.deleteLater()


def test_a_long_text_lets_the_wheel_pass_until_one_is_in_it(application: QApplication) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    text, elsewhere = GrowingText(window), QLineEdit(window)
    column.addWidget(text)
    column.addWidget(elsewhere)
    text.setPlainText("一行\n" * 200)
    window.show()
    window.activateWindow()
    elsewhere.setFocus()
    settle(elsewhere.hasFocus)
    roll(text.viewport())
    assert text.verticalScrollBar().value() == 0
    text.setFocus()
    roll(text.viewport())
    assert text.verticalScrollBar().value() > 0
    window.close()
    window.deleteLater()
