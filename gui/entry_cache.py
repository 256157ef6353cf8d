"""Entries fetched when they are painted, the most recent ones kept. The only way item models reach texts."""

from collections import OrderedDict
from collections.abc import Collection, Sequence

from model.catalogue import Catalogue
from model.records import Entry

_KEPT = 500  # entries: several pages of the table
_AT_ONCE = 64  # neighbours fetched together: one query a page instead of one a row


class EntryCache:
    """A window onto the entries of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: OrderedDict[int, Entry] = OrderedDict()

    def get(self, entry_id: int, ids: Sequence[int] = (), row: int = 0) -> Entry | None:
        """The entry; with ``ids`` and its ``row`` there, its neighbours are fetched along with it.

        While a long change has the catalogue, only what is kept can be had.
        """
        entry = self._kept.get(entry_id)
        if entry is not None or self._catalogue.is_lent:
            return entry
        start = max(0, row - _AT_ONCE // 4)
        wanted = [other for other in ids[start : start + _AT_ONCE] if other not in self._kept]
        if entry_id not in wanted:
            wanted.append(entry_id)
        for fetched in self._catalogue.entries(wanted):
            self._kept[fetched.id] = fetched
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept.get(entry_id)

    def forget(self, ids: Collection[int]) -> None:
        """These entries changed: fetch them again when asked."""
        if len(ids) > _KEPT:
            self._kept.clear()
            return
        for entry_id in ids:
            self._kept.pop(entry_id, None)
