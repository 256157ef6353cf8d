"""What was found wrong with a catalogue's file, and the ways out: a backup, or a new file with what can be read."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialogButtonBox, QListWidget, QWidget

from gui.dialogs.dialog import Dialog


class WayOut(Enum):
    """What the clerk chose."""

    NONE = "none"
    RESTORE = "restore"
    SALVAGE = "salvage"


class FindingsDialog(Dialog):
    """The findings as a list. ``way_out`` says what is to be done; nothing is done here."""

    def __init__(self, findings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("findings", "校验结果", parent, accept="从备份恢复…", reject="关闭")
        self.way_out = WayOut.NONE
        self._findings = tuple(findings)
        self.note(f"目录文件有 {len(findings)} 处问题", "heading")
        self.note(
            "原来的文件没有改动。有备份时，先看看备份里的内容再恢复；没有合适的备份，就把还能读出的事项抢救到一个新文件，"
            "读不出来的会告诉您有多少。"
        )
        found = QListWidget(self)
        found.setObjectName("finding_list")
        found.setAccessibleName("发现的问题")
        found.setWordWrap(True)
        found.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        found.addItems(list(findings))
        self.body.addWidget(found, 1)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.add_button("salvage", "抢救到新文件…", action).clicked.connect(self._on_salvage)
        self.add_button("copy", "复制清单", action).clicked.connect(self._on_copy)
        self.resize(620, 420)

    def accept(self) -> None:
        self.way_out = WayOut.RESTORE
        super().accept()

    def _on_salvage(self) -> None:
        self.way_out = WayOut.SALVAGE
        super().accept()

    def _on_copy(self) -> None:
        QApplication.clipboard().setText("\n".join(self._findings))
