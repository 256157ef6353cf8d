"""The time limits of the open catalogue that name dates: read in slices after the window is painted, kept in step.

What a limit says is the business of ``model/rhythms``, which day it falls on that of ``model/due_dates``.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from sys import intern

from PySide6.QtCore import QObject, Signal

from gui.background_work import BackgroundWork
from gui.outline import Outline
from model.catalogue import Catalogue
from model.changes import Changes
from model.fields import FieldKind
from model.records import Entry, Status

_READ = 400  # entries of which the limit is read together: one short text each
_UNDERSTOOD = 4  # limits understood between two looks at the clock


class BackgroundDues(BackgroundWork):
    """公开时限 of every entry in force.

    Signals: ``changed()`` when dates may be others than before.
    """

    changed = Signal()

    def __init__(self, catalogue: Catalogue, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(catalogue, parent)
        self._outline = outline
        keys = [field.key for field in catalogue.kind.fields if field.kind is FieldKind.TIME_LIMIT]
        self._field = keys[0] if keys else ""
        self._texts: dict[int, str] = {}  # of every entry in force, empty ones too
        self._used: Counter[str] = Counter()
        self._dated: dict[str, bool] = {}  # limit → whether it names dates
        self._waiting: dict[int, None] = {}  # entries whose limit is to be read
        self._started = False
        self._slices.finished.connect(self.changed)

    @property
    def complete(self) -> bool:
        """Whether every limit was read as it is now."""
        return self._started and not self._slices.running

    @property
    def dated(self) -> dict[str, int]:
        """The limits that name dates, with the number of entries that have them."""
        return {text: number for text, number in self._used.items() if number and self._dated.get(text)}

    def limit_of(self, entry_id: int) -> str:
        """The limit of an entry in force; empty when it has none."""
        return self._texts.get(entry_id, "")

    def limits(self) -> list[tuple[int, str]]:
        """Every entry in force with its limit, in catalogue order."""
        texts = self._texts
        return [(key, texts[key]) for key in self._outline.ids if key in texts]

    def start(self) -> None:
        """Read every limit in the background."""
        self._started = True
        self._texts.clear()
        self._used.clear()
        self._waiting = dict.fromkeys(self._outline.ids) if self._field else {}
        self._slices.start(self._read_waiting)

    def follow(self, changes: Changes, entries: Sequence[Entry] | None) -> None:
        """Take what changed; without ``entries`` in slices."""
        if not self._started or not self._field or not (changes.touched or changes.removed):
            return
        for entry_id in changes.removed:
            self._waiting.pop(entry_id, None)
            self._put(entry_id, None)
        if entries is None:
            self._waiting |= dict.fromkeys(changes.touched)
        for entry in entries or ():
            self._waiting.pop(entry.id, None)
            self._put(entry.id, None if entry.status is Status.RETIRED else entry[self._field])
        if not self._slices.running:
            self._slices.start(self._read_waiting)

    def _put(self, entry_id: int, text: str | None) -> None:
        """Take the limit of an entry; None for one that is gone or not in force."""
        before = self._texts.pop(entry_id, None)
        if before is not None:
            self._used[before] -= 1
        if text is not None:
            self._texts[entry_id] = intern(text)  # a few hundred different ones in a hundred thousand entries
            self._used[text] += 1

    def _read_waiting(self) -> Iterator[object]:
        while self._waiting:
            ids = list(islice(self._waiting, _READ))
            for entry_id in ids:
                del self._waiting[entry_id]
            found = self._catalogue.column(self._field, ids)
            for entry_id in ids:
                place = self._outline.get(entry_id)
                in_force = place is not None and place.status is not Status.RETIRED
                self._put(entry_id, found.get(entry_id, "") if in_force else None)
            yield ids
        yield from self._understand()

    def _understand(self) -> Iterator[object]:
        from model.rhythms import read  # the understanding of texts is loaded after the first paint

        new = [text for text, number in self._used.items() if number and text not in self._dated]
        for start in range(0, len(new), _UNDERSTOOD):
            for text in new[start : start + _UNDERSTOOD]:
                self._dated[text] = bool(read(text).rhythms)
            yield start
