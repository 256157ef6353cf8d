"""Last page of the import: what was done with the rows of each file, with 撤销 and a report to keep."""

from collections import Counter
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.importing.wording import numbers_words
from gui.outside import open_outside
from gui.widgets.sign import Sign
from model.plan import ImportPlan, PlanChoices, PlannedRow, ProblemLevel, RowState

_SIGN_SIZE = 40
_NUMBER_WIDTH = 84
_ROW_HEIGHT = 30
_MOST_ROWS = 6  # files seen without scrolling


class Outcome(Enum):
    """What became of a row."""

    ADDED = "新增"
    CHANGED = "修改"
    SAME = "相同"
    NOT_TAKEN = "没有采用"
    IMPOSSIBLE = "不能导入"


def outcome(row: PlannedRow, choices: PlanChoices) -> Outcome:
    """What these choices made of a row; every row has one outcome, so the numbers add up."""
    if choices.is_addition(row):
        return Outcome.ADDED
    if choices.is_change(row):
        return Outcome.CHANGED
    return {RowState.UNCHANGED: Outcome.SAME, RowState.PROBLEM: Outcome.IMPOSSIBLE}.get(row.state, Outcome.NOT_TAKEN)


class DonePage(QWidget):
    """Signals: ``undo_requested()``, ``report_requested()``."""

    undo_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_done")
        self.title = QLabel(self)
        self.text = QLabel(self)
        self.table = QTableWidget(0, len(Outcome) + 2, self)
        self.report = QPushButton("保存导入报告…", self)
        self.undo = QPushButton("撤销这次导入", self)
        self.saved = QLabel(self)
        self.open_file = QPushButton("打开报告", self)
        self.open_folder = QPushButton("打开所在文件夹", self)
        self._report: Path | None = None
        self._build()
        self.undo.clicked.connect(self.undo_requested)
        self.report.clicked.connect(self.report_requested)
        self.open_file.clicked.connect(self._on_open_file)
        self.open_folder.clicked.connect(self._on_open_folder)

    def show_result(self, plan: ImportPlan, choices: PlanChoices, *, changed: bool) -> None:
        """Tell what was done. ``changed``: the catalogue is another one than before."""
        totals = Counter(outcome(row, choices) for row in plan.rows)
        done = numbers_words(totals[Outcome.ADDED], totals[Outcome.CHANGED])
        self.title.setText(f"导入完成：{done}" if changed else "目录没有变化")
        attention = sum(problem.level is ProblemLevel.ATTENTION for problem in plan.problems)
        told = ["这是一步操作：在主窗口按 Ctrl+Z 也可以全部撤销。导入前已自动备份。"] if changed else []
        if attention:
            told.append(f"有 {attention} 处需要留意，导入报告里写明了每一处的位置、原文和原因。")
        self.text.setText("\n".join(told))
        self._fill(plan, choices)
        self.undo.setEnabled(changed)
        self.show_report(None)

    def show_undone(self) -> None:
        """Tell that the import was taken back."""
        self.undo.setEnabled(False)
        self.title.setText("已撤销这次导入")
        self.text.setText("目录恢复到导入之前的样子。想再次导入，在主窗口按 Ctrl+Y 重做。")
        self.table.setEnabled(False)

    def show_report(self, path: Path | None) -> None:
        """Tell where the report was saved."""
        self._report = path
        self.saved.setText(f"报告已保存：{path}" if path is not None else "")
        for widget in (self.saved, self.open_file, self.open_folder):
            widget.setVisible(path is not None)

    def _on_open_file(self) -> None:
        if self._report is not None:
            open_outside(self, self._report)

    def _on_open_folder(self) -> None:
        if self._report is not None:
            open_outside(self, self._report.parent)

    def _build(self) -> None:
        self.title.setProperty("look", "title")
        self.saved.setProperty("look", "success")
        self.table.setHorizontalHeaderLabels(["", *(kind.value for kind in Outcome), "共"])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(_NUMBER_WIDTH)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        first = QTableWidgetItem("文件")
        first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setHorizontalHeaderItem(0, first)
        for widget, name, title in (
            (self.title, "import_result", ""),
            (self.text, "import_result_text", ""),
            (self.table, "import_result_table", "每个文件的结果"),
            (self.report, "import_report", "保存导入报告"),
            (self.undo, "import_undo", "撤销这次导入"),
            (self.saved, "import_report_saved", ""),
            (self.open_file, "import_open_report", "打开报告"),
            (self.open_folder, "import_open_folder", "打开报告所在的文件夹"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(title)
        for label in (self.title, self.text, self.saved):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Sign("saved", "success", _SIGN_SIZE, self))
        head.addSpacing(8)
        head.addWidget(self.title, 1)
        wishes, report = QHBoxLayout(), QHBoxLayout()
        for line, buttons in ((wishes, (self.report, self.undo)), (report, (self.open_file, self.open_folder))):
            for button in buttons:
                button.setAutoDefault(False)
                line.addWidget(button)
            line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(36, 24, 36, 12)
        whole.setSpacing(14)
        whole.addLayout(head)
        for part in (self.text, self.table):
            whole.addWidget(part)
        whole.addLayout(wishes)
        whole.addWidget(self.saved)
        whole.addLayout(report)
        whole.addStretch(1)

    def _fill(self, plan: ImportPlan, choices: PlanChoices) -> None:
        counts: dict[str, Counter[Outcome]] = {file.name: Counter() for file in plan.files}
        for row in plan.rows:
            counts[row.place.file][outcome(row, choices)] += 1
        self.table.setEnabled(True)
        self.table.setRowCount(len(counts))
        for line, (file, numbers) in enumerate(counts.items()):
            cells = [file, *(str(numbers[kind]) for kind in Outcome), str(sum(numbers.values()))]
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignHCenter
                item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(line, column, item)
        lines = min(len(counts), _MOST_ROWS)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + lines * _ROW_HEIGHT + 4)
