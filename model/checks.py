"""Runs the rules over a catalogue and remembers what they find, so that one edit costs one entry and not all.

Knows records only: who calls it reads the entries. A catalogue is taken in at once (``rebuild``) or in slices
(``begin``, ``extend`` …, ``finish``), so that a window can do it between two paints; then it is kept in step with
``update``. What can be wrong stands in ``rules``.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time

from model import places, superseded
from model.check_groups import CheckGroups
from model.records import Area, CatalogueSettings, Entry, Problem, Severity, Status
from model.rules import check_entry
from model.rules.context import RuleContext, make_context
from model.rules.groups import GROUP_RULES
from model.rules.neighbours import content_mark, same_as_above, stale_area
from model.snapshot import Snapshot
from model.superseded import SupersededDocuments

OWN_LIST_UNREADABLE = "own-list-unreadable"

_FEW = 40
"""Up to so many changed entries, neighbours are looked for in the order; for more, the whole order is gone through."""


class CheckBook:
    """The findings of one catalogue. Empty until ``rebuild`` or ``begin``.

    The list of superseded documents is the one that ships and the user's own (``places.superseded_documents``);
    an own list that cannot be read is a finding itself and stops nothing.
    """

    def __init__(self) -> None:
        self.begin(CatalogueSettings(), (), date.today())

    def begin(self, settings: CatalogueSettings, areas: Iterable[Area], today: date) -> None:
        """Forget everything and get ready for the entries of a catalogue."""
        self._areas = tuple(areas)
        documents, self._own_list = _superseded_documents()
        self._context: RuleContext = make_context(settings, self._areas, today, documents)
        self._groups = CheckGroups(GROUP_RULES, self._context)
        self._own: dict[int, tuple[Problem, ...]] = {}
        self._marks: dict[int, int] = {}
        self._repeats: dict[int, Problem] = {}
        self._area_of: dict[int, str] = {}
        self._last_changed: dict[str, datetime] = {}
        self._with_problems: set[int] = set()
        self._by_area: Counter[str] = Counter()
        self._order: Sequence[int] = ()
        self.complete = False

    def extend(self, entries: Iterable[Entry]) -> None:
        """Take in the next entries, or the present state of some already taken."""
        for entry in entries:
            self._take(entry)

    def finish(self, order: Sequence[int]) -> None:
        """Every entry was taken in: judge what needs several of them. ``order`` is the catalogue order of all ids."""
        self._order = tuple(order)
        self._compare_all()
        for entry_id in self._groups.judge() | self._repeats.keys():
            self._count(entry_id)
        self.complete = True

    def rebuild(self, snapshot: Snapshot, today: date) -> None:
        """Take in a whole catalogue at once."""
        self.begin(snapshot.settings, snapshot.areas, today)
        self.extend(snapshot.entries)
        self.finish([entry.id for entry in snapshot.entries])

    def update(
        self, entries: Sequence[Entry], removed: Collection[int] = (), order: Sequence[int] | None = None
    ) -> frozenset[int]:
        """Follow a change: the entries added, changed or moved, and the ids removed.

        ``order`` is the catalogue order of all ids after the change; ``None`` when nothing was added, removed or
        moved. Returns the ids whose problems may differ from before. Changed settings or areas need ``begin`` again.
        """
        before = self._order
        if order is not None and self.complete:
            self._order = tuple(order)
        for entry_id in removed:
            self._forget(entry_id)
        rewritten = [entry.id for entry in entries if self._take(entry)]
        affected = {entry.id for entry in entries}
        if self.complete:
            affected |= self._groups.judge()
            misplaced = rewritten if order is None else [*affected, *removed]
            affected |= self._compare_around(misplaced, before)
        for entry_id in affected:
            self._count(entry_id)
        return frozenset(affected | set(removed))

    def of_entry(self, entry_id: int) -> tuple[Problem, ...]:
        """The problems of an entry."""
        repeat = self._repeats.get(entry_id)
        return self._own.get(entry_id, ()) + self._groups.of_entry(entry_id) + ((repeat,) if repeat else ())

    def of_draft(self, entry: Entry) -> tuple[Problem, ...]:
        """The problems an entry would have with values that are not saved yet, as far as it alone can tell."""
        return tuple(check_entry(entry, self._context))

    def of_whole(self) -> list[Problem]:
        """The problems of the catalogue and its areas."""
        return [*self._own_list, *(problem for area in self._areas if (problem := self._stale(area)))]

    def problems(self) -> list[Problem]:
        """Every problem: those of the catalogue and its areas first, then entry by entry in catalogue order."""
        order = self._order or sorted(self._with_problems)
        return self.of_whole() + [
            problem for entry_id in order if entry_id in self._with_problems for problem in self.of_entry(entry_id)
        ]

    @property
    def entry_ids(self) -> Collection[int]:
        """The entries with problems."""
        return self._with_problems

    def by_area(self) -> Mapping[str, int]:
        """How many entries with problems each area has."""
        return +self._by_area

    def _take(self, entry: Entry) -> bool:
        """Remember what the rules say about an entry; returns whether its content is another one than before."""
        if self._area_of.get(entry.id) != entry.area:
            self._uncount(entry.id)
        self._area_of[entry.id] = entry.area
        changed = max(entry.updated_at, entry.created_at)
        if changed > self._last_changed.get(entry.area, datetime.min):
            self._last_changed[entry.area] = changed
        own = tuple(check_entry(entry, self._context))
        if own:
            self._own[entry.id] = own
        else:
            self._own.pop(entry.id, None)
        self._groups.put(entry)
        self._count(entry.id)
        mark_before = self._marks.pop(entry.id, None)
        mark = None if entry.status is Status.RETIRED else content_mark(entry)
        if mark is not None:
            self._marks[entry.id] = mark
        return mark != mark_before

    def _forget(self, entry_id: int) -> None:
        self._own.pop(entry_id, None)
        self._marks.pop(entry_id, None)
        self._repeats.pop(entry_id, None)
        self._groups.drop(entry_id)
        self._uncount(entry_id)
        area = self._area_of.pop(entry_id, None)
        if area is not None:
            today = datetime.combine(self._context.today, time.min)
            self._last_changed[area] = max(today, self._last_changed.get(area, today))

    def _count(self, entry_id: int) -> None:
        """Bring ``entry_ids`` and the numbers by area in step with what is remembered about one entry."""
        area = self._area_of.get(entry_id)
        if area is None:
            return
        if not self.of_entry(entry_id):
            self._uncount(entry_id)
        elif entry_id not in self._with_problems:
            self._with_problems.add(entry_id)
            self._by_area[area] += 1

    def _uncount(self, entry_id: int) -> None:
        if entry_id in self._with_problems:
            self._with_problems.discard(entry_id)
            self._by_area[self._area_of[entry_id]] -= 1

    def _compare(self, entry_id: int, above: int | None) -> None:
        mark = self._marks.get(entry_id)
        if mark is not None and above is not None and self._marks.get(above) == mark:
            self._repeats.setdefault(entry_id, same_as_above(entry_id))
        else:
            self._repeats.pop(entry_id, None)

    def _compare_all(self) -> None:
        known, self._repeats = self._repeats, {}
        above: int | None = None
        for entry_id, mark in zip(self._order, map(self._marks.get, self._order), strict=True):
            if mark is not None and mark == above:
                self._repeats[entry_id] = known.get(entry_id) or same_as_above(entry_id)
            above = mark

    def _compare_around(self, ids: Collection[int], before: Sequence[int]) -> set[int]:
        """Compare these entries with their neighbours, and those that followed them before the change."""
        if len(ids) > _FEW:
            repeats = set(self._repeats)
            self._compare_all()
            return repeats ^ set(self._repeats)
        compared: set[int] = set()
        followers: set[int] = set()
        if before is not self._order:
            followers.update(after for entry_id in ids for after in _after(before, entry_id))
        for entry_id in {*ids, *followers}:
            place = _place(self._order, entry_id)
            if place is None:
                continue
            for at in (place, place + 1):
                if at < len(self._order):
                    self._compare(self._order[at], self._order[at - 1] if at else None)
                    compared.add(self._order[at])
        return compared

    def _stale(self, area: Area) -> Problem | None:
        return stale_area(area, self._last_changed.get(area.key), self._context.today)


def _superseded_documents() -> tuple[SupersededDocuments, tuple[Problem, ...]]:
    """The documents out of force, and what is wrong with the user's own list of them."""
    documents, complaint = superseded.load_readable(places.superseded_documents())
    found = (Problem(None, "", Severity.WARNING, OWN_LIST_UNREADABLE, complaint),) if complaint else ()
    return documents, found


def _place(order: Sequence[int], entry_id: int) -> int | None:
    try:
        return order.index(entry_id)
    except ValueError:
        return None


def _after(order: Sequence[int], entry_id: int) -> Sequence[int]:
    place = _place(order, entry_id)
    return () if place is None else order[place + 1 : place + 2]
