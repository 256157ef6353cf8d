"""The import wizard: three pages and the steps between them. What files mean is ``importers``' business.

Reading and planning run on a thread; applying is one operation of the catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QStackedWidget, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.importing.changes_page import ChangesPage
from gui.importing.decisions import Decisions
from gui.importing.done_page import DonePage
from gui.importing.found_page import FoundPage
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.workspace import Workspace
from importers.readings import ReadingChoices, TableReading
from importers.report import field_labels, in_words, write_report
from importers.session import ImportSession
from importers.sheet import Sheet
from model.changes import Changes
from model.earlier import Earlier
from model.errors import CatalogueError
from model.operations.bulk import apply_plan
from model.plan import ImportPlan, PlanChoices
from model.progress import Progress
from model.reading import read_snapshot

_FOUND, _CHANGES, _DONE = range(3)
_STEPS = ("① 找到的表格", "② 会有哪些变化", "③ 完成")
_SIZE = (1180, 720)


@dataclass(frozen=True, slots=True)
class Source:
    """What is imported: files, or a table from the clipboard."""

    paths: Sequence[Path] = ()
    sheets: Sequence[Sheet] = ()


class ImportDialog(Dialog):
    """Leads through one import. Opens by itself: call ``begin`` and ``exec``."""

    def __init__(self, workspace: Workspace, runner: ProgressRunner, source: Source, parent: QWidget) -> None:
        super().__init__("import", "导入表格", parent, accept="下一步", reject="取消")
        self._workspace = workspace
        self._runner = runner
        self._source = source
        self._long = LongChanges(workspace, runner, self)
        self._session: ImportSession | None = None
        self._plan: ImportPlan | None = None
        self._decisions: Decisions | None = None
        self._applied: PlanChoices | None = None
        self._earlier: dict[datetime, Earlier] = {}
        catalogue = workspace.catalogue
        self._labels = {field.key: field.label for field in workspace.fields}
        self._labels |= {area.key: area.label for area in catalogue.areas()}
        self._steps = QLabel(self)
        self._steps.setObjectName("import_steps")
        self._found = FoundPage(catalogue.kind, catalogue.areas(), catalogue.settings().tiers, self._labels, self)
        self._changes = ChangesPage(self)
        self._done = DonePage(self)
        self._build()
        self._connect()
        self._show_page(_FOUND)

    def begin(self) -> None:
        """Read the files, then show what was found."""
        self._runner.run("正在读取文件", self._read, self._on_read, self._on_unreadable, self)

    def accept(self) -> None:
        """One page further; from the last one out."""
        if self._pages.currentIndex() == _FOUND:
            self._make_plan()
        elif self._pages.currentIndex() == _CHANGES:
            self._apply()
        else:
            super().accept()

    def _build(self) -> None:
        self._pages = QStackedWidget(self)
        for page in (self._found, self._changes, self._done):
            self._pages.addWidget(page)
        self.body.addWidget(self._steps)
        self.body.addWidget(self._pages, 1)
        self._back = self.add_button("back", "上一步", QDialogButtonBox.ButtonRole.ActionRole)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self._found.choices_requested.connect(self._on_choices)
        self._changes.plan_requested.connect(self._on_plan_requested)
        self._done.undo_requested.connect(self._on_undo)
        self._done.report_requested.connect(self._on_report)

    def _read(self, progress: Progress) -> tuple[ImportSession, tuple[TableReading, ...]]:
        """On a thread: the catalogue as it is saved, the files, what they mean."""
        snapshot = read_snapshot(self._workspace.catalogue.path)
        kind = self._workspace.catalogue.kind
        if self._source.sheets:
            session = ImportSession(self._source.sheets, snapshot, kind=kind, earlier=self._earlier.__getitem__)
        else:
            session = ImportSession.from_files(
                self._source.paths, snapshot, kind=kind, earlier=self._earlier.__getitem__, progress=progress
            )
        return session, session.readings(progress)

    def _on_read(self, result: tuple[ImportSession, tuple[TableReading, ...]]) -> None:
        self._session, readings = result
        self._show_readings(readings)

    def _on_unreadable(self, error: CatalogueError) -> None:
        messages.show_error(self, error)
        self.reject()

    def _on_choices(self, choices: ReadingChoices) -> None:
        if self._session is not None:
            session = self._session
            session.choose(choices)
            self._runner.run("正在重新理解表格", session.readings, self._show_readings, parent=self)

    def _show_readings(self, readings: tuple[TableReading, ...]) -> None:
        if self._session is None:
            return
        self._found.show_readings(readings, self._session.choices)
        moments = {reading.taken_at for reading in readings if reading.taken_at is not None}
        self._earlier |= {at: self._workspace.catalogue.earlier(at) for at in moments if at not in self._earlier}
        self._show_page(self._pages.currentIndex())

    def _make_plan(self) -> None:
        if self._session is None:
            return
        session, erase = self._session, self._changes.erases_blanks
        missing = [reading.sheet.name for reading in session.needs_area() if not self._is_left_out(reading)]
        if missing:
            names = "、".join(missing[:3])
            messages.inform(
                self,
                "请选择领域",
                f"看不出“{names}”属于哪个领域。请在左边选中它，再在上方选择领域；不想导入就取消勾选。",
            )
            return
        self._runner.run(
            "正在与目录比对",
            lambda progress: session.plan(erase_blanks=erase, progress=progress),
            self._on_planned,
            parent=self,
        )

    def _is_left_out(self, reading: TableReading) -> bool:
        choice = self._session.choices.tables.get(reading.key) if self._session is not None else None
        return choice is not None and choice.left_out

    def _on_planned(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._decisions = Decisions(plan)
        ids = [row.entry_id for row in plan.rows if row.entry_id is not None]
        names = {entry.id: entry["name"] for entry in self._workspace.catalogue.entries(ids)}
        labels = field_labels(plan, self._labels, self._workspace.catalogue.kind)
        self._changes.show_plan(plan, self._decisions, labels, names)
        self._show_page(_CHANGES)

    def _on_plan_requested(self) -> None:
        if self._session is not None:
            self._session.choose(replace(self._session.choices, refused=frozenset(self._changes.refused)))
            self._make_plan()

    def _apply(self) -> None:
        if self._plan is None or self._decisions is None or self._session is None:
            return
        choices = self._decisions.choices()
        self._long.run(apply_plan(plan=self._plan, choices=choices), "正在导入", partial(self._on_applied, choices))

    def _on_applied(self, choices: PlanChoices, changes: Changes) -> None:
        if self._plan is None or self._session is None:
            return
        self._applied = choices
        self._session.remember()
        self._done.show_result(in_words(self._plan, choices), len(self._plan.problems))
        self._done.undo.setEnabled(bool(changes))
        self._show_page(_DONE)

    def _on_undo(self) -> None:
        self._long.undo("正在撤销导入", lambda _changes: self._done.show_undone())

    def _on_report(self) -> None:
        if self._plan is None:
            return
        proposal = f"导入报告{datetime.now():%Y%m%d-%H%M}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self, "保存导入报告", proposal, "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        target = Path(name if name.endswith(".xlsx") else name + ".xlsx")
        try:
            write_report(target, self._plan, field_labels(self._plan, self._labels), self._applied)
        except CatalogueError as error:
            messages.show_error(self, error)

    def _on_back(self) -> None:
        self._show_page(_FOUND)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        self._steps.setText(
            "&emsp;›&emsp;".join(f"<b>{step}</b>" if n == page else step for n, step in enumerate(_STEPS))
        )
        self._back.setVisible(page == _CHANGES)
        self.reject_button.setVisible(page != _DONE)
        if self.accept_button is not None:
            self.accept_button.setText(("下一步", "导入", "完成")[page])
            self.accept_button.setEnabled(self._session is not None)
