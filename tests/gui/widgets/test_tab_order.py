"""The order of Tab is read from layouts, and nothing is left behind by the reading."""

import pytest
import shiboken6
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.tab_order import order_by_layout


@pytest.fixture
def pane(application: QApplication) -> QWidget:
    return QWidget()


def lines(pane: QWidget, *names: str) -> list[QLineEdit]:
    made = [QLineEdit(pane) for _ in names]
    for line, name in zip(made, names, strict=True):
        line.setObjectName(name)
    return made


def walk(pane: QWidget, first: QWidget | None) -> list[str]:
    """The names of what Tab visits, from the first stop on."""
    found: list[str] = []
    at = first
    while at is not None and at.objectName() not in found:
        if pane.isAncestorOf(at) and isinstance(at, QLineEdit):
            found.append(at.objectName())
        at = at.nextInFocusChain()
        if at is first:
            break
    return found


def test_tab_goes_as_the_layouts_place_not_as_things_were_made(pane: QWidget) -> None:
    fifth, third, fourth, second, first = lines(pane, "戊", "丙", "丁", "乙", "甲")
    column = QVBoxLayout(pane)
    row = QHBoxLayout()
    grid = QGridLayout()
    column.addWidget(first)
    row.addWidget(second)
    row.addWidget(third)
    column.addLayout(row)
    column.addLayout(grid)
    grid.addWidget(fifth, 1, 0)
    grid.addWidget(fourth, 0, 1)
    assert walk(pane, order_by_layout(pane)) == ["甲", "乙", "丙", "丁", "戊"]


def test_what_flows_is_visited_in_its_order(pane: QWidget) -> None:
    second, first = lines(pane, "乙", "甲")
    flow = FlowLayout(pane)
    flow.addWidget(second)
    flow.insert(0, first)
    assert walk(pane, order_by_layout(pane)) == ["甲", "乙"]


def test_nothing_stands_for_the_items_of_a_layout(pane: QWidget) -> None:
    """Qt makes the items of a button box anew; what had stood for the old ones brought the program down later."""
    box = QDialogButtonBox(pane)
    buttons = [box.addButton(word, QDialogButtonBox.ButtonRole.ActionRole) for word in ("导出", "打印")]
    QVBoxLayout(pane).addWidget(box)
    before = item_wrappers()
    order_by_layout(pane)
    buttons[0].hide()
    order_by_layout(pane)
    assert item_wrappers() == before


def item_wrappers() -> int:
    return sum(isinstance(wrapper, QWidgetItem | QSpacerItem) for wrapper in shiboken6.getAllValidWrappers())
