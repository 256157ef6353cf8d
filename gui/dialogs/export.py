"""Exporting: choices on the left, the pages as they will be on the right, and afterwards the way to the file."""

import threading
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from exporters import formats
from exporters.catalogue_report import build
from exporters.remarks import ExportRemark
from gui.dialogs.dialog import Dialog
from gui.dialogs.export_choices import ExportChoices
from gui.printing import pdf_format
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.widgets.page_preview import PagePreview
from model.catalogue import Catalogue
from model.errors import CatalogueError
from model.progress import Progress
from model.reading import read_snapshot
from model.snapshot import Snapshot

_CALM = 250  # milliseconds without a new choice before the pages are laid out anew
_CHOICES_WIDTH = 330
_PAGED = frozenset((".docx", ".pdf", ".xlsx"))
_MOST_REMARKS = 8
_NOT_IN_FILE_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|\n', " "))


class ExportDialog(Dialog):
    """Chooses, previews, writes. Reading and writing happen on a thread; the catalogue is not touched."""

    def __init__(
        self,
        catalogue: Catalogue,
        area: str,
        settings: Settings,
        runner: ProgressRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("export", "导出", parent, accept="导出…", reject="关闭")
        pdf_format.register()
        self._name = catalogue.settings().title or catalogue.path.stem
        self._settings = settings
        self._runner = runner
        self._whole = _Whole(catalogue.path)
        self._written: Path | None = None
        remembered = settings.choices("export")
        self._choices = ExportChoices(list(formats.FORMATS.values()), catalogue.areas(), remembered, self)
        self._preview = PagePreview(self)
        self._outcome = QLabel(self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._build()
        self._connect()
        if area:
            self._choices.choose_only_area(area)
        self._on_changed()
        self._calm.start(0)

    @property
    def preview(self) -> PagePreview:
        return self._preview

    def accept(self) -> None:
        """Ask for the place, then write."""
        suffix = self._choices.suffix
        folder = self._settings.choices("export").get("folder")
        start = Path(folder) if isinstance(folder, str) and Path(folder).is_dir() else Path.home()
        proposal = start / f"{self._name.translate(_NOT_IN_FILE_NAMES).strip()}{suffix}"
        label = formats.FORMATS[suffix].label
        name, _ = QFileDialog.getSaveFileName(self, "导出到", str(proposal), f"{label} (*{suffix})")
        if name:
            self.write(Path(name if name.lower().endswith(suffix) else name + suffix))

    def write(self, target: Path) -> None:
        """Write to this file, with progress; then tell the outcome."""
        options, whole = self._choices.options(), self._whole
        self._settings.set_choices("export", {**self._choices.remember(), "folder": str(target.parent)})

        def work(progress: Progress) -> list[ExportRemark]:
            return formats.export(whole.read(), target, options, progress)

        self._show_outcome("", "")
        self._runner.run(
            f"正在导出“{target.name}”", work, lambda remarks: self._on_written(target, remarks), self._on_failed, self
        )

    def done(self, result: int) -> None:
        """Leave, and stop laying out pages nobody will see."""
        self._calm.stop()
        self._preview.stop()
        super().done(result)

    def _on_changed(self) -> None:
        complaint = self._choices.complaint()
        if self.accept_button is not None:
            self.accept_button.setEnabled(not complaint)
        if self._choices.suffix not in _PAGED:
            self._preview.clear("这种文件没有页面：\n每个事项一行，供其他程序读取。")
        elif complaint:
            self._preview.clear(complaint)
        else:
            self._calm.start()

    def _lay_out(self) -> None:
        """Let the preview build the document anew, on its thread."""
        if not self._choices.complaint() and self._choices.suffix in _PAGED:
            options, whole = self._choices.options(), self._whole
            self._preview.set_factory(lambda progress: build(whole.read(), options, progress))

    def _on_written(self, target: Path, remarks: list[ExportRemark]) -> None:
        self._written = target
        sentences = [remark.message for remark in remarks[:_MOST_REMARKS]]
        if len(remarks) > _MOST_REMARKS:
            sentences.append(f"……共 {len(remarks)} 处。")
        self._show_outcome("\n".join((f"已导出到 {target}", *sentences)), "success" if not remarks else "warning")

    def _on_failed(self, error: CatalogueError) -> None:
        self._written = None
        self._show_outcome(str(error), "error")

    def _on_open_file(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _on_open_folder(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    def _show_outcome(self, sentence: str, look: str) -> None:
        self._outcome.setText(sentence)
        self._outcome.setProperty("look", look)
        self._outcome.style().polish(self._outcome)
        self._outcome.setVisible(bool(sentence))
        for button in (self._open_file, self._open_folder):
            button.setVisible(bool(sentence) and self._written is not None)

    def _build(self) -> None:
        self._open_file = self.add_button("open_file", "打开文件", QDialogButtonBox.ButtonRole.ActionRole)
        self._open_folder = self.add_button("open_folder", "打开所在文件夹", QDialogButtonBox.ButtonRole.ActionRole)
        scroll = QScrollArea(self)
        scroll.setObjectName("export_choices")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._choices)
        scroll.setFixedWidth(_CHOICES_WIDTH)
        self._preview.setObjectName("export_preview")
        self._preview.setAccessibleName("页面预览")
        self._outcome.setObjectName("export_outcome")
        self._outcome.setWordWrap(True)
        right = QVBoxLayout()
        right.addWidget(self._preview, 1)
        right.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(scroll)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self._show_outcome("", "")
        self.resize(1060, 700)

    def _connect(self) -> None:
        self._choices.changed.connect(self._on_changed)
        self._calm.timeout.connect(self._lay_out)
        self._open_file.clicked.connect(self._on_open_file)
        self._open_folder.clicked.connect(self._on_open_folder)


class _Whole:
    """The catalogue as it was when the dialog opened, read once, by whichever thread asks first."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None

    def read(self) -> Snapshot:
        with self._lock:
            if self._snapshot is None:
                self._snapshot = read_snapshot(self._path)
            return self._snapshot
