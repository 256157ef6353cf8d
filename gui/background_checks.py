"""The checks of the open catalogue: run in slices after the window is painted, then kept in step with every change.

What can be wrong is said in ``model/rules``; here is only when the rules run.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.background_work import BackgroundWork
from gui.outline import Outline
from gui.slices import MANY
from model.catalogue import Catalogue
from model.changes import Changes
from model.records import Entry, Problem

if TYPE_CHECKING:
    from model.checks import CheckBook

_READ = 60  # entries read together: a query costs as much as several entries
_FORGOTTEN = 50  # entries forgotten between two looks at the clock
_CHECKED = 3  # entries checked between two looks at the clock


class BackgroundChecks(BackgroundWork):
    """Problems by entry and by area.

    Signals: ``changed()`` when there may be other problems than before.
    """

    changed = Signal()

    def __init__(self, catalogue: Catalogue, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(catalogue, parent)
        self._outline = outline
        self._known: CheckBook | None = None
        self._waiting: dict[int, None] = {}  # entries to be checked, in this order
        self._gone: dict[int, None] = {}  # entries to be forgotten
        self._read: dict[int, Entry] = {}  # read, but not yet checked
        self._slices.advanced.connect(self.changed)
        self._slices.finished.connect(self.changed)

    @property
    def _book(self) -> "CheckBook":
        """The findings. The rules are loaded with it: after the window was painted."""
        if self._known is None:
            from model.checks import CheckBook

            self._known = CheckBook()
        return self._known

    @property
    def complete(self) -> bool:
        """Whether every entry was checked as it is now."""
        return self._known is not None and self._known.complete and not self._slices.running

    @property
    def entry_ids(self) -> Collection[int]:
        """The entries with problems."""
        return self._known.entry_ids if self._known is not None else ()

    def start(self) -> None:
        """Check every entry in the background."""
        self._book.begin(self._catalogue.settings(), self._catalogue.areas(), date.today())
        self._waiting, self._gone = dict.fromkeys(self._outline.ids), {}
        self._slices.start(self._check_waiting)

    def of_entry(self, entry_id: int) -> Sequence[Problem]:
        return self._known.of_entry(entry_id) if self._known is not None else ()

    def of_draft(self, entry: Entry) -> Sequence[Problem]:
        """The problems an entry would have with values that are not saved yet."""
        return self._book.of_draft(entry)

    def of_whole(self) -> Sequence[Problem]:
        """The problems of the catalogue and its areas."""
        return self._known.of_whole() if self._known is not None else ()

    def by_area(self) -> Mapping[str, int]:
        """How many entries of each area have problems."""
        return self._known.by_area() if self._known is not None else {}

    def follow(self, changes: Changes, entries: Sequence[Entry] | None) -> None:
        """Check what changed; settings and areas mean everything.

        Very many are checked, or forgotten, in slices: those of which there are no ``entries``.
        """
        if changes.settings or changes.areas:
            self.start()
            return
        for entry_id in (*changes.touched, *changes.removed) if self._read else ():
            self._read.pop(entry_id, None)  # read before this change: no longer true
        for entry_id in changes.added if self._gone else ():
            self._gone.pop(entry_id, None)  # back again
        many = entries is None or len(changes.removed) > MANY
        moved = bool(changes.added or changes.removed or changes.moved)
        if many:
            self._gone |= dict.fromkeys(changes.removed)
            self._waiting |= dict.fromkeys(changes.touched)
            if not self._slices.running:
                self._slices.start(self._check_waiting)
        else:
            self._book.update(entries or (), changes.removed, self._outline.ids if moved else None)
        self.changed.emit()

    def _check_waiting(self) -> Iterator[object]:
        while self._waiting or self._gone:
            while self._gone:
                some = list(islice(self._gone, _FORGOTTEN))
                for entry_id in some:
                    del self._gone[entry_id]
                self._book.update((), some)
                yield some
            ids, self._waiting = list(self._waiting), {}  # what comes to wait meanwhile is checked afterwards
            for start in range(0, len(ids), _READ):
                self._read = {entry.id: entry for entry in self._catalogue.entries(ids[start : start + _READ])}
                yield start
                while self._read:
                    few = list(islice(self._read, _CHECKED))
                    self._book.extend([self._read.pop(entry_id) for entry_id in few])
                    yield few
        self._book.finish(self._outline.ids)
