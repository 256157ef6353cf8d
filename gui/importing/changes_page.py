"""Second page of the import: what would change, row by row and field by field, with ticks.

What needs attention and the clean-ups stand on further tabs. Ticks go into ``Decisions``. Refusing a clean-up or
erasing blanks needs a new plan and is told as a wish.
"""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.importing.cleanups_page import CleanupsPage
from gui.importing.decisions import Decisions
from gui.importing.import_problem_model import PROBLEM_ROLE, ImportProblemModel
from gui.importing.lists import problem_list
from gui.importing.notice import Notice
from gui.importing.rows_page import RowsPage
from gui.importing.source import Planned
from model.plan import ImportPlan, ProblemLevel, RowState

_ROWS, _PROBLEMS, _CLEANUPS = range(3)


class ChangesPage(QWidget):
    """A plan with its ticks.

    Signals: ``choices_requested(ReadingChoices)`` when clean-ups were refused or taken, ``erase_requested()`` when
    blanks shall erase or no longer: both need a new plan. ``decided()`` when ticks were changed.
    """

    choices_requested = Signal(object)
    erase_requested = Signal()
    decided = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_changes")
        self.notice = Notice(self)
        self.tabs = QTabWidget(self)
        self.rows = RowsPage(self)
        self.problems = ImportProblemModel(self)
        self.problem_list = problem_list(self.problems, "import_problems", "需要留意的地方")
        self.cleanups = CleanupsPage(self)
        self._build()
        self._connect()

    @property
    def erases_blanks(self) -> bool:
        """Whether blank cells empty the catalogue's fields."""
        return self.rows.erase.isChecked()

    def show_plan(self, planned: Planned, decisions: Decisions) -> None:
        """Show a plan with these ticks."""
        plan = planned.plan
        self.notice.show_sentence(_what_is_special(plan))
        self.rows.show_plan(plan, decisions, planned.wording)
        self.problems.show_problems(plan.problems)
        self.show_choices(planned)
        attention = sum(problem.level is ProblemLevel.ATTENTION for problem in plan.problems)
        told = len(plan.problems) - attention
        self.tabs.setTabText(_ROWS, f"变化 {len(plan.rows)}")
        self.tabs.setTabText(_PROBLEMS, f"需要留意 {attention}" + (f"，说明 {told}" if told else ""))
        self.tabs.setTabText(_CLEANUPS, f"文字清理 {sum(self.cleanups.model.counts.values())}")

    def show_choices(self, planned: Planned) -> None:
        """Show what the plan was made under: after a wish for another plan was cancelled."""
        self.cleanups.show_cleanups(planned.plan.cleanups, planned.choices)
        self.rows.erase.setChecked(planned.erases_blanks)

    def _on_problem(self, index: QModelIndex) -> None:
        """Lead from a problem to the row it is about, when that row is in the plan."""
        problem = index.data(PROBLEM_ROLE)
        if problem is not None and self.rows.go_to(problem.place):
            self.tabs.setCurrentIndex(_ROWS)

    def _build(self) -> None:
        self.tabs.setObjectName("import_tabs")
        self.tabs.setAccessibleName("变化、需要留意的地方、文字清理")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page, title in ((self.rows, "变化"), (self.problem_list, "需要留意"), (self.cleanups, "文字清理")):
            self.tabs.addTab(page, title)
        self.problem_list.setToolTip("双击转到这一行")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.notice)
        whole.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.rows.decided.connect(self.decided)
        self.rows.erase_requested.connect(self.erase_requested)
        self.cleanups.choices_requested.connect(self.choices_requested)
        self.problem_list.doubleClicked.connect(self._on_problem)


def _what_is_special(plan: ImportPlan) -> str:
    counts = plan.counts()
    if not plan.rows:
        return "这些表格里没有可以导入的事项。请返回上一步，检查表头和列是否选对。"
    if set(counts) == {RowState.UNCHANGED}:
        return f"没有新内容：文件里的 {len(plan.rows)} 个事项与目录里的完全相同，不用导入。"
    if not set(counts) & {RowState.NEW, RowState.CHANGED, RowState.CONFLICT}:
        return "没有可以导入的内容：其余各行的原因见“变化”里的“不能导入”。"
    return ""
