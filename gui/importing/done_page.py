"""Last page of the import: what was done, with 撤销 and a report to keep."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gui.widgets.sign import Sign

_SIGN_SIZE = 48


class DonePage(QWidget):
    """Signals: ``undo_requested()``, ``report_requested()``."""

    undo_requested = Signal()
    report_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("import_done")
        self.text = QLabel(self)
        self.text.setObjectName("import_result")
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo = QPushButton("撤销这次导入", self)
        self.undo.setObjectName("import_undo")
        self.undo.setAccessibleName("撤销这次导入")
        self.report = QPushButton("保存导入报告…", self)
        self.report.setObjectName("import_report")
        self.report.setAccessibleName("保存导入报告")
        line = QHBoxLayout()
        line.addWidget(self.report)
        line.addWidget(self.undo)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(40, 40, 40, 40)
        whole.setSpacing(16)
        whole.addWidget(Sign("saved", "success", _SIGN_SIZE, self))
        whole.addWidget(self.text)
        whole.addLayout(line)
        whole.addStretch(1)
        self.undo.clicked.connect(self.undo_requested)
        self.report.clicked.connect(self.report_requested)

    def show_result(self, sentences: Sequence[str], problems: int) -> None:
        """Tell what was done."""
        told = list(sentences)
        if problems:
            told.append(f"有 {problems} 处需要留意，报告里写明了每一处的位置和原文。")
        told.append("在主窗口按 Ctrl+Z 也可以撤销这次导入，导入前已自动备份。")
        self.text.setText("\n\n".join(told))

    def show_undone(self) -> None:
        """Tell that the import was taken back."""
        self.undo.setEnabled(False)
        self.text.setText("已撤销这次导入，目录恢复到导入之前的样子。")
