"""The table with a handle at the lower right corner of the selected cells, pulled down to fill the cells below.

Knows which rows were pulled over, not what is written into them; that is the business of ``gui/commands``.
"""

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from gui.cell_blocks import Run
from gui.theme import colours_of
from gui.views.grouped_grid import GroupedGrid

_SIZE = 7  # pixels of the handle
_REACH = 3  # … around it, where it is taken hold of as well
_MOST_RANGES = 40  # of a selection that is looked at whenever the table is painted; one of more has no corner
_EDGE = 24  # pixels at the lower edge where the table scrolls while it is pulled
_SCROLL_EVERY = 60  # milliseconds


class _Pull(NamedTuple):
    """What is being pulled down: the selected cells, the rows as they were, the last row so far, and the mouse."""

    run: Run
    ids: list[int]
    row: int
    mouse: QPoint


class FillGrid(GroupedGrid):
    """Signals: ``fill_requested(number)``: the first so many of the selected entries are to be repeated in the rest."""

    fill_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pull: _Pull | None = None
        self._scroller = QTimer(self)
        self._scroller.setInterval(_SCROLL_EVERY)
        self._scroller.timeout.connect(self._on_scroll)
        self.viewport().setMouseTracking(True)  # the mouse looks different over the handle

    def handle_place(self) -> QRect:
        """Where the handle is; empty when there is none, as nothing or no rectangle of cells is selected."""
        run = self._rectangle()
        if run is None or self.model() is None:
            return QRect()
        section = self._shown_of(run)[-1]
        cell = self.visualRect(self.model().index(run.bottom, section))
        place = QRect(cell.right() - _SIZE + 1, cell.bottom() - _SIZE + 1, _SIZE, _SIZE)
        covered = section != self.heads.pinned and place.left() < self.heads.pinned_width()
        return QRect() if covered or not self.viewport().rect().intersects(place) else place

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = QRect() if self._pull is not None else self.handle_place()
        if self._pull is None and place.isEmpty():
            return
        painter = QPainter(self.viewport())
        colours = colours_of(self.palette())
        if self._pull is not None:
            painter.setClipRegion(self._room_of(self._pull.run))
            painter.setPen(QPen(QColor(colours.accent), 2, Qt.PenStyle.DashLine))
            painter.drawRect(self._outline(self._pull).adjusted(1, 1, -1, -1))
        else:
            painter.fillRect(place.adjusted(-1, -1, 0, 0), QColor(colours.surface))
            painter.fillRect(place, QColor(colours.accent))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        run = self._rectangle()
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        if plain and run is not None and self.entries is not None and self._is_handle(event.position().toPoint()):
            self._pull = _Pull(run, self.entries.ids, run.bottom, event.position().toPoint())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pull is not None:
            self._pull_to(place)
            return
        if not event.buttons():
            over = self._is_handle(place)
            self.viewport().setCursor(Qt.CursorShape.CrossCursor if over else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pull = self._pull
        self._let_go()
        if pull is None:
            super().mouseReleaseEvent(event)
        elif self.entries is not None and self.entries.ids is pull.ids and pull.row > pull.run.bottom:
            number = sum(1 for key in pull.ids[pull.run.top : pull.run.bottom + 1] if key > 0)
            self.cells.set(range(pull.run.top, pull.row + 1), sorted(pull.run.columns))
            self.fill_requested.emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The handle is no part of the cell under it, which a double click would open."""
        if not self._is_handle(event.position().toPoint()):
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pull is not None:
            if event.key() == Qt.Key.Key_Escape:
                self._let_go()
            return
        super().keyPressEvent(event)

    def _on_scroll(self) -> None:
        """The mouse waits at the lower edge: on to the next row."""
        if self._pull is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowHeight(self._pull.row))
            self._pull_to(self._pull.mouse)

    def _pull_to(self, place: QPoint) -> None:
        pull = self._pull
        if pull is None or self.model() is None:
            return
        lowest = self.viewport().height() - 1
        row = self.rowAt(max(0, min(place.y(), lowest)))
        row = row if row >= 0 else self.model().rowCount() - 1
        self._pull = pull._replace(row=max(pull.run.bottom, row), mouse=place)
        if place.y() <= lowest - _EDGE:
            self._scroller.stop()
        elif not self._scroller.isActive():
            self._scroller.start()
        self.viewport().update()

    def _let_go(self) -> None:
        self._pull = None
        self._scroller.stop()
        self.viewport().update()

    def _rectangle(self) -> Run | None:
        """The selected cells, when they are neighbours and can be written; whole rows are not filled."""
        model = self.entries
        if model is None or not model.is_writable or self.state() == self.State.EditingState:
            return None
        if not 0 < self.selectionModel().selection().count() <= _MOST_RANGES:
            return None
        runs = self.cells.runs()
        if len(runs) != 1 or len(runs[0].columns) == len(model.columns) or model.head(runs[0].bottom) is not None:
            return None
        shown = self._shown_of(runs[0])
        places = [self.heads.visualIndex(section) for section in shown]
        between = {self.heads.logicalIndex(place) for place in range(min(places), max(places) + 1)} if places else set()
        is_whole = all(section in runs[0].columns or self.isColumnHidden(section) for section in between)
        can_be_written = any(model.columns[section].field is not None for section in shown)
        return runs[0] if is_whole and can_be_written else None

    def _shown_of(self, run: Run) -> list[int]:
        """The selected columns that can be seen, from left to right."""
        return [section for section in self.cells.sections_shown() if section in run.columns]

    def _is_handle(self, place: QPoint) -> bool:
        handle = self.handle_place()
        return not handle.isEmpty() and handle.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place)

    def _outline(self, pull: _Pull) -> QRect:
        """All that would be selected if the mouse were released here."""
        shown, model = self._shown_of(pull.run), self.model()
        first = self.visualRect(model.index(pull.run.top, shown[0]))
        return first.united(self.visualRect(model.index(pull.row, shown[-1])))

    def _room_of(self, run: Run) -> QRegion:
        """Where the outline may be painted: not over the pinned column, unless it is pulled itself."""
        room = QRegion(self.viewport().rect())
        return room if self.heads.pinned in run.columns else room - QRegion(self.pinned_place())
