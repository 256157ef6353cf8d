"""自查表: how complete every area is, to look at, print and hand in. What it says: ``exporters/self_check.py``."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exporters.blocks import Document
from exporters.self_check import build_self_check
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.snapshot_reader import SnapshotReader
from gui.versions.ticked_report import TickedReportDialog
from gui.widgets.page_preview import Factory
from model.progress import Progress
from model.records import Area

_HINT = (
    "每个领域一行：事项数、必填栏目是否齐全、各种状态、待核实、检查发现的问题、最近修改。"
    "需要处理的问题另列附表。数字来自“检查结果”，随目录变化。"
)


class SelfCheckDialog(TickedReportDialog):
    """The self-check of the chosen areas, as of today."""

    def __init__(
        self,
        path: Path,
        title: str,
        areas: Sequence[Area],
        settings: Settings,
        runner: ProgressRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("self_check", "自查表", f"{title}自查表", settings, runner, parent)
        self._whole = SnapshotReader(path)
        self.offer("领域", {area.key: area.label for area in areas}, _HINT, "请至少选择一个领域。")

    def factory(self) -> Factory:
        ticked, whole, today = self.ticked, self._whole, date.today()
        areas = ticked if len(ticked) < len(self.chips) else frozenset()

        def make(progress: Progress) -> Document:
            return build_self_check(whole.read(), today, areas, progress)

        return make
