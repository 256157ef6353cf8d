"""Pictures of what is selected in the table of entries, and its cells by the names a clerk would use."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.windows import settle

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton

FEW = ["@status", "name", "content", "time_limit", "method", "channels"]
"""The columns shown in these tests: one that cannot be written, free text, a closed choice, a list."""


def table_of(window: MainWindow, columns: list[str] | None = None) -> EntryTable:
    """The table with few columns and the focus; the area's column is hidden."""
    table = window.parts.table
    table.set_columns_shown(columns or FEW)
    table.show_area_column(False)
    table.setFocus()
    settle(lambda: QApplication.focusWidget() is table)
    return table


def stand(table: EntryTable, row: int, key: str) -> None:
    """Put the cursor on a cell."""
    assert table.entries is not None
    table.select([table.entries.ids[row]], key)


def place_of(table: EntryTable, row: int, key: str) -> QPoint:
    """Where to press for this cell."""
    assert table.entries is not None
    keys = [column.key for column in table.entries.columns]
    return table.visualRect(table.entries.index(row, keys.index(key))).center()


def click(table: EntryTable, row: int, key: str, modifiers: Qt.KeyboardModifier = NO) -> None:
    QTest.mouseClick(table.viewport(), LEFT, modifiers, place_of(table, row, key))


def drag_over(table: EntryTable, first: tuple[int, str], last: tuple[int, str]) -> None:
    """Press on a cell, move over others, release on the last."""
    begin, end = place_of(table, *first), place_of(table, *last)
    QTest.mousePress(table.viewport(), LEFT, NO, begin)
    for part in (3, 2, 1):
        QTest.mouseMove(table.viewport(), begin + (end - begin) / part)
    QTest.mouseRelease(table.viewport(), LEFT, NO, end)


def grid_picture(table: EntryTable) -> str:
    """A line for each row, a character for each column shown: ``#`` selected, ``@`` the cursor (``o`` unselected)."""
    model, selection = table.model(), table.selectionModel()
    lines = []
    for row in range(model.rowCount()):
        line = ""
        for section in table.cells.sections_shown():
            index = model.index(row, section)
            here, chosen = index == table.currentIndex(), selection.isSelected(index)
            line += "@" if here and chosen else "o" if here else "#" if chosen else "."
        lines.append(line)
    return "\n".join(lines)


def column_texts(table: EntryTable, key: str) -> list[str]:
    """What a column says from top to bottom."""
    model = table.entries
    assert model is not None
    section = [column.key for column in model.columns].index(key)
    return [str(model.index(row, section).data() or "") for row in range(model.rowCount())]
