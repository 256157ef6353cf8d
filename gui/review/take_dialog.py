"""Bringing an answer back: the file is read, what was found is shown with ticks, then taken over as one step.

Reading runs on a thread, in the reading process. What has no place among the entries is listed below.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gui import messages
from gui.delegates.wrapping_delegate import WrappingDelegate
from gui.dialogs.dialog import Dialog, tab_order
from gui.importing.difference_delegate import DifferenceDelegate
from gui.importing.import_problem_model import ImportProblemModel
from gui.importing.lists import problem_list
from gui.importing.tick_tree import TickTree
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.review.found_model import AFTER, BEFORE, PAIR_ROLE, WORDS, FoundModel
from gui.review.words import moment_words
from gui.type_size import in_type
from gui.workspace import Workspace
from importers.answers.answer import Answer
from importers.answers.reader import read_answer
from model.changes import Changes
from model.errors import CatalogueError
from model.history import field_label
from model.operations.remarks import take_remarks
from model.plan import ImportProblem

_SIZE = (1080, 640)
_WIDTHS = (150, 84, 96, 76)  # pixels; the words share the rest
_HEIGHTS = (400, 120)


class TakeDialog(Dialog):
    """Leads through one file. Opens by itself: call ``begin`` and ``exec``. ``entry_ids`` are those with remarks."""

    def __init__(self, workspace: Workspace, runner: ProgressRunner, path: Path, parent: QWidget) -> None:
        super().__init__("take_review", "取回审核意见", parent, accept="取回", reject="取消")
        self.taken = 0
        self.entry_ids: tuple[int, ...] = ()
        self._workspace = workspace
        self._runner = runner
        self._path = path
        self._long = LongChanges(workspace, runner, self)
        self._answer: Answer | None = None
        kind, settings = workspace.catalogue.kind, workspace.catalogue.settings()
        self.model = FoundModel(lambda key: field_label(key, kind, settings), self)
        self._summary = self.note("")
        self._reviewer = QLineEdit(self)
        self._all = QPushButton("全选", self)
        self._none = QPushButton("全不选", self)
        self._list = TickTree("take_found", "找到的意见", self)
        self._heading = QLabel(self)
        self._problems = ImportProblemModel(self)
        self._build()
        self._connect()
        self._show_buttons()

    def begin(self) -> None:
        """Read the file, then show what was found."""
        work = partial(read_answer, self._path, self._workspace.catalogue.path)
        self._runner.run("正在读取文件", work, self._on_read, self._on_unreadable, self, super().reject)

    def accept(self) -> None:
        """Take over what is ticked, as one step."""
        if self._answer is None or self._runner.busy:
            return
        remarks = self._answer.remarks(self.model.chosen, self._reviewer.text())
        if not remarks:
            return
        self.taken = len(remarks)
        self.entry_ids = tuple(dict.fromkeys(remark.entry_id for remark in remarks))
        self._long.run(take_remarks(remarks=remarks), "正在取回", self._on_taken)

    def reject(self) -> None:
        """Leave; what runs is stopped first."""
        if self._runner.busy:
            self._runner.cancel()
        else:
            super().reject()

    def _on_read(self, answer: Answer) -> None:
        self._answer = answer
        self._reviewer.setText(answer.likely_reviewer)
        self._summary.setText(_summary(answer))
        self.model.show_reviewer(answer.likely_reviewer)
        self.model.show(answer.found, answer.wanted)
        self._show_problems(answer.problems)
        self._show_buttons()

    def _on_unreadable(self, error: CatalogueError) -> None:
        messages.show_error(self, error)
        super().reject()

    def _on_taken(self, _changes: Changes) -> None:
        super().accept()

    def _on_all(self) -> None:
        self.model.tick_all(True)

    def _on_none(self) -> None:
        self.model.tick_all(False)

    def _show_problems(self, problems: tuple[ImportProblem, ...]) -> None:
        self._problems.show_problems(problems)
        self._heading.setText(f"没有归到事项的内容和说明（{len(problems)}）")
        self._below.setVisible(bool(problems))

    def _show_buttons(self) -> None:
        chosen = len(self.model.chosen)
        if self.accept_button is not None:
            self.call_accept(f"取回 {chosen} 条" if chosen else "取回")
            self.accept_button.setEnabled(chosen > 0)
        for button in (self._all, self._none):
            button.setEnabled(self.model.rowCount() > 0)

    def _build(self) -> None:
        self._reviewer.setObjectName("take_reviewer")
        self._reviewer.setAccessibleName("审核人")
        self._reviewer.setToolTip("文件里没有署名的意见记在这个名字下")
        self._reviewer.setMaximumWidth(260)
        line = QHBoxLayout()
        line.addWidget(QLabel("没有署名的意见是谁的：", self))
        line.addWidget(self._reviewer)
        line.addStretch(1)
        for button, name in ((self._all, "take_all"), (self._none, "take_none")):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
            button.setProperty("look", "small")
            line.addWidget(button)
        self._build_list()
        self._below = QWidget(self)
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        self._heading.setProperty("look", "muted")
        column.addWidget(self._heading)
        column.addWidget(problem_list(self._problems, "take_problems", "没有归到事项的内容"), 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setObjectName("take_parts")
        parts.addWidget(self._list)
        parts.addWidget(self._below)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(0, 1)
        parts.setSizes(list(_HEIGHTS))
        self._below.hide()
        self.body.addLayout(line)
        self.body.addWidget(parts, 1)
        self.resize(*_SIZE)

    def _build_list(self) -> None:
        view = self._list
        view.setRootIsDecorated(False)
        view.setModel(self.model)
        view.setItemDelegateForColumn(WORDS, WrappingDelegate(view))
        view.setItemDelegateForColumn(BEFORE, DifferenceDelegate(view, PAIR_ROLE, is_before=True))
        view.setItemDelegateForColumn(AFTER, DifferenceDelegate(view, PAIR_ROLE, is_before=False))
        for column, width in enumerate(_WIDTHS):
            view.setColumnWidth(column, in_type(width))
        for column in (WORDS, BEFORE, AFTER):
            view.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._all.clicked.connect(self._on_all)
        self._none.clicked.connect(self._on_none)
        self._reviewer.textChanged.connect(self.model.show_reviewer)
        self.model.ticked.connect(self._show_buttons)
        tab_order([self._reviewer, self._all, self._none, self._list])


def _summary(answer: Answer) -> str:
    """``“送审稿.xlsx”：11月20日送法制科的 12 个事项，找到 7 条意见。``"""
    sending = answer.sending
    told = f"“{answer.file}”：对照 {answer.entries} 个事项"
    if sending is not None:
        to = f"送{sending.recipient}" if sending.recipient else "送审"
        told += f"（{moment_words(sending.at, clock=False)}{to}）"
    if not answer.found:
        return f"{told}，没有找到意见：审核人没有填写、批注或修改。"
    known, idle = sum(one.known for one in answer.found), sum(one.idle for one in answer.found)
    told += f"，找到 {len(answer.found)} 条意见"
    parts = [f"{known} 条已取回过" if known else "", f"{idle} 条是“无意见”" if idle else ""]
    left = "、".join(part for part in parts if part)
    return f"{told}；其中 {left}，没有勾选。" if left else f"{told}。"
