"""自查表: how complete every area is, to look at, print and hand in. What it says: ``exporters/self_check.py``."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QGroupBox, QLabel, QVBoxLayout, QWidget

from exporters.blocks import Document
from exporters.self_check import build_self_check
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.snapshot_reader import SnapshotReader
from gui.versions.report_dialog import ReportDialog
from gui.widgets.chip import Chip
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.page_preview import Factory
from model.progress import Progress
from model.records import Area

_WIDTH = 300


class SelfCheckDialog(ReportDialog):
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
        self.areas = {area.key: Chip(area.label, self) for area in areas}
        self._build()
        for chip in self.areas.values():
            chip.toggled.connect(self._on_areas)
        self.lay_out_soon(0)

    def factory(self) -> Factory:
        ticked = frozenset(key for key, chip in self.areas.items() if chip.isChecked())
        areas, whole, today = ticked if len(ticked) < len(self.areas) else frozenset(), self._whole, date.today()

        def make(progress: Progress) -> Document:
            return build_self_check(whole.read(), today, areas, progress)

        return make

    def _on_areas(self) -> None:
        some = any(chip.isChecked() for chip in self.areas.values())
        for button in (self.accept_button, self.print_button):
            if button is not None:
                button.setEnabled(some)
        if some:
            self.lay_out_soon()
        else:
            self.preview.clear("请至少选择一个领域。")

    def _build(self) -> None:
        box = QGroupBox("领域", self)
        flow = FlowLayout(box)
        flow.setContentsMargins(8, 4, 8, 6)
        for key, chip in self.areas.items():
            chip.setObjectName(f"self_check_area_{key}")
            chip.setChecked(True)
            flow.addWidget(chip)
        hint = QLabel(
            "每个领域一行：事项数、必填栏目是否齐全、各种状态、待核实、检查发现的问题、最近修改。"
            "需要处理的问题另列附表。数字来自“检查结果”，随目录变化。",
            self,
        )
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
        self.resize(1080, 700)
