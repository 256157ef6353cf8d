"""Work that takes longer than a blink: on a thread, with progress and 取消, its result back on the GUI thread.

The work is a function of a ``Progress``; it knows no widget and touches none. A ``CatalogueError`` comes back as a
sentence, any other exception is raised on the GUI thread, where the crash report catches it like every bug.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from model.errors import CatalogueError
from model.garbage import rest_collector, wake_collector
from model.progress import Cancelled, Progress

Result = TypeVar("Result")
Work = Callable[[Progress], Result]

_TELL_EVERY = 0.05  # seconds between two reports of progress


class Job(QThread):
    """One piece of work on its own thread.

    Signals, all delivered on the GUI thread: ``progressed(done, total, what)``, then exactly one of
    ``succeeded(result)``, ``failed(CatalogueError)``, ``cancelled()``, ``crashed(exception)``.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    crashed = Signal(object)

    def __init__(self, work: Work[object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._stop = threading.Event()
        self._last_told = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._stop.set()

    def run(self) -> None:
        try:
            result = self._work(self._on_progress)
        except Cancelled:
            self.cancelled.emit()
        except CatalogueError as error:
            self.failed.emit(error)
        except BaseException as bug:  # noqa: BLE001 - not swallowed: raised again on the GUI thread
            self.crashed.emit(bug)
        else:
            self.succeeded.emit(result)

    def _on_progress(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_told >= _TELL_EVERY or done >= total > 0:
            self._last_told = now
            self.progressed.emit(done, total, what)


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What to do with the end of a job."""

    success: Callable[[Any], object]
    error: Callable[[CatalogueError], object]
    cancel: Callable[[], object]


class Jobs(QObject):
    """Starts jobs and keeps them until they end.

    The handlers are called from slots of this object: a plain function connected to a thread's signal would run on
    that thread. While a job runs the cyclic collector rests: on the job's thread it would tear apart circles of
    widgets, which belong to the GUI thread (decision 0095).

    Signals: ``idle()`` when the last one ended.
    """

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[Job, _Outcome] = {}

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def start(
        self,
        work: Work[Result],
        on_success: Callable[[Result], object],
        on_error: Callable[[CatalogueError], object],
        on_cancel: Callable[[], object] = lambda: None,
        watch: Callable[[Job], object] = lambda _job: None,
    ) -> Job:
        """Run ``work`` on a thread; at most one of the three is called afterwards, on the GUI thread.

        ``watch`` connects to further signals of the job: once it has started it may be over.
        """
        job = Job(work, self)
        rest_collector()
        self._running[job] = _Outcome(on_success, on_error, on_cancel)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        job.crashed.connect(self._on_crashed)
        watch(job)
        job.start()
        return job

    def cancel_all(self) -> None:
        """Ask every job to stop and wait for them, telling nobody: before the window closes."""
        running = list(self._running)
        self._running.clear()
        for job in running:
            job.cancel()
        for job in running:
            job.wait()
            wake_collector()

    @Slot(object)
    def _on_succeeded(self, result: object) -> None:
        outcome = self._end(self.sender())
        if outcome is not None:
            outcome.success(result)

    @Slot(object)
    def _on_failed(self, error: CatalogueError) -> None:
        outcome = self._end(self.sender())
        if outcome is not None:
            outcome.error(error)

    @Slot()
    def _on_cancelled(self) -> None:
        outcome = self._end(self.sender())
        if outcome is not None:
            outcome.cancel()

    @Slot(object)
    def _on_crashed(self, bug: BaseException) -> None:
        self._end(self.sender())
        raise bug

    def _end(self, job: QObject) -> _Outcome | None:
        """Forget a job; None when ``cancel_all`` already did."""
        if not isinstance(job, Job):
            return None
        outcome = self._running.pop(job, None)
        job.wait()
        if outcome is not None:
            wake_collector()
        job.deleteLater()
        if not self._running:
            self.idle.emit()
        return outcome
