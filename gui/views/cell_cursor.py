"""Moving about in the table as in a spreadsheet: arrows, Enter, Tab, edges, pages, and extending the selection.

Knows keys and cells, not entries. The cursor is Qt's current index; where an extended selection began is kept here.
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

from gui.views.cell_selection import CellSelection

Flag = QItemSelectionModel.SelectionFlag
Key = Qt.Key
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ARROWS = {Key.Key_Up: (0, -1), Key.Key_Down: (0, 1), Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0)}
_ENTER = (Key.Key_Return, Key.Key_Enter)
_FAR = 1 << 30  # more rows or columns than there are: as far as it goes


class CellCursor(QObject):
    """Handles the keys of one table."""

    def __init__(self, view: QTableView, selection: CellSelection) -> None:
        super().__init__(view)
        self._view = view
        self._selection = selection
        self._anchor = QPersistentModelIndex()
        self._extending = False

    def follow(self, current: QModelIndex) -> None:
        """The cursor was put somewhere: an extension begins there, unless this is one."""
        if not self._extending:
            self._anchor = QPersistentModelIndex(current)

    def handle(self, event: QKeyEvent) -> bool:
        """Do what this key means in a spreadsheet; False when it means nothing here."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~_KEYPAD
        if modifiers & ~(_SHIFT | _CONTROL):
            return False
        shift, control = bool(modifiers & _SHIFT), bool(modifiers & _CONTROL)
        if key in _ARROWS:
            across, down = _ARROWS[key]
            far = _FAR if control else 1
            return self._go(across * far, down * far, extend=shift)
        if key in (Key.Key_Home, Key.Key_End):
            far = -_FAR if key == Key.Key_Home else _FAR
            return self._go(far, far if control else 0, extend=shift)
        if control:
            return False
        if key in (Key.Key_PageUp, Key.Key_PageDown):
            page = max(1, self._view.viewport().height() // max(1, self._view.rowHeight(0)) - 1)
            return self._go(0, -page if key == Key.Key_PageUp else page, extend=shift)
        if key in _ENTER:
            return self.step(0, -1 if shift else 1)
        if key in (Key.Key_Tab, Key.Key_Backtab):
            return self.step(-1 if shift or key == Key.Key_Backtab else 1, 0)
        if key == Key.Key_Space and shift:
            return self.select_rows()
        return False

    def step(self, across: int, down: int) -> bool:
        """Go to the next cell as Tab and Enter do: inside a selection of several cells round it, else on.

        False at the very end of the table, where Tab leaves it.
        """
        if self._step_inside(across, down):
            return True
        sections = self._selection.sections_shown()
        row, place = self._place(sections)
        if down:
            return self._go(0, down)
        place += across
        if not 0 <= place < len(sections):  # on to the next line, as in a table of a word processor
            row, place = row + across, 0 if across > 0 else len(sections) - 1
        if not 0 <= row < self._view.model().rowCount():
            return False
        self._put(row, sections[place])
        return True

    def extend_to(self, index: QModelIndex) -> None:
        """Select everything between where the selection began and this cell."""
        if not index.isValid():
            return
        if not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(self._view.currentIndex())
        if not self._anchor.isValid():
            self._put(index.row(), index.column())
            return
        header = self._view.horizontalHeader()
        rows = range(min(index.row(), self._anchor.row()), max(index.row(), self._anchor.row()) + 1)
        if self._selection.is_whole_rows and self._anchor.row() != index.row():
            sections = list(range(header.count()))
        else:
            ends = (header.visualIndex(index.column()), header.visualIndex(self._anchor.column()))
            sections = sorted(header.logicalIndex(place) for place in range(min(ends), max(ends) + 1))
        self._extending = True
        self._view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self._selection.set(rows, sections)
        self._extending = False
        self._view.scrollTo(index)

    def select_rows(self) -> bool:
        """Select the whole of every row with a selected cell, else the cursor's."""
        rows = [row for run in self._selection.runs() for row in range(run.top, run.bottom + 1)]
        current = self._view.currentIndex()
        if not rows and current.isValid():
            rows = [current.row()]
        if rows:
            self._selection.set(rows, range(self._view.horizontalHeader().count()))
        return True

    def _go(self, across: int, down: int, *, extend: bool = False) -> bool:
        """Move so many columns and rows, as far as there are any."""
        model, sections = self._view.model(), self._selection.sections_shown()
        if not model.rowCount() or not sections:
            return True
        row, place = self._place(sections)
        row = max(0, min(model.rowCount() - 1, row + down))
        place = max(0, min(len(sections) - 1, place + across))
        if extend:
            self.extend_to(model.index(row, sections[place]))
        else:
            self._put(row, sections[place])
        return True

    def _step_inside(self, across: int, down: int) -> bool:
        """Inside several selected cells: the next of them, after the last the first."""
        cells = self._selection.runs()
        if len(cells) != 1 or self._selection.is_whole_rows:
            return False
        rows = range(cells[0].top, cells[0].bottom + 1)
        sections = [section for section in self._selection.sections_shown() if section in cells[0].columns]
        current = self._view.currentIndex()
        if len(rows) * len(sections) < 2 or current.row() not in rows or current.column() not in sections:
            return False
        row, place = current.row() - rows[0], sections.index(current.column())
        high, wide = len(rows), len(sections)
        number = place * high + row + down if down else row * wide + place + across
        number %= high * wide
        place, row = divmod(number, high) if down else divmod(number, wide)[::-1]
        index = self._view.model().index(rows[row], sections[place])
        self._view.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self._view.scrollTo(index)
        return True

    def _put(self, row: int, section: int) -> None:
        index = self._view.model().index(row, section)
        self._view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self._view.scrollTo(index)

    def _place(self, sections: list[int]) -> tuple[int, int]:
        """Row and place among the columns shown of the cursor; of the first cell when there is none."""
        current = self._view.currentIndex()
        if not current.isValid():
            return 0, 0
        return current.row(), sections.index(current.column()) if current.column() in sections else 0
