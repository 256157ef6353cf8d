"""What changed between two versions of a catalogue, as the public counts it: for the 变更说明, without its look.

Entries that are 废止 are no longer in force: to become so is to be taken out. Where an entry stands in the unit's own
work (状态, 待核实) is nobody's business outside and no change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from model.comparison import STATUS, UNCONFIRMED, Comparison, EntryDifference, compare_snapshots
from model.records import Entry, Status
from model.snapshot import Snapshot

NOTE = "note"
_INTERNAL = frozenset((STATUS, UNCONFIRMED))


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a comparison: its name as the clerk knows it, what it held, the note given with the name."""

    name: str
    snapshot: Snapshot
    note: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """An adjusted entry: before, after, what differs, and why (``""`` when nobody said)."""

    difference: EntryDifference
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An added or removed entry and why."""

    entry: Entry
    reason: str


@dataclass(frozen=True, slots=True)
class AreaCount:
    """The numbers of one area; ``before`` and ``after`` count the entries in force."""

    label: str
    before: int
    added: int
    changed: int
    removed: int
    after: int

    @property
    def is_untouched(self) -> bool:
        return not (self.added or self.changed or self.removed or self.before != self.after)


@dataclass(frozen=True, slots=True)
class ChangeSummary:
    """Everything the explanation tells. ``slight`` entries differ only in punctuation, blanks or the order of words."""

    old: Version
    new: Version
    comparison: Comparison
    added: tuple[Listed, ...]
    changed: tuple[Changed, ...]
    slight: tuple[EntryDifference, ...]
    removed: tuple[Listed, ...]
    areas: tuple[AreaCount, ...]
    unchanged: int = field(default=0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to explain."""
        return not (self.added or self.changed or self.slight or self.removed or self.comparison.areas)

    def old_label(self, key: str) -> str:
        """What an area was called before."""
        return _label(self.old.snapshot, key)

    def new_label(self, key: str) -> str:
        """What an area is called now."""
        return _label(self.new.snapshot, key)


def summarise(
    old: Version, new: Version, reasons: Mapping[str, str] | None = None, pairs: Mapping[str, str] | None = None
) -> ChangeSummary:
    """Compare two versions. ``reasons`` by the uid the entry has in the newer version (in the older, when removed).

    Where no reason is given, a 备注 written since tells it. ``pairs`` as in ``compare_snapshots``.
    """
    given = reasons or {}
    old, new = _in_force(old), _in_force(new)
    comparison = compare_snapshots(old.snapshot, new.snapshot, pairs)
    public = [one for one in map(_public, comparison.differing) if one.details]
    changed = [_explained(one, given) for one in public if not one.slight]
    slight = tuple(one for one in public if one.slight)
    added = tuple(Listed(one, given.get(one.uid) or one[NOTE]) for one in comparison.only_there)
    removed = tuple(Listed(one, given.get(one.uid, "")) for one in comparison.only_here)
    unchanged = len(new.snapshot.entries) - len(added) - len(changed) - len(slight)
    return ChangeSummary(
        old,
        new,
        comparison,
        added,
        tuple(changed),
        slight,
        removed,
        _counts(old, new, added, changed, removed),
        unchanged,
    )


def _in_force(version: Version) -> Version:
    entries = tuple(entry for entry in version.snapshot.entries if entry.status is not Status.RETIRED)
    return replace(version, snapshot=replace(version.snapshot, entries=entries))


def _public(difference: EntryDifference) -> EntryDifference:
    return replace(difference, details=tuple(one for one in difference.details if one.field not in _INTERNAL))


def _explained(difference: EntryDifference, given: Mapping[str, str]) -> Changed:
    """A 备注 that serves as the reason is not listed as a change again."""
    reason = given.get(difference.there.uid, "")
    if reason or NOTE not in difference.fields or not difference.there[NOTE] or len(difference.details) == 1:
        return Changed(difference, reason)
    others = tuple(one for one in difference.details if one.field != NOTE)
    return Changed(replace(difference, details=others), difference.there[NOTE])


def _counts(
    old: Version, new: Version, added: tuple[Listed, ...], changed: list[Changed], removed: tuple[Listed, ...]
) -> tuple[AreaCount, ...]:
    labels = {area.key: area.label for area in (*old.snapshot.areas, *new.snapshot.areas)}
    order = dict.fromkeys(area.key for area in (*new.snapshot.areas, *old.snapshot.areas))
    return tuple(
        AreaCount(
            labels[key],
            len(old.snapshot.of_area(key)),
            sum(one.entry.area == key for one in added),
            sum(one.difference.there.area == key for one in changed),
            sum(one.entry.area == key for one in removed),
            len(new.snapshot.of_area(key)),
        )
        for key in order
    )


def _label(snapshot: Snapshot, key: str) -> str:
    return next((area.label for area in snapshot.areas if area.key == key), key)
