"""The list of what falls due on paper: kind of file and title on the left, the pages on the right.

What the pages say is built by ``exporters/due_report``.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QRadioButton, QVBoxLayout, QWidget

from exporters import formats
from exporters.due_report import build_due_report
from exporters.remarks import ExportRemark
from gui.dialogs.page_dialog import PageDialog
from gui.progress import ProgressRunner
from gui.settings import Settings
from model.disclosures import Disclosure, DueDate
from model.due_dates import DueList
from model.progress import Progress
from model.reading import read_snapshot

_WIDTH = 210  # pixels
_STEM = "近期应公开清单"


class DuePagesDialog(PageDialog):
    """Shows and writes one list."""

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
        super().__init__("due_report", "导出近期应公开清单", settings, runner, parent, accept="导出…")
        self._catalogue = catalogue
        self._build_report = partial(build_due_report, found, weekly=weekly, horizon=horizon, disclosed=disclosed)
        self._formats = {
            suffix: QRadioButton(formats.FORMATS[suffix].label, self) for suffix in formats.DOCUMENT_WRITERS
        }
        choices = QWidget(self)
        column = QVBoxLayout(choices)
        heading = QLabel("文件格式", choices)
        heading.setProperty("look", "heading")
        column.addWidget(heading)
        remembered = settings.choices("due_report").get("format")
        for suffix, button in self._formats.items():
            button.setObjectName(f"due_format_{suffix[1:]}")
            button.setAccessibleName(button.text())
            button.setChecked(suffix == (remembered if remembered in self._formats else ".docx"))
            column.addWidget(button)
        column.addStretch(1)
        self.arrange(choices, _WIDTH)
        self.resize(1000, 660)
        self.lay_out_soon(0)

    def accept(self) -> None:
        """Ask for the place, then write."""
        target = self.ask_target(_STEM, self._suffix, formats.FORMATS[self._suffix].label)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write to this file, with progress; then tell the outcome."""
        catalogue, build = self._catalogue, self._build_report

        def work(progress: Progress) -> Sequence[ExportRemark]:
            formats.write_report(build(snapshot=read_snapshot(catalogue)), target, progress)
            return []

        self.start_writing(target, work, {"format": self._suffix})

    def lay_out(self) -> None:
        """Let the preview build the document, on its thread."""
        catalogue, build = self._catalogue, self._build_report
        self.preview.set_factory(lambda _progress: build(snapshot=read_snapshot(catalogue)))

    @property
    def _suffix(self) -> str:
        return next(suffix for suffix, button in self._formats.items() if button.isChecked())
