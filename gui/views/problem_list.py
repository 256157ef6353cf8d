"""The findings of the checks below the table: a click leads to entry and field, a repair is one click."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.delegates.link_delegate import LinkDelegate
from gui.icons import icon
from gui.item_models.problem_model import MESSAGE, PROBLEM_ROLE, REPAIR, ProblemModel
from gui.type_size import in_type
from gui.widgets.tab_order import order_by_layout
from model.records import Problem, Severity

_WIDTHS = (72, 96, 170, 76, 420, 130)
_ROW = 26
_KINDS = ((Severity.ERROR, "错误"), (Severity.WARNING, "警告"), (Severity.HINT, "提示"))


class ProblemList(QWidget):
    """Every finding, worst first, narrowed by severity.

    Signals: ``jump_requested(Problem)``, ``repair_requested(Problem)``, ``close_requested()``.
    """

    jump_requested = Signal(object)
    repair_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problem_list")
        self.setAccessibleName("检查结果")
        self._problems: Sequence[Problem] = ()
        self._complete = False
        self._writable = False
        self._table = QTableView(self)
        self._title = QLabel("检查结果", self)
        self._boxes = {severity: QCheckBox(label, self) for severity, label in _KINDS}
        self._close = QToolButton(self)
        self._build()
        self._connect()

    @property
    def findings(self) -> ProblemModel | None:
        model = self._table.model()
        return model if isinstance(model, ProblemModel) else None

    def open(self, model: ProblemModel, *, writable: bool) -> None:
        """Show this model's findings."""
        self.shut()
        self._writable = writable
        model.setParent(self._table)
        self._table.setModel(model)
        self.fit_type()
        self._table.horizontalHeader().setSectionResizeMode(MESSAGE, QHeaderView.ResizeMode.Stretch)
        self._table.setColumnHidden(REPAIR, not writable)

    def fit_type(self) -> None:
        """Give larger type the room it needs."""
        self._table.verticalHeader().setDefaultSectionSize(in_type(_ROW))
        if self.findings is not None:
            for section, width in enumerate(_WIDTHS):
                self._table.horizontalHeader().resizeSection(section, in_type(width))

    def shut(self) -> None:
        """Show nothing."""
        self._problems = ()
        old, selection = self._table.model(), self._table.selectionModel()
        self._table.setModel(None)
        for thing in (selection, old):
            if thing is not None:
                thing.deleteLater()

    def show_progress(self, *, complete: bool) -> None:
        """Say whether the checks have seen every entry."""
        self._complete = complete
        self._say_title()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these findings in this order."""
        self._problems = problems
        counts = dict.fromkeys(Severity, 0)
        for problem in problems:
            counts[problem.severity] += 1
        for severity, label in _KINDS:
            self._boxes[severity].setText(f"{label} {counts[severity]}")
        self._say_title()
        self._renew()

    def go_to_next(self) -> None:
        """Go to the finding behind the present one, from the last to the first."""
        model = self.findings
        if model is None or not model.rowCount():
            return
        row = (self._table.currentIndex().row() + 1) % model.rowCount()
        self._table.selectRow(row)
        self._jump(row)

    def _on_activated(self, index: QModelIndex) -> None:
        problem = index.data(PROBLEM_ROLE)
        if index.column() == REPAIR and self._writable and problem.repair is not None:
            self.repair_requested.emit(problem)
        else:
            self._jump(index.row())

    def _on_menu(self, position: QPoint) -> None:
        index = self._table.indexAt(position)
        problem = index.data(PROBLEM_ROLE)
        if problem is None:
            return
        menu = QMenu(self)
        go = menu.addAction(icon("next"), "转到这个事项")
        go.triggered.connect(partial(self._jump, index.row()))
        if self._writable and problem.repair is not None:
            repair = menu.addAction(icon("repair"), problem.repair.label)
            repair.triggered.connect(partial(self._on_repair, problem))
        menu.exec(self._table.viewport().mapToGlobal(position))
        menu.deleteLater()

    def _on_repair(self, problem: Problem, _checked: bool = False) -> None:
        self.repair_requested.emit(problem)

    def _on_severity(self) -> None:
        self._renew()

    def _renew(self) -> None:
        model = self.findings
        if model is not None:
            wanted = {severity for severity, box in self._boxes.items() if box.isChecked()}
            model.show([problem for problem in self._problems if problem.severity in wanted])

    def _say_title(self) -> None:
        if not self._complete:
            self._title.setText("检查结果（正在检查…）")
        else:
            self._title.setText("检查结果" if self._problems else "检查结果：没有发现问题")

    def _jump(self, row: int, _checked: bool = False) -> None:
        model = self.findings
        problem = model.problem(row) if model is not None else None
        if problem is not None:
            self.jump_requested.emit(problem)

    def _build(self) -> None:
        self._title.setProperty("look", "heading")
        self._title.setObjectName("problem_title")
        self._close.setIcon(icon("clear", "muted"))
        self._close.setObjectName("close_problems")
        self._close.setAccessibleName("收起检查结果")
        self._close.setToolTip("收起（F6）")
        self._close.setProperty("look", "round")
        head = QHBoxLayout()
        head.setContentsMargins(10, 4, 6, 4)
        head.setSpacing(12)
        head.addWidget(self._title)
        for severity, box in self._boxes.items():
            box.setChecked(True)
            box.setObjectName(f"show_{severity.value}")
            box.setAccessibleName(f"显示{severity.label}")
            head.addWidget(box)
        head.addStretch(1)
        head.addWidget(self._close)
        self._build_table()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._table, 1)
        order_by_layout(self)

    def _build_table(self) -> None:
        table = self._table
        table.setObjectName("problem_table")
        table.setAccessibleName("检查结果")
        table.setItemDelegateForColumn(REPAIR, LinkDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)

    def _connect(self) -> None:
        self._table.clicked.connect(self._on_activated)
        self._table.activated.connect(self._on_activated)
        self._table.customContextMenuRequested.connect(self._on_menu)
        self._close.clicked.connect(self.close_requested)
        for box in self._boxes.values():
            box.toggled.connect(self._on_severity)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        super().keyPressEvent(event)
