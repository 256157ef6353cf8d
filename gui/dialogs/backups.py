"""The backups of a catalogue: what is in each, compared with the present state before anything is restored."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from gui import messages
from gui.dialogs.dialog import Dialog
from gui.jobs import Jobs
from gui.versions.comparison_view import ComparisonView
from gui.versions.sides import NOW, Compared, Side, SideKind, compare_sides
from model.backup import Backup
from model.errors import CatalogueError
from model.places import CATALOGUE_SUFFIX

_PATH_ROLE = Qt.ItemDataRole.UserRole


class BackupsDialog(Dialog):
    """Choose a backup, see what restoring it would change, restore it. ``chosen`` is the file after 恢复."""

    def __init__(self, path: Path, backups: Sequence[Backup], jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__("backups", "从备份恢复", parent, accept="恢复选中的备份", reject="关闭")
        self._path = path
        self._jobs = jobs
        self._compared: Path | None = None
        self._asked: Path | None = None
        self._list = QTreeView(self)
        self._list_model = QStandardItemModel(0, 3, self)
        self._sentence = QLabel(self)
        self._differences = ComparisonView(self)
        self._other = self.add_button("other", "选择其他备份文件…", QDialogButtonBox.ButtonRole.ActionRole)
        self._build()
        self._fill(backups)
        self._list.selectionModel().currentRowChanged.connect(self._on_chosen)
        self._other.clicked.connect(self._on_other)
        self._set_ready(False)
        if backups:
            self._list.setCurrentIndex(self._list_model.index(0, 0))
        self.resize(1160, 640)

    def chosen(self) -> Path | None:
        """The backup whose comparison is shown."""
        return self._compared

    def accept(self) -> None:
        """Ask once more: the present state will be replaced."""
        if self._compared is not None and messages.ask(
            self,
            "从备份恢复",
            "现在的内容会被这个备份替换。替换前会先把现在的内容备份一次，不满意可以再恢复回来。",
            "恢复",
            dangerous=True,
        ):
            super().accept()

    def _on_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        name = current.siblingAtColumn(0).data(_PATH_ROLE)
        if isinstance(name, str):
            self._compare(Path(name))

    def _on_other(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, "选择备份文件", str(self._path.parent), f"政务公开目录 (*{CATALOGUE_SUFFIX})"
        )
        if name:
            self._list.clearSelection()
            self._compare(Path(name))

    def _compare(self, backup: Path) -> None:
        self._set_ready(False)
        self._sentence.setText("正在比较备份和现在的内容…")
        self._differences.show_compared(None)
        self._asked = backup
        side = Side(SideKind.FILE, path=backup, title="备份里的内容")
        self._jobs.start(
            partial(compare_sides, self._path, NOW, side, same_origin=True),
            self._on_compared,
            lambda error: self._on_not_compared(backup, error),
        )

    def _on_compared(self, compared: Compared) -> None:
        backup, comparison = compared.right.path, compared.comparison
        if backup is None or not self._waits_for(backup):
            return
        self._compared = backup
        self._sentence.setText(comparison.sentence)
        self._differences.show_compared(compared)
        self._set_ready(not comparison.is_empty)

    def _on_not_compared(self, backup: Path, error: CatalogueError) -> None:
        """The present file may be the damaged one: restoring is then still possible, only unseen."""
        if not self._waits_for(backup):
            return
        self._compared = backup
        self._sentence.setText(f"无法比较：{error}\n如果是现在的目录损坏了，仍然可以恢复这个备份。")
        self._set_ready(True)

    def _waits_for(self, backup: Path) -> bool:
        """Whether a comparison that ended is still wanted: the dialog may be gone, another backup chosen."""
        return isValid(self) and backup == self._asked

    def _set_ready(self, ready: bool) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(ready)

    def _fill(self, backups: Sequence[Backup]) -> None:
        self._list_model.setHorizontalHeaderLabels(["备份时间", "事项", "大小"])
        for backup in backups:
            when = QStandardItem(f"{backup.made_at:%Y-%m-%d %H:%M:%S}")
            when.setData(str(backup.path), _PATH_ROLE)
            when.setToolTip(str(backup.path))
            row = [when, QStandardItem(f"{backup.entries} 项"), QStandardItem(f"{max(1, backup.size // 1024)} KB")]
            self._list_model.appendRow(row)
        if not backups:
            self._sentence.setText("还没有自动备份。可以选择其他备份文件，例如U盘上的副本。")

    def _build(self) -> None:
        self.note("选择一个备份，先看它和现在的差别，再决定是否恢复。备份都经过校验。")
        self._list.setObjectName("backup_list")
        self._list.setAccessibleName("备份")
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setModel(self._list_model)
        self._list.setRootIsDecorated(False)
        self._list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)  # some dozen lines
        self._sentence.setWordWrap(True)
        self._sentence.setObjectName("backup_sentence")
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addWidget(self._differences, 1)
        split = QSplitter(self)
        split.addWidget(self._list)
        split.addWidget(right)
        split.setSizes([270, 850])
        split.setChildrenCollapsible(False)
        self.body.addWidget(split, 1)
