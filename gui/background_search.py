"""The search index of the open catalogue: built in slices after the window is painted, then kept in step."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from gui.background_work import BackgroundWork
from gui.outline import Outline
from model.catalogue import Catalogue
from model.changes import Changes
from model.records import Entry
from model.search import SearchIndex

_AT_ONCE = 100  # entries read together
_VERY_MANY = 2_000  # removed entries: to read what is left anew, in slices, holds nobody up


class BackgroundSearch(BackgroundWork):
    """Finds entries by any word of any field.

    Signals: ``completed()`` when every entry is in the index; until then ``find`` sees a part.
    """

    completed = Signal()

    def __init__(self, catalogue: Catalogue, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(catalogue, parent)
        self._outline = outline
        self._index = SearchIndex(catalogue.kind)
        self._waiting: dict[int, bool] = {}  # entries to be read → whether an older state of them is in the index
        self._slices.finished.connect(self._on_all_read)

    @property
    def complete(self) -> bool:
        return not self._slices.running

    def start(self) -> None:
        """Read every entry in the background."""
        self._waiting = dict.fromkeys(self._outline.ids, False)
        self._slices.start(self._read_waiting)

    def find(self, query: str) -> list[int]:
        """The entries that match, in catalogue order as soon as the index is complete."""
        return self._index.find(query)

    def follow(self, changes: Changes, entries: Sequence[Entry] | None) -> None:
        """Take what changed; without ``entries`` they are read in slices."""
        if len(changes.removed) > _VERY_MANY:
            self._index = SearchIndex(self._catalogue.kind)
            self.start()
            return
        for entry_id in changes.removed:
            self._index.remove(entry_id)
        if entries is None:
            self._waiting |= dict.fromkeys(changes.touched, True) | dict.fromkeys(changes.added, False)
            if not self._slices.running:
                self._slices.start(self._read_waiting)
            return
        new = set(changes.added)
        self._index.extend(entry for entry in entries if entry.id in new)
        for entry in entries:
            if entry.id not in new:
                self._index.update(entry)
        if self.complete and (changes.added or changes.moved or changes.removed or changes.areas):
            self._index.set_order(self._outline.ids)

    def _read_waiting(self) -> Iterator[object]:
        while self._waiting:
            batch, self._waiting = self._waiting, {}  # what comes to wait meanwhile is read afterwards
            ids = list(batch)
            for start in range(0, len(ids), _AT_ONCE):
                entries = self._catalogue.entries(ids[start : start + _AT_ONCE])
                self._index.extend(entries)  # passes over those it knows
                for entry in entries:
                    if batch[entry.id]:
                        self._index.update(entry)
                yield start
        while not self._index.prepare():
            yield None

    def _on_all_read(self) -> None:
        self._index.set_order(self._outline.ids)
        self.completed.emit()
