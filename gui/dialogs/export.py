"""Exporting: choices on the left, the pages as they will be on the right, and afterwards the way to the file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exporters import formats
from exporters.catalogue_report import build
from exporters.remarks import ExportRemark
from gui.dialogs.export_choices import ExportChoices
from gui.dialogs.export_subject import ExportSubject
from gui.dialogs.page_dialog import PageDialog
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.snapshot_reader import SnapshotReader
from model.catalogue import Catalogue
from model.progress import Progress

_CHOICES_WIDTH = 350
_PAGED = frozenset((".docx", ".pdf", ".xlsx"))


class ExportDialog(PageDialog):
    """Chooses, previews, writes. Reading and writing happen on a thread; the catalogue is not touched.

    ``version`` is the name of the earlier version that is exported; ``selected`` are the entries selected in the table.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        area: str,
        settings: Settings,
        runner: ProgressRunner,
        parent: QWidget | None = None,
        *,
        version: str = "",
        selected: Sequence[int] = (),
    ) -> None:
        title = f"导出版本“{version}”" if version else "导出"
        super().__init__("export", title, settings, runner, parent, accept="导出…")
        self._name = (catalogue.settings().title or catalogue.path.stem) + (f"（{version}）" if version else "")
        self._whole = SnapshotReader(catalogue.path)
        remembered = settings.choices("export")
        subject = ExportSubject.of(catalogue, selected)
        self._choices = ExportChoices(list(formats.FORMATS.values()), subject, remembered, self)
        self.arrange(self._choices, _CHOICES_WIDTH)
        self.resize(1080, 740)
        self._choices.changed.connect(self._on_changed)
        if area:
            self._choices.choose_only_area(area)
        self._on_changed()
        self.lay_out_soon(0)

    def accept(self) -> None:
        """Ask for the place, then write."""
        suffix = self._choices.suffix
        target = self.ask_target(self._choices.stem(self._name), suffix, formats.FORMATS[suffix].label)
        if target is not None:
            self.write(target)

    def write(self, target: Path) -> None:
        """Write to this file, with progress; then tell the outcome."""
        options, whole = self._choices.options(), self._whole

        def work(progress: Progress) -> list[ExportRemark]:
            return formats.export(whole.read(), target, options, progress)

        self.start_writing(target, work, self._choices.remember())

    def lay_out(self) -> None:
        """Let the preview build the document anew, on its thread."""
        if not self._choices.complaint() and self._choices.suffix in _PAGED:
            options, whole = self._choices.options(), self._whole
            self.preview.set_factory(lambda progress: build(whole.read(), options, progress))

    def _on_changed(self) -> None:
        complaint = self._choices.complaint()
        if self.accept_button is not None:
            self.accept_button.setEnabled(not complaint)
        if self._choices.suffix not in _PAGED:
            self.preview.clear("这种文件没有页面：\n每个事项一行，供其他程序读取。")
        elif complaint:
            self.preview.clear(complaint)
        else:
            self.lay_out_soon()
