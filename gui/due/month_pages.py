"""Two months side by side, turned by buttons, with the key to their colours. How a day looks: ``month_grid``."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from gui.due.month_grid import Mark, MonthGrid
from gui.icons import icon
from gui.theme import colours_of
from model.deadlines import add_months
from model.holidays import WorkCalendar

_KEY = (
    ("error_soft", "放假"),
    ("warning_soft", "调休上班"),
    ("hover", "周末"),
    ("accent_soft", "计入期限"),
    ("accent", "到期"),
)


class MonthPages(QWidget):
    """The month of a day and the one after it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both = True
        self._first = date(2000, 1, 1)
        self._days = WorkCalendar(())
        self._marks: Mapping[date, Mark] = {}
        self._grids = (MonthGrid("month_left", self), MonthGrid("month_right", self))
        self._back = self._button("months_back", "previous", "前一个月")
        self._forth = self._button("months_forth", "next", "后一个月")
        self._build()
        self._back.clicked.connect(self._on_back)
        self._forth.clicked.connect(self._on_forth)

    def show_days(self, first: date, last: date, days: WorkCalendar, marks: Mapping[date, Mark]) -> None:
        """Show the month of ``first`` and the next one with these days marked; where there is one only, ``last``'s."""
        begin = first if self._both else last
        self._first, self._days, self._marks = begin.replace(day=1), days, marks
        self._renew()

    def show_both(self, both: bool) -> None:
        """Show one month only where there is no room for two."""
        self._both = both
        self._grids[1].setVisible(both)

    def _on_back(self) -> None:
        self._turn(-1)

    def _on_forth(self) -> None:
        self._turn(1)

    def _turn(self, months: int) -> None:
        self._first = add_months(self._first, months)
        self._renew()

    def _renew(self) -> None:
        for number, grid in enumerate(self._grids):
            month = add_months(self._first, number)
            grid.show_month(month.year, month.month, self._days, self._marks)
        self._back.setEnabled(self._first.year > 1949)
        self._forth.setEnabled(self._first.year < 2199)

    def _build(self) -> None:
        months = QHBoxLayout()
        months.setSpacing(6)
        months.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        months.addWidget(self._grids[0])
        months.addSpacing(4)
        months.addWidget(self._grids[1])
        months.addWidget(self._forth, 0, Qt.AlignmentFlag.AlignTop)
        key = QHBoxLayout()
        key.setSpacing(5)
        key.addStretch(1)
        for colour, words in _KEY:
            label = QLabel(words, self)
            label.setProperty("look", "muted")
            key.addWidget(_Swatch(colour, self))
            key.addWidget(label)
            key.addSpacing(8)
        key.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(months)
        column.addLayout(key)

    def _button(self, name: str, sign: str, label: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(label)
        button.setToolTip(label)
        button.setIcon(icon(sign))
        button.setProperty("look", "round")
        return button


class _Swatch(QWidget):
    """A small square in a colour of the theme."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setFixedSize(14, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.border_strong))
        painter.setBrush(QColor(getattr(colours, self._colour)))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 3, 3)
        painter.end()
