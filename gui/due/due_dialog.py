"""近期应公开: which entries have to be disclosed by when, in groups by month or week; and which name no date, and why.

Stays open beside the window, follows every change, leads to an entry. What falls due is found by ``model/due_dates``
on a thread.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QTabWidget, QVBoxLayout, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.due.due_choices import DueChoices
from gui.due.due_tables import DueTree, UndatedTable
from gui.due.work_days import WorkDays
from gui.item_models.due_model import ITEM_ROLE, DueModel
from gui.item_models.undated_model import UNDATED_ROLE, UndatedModel
from gui.jobs import Job, Jobs
from gui.workspace import Workspace
from model.changes import Changes
from model.disclosures import Disclosure, DueDate
from model.due_dates import DueItem, DueList, Undated, by_group, due_list
from model.errors import CatalogueError
from model.holidays import WorkCalendar, not_announced
from model.progress import Progress
from model.rhythm import NoDate

_CALM = 150  # milliseconds after the last change before everything is found anew
_DATED, _UNDATED = 0, 1


class DueDialog(Dialog):
    """Two pages: what falls due, and what has no date.

    Signals: ``jump_requested(entry_id)``; ``pages_requested()`` when the list shall be put on paper;
    ``calculator_requested(entry_id)``; ``note_requested(entry_id, due date, disclosed)``.
    """

    jump_requested = Signal(int)
    pages_requested = Signal()
    calculator_requested = Signal(int)
    note_requested = Signal(int, object, bool)

    def __init__(
        self,
        workspace: Workspace,
        days: WorkDays,
        jobs: Jobs,
        choices: dict[str, object],
        clock: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("due", "近期应公开", parent, accept="转到事项", reject="关闭")
        self._workspace = workspace
        self._days = days
        self._jobs = jobs
        self._clock = clock
        self._job: Job | None = None
        self._again = False
        self._left = False
        self.found: DueList | None = None
        self.disclosed: Mapping[DueDate, Disclosure] = {}
        self._reasons: Mapping[NoDate, tuple[Undated, ...]] = {}
        self.choices = DueChoices(workspace.catalogue.areas(), choices, self)
        entry = workspace.cache.get
        writable = workspace.writable
        self._dated = DueModel(entry, workspace.area_label, workspace.fields, self, writable=writable)
        self._undated = UndatedModel(entry, workspace.area_label, self)
        self._tree = DueTree(self._dated, self)
        self._table = UndatedTable(self._undated, self)
        self._pages = QTabWidget(self)
        self._summary = self.note("")
        self._build()
        self._connect()
        self.renew()

    @property
    def is_behind(self) -> bool:
        """Whether the list is still being found."""
        return self._calm.isActive() or self._job is not None or not self._workspace.dues.complete

    def accept(self) -> None:
        """Lead to the entry that is chosen; the list stays."""
        entry_id = self._chosen()
        if entry_id is not None:
            self.jump_requested.emit(entry_id)

    def renew(self) -> None:
        """Find what falls due anew, on a thread."""
        self._calm.stop()
        if not self._workspace.dues.complete:
            self._summary.setText("正在读取公开时限…")
            return
        if self._job is not None:
            self._again = True
            return
        limits, today, calendar = self._workspace.dues.limits(), self._clock(), self._days.calendar
        last_day = self.choices.horizon.last_day(today)
        work = partial(_find, limits, today, last_day, calendar)
        self._job = self._jobs.start(work, self._on_found, self._on_failed, self._on_ended)

    def shown(self) -> DueList | None:
        """What falls due in the chosen area; None while it is being found."""
        if self.found is None:
            return None
        area, found = self.choices.area, self.found
        if self.choices.hides_disclosed:
            found = replace(found, items=tuple(item for item in found.items if item.key not in self.disclosed))
        return found.of_entries(frozenset(self._workspace.outline.of_area(area))) if area else found

    def done(self, result: int) -> None:
        """Leave; what is still being found is not needed any more."""
        self._calm.stop()
        self._left = True
        super().done(result)

    def _on_found(self, found: DueList) -> None:
        if not self._left:
            self.found = found
            self._show()
            self._on_ended()

    def _on_failed(self, error: CatalogueError) -> None:
        if not self._left:
            messages.show_error(self, error)
            self._on_ended()

    def _on_ended(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self.renew()

    def _on_changed(self) -> None:
        """Dates or the words of entries may be others now: soon, when nothing else changes."""
        self._calm.start()

    def _on_catalogue_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.disclosures:
            self._show()
        if changes.touched or changes.removed or changes.areas or changes.settings:
            self._on_changed()

    def _on_tick(self, item: DueItem, disclosed: bool) -> None:
        self.note_requested.emit(item.entry_id, item.when.due, disclosed)

    def _on_current(self) -> None:
        has_entry = self._chosen() is not None
        if self.accept_button is not None:
            self.accept_button.setEnabled(has_entry)
        self._calculator.setEnabled(has_entry)

    def _on_page(self) -> None:
        """The keyboard goes on in the list that is shown, from its first line."""
        if self._pages.currentIndex() == _UNDATED and not self._table.currentIndex().isValid():
            self._table.selectRow(0)
        self._on_current()

    def _on_activated(self, _index: QModelIndex) -> None:
        self.accept()

    def _on_calculator(self) -> None:
        entry_id = self._chosen()
        if entry_id is not None:
            self.calculator_requested.emit(entry_id)

    def _chosen(self) -> int | None:
        """The entry of the line that is chosen on the page that is shown."""
        if self._pages.currentIndex() == _DATED:
            item = self._tree.currentIndex().data(ITEM_ROLE)
            return item.entry_id if item is not None else None
        row = self._table.currentIndex().data(UNDATED_ROLE)
        return row.entry_id if row is not None else None

    def _show(self) -> None:
        """Show what was found, as the choices want it."""
        catalogue = self._workspace.catalogue
        if self.found is not None and not catalogue.is_lent:
            self.disclosed = catalogue.disclosures(self.found.today)
        shown = self.shown()
        if shown is None:
            return
        chosen = self._tree.currentIndex().data(ITEM_ROLE)
        self._dated.show(by_group(shown.items, weekly=self.choices.weekly), shown.today, self.disclosed)
        self._tree.show_all(self._dated.place_of(chosen.key) if chosen is not None else QModelIndex())
        self._reasons = shown.undated
        self.choices.show_reasons({why: len(some) for why, some in shown.undated.items()})
        self._show_undated()
        left = [item for item in shown.items if item.key not in self.disclosed]
        self._pages.setTabText(_DATED, f"应公开 {len(left)}")
        self._pages.setTabText(_UNDATED, f"没有日期 {sum(map(len, shown.undated.values()))}")
        hint = "公开后在日期前打勾。" if self._workspace.writable and left else ""
        self._summary.setText(_summary(shown, left, self.choices.horizon.value) + hint)
        self._export.setEnabled(True)

    def _show_undated(self) -> None:
        """Show what has no date, for the reason that is chosen."""
        reason = self.choices.reason
        chosen = self._reasons.get(reason, ()) if reason is not None else tuple(chain(*self._reasons.values()))
        self._undated.show(chosen)
        self._on_current()

    def _build(self) -> None:
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._export = self.add_button("export", "导出清单…", QDialogButtonBox.ButtonRole.ActionRole)
        self._calculator = self.add_button("calculator", "期限计算…", QDialogButtonBox.ButtonRole.ActionRole)
        self._export.setEnabled(False)
        self._pages.setObjectName("due_pages")
        self._pages.setAccessibleName("应公开和没有日期的事项")
        self._pages.setDocumentMode(True)
        undated = QWidget(self)
        column = QVBoxLayout(undated)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.choices.reasons, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._table, 1)
        self._pages.addTab(self._tree, "应公开")
        self._pages.addTab(undated, "没有日期")
        self.body.insertWidget(0, self.choices)
        self.body.insertWidget(1, self._pages, 1)
        self.resize(1000, 600)

    def _connect(self) -> None:
        self._calm.timeout.connect(self.renew)
        self._workspace.dues.changed.connect(self._on_changed)
        self._workspace.changed.connect(self._on_catalogue_changed)
        self._dated.tick_requested.connect(self._on_tick)
        self._days.changed.connect(self._on_changed)
        self.choices.span_changed.connect(self.renew)
        self.choices.view_changed.connect(self._show)
        self.choices.reason_changed.connect(self._show_undated)
        self._pages.currentChanged.connect(self._on_page)
        self._export.clicked.connect(self.pages_requested)
        self._calculator.clicked.connect(self._on_calculator)
        for view in (self._tree, self._table):
            view.activated.connect(self._on_activated)
            view.selectionModel().currentChanged.connect(self._on_current)


def _find(
    limits: list[tuple[int, str]], today: date, last_day: date, calendar: WorkCalendar, _progress: Progress
) -> DueList:
    return due_list(limits, today, last_day, calendar)


def _summary(shown: DueList, left: Sequence[DueItem], horizon: str) -> str:
    entries = len({item.entry_id for item in left})
    told = [f"{horizon}有 {entries} 个事项应当公开。" if entries else f"{horizon}没有还要公开的事项。"]
    if len(left) < len(shown.items):
        told.append(f"已记下 {len(shown.items) - len(left)} 项公开。")
    if shown.left_out:
        told.append(f"另有 {shown.left_out} 项较晚的没有列出，请缩短时间范围。")
    unclear = shown.undated.get(NoDate.UNCLEAR, ())
    if unclear:
        told.append(f"{len(unclear)} 个定期公开的事项读不出日期，见“没有日期”。")
    uncertain = sorted({item.when.act_by.year for item in shown.items if not item.when.is_certain})
    return "".join([*told, f"* {not_announced(uncertain)}" if uncertain else ""])
