"""How many remarks of reviewers wait at which entry: what the window must know of all entries at once.

The remarks themselves are read when their entry is shown (``gui/review``).
"""

from collections.abc import Collection

from model.catalogue import Catalogue
from model.changes import Changes


class OpenRemarks:
    """Kept in step with one catalogue. ``seen``: there was one since the catalogue was opened."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._counts: dict[int, int] = {}
        self.seen = False
        self._read()

    @property
    def total(self) -> int:
        """All open remarks."""
        return sum(self._counts.values())

    @property
    def entry_ids(self) -> Collection[int]:
        """The entries that have open remarks."""
        return self._counts.keys()

    def of(self, entry_id: int) -> int:
        """How many remarks wait at an entry."""
        return self._counts.get(entry_id, 0)

    def follow(self, changes: Changes) -> None:
        """Count anew when remarks or their entries came or went."""
        if changes.remarks or (self.seen and (changes.added or changes.removed)):
            self._read()

    def _read(self) -> None:
        self._counts = self._catalogue.review.open_counts()
        self.seen = self.seen or bool(self._counts)
