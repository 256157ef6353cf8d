"""Long work on the GUI thread in slices short enough that nobody notices: a few milliseconds, then the events.

Several such works share those milliseconds: each turn of the event loop gives every one its part.
"""

import time
from collections.abc import Callable, Iterator
from weakref import WeakSet

from PySide6.QtCore import QObject, QTimer, Signal

SLICE = 0.008  # seconds of all works together

MANY = 200
"""Entries of one change up to which everything that follows is done at once; with more, each follower takes slices."""


class Slices(QObject):
    """Runs a generator step by step whenever the event loop is idle.

    Signals: ``advanced()`` after each slice; ``finished()`` at the end.
    """

    advanced = Signal()
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_idle)

    @property
    def running(self) -> bool:
        return self._steps is not None

    def start(self, work: Callable[[], Iterator[object]]) -> None:
        """Begin this work; what ran before is dropped."""
        self._steps = work()
        self.resume()

    def stop(self) -> None:
        self.pause()
        self._steps = None

    def pause(self) -> None:
        """Rest until ``resume``; what was done stays done."""
        self._timer.stop()
        _ACTIVE.discard(self)

    def resume(self) -> None:
        """Go on after ``pause``."""
        if self.running:
            self._timer.start()
            _ACTIVE.add(self)

    def finish(self) -> None:
        """Do what is left at once: when the result is needed now."""
        steps = self._steps
        if steps is None:
            return
        for _ in steps:
            pass
        self._end()

    def _on_idle(self) -> None:
        until = time.perf_counter() + SLICE / max(1, len(_ACTIVE))
        steps = self._steps
        while steps is not None and time.perf_counter() < until:
            if next(steps, _END) is _END:
                self._end()
                return
        self.advanced.emit()

    def _end(self) -> None:
        self.stop()
        self.finished.emit()


_END = object()
_ACTIVE: WeakSet[Slices] = WeakSet()
