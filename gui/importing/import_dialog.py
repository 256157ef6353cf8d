"""The import wizard: three pages and the steps between them. What files mean is ``importers``' business.

Reading, planning and applying run on a thread; applying is one operation of the catalogue. While one of them runs
nothing else is begun; wishes to read anew wait, and the latest is read next.
"""

import logging
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QHBoxLayout, QLabel, QStackedWidget, QWidget

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.importing.changes_page import ChangesPage
from gui.importing.decisions import Decisions
from gui.importing.done_page import DonePage
from gui.importing.found_page import FoundPage
from gui.importing.source import Opened, Planned, Source, make_plan, open_source, understand
from gui.importing.wording import numbers_words
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.workspace import Workspace
from importers.readings import ReadingChoices, TableReading
from importers.report import write_report
from importers.session import ImportSession
from model.areas import known_areas
from model.changes import Changes
from model.errors import CatalogueError
from model.operations.bulk import apply_plan
from model.plan import PlanChoices
from model.progress import Progress

_FOUND, _CHANGES, _DONE = range(3)
_STEPS = ("① 找到的表格", "② 会有哪些变化", "③ 完成")
_SIZE = (1180, 720)
_log = logging.getLogger(__name__)


class ImportDialog(Dialog):
    """Leads through one import. Opens by itself: call ``begin`` and ``exec``."""

    def __init__(self, workspace: Workspace, runner: ProgressRunner, source: Source, parent: QWidget) -> None:
        title = "合并另一个目录" if source.straight else "导入表格"
        super().__init__("import", title, parent, accept="下一步", reject="取消")
        self._workspace = workspace
        self._runner = runner
        self._source = source
        self._long = LongChanges(workspace, runner, self)
        self._session: ImportSession | None = None
        self._readings: tuple[TableReading, ...] = ()
        self._planned: Planned | None = None
        self._decisions: Decisions | None = None
        self._applied: PlanChoices | None = None
        self._waiting: ReadingChoices | None = None
        catalogue = workspace.catalogue
        self._labels = {known.area.key: known.area.label for known in known_areas()}  # the catalogue may lack some
        self._labels |= {field.key: field.label for field in workspace.fields}
        self._labels |= {area.key: area.label for area in catalogue.areas()}
        self._steps = QLabel(self)
        self._summary = QLabel(self)
        self.found = FoundPage(catalogue.kind, catalogue.areas(), catalogue.settings(), self._labels, self)
        self.changes = ChangesPage(self)
        self.finished_page = DonePage(self)
        self._build()
        self._connect()
        self._show_page(_FOUND)

    def begin(self) -> None:
        """Read the files, then show what was found."""
        path, kind = self._workspace.catalogue.path, self._workspace.catalogue.kind
        read = partial(open_source, self._source, path, kind)
        self._runner.run("正在读取文件", read, self._on_read, self._on_unreadable, self, super().reject)

    def accept(self) -> None:
        """One page further; from the last one out."""
        page = self._pages.currentIndex()
        if page == _DONE:
            super().accept()
        elif page == _FOUND:
            self._go_on()
        elif self.changes.cleanups.pending:
            self.changes.cleanups.flush()
        else:
            self._apply()

    def reject(self) -> None:
        """Leave; what runs is stopped first, and what was not applied has not happened."""
        if self._runner.busy:
            self._runner.cancel()
        else:
            super().reject()

    def _build(self) -> None:
        self._steps.setObjectName("import_steps")
        self._summary.setObjectName("import_summary")
        self._summary.setProperty("look", "muted")
        line = QHBoxLayout()
        line.addWidget(self._steps, 1)
        line.addWidget(self._summary)
        self._pages = QStackedWidget(self)
        for page in (self.found, self.changes, self.finished_page):
            self._pages.addWidget(page)
        self.body.addLayout(line)
        self.body.addWidget(self._pages, 1)
        self._back = self.add_button("back", "上一步", QDialogButtonBox.ButtonRole.ActionRole)
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self.found.choices_requested.connect(self._on_choices)
        self.changes.choices_requested.connect(self._plan_with)
        self.changes.erase_requested.connect(self._make_plan)
        self.changes.decided.connect(self._show_buttons)
        self.finished_page.undo_requested.connect(self._on_undo)
        self.finished_page.report_requested.connect(self._on_report)

    def _on_read(self, opened: Opened) -> None:
        self._session = opened.session
        self._show_readings(opened.readings)
        if opened.refused:
            text = "\n\n".join(("这些文件没有读进来，其余的可以继续导入：", *opened.refused))
            messages.inform(self, "有文件读不出来", text)
        if self._source.straight:
            self._go_on()

    def _on_unreadable(self, error: CatalogueError) -> None:
        messages.show_error(self, error)
        super().reject()

    def _on_choices(self, choices: ReadingChoices) -> None:
        """Something was corrected on the first page."""
        if self._runner.busy:
            self._waiting = choices
        elif self._session is not None:
            self._runner.run(
                "正在重新识别表格",
                partial(understand, self._session, choices),
                self._show_readings,
                partial(messages.show_error, self),
                self,
                partial(self._show_again, self._session.choices),
            )

    def _show_readings(self, readings: tuple[TableReading, ...]) -> None:
        if self._session is None:
            return
        self._readings = readings
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._on_choices(waiting)
            return
        self.found.show_readings(readings, self._session.choices)
        self._show_page(self._pages.currentIndex())

    def _show_again(self, choices: ReadingChoices) -> None:
        """Reading anew was cancelled: go back to how it was understood before."""
        self._waiting = None
        self._on_choices(choices)

    def _go_on(self) -> None:
        """To the changes, when it is known what every table is."""
        if self._session is None or self._runner.busy:
            return
        tables = self._session.choices.tables
        missing = [
            reading
            for reading in self._session.needs_area()
            if reading.key not in tables or not tables[reading.key].left_out
        ]
        if missing:
            self.found.go_to(missing[0])
            names = "、".join(f"“{reading.sheet.name}”" for reading in missing[:3])
            sentence = f"看不出{names}属于哪个领域。请在表格上方选择领域，或者在左边取消勾选、不导入它。"
            messages.inform(self, "请选择领域", sentence)
            return
        self._make_plan()

    def _make_plan(self) -> None:
        if self._session is not None:
            self._plan_with(self._session.choices)

    def _plan_with(self, choices: ReadingChoices) -> None:
        """Compare with the catalogue; on the second page after clean-ups were refused or taken."""
        if self._session is None or self._runner.busy:
            return
        work = partial(make_plan, self._session, choices, self._labels, erase_blanks=self.changes.erases_blanks)
        self._runner.run(
            "正在与目录比对",
            lambda progress: work(progress=progress),
            self._on_planned,
            partial(messages.show_error, self),
            self,
            partial(self._on_plan_cancelled, self._session.choices),
        )

    def _on_planned(self, planned: Planned) -> None:
        self._planned = planned
        self._decisions = Decisions(planned.plan, self._decisions)
        self._show_page(_CHANGES)  # before it is filled: a list that is seen lays itself out once, not twice
        self.changes.show_plan(planned, self._decisions)

    def _on_plan_cancelled(self, choices: ReadingChoices) -> None:
        """The plan that is shown, and what it was made under, stay."""
        if self._session is not None:
            self._session.choose(choices)
        if self._planned is not None:
            self.changes.show_choices(self._planned)

    def _apply(self) -> None:
        if self._planned is None or self._decisions is None:
            return
        choices = self._decisions.choices()
        operation = apply_plan(plan=self._planned.plan, choices=choices)
        self._long.run(operation, "正在导入", partial(self._on_applied, choices))

    def _on_applied(self, choices: PlanChoices, changes: Changes) -> None:
        if self._planned is None:
            return
        self._applied = choices
        self._remember()
        self.finished_page.show_result(self._planned.plan, choices, changed=bool(changes))
        self._show_page(_DONE)

    def _remember(self) -> None:
        """Keep corrected columns for the next file of this layout: a convenience, whose failure is only logged."""
        try:
            if self._session is not None:
                self._session.remember()
        except OSError as error:
            _log.warning("the corrected columns could not be remembered: %s", error)

    def _on_undo(self) -> None:
        self._long.undo("正在撤销导入", lambda _changes: self.finished_page.show_undone())

    def _on_report(self) -> None:
        proposal = Path.home() / f"导入报告{datetime.now():%Y%m%d-%H%M}.xlsx"
        name, _ = QFileDialog.getSaveFileName(self, "保存导入报告", str(proposal), "Excel 工作簿 (*.xlsx)")
        if name:
            self.save_report(Path(name if name.lower().endswith(".xlsx") else f"{name}.xlsx"))

    def save_report(self, target: Path) -> None:
        """Write the report on what was imported to this file."""
        if self._planned is None:
            return
        plan, labels, applied = self._planned.plan, self._planned.wording.labels, self._applied

        def work(_progress: Progress) -> None:
            write_report(target, plan, labels, applied)

        self._runner.run(
            "正在保存报告", work, partial(self._on_saved, target), partial(messages.show_error, self), self
        )

    def _on_saved(self, target: Path, _nothing: None) -> None:
        self.finished_page.show_report(target)

    def _on_back(self) -> None:
        if self._session is not None and not self._runner.busy:
            self._show_page(_FOUND)
            self._on_choices(self._session.choices)

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        steps = (f"<b>{step}</b>" if number == page else step for number, step in enumerate(_STEPS))
        self._steps.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(steps))
        self._show_buttons()
        if page == _CHANGES:
            self.changes.rows.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page == _DONE and self.accept_button is not None:
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self) -> None:
        page = self._pages.currentIndex()
        self._back.setVisible(page == _CHANGES)
        self.reject_button.setVisible(page != _DONE)
        added, changed = self._decisions.counts() if self._decisions is not None else (0, 0)
        if self.accept_button is not None:
            self.call_accept(("下一步", "导入", "完成")[page])
            self.accept_button.setEnabled(self._session is not None and (page != _CHANGES or bool(added or changed)))
        self._summary.setText(self._words_for(page, added, changed))

    def _words_for(self, page: int, added: int, changed: int) -> str:
        if self._session is None or page == _DONE:
            return ""
        if page == _CHANGES:
            return f"将{numbers_words(added, changed)}" if added or changed else "没有勾选要导入的内容"
        files = len({reading.sheet.file for reading in self._readings})
        rows = sum(len(reading.rows) for reading in self._readings)
        return f"{files} 个文件，{len(self._readings)} 张表，{rows} 个事项"
