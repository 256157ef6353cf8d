"""Comparing two states: now, a named version, a moment, another file; entry by entry and field by field.

Reading and comparing happen on a thread. What is done with a difference (bring back, merge, explain) is told as a wish.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.dialogs.dialog import Dialog
from gui.icons import icon
from gui.jobs import Jobs
from gui.latest_job import LatestJob
from gui.versions.compared_rows import ComparedKind, ComparedRow
from gui.versions.comparison_view import ComparisonView
from gui.versions.restoring import Restore
from gui.versions.side_chooser import SideChooser
from gui.versions.sides import Compared, Side, compare_sides
from model.errors import CatalogueError
from model.operations.restoring import Part
from model.releases import Release


class CompareDialog(Dialog):
    """``jump`` is the entry and field the clerk wants to see; set when the dialog ends so.

    Signals: ``report_requested(Compared)`` for a 变更说明, ``merge_requested(Path)`` to take over from another file.
    """

    report_requested = Signal(object)
    merge_requested = Signal(object)

    def __init__(
        self,
        path: Path,
        jobs: Jobs,
        releases: Sequence[Release],
        restore: Restore,
        parent: QWidget | None = None,
        *,
        writable: bool,
    ) -> None:
        super().__init__("compare", "比较", parent, reject="关闭")
        self.jump: tuple[int, str] | None = None
        self._path = path
        self._restore = restore
        self._writable = writable
        self._compared: Compared | None = None
        self._comparing = LatestJob(jobs, self)
        self.left = SideChooser("compare_left", "左边", releases, self)
        self.right = SideChooser("compare_right", "右边", releases, self)
        self.swap = QToolButton(self)
        self.state = QLabel(self)
        self.view = ComparisonView(self)
        self.go = self._button("jump", "转到事项", "next")
        self.restore = self._button("restore", "恢复成左边的", "restore")
        self.merge = self._button("merge", "合并到目录…", "merge")
        self.report = self._button("report", "变更说明…", "change-report")
        self._build()
        self._connect()

    @property
    def comparing(self) -> bool:
        return self._comparing.running

    @property
    def compared(self) -> Compared | None:
        """What is shown."""
        return self._compared

    def compare(self, left: Side, right: Side) -> None:
        """Compare these two."""
        self.left.choose(left)
        self.right.choose(right)
        self._compare()

    def done(self, result: int) -> None:
        self._comparing.drop()
        super().done(result)

    def _compare(self) -> None:
        self._comparing.drop()
        self._show(None)
        left, right = self.left.side(), self.right.side()
        if left == right:
            self.state.setText("两边是同一份内容。请在上面给左边或者右边另选一个版本、时刻或者文件。")
            return
        self.state.setText("正在比较…")
        self._comparing.start(partial(compare_sides, self._path, left, right), self._show, self._on_failed)

    def _show(self, compared: Compared | None) -> None:
        self._compared = compared
        self.view.show_compared(compared)
        if compared is not None:
            self.state.setText(_sentence(compared))
        self._show_buttons()

    def _on_failed(self, error: CatalogueError) -> None:
        self._show(None)
        self.state.setText(f"没有比较成：{error}")

    def _on_swap(self) -> None:
        self.compare(self.right.side(), self.left.side())

    def _on_jump(self) -> None:
        target = self._target()
        if target is not None:
            self.jump = target
            self.accept()

    def _on_restore(self) -> None:
        self._restore(self._parts(), self, self._compare)

    def _on_merge(self) -> None:
        path = self._compared.can_merge if self._compared is not None else None
        if path is not None:
            self.merge_requested.emit(path)
            self._compare()

    def _on_report(self) -> None:
        if self._compared is not None:
            self.report_requested.emit(self._compared)

    def _show_buttons(self) -> None:
        compared = self._compared
        self.report.setEnabled(compared is not None and not compared.comparison.is_empty)
        self.merge.setVisible(compared is not None and compared.can_merge is not None)
        self.merge.setEnabled(self._writable)
        self.restore.setVisible(compared is not None and compared.can_restore)
        self.restore.setEnabled(self._writable and bool(self._parts()))
        self.go.setEnabled(self._target() is not None)

    def _parts(self) -> tuple[Part, ...]:
        """What of the chosen lines can be brought back from the left side; a field of a chosen entry counts once."""
        compared = self._compared
        if compared is None or not compared.can_restore or compared.revision_id is None:
            return ()
        model, moment = self.view.model, compared.revision_id
        whole: dict[int, Part] = {}
        fields: dict[tuple[int, str], Part] = {}
        for index in self.view.chosen():
            row, detail = model.row_at(index), model.detail_at(index)
            if row is None or row.here is None or (row.there is not None and not row.details):
                continue
            if detail is None:
                whole[row.here.id] = Part(row.here.id, moment)
            else:
                fields[row.here.id, detail.field] = Part(row.here.id, moment, detail.field)
        return (*whole.values(), *(part for (entry_id, _), part in fields.items() if entry_id not in whole))

    def _target(self) -> tuple[int, str] | None:
        """The entry of the current line as it is in the catalogue now, and its field."""
        index = self.view.tree.currentIndex()
        row, detail = self.view.model.row_at(index), self.view.model.detail_at(index)
        entry = _present(row, self._compared) if row is not None else None
        return (entry, detail.field if detail is not None else "") if entry is not None else None

    def _button(self, name: str, text: str, sign: str) -> QPushButton:
        button = self.add_button(name, text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setIcon(icon(sign))
        return button

    def _build(self) -> None:
        self.swap.setObjectName("compare_swap")
        self.swap.setAccessibleName("左右对调")
        self.swap.setToolTip("左右对调")
        self.swap.setIcon(icon("replace"))
        self.state.setObjectName("compare_state")
        self.state.setWordWrap(True)
        self.go.setToolTip("关闭这个窗口，在表格里找到这个事项（双击也可以）")
        self.restore.setToolTip("把选中的事项或者字段恢复成左边的内容，可以撤销")
        self.merge.setToolTip("选择另一个目录里的事项和字段，并入现在的目录")
        self.report.setToolTip("说明从左边到右边改了什么、为什么，可以公布")
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.left, 1)
        line.addWidget(self.swap)
        line.addWidget(self.right, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.state)
        self.body.addWidget(self.view, 1)
        self.resize(1120, 720)
        self._show_buttons()

    def _connect(self) -> None:
        for chooser in (self.left, self.right):
            chooser.changed.connect(self._compare)
        self.swap.clicked.connect(self._on_swap)
        self.view.selection_changed.connect(self._show_buttons)
        self.view.activated.connect(self._on_jump)
        self.go.clicked.connect(self._on_jump)
        self.restore.clicked.connect(self._on_restore)
        self.merge.clicked.connect(self._on_merge)
        self.report.clicked.connect(self._on_report)


def _present(row: ComparedRow, compared: Compared | None) -> int | None:
    """The id of a line's entry in the catalogue that is open, when one side is of its own history and it is there."""
    if compared is None:
        return None
    for side, entry in ((compared.right, row.there), (compared.left, row.here)):
        if side.path is None and entry is not None:
            return entry.id
    return None


def _sentence(compared: Compared) -> str:
    """The outcome in numbers."""
    comparison = compared.comparison
    if not compared.rows:
        return f"两边完全相同，共 {comparison.same} 个事项。"
    counts = compared.counts()
    told = [f"{kind.value} {counts[kind]}" for kind in ComparedKind if counts[kind]]
    same = comparison.same - sum(row.kind is ComparedKind.MOVED and not row.details for row in compared.rows)
    between = f"从“{compared.left.label}”到“{compared.right.label}”"
    return f"{between}：{'，'.join(told)}；其余 {same} 个事项相同。"
