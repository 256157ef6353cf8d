"""The editor of a time limit: the clerk's words above, below how the program understands them, and the calculator.

What is offered keeps the number that was typed; a pattern's blank is chosen, so that the next words fill it.
"""

from collections.abc import Sequence
from datetime import date
from functools import cache, partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from gui.forms.editor import Suggest
from gui.forms.line_editor import LineEditor
from gui.icons import icon
from model import holiday_files, limit_patterns, rhythms, time_limit
from model.due_dates import next_dates
from model.fields import Field
from model.holidays import WorkCalendar, short_date
from model.rhythm import NoDate
from model.text import is_blank

_FILL_IN = f"请把“{limit_patterns.BLANK}”改成从什么时候起算"
_NOT_UNDERSTOOD = "没有读懂这个时限，检查时会提示"
_CALCULATOR = "deadline"
"""The action of the window that counts with this limit."""
_SIGN = QSize(15, 15)
_MOST_WORDS = 150  # of the words in use: the patterns behind them shall still be reached


class TimeLimitEditor(LineEditor):
    """A line with suggestions and the reading of what was typed."""

    def __init__(self, field: Field, suggest: Suggest, parent: QWidget | None = None) -> None:
        super().__init__(field, suggest, parent)
        self._reading = QLabel(self)
        self._reading.setObjectName("time_limit_reading")
        self._reading.setProperty("look", "reading")
        self._reading.setWordWrap(True)
        self._calculator = QToolButton(self)
        self._calculator.setObjectName("time_limit_calculator")
        self._calculator.setAccessibleName("期限计算")
        self._calculator.setToolTip("按这个时限计算到期日（Ctrl+Shift+T）")
        self._calculator.setIcon(icon("deadline", "link"))
        self._calculator.setIconSize(_SIGN)
        self._calculator.setProperty("look", "round")
        self._calculator.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._reading, 1)
        below.addWidget(self._calculator, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(below)
        self._calculator.clicked.connect(partial(self.tool_requested.emit, _CALCULATOR))
        self.edited.connect(self._read)
        self.line.textEdited.connect(self._on_typed)
        self._read()

    def words(self) -> Sequence[str]:
        return limit_patterns.offers(super().words()[:_MOST_WORDS], self.line.text(), self.area)

    def set_text(self, text: str) -> None:
        super().set_text(text)
        self._read()

    def prepare_for_cell(self) -> None:
        super().prepare_for_cell()
        self._read()

    def _on_typed(self) -> None:
        if self.line.hasFocus():
            self.offer(self.words())

    def _on_completed(self, text: str) -> None:
        super()._on_completed(text)
        QTimer.singleShot(0, self, self._choose_blank)  # when the line has taken the text

    def _choose_blank(self) -> None:
        place = self.line.text().find(limit_patterns.BLANK)
        if place >= 0:
            self.line.setSelection(place, len(limit_patterns.BLANK))

    def _read(self) -> None:
        text = self.value()
        self._reading.setText(f"→ {_FILL_IN if limit_patterns.BLANK in text else reading_of(text, date.today())}")
        for widget in (self._reading, self._calculator):
            widget.setVisible(not is_blank(text) and not self.in_cell)


def reading_of(text: str, today: date) -> str:
    """How the program understands a limit; of one that comes back its next date, or why none can be found."""
    limits = time_limit.parse(text)
    said = time_limit.describe(limits) if limits else _NOT_UNDERSTOOD
    reading = rhythms.read(text)
    if reading.rhythms:
        due = min(next_dates(one, today, _shipped_calendar())[0].due for one in reading.rhythms)
        return f"{said}，下一次{short_date(due, today)}"
    return f"{said}\n{reading.detail}" if reading.why_not is NoDate.UNCLEAR else said


@cache
def _shipped_calendar() -> WorkCalendar:
    """Enough for a date without its working days; the user's own years count in the calculator and in the list."""
    return holiday_files.load()
