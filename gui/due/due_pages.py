"""The list of what falls due on paper: to look at, to write as Word, Excel or PDF, and to print.

What the pages say is built by ``exporters/due_report``.
"""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGroupBox, QVBoxLayout, QWidget

from exporters.blocks import Document
from exporters.due_report import build_due_report
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.versions.report_dialog import ReportDialog
from gui.widgets.page_preview import Factory
from model.disclosures import Disclosure, DueDate
from model.due_dates import DueList
from model.progress import Progress
from model.reading import read_snapshot

_WIDTH = 250  # pixels
_GROUPS = ("按月", "按周")


class DuePagesDialog(ReportDialog):
    """Shows, writes and prints one list. ``horizon`` is what the clerk calls its span."""

    def __init__(
        self,
        catalogue: Path,
        found: DueList,
        horizon: str,
        settings: Settings,
        runner: ProgressRunner,
        parent: QWidget | None = None,
        *,
        weekly: bool,
        disclosed: Mapping[DueDate, Disclosure],
    ) -> None:
        super().__init__("due_report", "近期应公开清单", "近期应公开清单", settings, runner, parent)
        self._report = partial(_build, catalogue, found, horizon, disclosed)
        self._groups = QComboBox(self)
        self._groups.setObjectName("due_report_groups")
        self._groups.setAccessibleName("分组")
        self._groups.addItems(_GROUPS)
        self._groups.setCurrentIndex(int(weekly))
        self._groups.currentIndexChanged.connect(self._on_groups)
        grouping = QGroupBox("分组", self)
        QVBoxLayout(grouping).addWidget(self._groups)
        choices = QWidget(self)
        column = QVBoxLayout(choices)
        column.addWidget(self.formats_box())
        column.addWidget(grouping)
        column.addStretch(1)
        self.arrange(choices, _WIDTH)
        self.resize(1040, 680)
        self.lay_out_soon(0)

    def factory(self) -> Factory:
        return partial(self._report, self._groups.currentIndex() == 1)

    def _on_groups(self) -> None:
        self.lay_out_soon()


def _build(
    catalogue: Path,
    found: DueList,
    horizon: str,
    disclosed: Mapping[DueDate, Disclosure],
    weekly: bool,
    _progress: Progress,
) -> Document:
    return build_due_report(found, read_snapshot(catalogue), weekly=weekly, horizon=horizon, disclosed=disclosed)
