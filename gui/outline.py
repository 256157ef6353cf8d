"""What the window must know about every entry at once: place, area, group (一级事项), status, 待核实; no more.

Kept in step with the catalogue by its ``Changes``. The texts of an entry are fetched when they are painted
(``entry_cache.py``), so a catalogue of 100,000 entries costs the window a few megabytes.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from model.catalogue import Catalogue
from model.changes import Changes
from model.queries import Layout, Place
from model.records import Entry, Status

_STANDING = frozenset(("status", "unconfirmed"))  # what an entry's place tells besides area and group


class Survey:
    """A ``Layout`` counted through. Made on any thread; what is counted then belongs to the ``Outline``."""

    def __init__(self, layout: Layout) -> None:
        self.places, self.orders = layout
        self.order = list(chain.from_iterable(self.orders.values()))
        self.counts = Counter(self.places.values())  # a few hundred different places
        self.groups_of = {area: _groups(ids, self.places) for area, ids in self.orders.items()}


class Outline:
    """All entries of one catalogue in catalogue order, with counts that follow every change."""

    def __init__(self, catalogue: Catalogue, survey: Survey | None = None) -> None:
        """``survey``: of the catalogue as it is now, if it was made already."""
        self._catalogue = catalogue
        self._grouping = catalogue.kind.grouping
        if survey is not None:
            self._take(survey)
        else:
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
        """The entries of an area in the clerk's order. Not to be changed by the caller."""
        return self._orders.get(area, [])

    def groups_of(self, area: str) -> list[str]:
        """The groups of an area in the order in which they first stand there."""
        if area not in self._groups_of:
            self._groups_of[area] = _groups(self.of_area(area), self._places)
        return self._groups_of[area]

    def is_affected(self, changes: Changes) -> bool:
        """Whether anything that is known here may be otherwise after these changes."""
        if changes.added or changes.removed or changes.moved or changes.areas:
            return True
        return bool(changes.changed) and (not changes.fields or bool(self._known_fields & set(changes.fields)))

    def apply(self, changes: Changes, entries: Sequence[Entry] | None, survey: Survey | None = None) -> None:
        """Follow one change of the catalogue.

        ``entries`` is its new state, None when there are too many to hand on; then ``survey``, if there is one, was
        made after the change.
        """
        if not self.is_affected(changes):
            return
        if survey is not None:
            self._take(survey)
        elif entries is None or changes.areas:
            self._read_all()
        else:
            self._follow(changes, entries)

    def refresh(self, entries: Iterable[Entry]) -> None:
        """Take the facts of these entries anew."""
        for entry in entries:
            place = Place(entry.area, entry[self._grouping], entry.status, entry.unconfirmed)
            if place != self._places.get(entry.id):
                self._leave(entry.id)
                self._places[entry.id] = place
                self._count(place, 1)
                self._groups_of.pop(place.area, None)

    @property
    def _known_fields(self) -> frozenset[str]:
        return _STANDING | {self._grouping}

    def _read_all(self) -> None:
        self._take(Survey(self._catalogue.layout()))

    def _take(self, survey: Survey) -> None:
        self._places, self._orders, self._order = survey.places, survey.orders, survey.order
        self._groups_of = survey.groups_of
        self.statuses: Counter[Status] = Counter()
        self.areas: Counter[str] = Counter()
        self.groups: Counter[tuple[str, str]] = Counter()
        self.unconfirmed = 0
        for place, number in survey.counts.items():
            self._count(place, number)

    def _follow(self, changes: Changes, entries: Sequence[Entry]) -> None:
        left = {self._places[key].area for key in changes.removed if key in self._places}
        displaced = {*changes.added, *changes.moved}
        disordered = {self._places[key].area for key in displaced if key in self._places}
        for entry_id in changes.removed:
            self._leave(entry_id)
        self.refresh(entries)
        disordered |= {entry.area for entry in entries if entry.id in displaced}
        for area in left - disordered:
            self._orders[area] = [key for key in self._orders[area] if key in self._places]
        for area in disordered:
            self._orders[area] = self._catalogue.ids(area)
        for area in left | disordered:
            self._groups_of.pop(area, None)
        if left or disordered:  # another list: the one before was given out
            self._order = list(chain.from_iterable(self._orders.values()))

    def _leave(self, entry_id: int) -> None:
        place = self._places.pop(entry_id, None)
        if place is not None:
            self._count(place, -1)
            self._groups_of.pop(place.area, None)

    def _count(self, place: Place, number: int) -> None:
        self.areas[place.area] += number
        self.groups[place.area, place.group] += number
        self.statuses[place.status] += number
        self.unconfirmed += number * place.unconfirmed


def _groups(ids: Iterable[int], places: Mapping[int, Place]) -> list[str]:
    """The groups of these entries, each where it stands first."""
    return [group for group in dict.fromkeys(places[entry_id].group for entry_id in ids) if group]
