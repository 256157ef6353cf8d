"""How long the event loop could not run: what a clerk feels as freezing."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication


class Watchdog(QObject):
    """Beats as often as the event loop lets it and remembers the longest gaps, in seconds.

    ``longest`` is by the clock on the wall, ``busiest`` by the processor time of this thread alone: what the thread
    itself did, however many others share the machine.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.busiest = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(1)
        self.reset()

    def reset(self) -> None:
        """Forget the gaps so far."""
        self.longest = self.busiest = 0.0
        self._wall, self._thread = time.perf_counter(), time.thread_time()

    def _on_beat(self) -> None:
        wall, thread = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, wall - self._wall)
        self.busiest = max(self.busiest, thread - self._thread)
        self._wall, self._thread = wall, thread


def run_until(done: Callable[[], bool], most: float = 600.0) -> None:
    """Let the event loop run until something is so. Raises ``TimeoutError`` after ``most`` seconds."""
    limit = time.monotonic() + most
    while not done():
        if time.monotonic() > limit:
            raise TimeoutError
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()


def idle() -> None:
    """Handle every event there is."""
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()
