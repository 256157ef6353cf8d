"""期限计算: from a day and a limit to the day it ends, with every day passed over shown in a calendar.

Counting is the business of ``model/deadlines`` and ``model/due_dates``; here is what the clerk chooses and reads.
"""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QLabel, QScrollArea, QStyle, QVBoxLayout, QWidget

from gui.dialogs.dialog import Dialog
from gui.due import deadline_words
from gui.due.deadline_choices import DeadlineChoices
from gui.due.month_grid import Mark
from gui.due.month_pages import MonthPages
from gui.due.work_days import WorkDays
from gui.type_size import in_type
from model.deadlines import Deadline, add_months
from model.due_dates import next_dates
from model.errors import UserError
from model.holidays import chinese_date, not_announced, weekday
from model.rhythm import Reading

_LEFT = 330  # pixels for type of the standard size
_WHOLE = 1080  # pixels: with two months
_RULES = (
    "起算日当天不计入；最后一日是休息日的，顺延到下一个工作日（民法典第二百零一条至第二百零三条）。"
    "工作日不含法定节假日（参照行政许可法第八十二条、行政处罚法第八十五条）。"
)
_DATES_SHOWN = 5
_OF_SCREEN = 0.9  # of its height may be taken by a long result; the rest is scrolled to


class DeadlineDialog(Dialog):
    """Choices and result on the left, two months on the right.

    ``phrase`` is the limit of the entry that is shown, to begin with.
    """

    def __init__(self, days: WorkDays, phrase: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__("deadline", "期限计算", parent, accept="复制结果", reject="关闭")
        self._days = days
        self._today = today
        self._to_copy = ""
        self._choices = DeadlineChoices(phrase, today, self)
        self._months = MonthPages(self)
        self._left = QScrollArea(self)
        self._labels = {
            name: QLabel(self) for name in ("result", "weekday", "how", "skipped", "unknown", "refusal", "copied")
        }
        self._holidays = self.add_button("holidays", "放假安排…", QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self._choices.changed.connect(self._renew)
        self._days.changed.connect(self._renew)
        self._holidays.clicked.connect(self._on_holidays)
        self._renew()

    @property
    def result_text(self) -> str:
        """What 复制结果 copies; empty when nothing could be counted."""
        return self._to_copy

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def accept(self) -> None:
        """Copy; the dialog stays, for the next question."""
        if self._to_copy:
            QGuiApplication.clipboard().setText(self._to_copy)
            self._say("copied", "结果已复制，可以粘贴到文档里。")

    def _on_holidays(self) -> None:
        from gui.due.holidays_dialog import HolidaysDialog

        dialog = HolidaysDialog(self._days, self._today, self)
        dialog.exec()
        dialog.deleteLater()

    def _renew(self) -> None:
        for name in self._labels:
            self._say(name, "")
        self._to_copy = ""
        try:
            found = self._choices.count(self._days.calendar)
        except UserError as refusal:
            self._say("refusal", str(refusal))
            start = self._choices.start
            self._months.show_days(start, start, self._days.calendar, {start: Mark.START})
        else:
            self._show_deadline(found) if isinstance(found, Deadline) else self._show_rhythms(found)
        if self._days.problem:
            self._say("unknown", self._days.problem)
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(self._to_copy))
        self._make_room()

    def _make_room(self) -> None:
        """Grow with the result as far as the screen allows; never shrink under the clerk's pointer."""
        page = self._left.widget()
        content = page.layout() if page is not None else None
        if page is None or content is None or not self.isVisible():
            return
        content.activate()
        wanted = max(content.totalHeightForWidth(in_type(_LEFT)), content.totalMinimumSize().height())
        page.setMinimumHeight(wanted)  # a scroll area does not ask how high wrapped words are: it would squeeze them
        missing = wanted - self._left.viewport().height()
        room = round(self.screen().availableGeometry().height() * _OF_SCREEN)
        if missing > 0 and self.height() < room:
            self.resize(self.width(), min(self.height() + missing, room))

    def _show_deadline(self, found: Deadline) -> None:
        unknown = not_announced(found.unknown_years)
        self._say("result", chinese_date(found.due))
        self._say("weekday", f"{weekday(found.due)} · {deadline_words.distance(found.due, self._today)}")
        self._say("how", deadline_words.how(found))
        self._say("skipped", "\n".join(deadline_words.rest_days(found)))
        self._say("unknown", unknown)
        first = min(found.start, found.due)
        self._months.show_days(first, found.due, self._days.calendar, deadline_words.marks(found, self._days.calendar))
        self._to_copy = deadline_words.to_copy(found, unknown)

    def _show_rhythms(self, reading: Reading) -> None:
        """A period that comes back: its next dates from the chosen day on."""
        calendar, start = self._days.calendar, self._choices.start
        coming = sorted(
            (at for one in reading.rhythms for at in next_dates(one, start, calendar, _DATES_SHOWN)),
            key=lambda at: at.act_by,
        )[:_DATES_SHOWN]
        said = [deadline_words.occurrence(at) for at in coming]
        unknown = not_announced(sorted({at.act_by.year for at in coming if not at.is_certain}))
        self._say("result", chinese_date(coming[0].act_by))
        self._say("weekday", f"{weekday(coming[0].act_by)} · {deadline_words.distance(coming[0].act_by, self._today)}")
        self._say("how", "定期公开，下面是今后几次的最后一天：")
        self._say("skipped", "\n".join(said))
        self._say("unknown", unknown)
        first = start if coming[0].act_by < add_months(start.replace(day=1), 2) else coming[0].act_by
        self._months.show_days(
            first, coming[0].act_by, calendar, {start: Mark.START} | {at.act_by: Mark.DUE for at in coming}
        )
        self._to_copy = "\n".join([*said, *filter(None, [unknown])])

    def _say(self, name: str, text: str) -> None:
        label = self._labels[name]
        label.setText(text)
        label.setVisible(bool(text))

    def _build(self) -> None:
        looks = {
            "result": "title",
            "weekday": "heading",
            "skipped": "muted",
            "unknown": "warning",
            "refusal": "warning",
            "copied": "success",
        }
        parent = self.parentWidget()
        room = max(self.screen().availableGeometry().width(), parent.window().width() if parent is not None else 0)
        self._months.show_both(room >= in_type(_WHOLE))
        for name, label in self._labels.items():
            label.setObjectName(f"deadline_{name}")
            label.setProperty("look", looks.get(name, ""))
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFixedWidth(in_type(_LEFT))
        self._fill_left()
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._left)
        row.addLayout(self._right())
        self.body.addLayout(row, 1)

    def _fill_left(self) -> None:
        """Choices and results one below the other; scrolled where the screen is too low for them."""
        content = QWidget(self._left)
        left = QVBoxLayout(content)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(6)
        self._choices.setFixedWidth(in_type(_LEFT))
        left.addWidget(self._choices)
        left.addSpacing(8)
        for label in self._labels.values():
            left.addWidget(label)
        left.addStretch(1)
        area = self._left
        area.setObjectName("deadline_left")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it has the focus and scrolls it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(content)
        area.setFixedWidth(in_type(_LEFT) + self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent))

    def _right(self) -> QVBoxLayout:
        rules = QLabel(_RULES, self)
        rules.setObjectName("deadline_rules")
        rules.setProperty("look", "muted")
        rules.setWordWrap(True)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._months)
        right.addWidget(rules)
        rules.setMinimumHeight(rules.heightForWidth(self._months.sizeHint().width()))
        right.addStretch(1)
        return right
