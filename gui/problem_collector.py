"""Every finding of the checks as one list, worst first, gathered in slices: a big catalogue may have many thousands."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from gui.background_checks import BackgroundChecks
from gui.outline import Outline
from gui.slices import Slices
from model.records import Problem, Severity

_AT_ONCE = 500  # entries looked at between two looks at the clock


class ProblemCollector(QObject):
    """Gathers when asked; asked again meanwhile, it gathers once more afterwards.

    Signals: ``collected(problems)`` worst first, else in catalogue order.
    """

    collected = Signal(object)

    def __init__(self, checks: BackgroundChecks, outline: Outline, parent: QObject) -> None:
        super().__init__(parent)
        self._checks = checks
        self._outline = outline
        self._found: dict[Severity, list[Problem]] = {}
        self._again = False
        self._slices = Slices(self)
        self._slices.finished.connect(self._on_gathered)

    @property
    def running(self) -> bool:
        return self._slices.running

    def collect(self) -> None:
        """Begin to gather."""
        if self._slices.running:
            self._again = True
        else:
            self._slices.start(self._gather)

    def _gather(self) -> Iterator[object]:
        self._found = {severity: [] for severity in (Severity.ERROR, Severity.WARNING, Severity.HINT)}
        for problem in self._checks.of_whole():
            self._found[problem.severity].append(problem)
        ids = self._outline.ids
        for start in range(0, len(ids), _AT_ONCE):
            with_problems = self._checks.entry_ids
            for entry_id in ids[start : start + _AT_ONCE]:
                if entry_id in with_problems:
                    for problem in self._checks.of_entry(entry_id):
                        self._found[problem.severity].append(problem)
            yield start

    def _on_gathered(self) -> None:
        self.collected.emit([problem for problems in self._found.values() for problem in problems])
        if self._again:
            self._again = False
            self.collect()
