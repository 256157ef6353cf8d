"""意见采纳情况表, to look at, print and hand in. What it says: ``exporters/remark_report.py``."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QGroupBox, QLabel, QVBoxLayout, QWidget

from exporters.blocks import Document
from exporters.remark_report import build_remark_report
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.versions.report_dialog import ReportDialog
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.page_preview import Factory
from model.progress import Progress
from model.remarks import RemarkState
from model.review_ground import read_remarks

_WIDTH = 300
_SIZE = (1080, 700)


class RemarkReportDialog(ReportDialog):
    """The remarks in the chosen states, as of today."""

    def __init__(
        self, path: Path, title: str, settings: Settings, runner: ProgressRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("remark_report", "意见采纳情况表", f"{title}意见采纳情况表", settings, runner, parent)
        self._path = path
        self.states = {state: Chip(state.label, self) for state in RemarkState}
        self._build()
        for chip in self.states.values():
            chip.toggled.connect(self._on_states)
        self.lay_out_soon(0)

    def factory(self) -> Factory:
        path, today = self._path, date.today()
        states = frozenset(state for state, chip in self.states.items() if chip.isChecked())

        def make(_progress: Progress) -> Document:
            snapshot, remarks = read_remarks(path)
            return build_remark_report(snapshot, remarks, today, states)

        return make

    def _on_states(self) -> None:
        some = any(chip.isChecked() for chip in self.states.values())
        for button in (self.accept_button, self.print_button):
            if button is not None:
                button.setEnabled(some)
        if some:
            self.lay_out_soon()
        else:
            self.preview.clear("请至少选择一种处理情况。")

    def _build(self) -> None:
        box = QGroupBox("处理情况", self)
        flow = FlowLayout(box)
        flow.setContentsMargins(8, 4, 8, 6)
        for state, chip in self.states.items():
            chip.setObjectName(f"remark_report_{state.value}")
            chip.setChecked(True)
            flow.addWidget(chip)
        hint = QLabel("每条意见一行：哪个事项、谁提的、说了什么、要改成什么、采纳了没有、谁在什么时候处理的。", self)
        hint.setProperty("look", "muted")
        hint.setWordWrap(True)
        panel = QWidget(self)
        column = QVBoxLayout(panel)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.formats_box())
        column.addWidget(box)
        column.addWidget(hint)
        column.addStretch(1)
        self.arrange(panel, _WIDTH)
        self.resize(*_SIZE)
