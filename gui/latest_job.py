"""Work on a thread of which only the newest is wanted: a search while its words are typed, a comparison being chosen.

Nothing waits for the work before: it is asked to stop, and what still comes of it is dropped.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from gui.jobs import Job, Jobs, Work
from model.errors import CatalogueError

Result = TypeVar("Result")


class LatestJob:
    """For one ``owner``, which may go away before its work ends; ``jobs`` must live longer."""

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        self._jobs = jobs
        self._owner = owner
        self._job: Job | None = None
        self._order = 0

    @property
    def running(self) -> bool:
        """Whether something wanted is on its way."""
        return self._job is not None

    def start(
        self,
        work: Work[Result],
        on_success: Callable[[Result], object],
        on_error: Callable[[CatalogueError], object],
    ) -> None:
        """Run ``work`` instead of what runs; one of the handlers is called, unless something newer is started."""
        self.drop()
        order = self._order
        self._job = self._jobs.start(
            work,
            lambda result: self._end(order, on_success, result),
            lambda error: self._end(order, on_error, error),
        )

    def drop(self) -> None:
        """What runs is not wanted any more."""
        self._order += 1
        if self._job is not None and isValid(self._job):
            self._job.cancel()
        self._job = None

    def _end(self, order: int, handler: Callable[[Result], object], outcome: Result) -> None:
        if order == self._order:
            self._job = None
            if isValid(self._owner):
                handler(outcome)
