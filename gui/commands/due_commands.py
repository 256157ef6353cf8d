"""Handlers of deadlines: the calculator, what falls due soon, and the number in the status line.

Each dialog is imported where it is opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from gui.commands.desk import Desk
from gui.commands.view_commands import ViewCommands
from gui.due.work_days import WorkDays
from model.changes import Changes
from model.fields import FieldKind
from model.operations.disclosures import forget_disclosed, note_disclosed

if TYPE_CHECKING:
    from gui.due.due_dialog import DueDialog

_AGAIN = 10 * 60_000  # milliseconds between two looks at the day
_CALM = 200  # milliseconds after the last change before the number is counted anew


class DueCommands(QObject):
    """Opens the dialogs and keeps the number of what falls due. ``clock`` tells the present day."""

    def __init__(self, desk: Desk, view: ViewCommands) -> None:
        super().__init__(desk.parts.window)
        self._desk = desk
        self._view = view
        self._dialog: DueDialog | None = None
        self.clock: Callable[[], date] = date.today
        self.days = WorkDays(self)
        self._calm = _timer(self, _CALM, self._show_count)
        self._calm.setSingleShot(True)
        self._daily = _timer(self, _AGAIN, self._show_count)
        self._daily.start()
        desk.session.opened.connect(self._on_opened)
        desk.session.closing.connect(self._on_closing)
        self.days.changed.connect(self._calm.start)
        desk.parts.status.due_requested.connect(self.show_due)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"deadline": self._calculate, "due_soon": self.show_due}

    def show_due(self) -> None:
        """Open the list of what falls due, or bring it to the front."""
        workspace = self._desk.session.workspace
        if workspace is None:
            return
        from gui.due.due_dialog import DueDialog

        if self._dialog is None:
            remembered = self._desk.settings.choices("due")
            dialog = DueDialog(
                workspace, self.days, self._desk.jobs, remembered, lambda: self.clock(), self._desk.parts.window
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._on_finished)
            dialog.jump_requested.connect(self._on_jump)
            dialog.pages_requested.connect(self._on_pages)
            dialog.calculator_requested.connect(self._on_calculator)
            dialog.note_requested.connect(self._on_note)
            self._dialog = dialog
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _calculate(self) -> None:
        """Count with the limit of the entry in the form."""
        shown = self._desk.parts.form.entry_id
        self._open_calculator(shown if shown is not None else self._desk.parts.table.current_id())

    def _open_calculator(self, entry_id: int) -> None:
        workspace = self._desk.session.workspace
        entry = workspace.cache.get(entry_id) if workspace is not None and entry_id else None
        fields = workspace.fields if workspace is not None else ()
        keys = [field.key for field in fields if field.kind is FieldKind.TIME_LIMIT]
        from gui.due.deadline_dialog import DeadlineDialog

        phrase = entry[keys[0]] if entry is not None and keys else ""
        dialog = DeadlineDialog(self.days, phrase, self.clock(), self._desk.parts.window)
        dialog.exec()
        dialog.deleteLater()

    def _on_opened(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is not None:
            workspace.dues.changed.connect(self._calm.start)
            workspace.changed.connect(self._on_changed)

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.disclosures:
            self._calm.start()

    def _on_closing(self) -> None:
        self._calm.stop()
        if self._dialog is not None:
            self._dialog.close()

    def _on_finished(self) -> None:
        if self._dialog is not None:
            self._desk.settings.set_choices("due", self._dialog.choices.remember())
            self._dialog = None

    def _on_jump(self, entry_id: int) -> None:
        workspace = self._desk.session.workspace
        keys = [field.key for field in workspace.fields if field.kind is FieldKind.TIME_LIMIT] if workspace else []
        self._desk.presenter.reveal([entry_id], keys[0] if keys else "")
        self._desk.parts.window.activateWindow()
        self._view.focus_form(keys[0] if keys else "")

    def _on_note(self, entry_id: int, due: date, disclosed: bool) -> None:
        note = note_disclosed if disclosed else forget_disclosed
        self._desk.session.run(note(items=[(entry_id, due)]), self._dialog)

    def _on_calculator(self, entry_id: int) -> None:
        self._open_calculator(entry_id)

    def _on_pages(self) -> None:
        workspace, dialog = self._desk.session.workspace, self._dialog
        shown = dialog.shown() if dialog is not None else None
        if workspace is None or dialog is None or shown is None:
            return
        from gui.due.due_pages import DuePagesDialog

        choices = dialog.choices
        pages = DuePagesDialog(
            workspace.catalogue.path,
            shown,
            choices.horizon.value,
            self._desk.settings,
            self._desk.runner,
            dialog,
            weekly=choices.weekly,
            disclosed=dialog.disclosed,
        )
        pages.exec()
        pages.deleteLater()

    def _show_count(self) -> None:
        workspace = self._desk.session.workspace
        if workspace is None or workspace.version or not workspace.dues.complete or workspace.catalogue.is_lent:
            return
        from model.due_dates import Horizon, count_done, count_due

        today, calendar = self.clock(), self.days.calendar
        last_day = Horizon.WEEK.last_day(today)
        noted = workspace.catalogue.disclosures(today)
        limits = {key: workspace.dues.limit_of(key) for key, _ in noted}
        due = count_due(workspace.dues.dated, today, last_day, calendar)
        self._desk.parts.status.show_due(due - count_done(limits, noted, today, last_day, calendar))


def _timer(parent: QObject, interval: int, on_timeout: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setInterval(interval)
    timer.timeout.connect(on_timeout)
    return timer
