"""The form of one entry, generated from the field table, with live checks under each field.

What is typed is one change when the focus leaves the field, on Enter, on a tick, or when another entry is shown.
The form changes nothing itself; it tells wishes.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from gui.forms.editor import Suggest
from gui.forms.entry_header import EntryHeader
from gui.widgets.layouts import clear
from gui.widgets.tab_order import order_by_layout
from model.fields import Field
from model.records import Area, Entry, Problem, Status

if TYPE_CHECKING:
    from gui.forms.field_row import FieldRow

CheckDraft = Callable[[Entry], Sequence[Problem]]


class EntryForm(QWidget):
    """Every field of one entry.

    Signals: ``edit_requested(entry_id, field, value)``, ``repair_requested(entry_id, Repair)``,
    ``status_requested(entry_id, Status)``, ``area_requested(entry_id, area)``, ``confirm_requested(entry_id)``,
    ``step_requested(±1)`` to the entry before or behind; ``tool_requested(action)`` when a field's tool was clicked.
    """

    edit_requested = Signal(int, str, str)
    repair_requested = Signal(int, object)
    status_requested = Signal(int, object)
    area_requested = Signal(int, str)
    confirm_requested = Signal(int)
    step_requested = Signal(int)
    tool_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entry_form")
        self.setAccessibleName("表单")
        self._entry: Entry | None = None
        self._rows: dict[str, FieldRow] = {}
        self._read_only = False
        self._committing = ""
        self._check: CheckDraft = _no_check
        self._header = EntryHeader(self)
        self._scroll = QScrollArea(self)
        self._body = QWidget()
        self._column = QVBoxLayout(self._body)
        self._pages = QStackedWidget(self)
        self._build()
        self._connect()
        self.show_nothing()

    @property
    def entry_id(self) -> int | None:
        """The entry shown; None when there is none."""
        return self._entry.id if self._entry is not None else None

    @staticmethod
    def load() -> None:
        """Read the code of the rows, which takes longer than to build them; otherwise ``set_up`` does."""
        from gui.forms import field_row  # noqa: F401 - with it comes the understanding of texts

    def set_up(
        self, fields: Sequence[Field], areas: Sequence[Area], suggest: Suggest, check: CheckDraft, *, read_only: bool
    ) -> None:
        """Build the rows for these fields. Rows of unchanged fields stay as they are."""
        self._check = check
        self._read_only = read_only
        self._header.set_areas(areas)
        self._header.set_read_only(read_only)
        if [row.field for row in self._rows.values()] != list(fields):
            self._build_rows(fields, suggest)
        for row in self._rows.values():
            row.editor.suggest = suggest
            row.editor.offer_anew()
            row.set_read_only(read_only)

    def show_place(self, place: int, total: int) -> None:
        """The rows became others while the entry stayed: which of them it is now."""
        self._header.show_place(place, total)

    def show_entry(self, entry: Entry, place: int, total: int, problems: Sequence[Problem]) -> None:
        """Show an entry. Half-typed text of the one before is committed first."""
        if self._entry is not None and self._entry.id != entry.id:
            self.commit()
        before, self._entry = self._entry, entry
        another = before is None or before.id != entry.id
        for key, row in self._rows.items():
            row.editor.area = entry.area
            # What could not be saved stays in its editor, or the clerk would have to write it again.
            saved = key == self._committing and before is not None and before[key] != entry[key]
            if another or saved or not row.editor.pending:
                row.editor.show_value(entry[key])
        self._header.show_entry(entry, place, total, [problem for problem in problems if not problem.field])
        self.show_problems(problems)
        self._pages.setCurrentIndex(1)
        if another:
            self._scroll.verticalScrollBar().setValue(0)

    def show_status_mark(self, text: str) -> None:
        """Say who gave the entry its status, and when."""
        self._header.show_status_mark(text)

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self.commit()
        self._entry = None
        self._pages.setCurrentIndex(0)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show the findings under their fields."""
        for key, row in self._rows.items():
            row.show_problems([problem for problem in problems if problem.field == key])

    def commit(self) -> None:
        """Turn half-typed text into a change now."""
        for key in self._rows:
            self._on_committed(key)

    def focus_field(self, key: str = "") -> None:
        """Put the cursor into a field, the first one without a key."""
        row = self._rows.get(key) or next(iter(self._rows.values()), None)
        if row is not None and self._entry is not None:
            row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            row.editor.begin(replace=False)
            QTimer.singleShot(0, row, partial(self._scroll.ensureWidgetVisible, row, 0, 30))  # when it has its height

    def _on_committed(self, key: str) -> None:
        editor = self._rows[key].editor
        if self._entry is None or self._read_only or not editor.pending:
            return
        self._committing = key
        self.edit_requested.emit(self._entry.id, key, editor.value())
        self._committing = ""

    def _on_edited(self) -> None:
        """Check what is being typed; nothing is changed yet."""
        if self._entry is None:
            return
        values = {key: row.editor.value() for key, row in self._rows.items()}
        draft = replace(self._entry, values={key: text for key, text in values.items() if text})
        self.show_problems(self._check(draft))

    def _on_abandoned(self, key: str) -> None:
        if self._entry is not None:
            self._rows[key].editor.show_value(self._entry[key])
            self._on_edited()

    def _on_repair(self, problem: Problem) -> None:
        if self._entry is None or problem.repair is None:
            return
        for key, text in problem.repair.values.items():
            if key in self._rows:  # what is half typed there is replaced by the repair
                self._rows[key].editor.show_value(text)
        self.commit()
        self.repair_requested.emit(self._entry.id, problem.repair)

    def _on_status(self, status: Status) -> None:
        self.commit()
        if self._entry is not None:
            self.status_requested.emit(self._entry.id, status)

    def _on_area(self, area: str) -> None:
        self.commit()
        if self._entry is not None:
            self.area_requested.emit(self._entry.id, area)

    def _on_confirm(self) -> None:
        self.commit()
        if self._entry is not None:
            self.confirm_requested.emit(self._entry.id)

    def _build(self) -> None:
        nothing = QLabel("在表格中选择一个事项，\n在这里填写它的全部内容。", self)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setProperty("look", "muted")
        self._body.setObjectName("form_body")
        self._column.setContentsMargins(12, 10, 12, 16)
        self._column.setSpacing(9)
        self._scroll.setObjectName("form_scroll")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields have the focus and scroll it
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        filled = QWidget(self)
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame(filled)
        line.setProperty("look", "line")
        column.addWidget(self._header)
        column.addWidget(line)
        column.addWidget(self._scroll, 1)
        self._pages.addWidget(nothing)
        self._pages.addWidget(filled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _build_rows(self, fields: Sequence[Field], suggest: Suggest) -> None:
        clear(self._column)
        from gui.forms.field_row import FieldRow  # with it comes the understanding of texts; the table is painted first

        self._entry = None
        self._rows = {}
        for field in fields:
            row = FieldRow(field, suggest, self._body)
            row.editor.committed.connect(partial(self._on_committed, field.key))
            row.editor.edited.connect(self._on_edited)
            row.editor.abandoned.connect(partial(self._on_abandoned, field.key))
            row.editor.tool_requested.connect(self.tool_requested)
            row.repair_requested.connect(self._on_repair)
            self._rows[field.key] = row
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._pages.setCurrentIndex(0)
        order_by_layout(self)

    def _connect(self) -> None:
        self._header.area_requested.connect(self._on_area)
        self._header.status_requested.connect(self._on_status)
        self._header.confirm_requested.connect(self._on_confirm)
        self._header.step_requested.connect(self.step_requested)


def _no_check(_entry: Entry) -> Sequence[Problem]:
    return ()
