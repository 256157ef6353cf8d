"""What the window must know about every entry at once: place, area, group (一级事项), status, 待核实; no more.

Kept in step with the catalogue by its ``Changes``. The texts of an entry are fetched when they are painted
(``entry_cache.py``), so a catalogue of 100,000 entries costs the window a few megabytes.
"""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from model.catalogue import Catalogue
from model.changes import Changes
from model.records import Entry, Status

_MANY = 500  # entries: for so many, the light facts of all are read faster than these entries as a whole


class Place(NamedTuple):
    """The light facts of one entry."""

    area: str
    group: str
    status: Status
    unconfirmed: bool


class Outline:
    """All entries of one catalogue in catalogue order, with counts that follow every change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._grouping = catalogue.kind.grouping
        self._places: dict[int, Place] = {}
        self._order: list[int] = []
        self._by_area: dict[str, list[int]] | None = None
        self.statuses: Counter[Status] = Counter()
        self.areas: Counter[str] = Counter()
        self.groups: Counter[tuple[str, str]] = Counter()
        self.unconfirmed = 0
        self._read_all()

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, entry_id: int) -> bool:
        return entry_id in self._places

    def __getitem__(self, entry_id: int) -> Place:
        return self._places[entry_id]

    def get(self, entry_id: int) -> Place | None:
        """The facts of an entry; None when it is not there."""
        return self._places.get(entry_id)

    @property
    def ids(self) -> list[int]:
        """Every entry in catalogue order. Not to be changed by the caller."""
        return self._order

    def of_area(self, area: str) -> list[int]:
        """The entries of an area in the clerk's order."""
        if self._by_area is None:
            self._by_area = {}
            for entry_id in self._order:
                self._by_area.setdefault(self._places[entry_id].area, []).append(entry_id)
        return self._by_area.get(area, [])

    def groups_of(self, area: str) -> list[str]:
        """The groups of an area in the order in which they first stand there."""
        found = dict.fromkeys(self._places[entry_id].group for entry_id in self.of_area(area))
        return [group for group in found if group]

    def apply(self, changes: Changes) -> None:
        """Follow one change of the catalogue."""
        if len(changes.touched) > _MANY:
            self._read_all()
            return
        for entry_id in changes.removed:
            self._leave(entry_id)
        self.refresh(self._catalogue.entries(changes.touched))
        if changes.added or changes.removed or changes.moved or changes.areas:
            self._order = self._catalogue.ids()
            self._by_area = None

    def refresh(self, entries: Iterable[Entry]) -> None:
        """Take the facts of these entries anew."""
        for entry in entries:
            self._leave(entry.id)
            self._enter(entry.id, Place(entry.area, entry[self._grouping], entry.status, entry.unconfirmed))

    def _read_all(self) -> None:
        rows = self._catalogue.outline()
        self._order = [row[0] for row in rows]  # another list: the one before was given out
        self._places = {row[0]: Place._make(row[1:]) for row in rows}
        self._by_area = None
        self.areas = Counter(row[1] for row in rows)
        self.groups = Counter(row[1:3] for row in rows)
        self.statuses = Counter(row[3] for row in rows)
        self.unconfirmed = sum(row[4] for row in rows)

    def _enter(self, entry_id: int, place: Place) -> None:
        self._places[entry_id] = place
        self.areas[place.area] += 1
        self.groups[place.area, place.group] += 1
        self.statuses[place.status] += 1
        self.unconfirmed += place.unconfirmed

    def _leave(self, entry_id: int) -> None:
        place = self._places.pop(entry_id, None)
        if place is None:
            return
        self.areas[place.area] -= 1
        self.groups[place.area, place.group] -= 1
        self.statuses[place.status] -= 1
        self.unconfirmed -= place.unconfirmed
