"""意见采纳情况表, to look at, print and hand in. What it says: ``exporters/remark_report.py``."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exporters.blocks import Document
from exporters.remark_report import build_remark_report
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.versions.ticked_report import TickedReportDialog
from gui.widgets.page_preview import Factory
from model.progress import Progress
from model.remarks import RemarkState
from model.review_ground import read_remarks

_HINT = "每条意见一行：哪个事项、谁提的、说了什么、要改成什么、采纳了没有、谁在什么时候处理的。"


class RemarkReportDialog(TickedReportDialog):
    """The remarks in the chosen states, as of today."""

    def __init__(
        self, path: Path, title: str, settings: Settings, runner: ProgressRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__("remark_report", "意见采纳情况表", f"{title}意见采纳情况表", settings, runner, parent)
        self._path = path
        states = {state.value: state.label for state in RemarkState}
        self.offer("处理情况", states, _HINT, "请至少选择一种处理情况。")

    def factory(self) -> Factory:
        path, today = self._path, date.today()
        states = frozenset(RemarkState(key) for key in self.ticked)

        def make(_progress: Progress) -> Document:
            snapshot, remarks = read_remarks(path)
            return build_remark_report(snapshot, remarks, today, states)

        return make
