"""Waiting for work on a thread when nothing else can be done before it is over: the window is painted, its background
work goes on, but the clerk cannot click or type into it.

For work that need not be waited for there is ``progress.py``.
"""

from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gui.jobs import Job, Jobs, Work
from gui.progress import PATIENCE, ProgressDialog
from model.errors import CatalogueError
from model.progress import Cancelled

Result = TypeVar("Result")


class Waiting(QObject):
    """Waits for one piece of work at a time.

    What is clicked or typed at first comes through afterwards; when it takes longer, a dialog stands before the window
    and offers 取消.
    """

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._job: Job | None = None
        self._loop = QEventLoop(self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._loop.quit)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def wait_for(self, title: str, work: Work[Result]) -> Result:
        """What the work comes to. Raises the ``CatalogueError`` it raises, and ``Cancelled`` if nothing came of it.

        A result is handed out even when the window was closed meanwhile. Not to be called while it is ``busy``.
        """
        found: list[Result] = []
        errors: list[CatalogueError] = []
        self._job = self._jobs.start(
            lambda progress: found.append(work(progress)), lambda _: None, errors.append, watch=self._watch
        )
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        try:
            self._patience.start()
            self._loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self._patience.stop()
        finally:
            QGuiApplication.restoreOverrideCursor()
        if self._job is not None:
            self._wait_behind_dialog(title, self._job)
        if errors:
            raise errors[0]
        if not found:
            raise Cancelled
        return found[0]

    def _wait_behind_dialog(self, title: str, job: Job) -> None:
        dialog = ProgressDialog(title, self._window)
        job.progressed.connect(dialog.show_progress)
        dialog.rejected.connect(self._on_rejected)
        dialog.rejected.connect(dialog.show_cancelling)
        dialog.show()
        while self._job is not None:
            self._loop.exec()
        dialog.hide()
        dialog.deleteLater()

    def _watch(self, job: Job) -> None:
        job.finished.connect(self._on_finished)

    @Slot()
    def _on_rejected(self) -> None:
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def _on_finished(self) -> None:
        self._job = None
        self._loop.quit()
