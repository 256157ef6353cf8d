"""Looks through entries for what a wish would change, in slices: the window lives on, first results come at once."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Signal

from gui.bulk.wish import Wish
from gui.slices import Slices
from model.catalogue import Catalogue
from model.errors import UserError
from model.proposals import Proposal

_READ = 60  # entries read together
_TRIED = 4  # entries between two looks at the clock


class ProposalSearch(QObject):
    """One search at a time.

    Signals: ``found(list of Proposal)``; ``progressed(done)`` entries; ``finished()`` when all was looked at;
    ``failed(UserError)`` when it cannot be done: the search is over then.
    """

    found = Signal(list)
    progressed = Signal(int)
    finished = Signal()
    failed = Signal(object)

    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._slices = Slices(self)
        self._slices.advanced.connect(self._on_advanced)
        self._waiting: list[Proposal] = []
        self._done = 0

    def start(self, wish: Wish, ids: Sequence[int]) -> None:
        """Look through these entries; a search that still runs is dropped."""
        self._waiting, self._done = list(wish.settings), 0
        self._slices.start(lambda: self._look(wish, ids))

    def stop(self) -> None:
        self._slices.stop()

    def _on_advanced(self) -> None:
        if not self._slices.running:
            return
        self._tell()
        self.progressed.emit(self._done)

    def _look(self, wish: Wish, ids: Sequence[int]) -> Iterator[object]:
        for first in range(0, len(ids), _READ):
            entries = self._catalogue.entries(ids[first : first + _READ])
            for place, entry in enumerate(entries):
                if place % _TRIED == 0:
                    yield place
                try:
                    self._waiting += wish.propose(entry)
                except UserError as error:
                    self.failed.emit(error)
                    return
            self._done = min(first + _READ, len(ids))
        self._tell()
        self.finished.emit()

    def _tell(self) -> None:
        portion, self._waiting = self._waiting, []
        if portion:
            self.found.emit(portion)
