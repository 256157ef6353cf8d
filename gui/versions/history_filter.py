"""The line of conditions over the history: words, person, sort of step, days."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import Enum

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from model.timeline import StepKind, Wanted

_TYPING = 250  # milliseconds without a key before the history is read anew


class Span(Enum):
    """The days to choose from."""

    ALL = "全部时间"
    TODAY = "今天"
    WEEK = "最近 7 天"
    MONTH = "最近 30 天"
    YEAR = "今年"
    OWN = "自选日期"


def first_day(span: Span, today: date) -> date | None:
    """The first day of a span; ``None`` where there is none (all) or the clerk says it (own)."""
    return {
        Span.TODAY: today,
        Span.WEEK: today - timedelta(days=6),
        Span.MONTH: today - timedelta(days=29),
        Span.YEAR: date(today.year, 1, 1),
    }.get(span)


class HistoryFilter(QWidget):
    """Signals: ``changed()`` when other steps are wanted; while typing only after a short rest."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_conditions")
        self.words = QLineEdit(self)
        self.user = QComboBox(self)
        self.kind = QComboBox(self)
        self.span = QComboBox(self)
        self.since = QDateEdit(QDate.currentDate().addDays(-29), self)
        self.until = QDateEdit(QDate.currentDate(), self)
        self._own = (self.since, self.until)
        self._days = QWidget(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING)
        self._build()
        self._connect()

    def wanted(self, today: date) -> Wanted:
        """What is asked for."""
        since, until = self._range(today)
        return Wanted(
            words=self.words.text().strip(),
            user=str(self.user.currentData() or ""),
            kind=self.kind.currentData(),
            since=datetime.combine(since, time()) if since is not None else None,
            until=datetime.combine(until + timedelta(days=1), time()) if until is not None else None,
        )

    def show_users(self, users: Sequence[str]) -> None:
        """Offer these people; the chosen one stays."""
        known = [self.user.itemData(row) for row in range(1, self.user.count())]
        if known == list(users):
            return
        chosen = self.user.currentData()
        self.user.blockSignals(True)
        while self.user.count() > 1:
            self.user.removeItem(1)
        for name in users:
            self.user.addItem(name, name)
        self.user.setCurrentIndex(max(0, self.user.findData(chosen)))
        self.user.blockSignals(False)

    def _range(self, today: date) -> tuple[date | None, date | None]:
        span = self.span.currentData()
        if span is not Span.OWN:
            return first_day(span, today), None
        days = sorted(date(edit.date().year(), edit.date().month(), edit.date().day()) for edit in self._own)
        return days[0], days[1]

    def _on_span(self) -> None:
        self._days.setVisible(self.span.currentData() is Span.OWN)
        self.changed.emit()

    def _build(self) -> None:
        self.words.setPlaceholderText("搜索修改记录：步骤、事项名称、改动前后的文字")
        self.words.setClearButtonEnabled(True)
        self.user.addItem("全部人员", "")
        self.kind.addItem("全部类型", None)
        for kind in StepKind:
            self.kind.addItem(kind.label, kind)
        for span in Span:
            self.span.addItem(span.value, span)
        for widget, name, label in (
            (self.words, "history_filter", "搜索修改记录"),
            (self.user, "history_user", "操作人"),
            (self.kind, "history_kind", "修改类型"),
            (self.span, "history_span", "时间范围"),
            (self.since, "history_since", "起始日期"),
            (self.until, "history_until", "截止日期"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(label)
        for day in self._own:
            day.setCalendarPopup(True)
            day.setDisplayFormat("yyyy-MM-dd")
        own = QHBoxLayout(self._days)
        own.setContentsMargins(0, 0, 0, 0)
        for text, day in (("从", self.since), ("到", self.until)):
            own.addWidget(QLabel(text, self))
            own.addWidget(day)
        own.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        for box in (self.user, self.kind, self.span):
            line.addWidget(box)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(line)
        whole.addWidget(self._days)
        self._days.hide()

    def _connect(self) -> None:
        self._typing.timeout.connect(self.changed)
        self.words.textChanged.connect(self._typing.start)
        for box in (self.user, self.kind):
            box.currentIndexChanged.connect(self.changed)
        self.span.currentIndexChanged.connect(self._on_span)
        for day in self._own:
            day.dateChanged.connect(self.changed)
