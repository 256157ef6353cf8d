"""Running a job with a progress dialog that appears only when it takes longer than half a second."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui import messages
from gui.jobs import Job, Jobs, Work
from model.errors import CatalogueError

PATIENCE = 500  # milliseconds before the dialog appears


class ProgressDialog(QDialog):
    """What is being done, how far it is, and 取消."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(380)
        self._text = QLabel(title, self)
        self._text.setObjectName("progress_text")
        self._text.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setObjectName("progress_bar")
        self._bar.setAccessibleName("进度")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.cancel_button = QPushButton("取消", self)
        self.cancel_button.setObjectName("progress_cancel")
        self.cancel_button.setAccessibleName("取消")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addWidget(self._bar)
        column.addLayout(row)
        self.cancel_button.clicked.connect(self.reject)

    def show_progress(self, done: int, total: int, what: str) -> None:
        self._text.setText(what or self.windowTitle())
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_cancelling(self) -> None:
        self._text.setText("正在取消…")
        self.cancel_button.setEnabled(False)


class ProgressRunner(QObject):
    """Runs one job at a time for the window; another wish meanwhile is not taken."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._job: Job | None = None
        self._dialog: ProgressDialog | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._on_patience_ended)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def run(
        self,
        title: str,
        work: Work[Any],
        on_success: Callable[[Any], object],
        on_error: Callable[[CatalogueError], object] | None = None,
        parent: QWidget | None = None,
        on_cancel: Callable[[], object] | None = None,
        *,
        at_once: bool = False,
    ) -> None:
        """Run ``work``; an error is shown as a sentence unless ``on_error`` takes it.

        ``on_cancel`` is called when nothing came of it: it was cancelled, or a bug is on its way to the crash report.
        ``at_once``: the dialog, which blocks its parent, does not wait.
        """
        if self._job is not None:
            return
        self._dialog = ProgressDialog(title, parent or self._window)
        self._dialog.rejected.connect(self.cancel)
        self._on_success = on_success
        self._on_error = on_error
        self._on_cancel = on_cancel
        self._job = self._jobs.start(work, self._succeeded, self._failed, self._cancelled, self._watch)
        if at_once:
            self._dialog.show()
        else:
            self._patience.start()

    def cancel(self) -> None:
        """Ask the running job to stop; it is over when ``on_cancel`` is called."""
        if self._job is not None and self._dialog is not None:
            self._job.cancel()
            self._dialog.show_cancelling()

    def _watch(self, job: Job) -> None:
        if self._dialog is not None:
            job.progressed.connect(self._dialog.show_progress)
        job.crashed.connect(self._crashed)

    def _on_patience_ended(self) -> None:
        if self._dialog is not None:
            self._dialog.show()

    def _succeeded(self, result: object) -> None:
        self._end()
        self._on_success(result)

    def _failed(self, error: CatalogueError) -> None:
        self._end()
        if self._on_error is not None:
            self._on_error(error)
        else:
            messages.show_error(self._window, error)

    def _cancelled(self) -> None:
        self._end()
        if self._on_cancel is not None:
            self._on_cancel()

    @Slot(object)
    def _crashed(self, _bug: BaseException) -> None:
        self._cancelled()

    def _end(self) -> None:
        self._patience.stop()
        self._job = None
        if self._dialog is not None:
            self._dialog.rejected.disconnect(self.cancel)
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None
