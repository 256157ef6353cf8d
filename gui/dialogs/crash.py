"""The dialog that tells of a bug. When it is shown and what the report says: ``gui/crash_report.py``."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPlainTextEdit, QWidget

from gui.dialogs.dialog import Dialog


class CrashDialog(Dialog):
    """Says that the data are safe, shows the report, lets the clerk copy it."""

    def __init__(self, report: str, file: Path | None, saved: str = "", parent: QWidget | None = None) -> None:
        super().__init__("crash", "程序出现故障", parent, reject="继续使用")
        self._report = report
        self.note("程序出现故障", "heading")
        self.note(
            "刚才的一步可能没有完成。在它之前的每一步修改都已经保存在目录文件里，没有丢失；正在填写的内容也留了底。\n"
            "可以继续使用；如果再次出现，请重新打开程序，并把下面的内容发给维护人员。",
            "",
        )
        if saved:
            self.note(saved, "success").setObjectName("crash_saved")
        text = QPlainTextEdit(report, self)
        text.setObjectName("crash_text")
        text.setAccessibleName("故障报告")
        text.setReadOnly(True)
        self.body.addWidget(text, 1)
        if file is not None:
            self.note(f"故障报告已保存：{file}")
        copy = self.add_button("copy", "复制报告", QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(self._on_copy)
        self.resize(620, 420)

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._report)
