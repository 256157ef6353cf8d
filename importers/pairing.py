"""Another catalogue in the words of this one, for comparing them: its areas named as here, its entries paired.

Entries are paired as an import would match them (probable likenesses do not count). Reads snapshots; changes nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from importers.matching import Matcher, Wanted
from model.plan import Match
from model.records import Area
from model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Paired:
    """``there`` with the area keys of here; ``pairs``: uid here → uid there where the identities differ."""

    there: Snapshot
    pairs: Mapping[str, str]


def pair(here: Snapshot, there: Snapshot) -> Paired:
    """Find out what of another catalogue means what is here."""
    keys = _area_keys(here, there)
    areas = tuple(replace(area, key=keys[area.key]) for area in there.areas)
    entries = tuple(replace(entry, area=keys[entry.area]) for entry in there.entries)
    found = Matcher(here.entries).match([Wanted(entry.uid, entry.area, entry.values) for entry in entries])
    pairs = {
        match.entry.uid: entry.uid
        for entry, match in zip(entries, found, strict=True)
        if match is not None and match.match is not Match.LIKELY and match.entry.uid != entry.uid
    }
    return Paired(replace(there, areas=areas, entries=entries), pairs)


def _area_keys(here: Snapshot, there: Snapshot) -> dict[str, str]:
    """Area key there → the key here that means the same, or a key that nothing here has."""
    keys: dict[str, str] = {}
    for key, meant in _same_areas(here, there):
        if meant not in keys.values():  # two areas of theirs stay two
            keys[key] = meant
    taken = {area.key for area in here.areas} | set(keys.values())
    for area in there.areas:
        if area.key not in keys:
            free = area.key
            while free in taken:
                free += "_"
            keys[area.key] = free
            taken.add(free)
    return keys


def _same_areas(here: Snapshot, there: Snapshot) -> Iterator[tuple[str, str]]:
    """Built-in areas by their keys; the clerk's own by name, or, renamed on one side, by the entries they share."""
    labels = {area.label: area.key for area in here.areas}
    by_key = {area.key: area for area in here.areas}
    homes = {entry.uid: entry.area for entry in here.entries}
    shared = Counter((entry.area, homes.get(entry.uid)) for entry in there.entries)
    for area in there.areas:
        if _is_builtin(area, by_key.get(area.key)):
            yield area.key, area.key
        elif area.label in labels:
            yield area.key, labels[area.label]
        elif shared[area.key, area.key]:
            yield area.key, area.key


def _is_builtin(there: Area, here: Area | None) -> bool:
    return here is not None and not here.custom and not there.custom
