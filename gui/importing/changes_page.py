"""Second page of the import: what would change, row by row and field by field, with ticks.

Problems and clean-ups stand on further tabs. Ticks go into ``Decisions``. Refusing a clean-up or erasing blanks
needs a new plan and is told as a wish.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.importing.cleanup_model import CleanupModel
from gui.importing.decisions import Decisions
from gui.importing.difference_delegate import DifferenceDelegate
from gui.importing.import_problem_model import ImportProblemModel
from gui.importing.plan_model import AFTER, BEFORE, PLACE, TICK, PlanModel
from gui.importing.row_sheet import row_html
from gui.theme import colours_of
from model.plan import ImportPlan, RowState

_FILTERS = (RowState.NEW, RowState.CHANGED, RowState.CONFLICT, RowState.PROBLEM, RowState.UNCHANGED)
_SHOWN_AT_FIRST = frozenset(_FILTERS) - {RowState.UNCHANGED}
_WIDTHS = {TICK: 150, PLACE: 130, BEFORE: 300}


class ChangesPage(QWidget):
    """A plan with its ticks.

    Signals: ``plan_requested()`` when ``refused`` or ``erase_blanks`` changed and the plan must be made anew.
    """

    plan_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_changes")
        self.refused: set[tuple[str, str]] = set()
        self._model: PlanModel | None = None
        self._labels: Mapping[str, str] = {}
        self._build()
        self._connect()

    @property
    def erases_blanks(self) -> bool:
        """Whether blank cells empty the catalogue's fields."""
        return self.erase.isChecked()

    def show_plan(
        self, plan: ImportPlan, decisions: Decisions, labels: Mapping[str, str], names: Mapping[int, str]
    ) -> None:
        """Show a plan; ``names`` are those of the entries it touches."""
        before = self._model
        self._labels = labels
        self._model = PlanModel(plan, decisions, labels, self)
        self._model.know_names(names)
        self.rows.setModel(self._model)
        self.rows.selectionModel().currentChanged.connect(self._on_row_chosen)
        if before is not None:
            before.deleteLater()
        counts = plan.counts()
        for state, button in self._filters.items():
            button.setText(f"{state.label} {counts[state]}")
            button.setEnabled(counts[state] > 0)
            button.setChecked(counts[state] > 0 and (state in _SHOWN_AT_FIRST or set(counts) == {state}))
        for column, width in _WIDTHS.items():
            self.rows.setColumnWidth(column, width)
        self.problems.show_problems(plan.problems)
        self.cleanups.show_cleanups(plan.cleanups, self.refused)
        self._tabs.setTabText(1, f"需要留意 {len(plan.problems)}")
        self._tabs.setTabText(2, f"文字清理 {len(plan.cleanups)}")
        self._on_filter()

    def _build(self) -> None:
        self._filters: dict[RowState, QToolButton] = {}
        line = QHBoxLayout()
        for state in _FILTERS:
            button = QToolButton(self)
            button.setCheckable(True)
            button.setObjectName(f"import_filter_{state.value}")
            button.setAccessibleName(f"显示{state.label}的行")
            self._filters[state] = button
            line.addWidget(button)
        line.addStretch(1)
        self.all = QPushButton("全部采用", self)
        self.none = QPushButton("全部不采用", self)
        self.erase = QCheckBox("空白单元格也清空目录里的内容", self)
        for widget, name in ((self.erase, "import_erase"), (self.all, "import_all"), (self.none, "import_none")):
            widget.setObjectName(name)
            widget.setAccessibleName(widget.text())
            line.addWidget(widget)
        self._tabs = QTabWidget(self)
        self._tabs.addTab(self._build_rows(), "变化")
        self.problems = ImportProblemModel(self)
        self._tabs.addTab(_list(self.problems, "import_problems", "需要留意的地方", (90, 130, 90, 420)), "需要留意")
        self.cleanups = CleanupModel(self)
        self._tabs.addTab(_list(self.cleanups, "import_cleanups", "清理过的文字", (110, 130, 330, 330)), "文字清理")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(line)
        whole.addWidget(self._tabs, 1)

    def _build_rows(self) -> QWidget:
        self.rows = QTreeView(self)
        self.rows.setObjectName("import_rows")
        self.rows.setAccessibleName("导入会带来的变化")
        self.rows.setAlternatingRowColors(True)
        self.rows.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.rows.header().setStretchLastSection(True)
        delegate = DifferenceDelegate(self.rows)
        self.rows.setItemDelegateForColumn(BEFORE, delegate)
        self.rows.setItemDelegateForColumn(AFTER, delegate)
        self.row = QTextBrowser(self)
        self.row.setObjectName("import_row")
        self.row.setAccessibleName("所选行的全部内容")
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.rows)
        splitter.addWidget(self.row)
        splitter.setSizes([760, 340])
        splitter.setStretchFactor(0, 1)
        return splitter

    def _connect(self) -> None:
        for button in self._filters.values():
            button.clicked.connect(self._on_filter)
        self.all.clicked.connect(self._on_all)
        self.none.clicked.connect(self._on_none)
        self.erase.toggled.connect(self.plan_requested)
        self.cleanups.refusal_requested.connect(self._on_refusal)

    def _on_filter(self) -> None:
        if self._model is not None:
            self._model.show_states(frozenset(state for state, button in self._filters.items() if button.isChecked()))
            self.rows.setCurrentIndex(self._model.index(0, 0))

    def _on_all(self) -> None:
        if self._model is not None:
            self._model.tick_all(True)

    def _on_none(self) -> None:
        if self._model is not None:
            self._model.tick_all(False)

    def _on_refusal(self, key: tuple[str, str], refused: bool) -> None:
        (self.refused.add if refused else self.refused.discard)(key)
        self.plan_requested.emit()

    def _on_row_chosen(self) -> None:
        row = self._model.row_at(self.rows.currentIndex()) if self._model is not None else None
        self.row.setHtml(row_html(row, self._labels, colours_of(self.palette())) if row is not None else "")


def _list(model: ImportProblemModel | CleanupModel, name: str, title: str, widths: tuple[int, ...]) -> QTreeView:
    view = QTreeView()
    view.setObjectName(name)
    view.setAccessibleName(title)
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAlternatingRowColors(True)
    view.setModel(model)
    for column, width in enumerate(widths):
        view.setColumnWidth(column, width)
    return view
