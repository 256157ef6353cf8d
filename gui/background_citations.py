"""The documents cited in the open catalogue: counted in slices when first asked for, then kept in step with changes.

What is counted is said in ``model/citation_index.py``; here is only when.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.background_work import BackgroundWork
from gui.outline import Outline
from model.catalogue import Catalogue
from model.changes import Changes
from model.records import Entry

if TYPE_CHECKING:
    from model.citation_index import CitationIndex

_READ = 60  # entries read together
_COUNTED = 8  # entries counted between two looks at the clock


class BackgroundCitations(BackgroundWork):
    """The index of one catalogue. Costs nothing until ``need`` is called: many sessions never ask.

    Signals: ``changed()`` when documents may be cited otherwise than before; ``advanced()`` now and then while they are
    counted, ``completed()`` when all were.
    """

    changed = Signal()
    advanced = Signal()
    completed = Signal()

    def __init__(self, catalogue: Catalogue, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(catalogue, parent)
        self._outline = outline
        self._index: CitationIndex | None = None
        self._needed = False
        self._waiting: dict[int, None] = {}  # entries to be counted
        self._read: dict[int, Entry] = {}  # read, but not yet counted
        self._total = 0
        self._slices.advanced.connect(self.advanced)
        self._slices.finished.connect(self._on_finished)

    @property
    def index(self) -> "CitationIndex":
        """What was counted so far. The understanding of documents is loaded with it: after the window was painted."""
        if self._index is None:
            from model.citation_index import CitationIndex

            self._index = CitationIndex(self._catalogue.kind.fields)
        return self._index

    @property
    def complete(self) -> bool:
        """Whether every entry was counted as it is now."""
        return self._needed and not self._slices.running

    @property
    def progress(self) -> tuple[int, int]:
        """How many entries were counted, of how many that are to be."""
        return self._total - len(self._waiting) - len(self._read), self._total

    def need(self) -> None:
        """Begin to count, if that has not happened yet."""
        if not self._needed:
            self._needed = True
            self._waiting = dict.fromkeys(self._outline.ids)
            self._total = len(self._waiting)
            self._slices.start(self._count_waiting)

    def finish(self) -> None:
        """Count now what is left: when the result is asked for."""
        self.need()
        super().finish()

    def follow(self, changes: Changes, entries: Sequence[Entry] | None) -> None:
        """Count what changed. Without ``entries`` that happens in slices."""
        if not self._needed:
            return
        for entry_id in (*changes.touched, *changes.removed):
            self._waiting.pop(entry_id, None)
            self._read.pop(entry_id, None)  # read before this change: no longer true
        for entry_id in changes.removed:
            self.index.drop(entry_id)
        for entry in entries or ():
            self.index.put(entry)
        if entries is None and changes.touched:
            self._waiting |= dict.fromkeys(changes.touched)
            self._total = len(self._waiting) + len(self._read)
            if not self._slices.running:
                self._slices.start(self._count_waiting)
        self.changed.emit()

    def _count_waiting(self) -> Iterator[object]:
        while self._waiting:
            ids = list(islice(self._waiting, _READ))
            for entry_id in ids:
                del self._waiting[entry_id]
            self._read = {entry.id: entry for entry in self._catalogue.entries(ids)}
            yield ids
            while self._read:
                few = list(islice(self._read, _COUNTED))
                for entry_id in few:
                    self.index.put(self._read.pop(entry_id))
                yield few

    def _on_finished(self) -> None:
        self.completed.emit()
        self.changed.emit()
