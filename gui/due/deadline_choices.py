"""What the calculator is asked: from which day, and the limit in the clerk's words or as number and unit."""

from datetime import date

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from model import rhythms, time_limit
from model.deadlines import FIRST_START, LAST_START, MOST_DAYS, Deadline, Direction, count, deadline_of
from model.errors import UserError
from model.holidays import WorkCalendar
from model.rhythm import Reading
from model.text import is_blank
from model.time_limit import LimitKind, TimeLimit, Unit

_COUNTED = (LimitKind.WITHIN, LimitKind.AT_LEAST, LimitKind.IN_ADVANCE)
_UNITS = (
    (Unit.WORKING_DAY, "个工作日"),
    (Unit.DAY, "日（自然日）"),
    (Unit.WEEK, "周"),
    (Unit.MONTH, "个月"),
    (Unit.YEAR, "年"),
)
_DIRECTIONS = ((Direction.AFTER, "之日起，往后数"), (Direction.BEFORE, "之前，往前数"))


class DeadlineChoices(QWidget):
    """The questions. Signals: ``changed()`` after every answer."""

    changed = Signal()

    def __init__(self, phrase: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._limits: tuple[TimeLimit, ...] = ()
        self._start = QDateEdit(QDate(today.year, today.month, today.day), self)
        self._now = QPushButton("今天", self)
        self._by_words = QRadioButton("按时限文字", self)
        self._by_number = QRadioButton("按天数", self)
        self._words = QLineEdit(phrase.replace("\n", "；"), self)
        self._which = QComboBox(self)
        self._number = QSpinBox(self)
        self._unit = QComboBox(self)
        self._direction = QComboBox(self)
        self._dress()
        self._arrange()
        self._connect()
        (self._by_number if is_blank(phrase) else self._by_words).setChecked(True)
        self._read()

    @property
    def start(self) -> date:
        """The day counted from."""
        day = self._start.date()
        return date(day.year(), day.month(), day.day())

    def count(self, days: WorkCalendar) -> Deadline | Reading:
        """The end of the limit, or the rhythms of one that comes back. Raises ``UserError`` when there is neither."""
        if self._by_number.isChecked():
            direction = _DIRECTIONS[self._direction.currentIndex()][0]
            return count(self.start, self._number.value(), _UNITS[self._unit.currentIndex()][0], days, direction)
        text = self._words.text()
        if is_blank(text):
            raise UserError("请填写时限，例如“自信息形成之日起20个工作日内”，或者选择“按天数”。")
        if self._limits:
            return deadline_of(self._limits[max(0, self._which.currentIndex())], self.start, days)
        reading = rhythms.read(text)
        if not reading.rhythms:
            raise UserError(f"{reading.detail.removesuffix('。')}。没有可以计算的天数或日期。")
        return reading

    def _on_words(self) -> None:
        self._by_words.setChecked(True)
        self._read()

    def _on_number(self) -> None:
        self._by_number.setChecked(True)
        self.changed.emit()

    def _on_today(self) -> None:
        self._start.setDate(QDate(self._today.year, self._today.month, self._today.day))

    def _read(self) -> None:
        """Read the limit anew: which of its parts can be counted."""
        found = time_limit.parse(self._words.text())
        periodic = bool(rhythms.read(self._words.text()).rhythms)
        self._limits = () if periodic else tuple(one for one in found if one.kind in _COUNTED)
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItems([time_limit.describe(one) for one in self._limits])
        self._which.blockSignals(False)
        self._which.setVisible(len(self._limits) > 1)
        self.changed.emit()

    def _dress(self) -> None:
        for widget, name, label in (
            (self._start, "deadline_start", "起算日"),
            (self._now, "deadline_today", "今天"),
            (self._by_words, "deadline_by_words", "按时限文字"),
            (self._by_number, "deadline_by_number", "按天数"),
            (self._words, "deadline_words", "时限文字"),
            (self._which, "deadline_which", "时限里的哪一个期限"),
            (self._number, "deadline_number", "期限"),
            (self._unit, "deadline_unit", "期限的单位"),
            (self._direction, "deadline_direction", "往后数还是往前数"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
        self._start.setCalendarPopup(True)
        self._start.setDisplayFormat("yyyy年M月d日 dddd")
        self._start.setDateRange(_qt(FIRST_START), _qt(LAST_START))
        self._start.setToolTip("事情发生的那一天：信息形成、作出决定、收到申请等")
        self._now.setAutoDefault(False)
        self._words.setPlaceholderText("例：自信息形成之日起20个工作日内")
        self._words.setClearButtonEnabled(True)
        self._words.setCursorPosition(0)
        self._number.setRange(1, MOST_DAYS)
        self._number.setValue(20)
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._unit.addItems([label for _, label in _UNITS])
        self._direction.addItems([label for _, label in _DIRECTIONS])

    def _arrange(self) -> None:
        start = QHBoxLayout()
        start.addWidget(self._start, 1)
        start.addWidget(self._now)
        number = QHBoxLayout()
        number.addWidget(self._number)
        number.addWidget(self._unit, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(7)
        label = QLabel("起算日", self)
        label.setProperty("look", "field")
        label.setBuddy(self._start)
        grid.addWidget(label, 0, 0)
        grid.addLayout(start, 0, 1)
        grid.addWidget(self._by_words, 1, 0, 1, 2)
        grid.addWidget(self._words, 2, 0, 1, 2)
        grid.addWidget(self._which, 3, 0, 1, 2)
        grid.addWidget(self._by_number, 4, 0, 1, 2)
        grid.addLayout(number, 5, 0, 1, 2)
        grid.addWidget(self._direction, 6, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._now.clicked.connect(self._on_today)
        self._start.dateChanged.connect(self.changed)
        self._by_words.toggled.connect(self.changed)
        self._words.textEdited.connect(self._on_words)
        self._words.textChanged.connect(self._read)
        self._which.currentIndexChanged.connect(self.changed)
        self._number.valueChanged.connect(self._on_number)
        self._unit.activated.connect(self._on_number)
        self._direction.activated.connect(self._on_number)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
