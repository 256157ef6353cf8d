"""Which values a column has among the entries that everything else lets through, and how often each."""

from collections import Counter
from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject, Signal

from gui.filtering.column_reading import read_column
from gui.item_models.columns import Column
from gui.slices import Slices
from gui.workspace import Workspace

_FEW = 3_000  # entries that are counted at once


class ValueCount(QObject):
    """Counts once, in slices.

    Signals: ``counted()`` when the number of each value is known.
    """

    counted = Signal()

    def __init__(self, workspace: Workspace, column: Column, among: Collection[int], parent: QObject | None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._column = column
        self._among = frozenset(among)
        self.values: Counter[str] = Counter()
        self._slices = Slices(self)
        self._slices.finished.connect(self.counted)

    @property
    def running(self) -> bool:
        return self._slices.running

    def start(self) -> None:
        """Count; few entries at once."""
        self._slices.start(self._count)
        if len(self._workspace.outline) <= _FEW:
            self._slices.finish()

    def stop(self) -> None:
        self._slices.stop()

    def _count(self) -> Iterator[object]:
        for piece in read_column(self._workspace, self._column):
            for entry_id, words in piece:
                if entry_id in self._among:
                    self.values.update(words)
            yield None
