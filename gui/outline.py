"""What the window must know about every entry at once: place, area, group (一级事项), status, 待核实; no more.

Kept in step with the catalogue by its ``Changes``. The texts of an entry are fetched when they are painted
(``entry_cache.py``), so a catalogue of 100,000 entries costs the window a few megabytes.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from model.catalogue import Catalogue
from model.changes import Changes
from model.queries import Place
from model.records import Entry, Status


class Outline:
    """All entries of one catalogue in catalogue order, with counts that follow every change."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._grouping = catalogue.kind.grouping
        self._places: dict[int, Place] = {}
        self._order: list[int] = []
        self._by_area: dict[str, list[int]] | None = None
        self._groups_of: dict[str, list[str]] = {}
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
        if area not in self._groups_of:
            found = dict.fromkeys(self._places[entry_id].group for entry_id in self.of_area(area))
            self._groups_of[area] = [group for group in found if group]
        return self._groups_of[area]

    def apply(self, changes: Changes, entries: Sequence[Entry] | None) -> None:
        """Follow one change of the catalogue; ``entries`` is its new state, None when there are too many to hand on."""
        if entries is None:
            self._read_all()
            return
        for entry_id in changes.removed:
            self._leave(entry_id)
        self.refresh(entries)
        if changes.added or changes.removed or changes.moved or changes.areas:
            self._order = self._catalogue.ids()
            self._by_area = None
            self._groups_of.clear()

    def refresh(self, entries: Iterable[Entry]) -> None:
        """Take the facts of these entries anew."""
        for entry in entries:
            place = Place(entry.area, entry[self._grouping], entry.status, entry.unconfirmed)
            if place != self._places.get(entry.id):
                self._leave(entry.id)
                self._enter(entry.id, place)
                self._groups_of.clear()

    def _read_all(self) -> None:
        self._places = self._catalogue.outline()
        self._order = list(self._places)  # another list: the one before was given out
        self._by_area = None
        self._groups_of.clear()
        places = Counter(self._places.values())  # a few hundred different ones
        self.areas, self.groups, self.statuses = Counter(), Counter(), Counter()
        self.unconfirmed = 0
        for place, number in places.items():
            self._count(place, number)

    def _enter(self, entry_id: int, place: Place) -> None:
        self._places[entry_id] = place
        self._count(place, 1)

    def _leave(self, entry_id: int) -> None:
        place = self._places.pop(entry_id, None)
        if place is not None:
            self._count(place, -1)

    def _count(self, place: Place, number: int) -> None:
        self.areas[place.area] += number
        self.groups[place.area, place.group] += number
        self.statuses[place.status] += number
        self.unconfirmed += number * place.unconfirmed
