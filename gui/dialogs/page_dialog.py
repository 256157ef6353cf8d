"""What dialogs that make paper share: choices on the left, the pages on the right, writing, and the way to the file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
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

from exporters.remarks import ExportRemark
from gui.dialogs.dialog import Dialog
from gui.file_names import as_file_name
from gui.jobs import Work
from gui.outside import open_outside
from gui.printing import pdf_format
from gui.progress import ProgressRunner
from gui.settings import Settings
from gui.widgets.page_preview import PagePreview
from model.errors import CatalogueError

_CALM = 250  # milliseconds without a new choice before the pages are laid out anew
_MOST_REMARKS = 8


class PageDialog(Dialog):
    """Writing happens on a thread. A subclass gives the choices (``arrange``), lays out (``lay_out``) and writes."""

    def __init__(
        self, name: str, title: str, settings: Settings, runner: ProgressRunner, parent: QWidget | None, *, accept: str
    ) -> None:
        super().__init__(name, title, parent, accept=accept, reject="关闭")
        pdf_format.register()
        self._settings = settings
        self._runner = runner
        self._written: Path | None = None
        self.preview = PagePreview(self)
        self._choices_area = QScrollArea(self)
        self._outcome = QLabel(self)
        self._open_file = self.add_button("open_file", "打开文件", QDialogButtonBox.ButtonRole.ActionRole)
        self._open_folder = self.add_button("open_folder", "打开所在文件夹", QDialogButtonBox.ButtonRole.ActionRole)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM)
        self._calm.timeout.connect(self.lay_out)
        self._open_file.clicked.connect(self._on_open_file)
        self._open_folder.clicked.connect(self._on_open_folder)

    def arrange(self, choices: QWidget, width: int) -> None:
        """Put the choices, so wide, beside the pages; wider where large type needs it."""
        scroll = self._choices_area
        scroll.setObjectName(f"{self.objectName()}_choices")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what lies in it has the focus and scrolls it
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(choices)
        scroll.setFixedWidth(width)
        self.preview.setObjectName(f"{self.objectName()}_preview")
        self.preview.setAccessibleName("页面预览")
        self._outcome.setObjectName(f"{self.objectName()}_outcome")
        self._outcome.setWordWrap(True)
        self._outcome.setContentsMargins(8, 0, 8, 0)  # in line with what the preview says about fonts
        right = QVBoxLayout()
        right.addWidget(self.preview, 1)
        right.addWidget(self._outcome)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(scroll)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self._show_outcome("", "")

    def lay_out(self) -> None:
        """Let the preview show the document of the present choices."""
        raise NotImplementedError

    def lay_out_soon(self, after: int = _CALM) -> None:
        """Lay out when there was no further choice for so many milliseconds."""
        self._calm.start(after)

    def ask_target(self, stem: str, suffix: str, label: str) -> Path | None:
        """Let the clerk say where to write; the folder of the last time is offered."""
        folder = self._settings.choices(self.objectName()).get("folder")
        start = Path(folder) if isinstance(folder, str) and Path(folder).is_dir() else Path.home()
        proposal = start / f"{as_file_name(stem)}{suffix}"
        name, _ = QFileDialog.getSaveFileName(self, "导出到", str(proposal), f"{label} (*{suffix})")
        if not name:
            return None
        return Path(name if name.lower().endswith(suffix) else name + suffix)

    def start_writing(
        self, target: Path, work: Work[Sequence[ExportRemark]], remembered: dict[str, object] | None = None
    ) -> None:
        """Write to this file, with progress; then tell the outcome. The choices to remember are kept."""
        self._settings.set_choices(self.objectName(), {**(remembered or {}), "folder": str(target.parent)})
        self._show_outcome("", "")
        self._runner.run(
            f"正在导出“{target.name}”", work, lambda remarks: self._on_written(target, remarks), self._on_failed, self
        )

    def tell(self, sentence: str, look: str = "success") -> None:
        """Say below the pages what came of something else than writing a file."""
        self._written = None
        self._show_outcome(sentence, look)

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is dressed knows how wide it must be: nothing of the choices may be cut off."""
        super().showEvent(event)
        choices = self._choices_area.widget()
        if choices is not None:
            bar = self._choices_area.verticalScrollBar().sizeHint().width()
            self._choices_area.setFixedWidth(max(self._choices_area.width(), choices.minimumSizeHint().width() + bar))

    def done(self, result: int) -> None:
        """Leave, and stop laying out pages nobody will see."""
        self._calm.stop()
        self.preview.stop()
        super().done(result)

    def _on_written(self, target: Path, remarks: Sequence[ExportRemark]) -> None:
        self._written = target
        sentences = [remark.message for remark in remarks[:_MOST_REMARKS]]
        if len(remarks) > _MOST_REMARKS:
            sentences.append(f"……共 {len(remarks)} 处。")
        self._show_outcome("\n".join((f"已导出到 {target}", *sentences)), "success" if not remarks else "warning")

    def _on_failed(self, error: CatalogueError) -> None:
        self.tell(str(error), "error")

    def _on_open_file(self) -> None:
        if self._written is not None:
            open_outside(self, self._written)

    def _on_open_folder(self) -> None:
        if self._written is not None:
            open_outside(self, self._written.parent)

    def _show_outcome(self, sentence: str, look: str) -> None:
        self._outcome.setText(sentence)
        self._outcome.setProperty("look", look)
        self._outcome.style().polish(self._outcome)
        self._outcome.setVisible(bool(sentence))
        for button in (self._open_file, self._open_folder):
            button.setVisible(bool(sentence) and self._written is not None)
