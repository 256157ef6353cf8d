"""Which entry of the catalogue a row means: by identity, by code, by names, or probably.

Every entry is given away once. Several rows and entries of the same name are paired in their order, equal ones first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from importers.labels import ITEM_LEVELS
from model.plan import Match
from model.records import Entry
from model.text import fold_key

LIKELY_SCORE = 84.0
"""Likeness of two names in percent from which the clerk is asked whether they are the same."""

_SAME_CONTENT_SCORE = 60.0
_MOST_CANDIDATES = 60

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a row brings for finding its entry. ``area`` is a key of the catalogue or ``""``."""

    uid: str
    area: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """The entry a row means; ``score`` in percent for a likely one."""

    entry: Entry
    match: Match
    score: float = 100.0


class _Folder(dict[str, str]):
    """``fold_key`` remembered: groups repeat on every row."""

    def __missing__(self, text: str) -> str:
        self[text] = folded = fold_key(text)
        return folded


class Matcher:
    """Finds entries for the rows of one import."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._fold = _Folder()
        self._entries = entries
        self._taken: set[int] = set()
        self._by_uid = {entry.uid: entry for entry in entries}
        self._by_code: dict[Key, list[Entry]] = defaultdict(list)
        self._by_key: dict[Key, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry["code"]:
                self._by_code[entry.area, self._fold[entry["code"]]].append(entry)
            self._by_key[self.key(entry.area, entry.values)].append(entry)

    def knows(self, uid: str) -> bool:
        """Whether the catalogue has the entry of this identity."""
        return uid in self._by_uid

    def key(self, area: str, values: Mapping[str, str]) -> Key:
        """What two rows with the same area and the same names have in common."""
        return (area, *(self._fold[values.get(level, "")] for level in ITEM_LEVELS))

    def match(self, rows: Sequence[Wanted]) -> list[Found | None]:
        """For every row its entry, or None for a new one."""
        found: list[Found | None] = [None] * len(rows)
        if not self._entries:
            return found
        self._by_identity(rows, found)
        self._by_codes(rows, found)
        self._by_names(rows, found)
        self._by_names_without_group(rows, found)
        self._likely(rows, found)
        return found

    def _take(self, entry: Entry) -> bool:
        if entry.id in self._taken:
            return False
        self._taken.add(entry.id)
        return True

    def _by_identity(self, rows: Sequence[Wanted], found: list[Found | None]) -> None:
        for i, row in enumerate(rows):
            entry = self._by_uid.get(row.uid) if row.uid else None
            if entry is not None and self._take(entry):
                found[i] = Found(entry, Match.UID)

    def _by_codes(self, rows: Sequence[Wanted], found: list[Found | None]) -> None:
        """A code counts when one row and one entry of the area have it, and their names do not contradict."""
        codes: dict[Key, list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            code = row.values.get("code", "")
            if code and found[i] is None:
                codes[row.area, self._fold[code]].append(i)
        for key, places in codes.items():
            entries = self._by_code.get(key, [])
            if len(places) == len(entries) == 1 and self._take(entries[0]):
                found[places[0]] = Found(entries[0], Match.CODE)

    def _by_names(self, rows: Sequence[Wanted], found: list[Found | None]) -> None:
        wanting: dict[Key, list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            if found[i] is None and row.area and any(row.values.get(level) for level in ITEM_LEVELS):
                wanting[self.key(row.area, row.values)].append(i)
        for key, places in wanting.items():
            entries = [entry for entry in self._by_key.get(key, ()) if entry.id not in self._taken]
            for i, entry in _pairs(rows, places, entries):
                self._take(entry)
                found[i] = Found(entry, Match.NAME)

    def _by_names_without_group(self, rows: Sequence[Wanted], found: list[Found | None]) -> None:
        """A file without 一级事项 (or a catalogue without): the other names decide where they are the only ones."""
        group = ITEM_LEVELS[0]
        entries: dict[Key, list[Entry]] = defaultdict(list)
        for entry in self._entries:
            if entry.id not in self._taken:
                entries[self._ungrouped(entry.area, entry.values)].append(entry)
        wanting: dict[Key, list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            if found[i] is None and row.area and row.values.get("name"):
                wanting[self._ungrouped(row.area, row.values)].append(i)
        for key, places in wanting.items():
            alike = entries.get(key, [])
            if len(places) == len(alike) == 1:
                i, entry = places[0], alike[0]
                if not (rows[i].values.get(group) and entry[group]) and self._take(entry):
                    found[i] = Found(entry, Match.NAME)

    def _ungrouped(self, area: str, values: Mapping[str, str]) -> Key:
        return (area, *(self._fold[values.get(level, "")] for level in ITEM_LEVELS[1:]))

    # -- probably the same -------------------------------------------------------------------------------------

    def _likely(self, rows: Sequence[Wanted], found: list[Found | None]) -> None:
        left = [entry for entry in self._entries if entry.id not in self._taken]
        open_rows = [i for i, row in enumerate(rows) if found[i] is None and row.area and row.values.get("name")]
        if not left or not open_rows:
            return
        pieces = _Pieces((entry.id, entry.area + self._fold[entry["name"]]) for entry in left)
        by_id = {entry.id: entry for entry in left}
        offers: list[tuple[float, int, Entry]] = []
        for i in open_rows:
            row = rows[i]
            name = self._fold[row.values["name"]]
            for entry_id in pieces.near(row.area + name):
                entry = by_id[entry_id]
                score = self._likeness(row, name, entry)
                if score:
                    offers.append((score, i, entry))
        for score, i, entry in sorted(offers, key=lambda offer: (-offer[0], offer[1])):
            if found[i] is None and self._take(entry):
                found[i] = Found(entry, Match.LIKELY, score)

    def _likeness(self, row: Wanted, name: str, entry: Entry) -> float:
        if entry.area != row.area:
            return 0.0
        score = fuzz.ratio(name, self._fold[entry["name"]])
        content = row.values.get("content", "")
        same_content = bool(content) and self._fold[content] == self._fold[entry["content"]]
        return score if score >= (_SAME_CONTENT_SCORE if same_content else LIKELY_SCORE) else 0.0


def _pairs(rows: Sequence[Wanted], places: list[int], entries: list[Entry]) -> Iterable[tuple[int, Entry]]:
    """Rows and entries of one key: those that say the same first, the rest in their order."""
    if len(places) == len(entries) == 1:
        yield places[0], entries[0]
        return
    open_places, open_entries = list(places), list(entries)
    for i in places:
        same = next(
            (e for e in open_entries if all(e[k] == v for k, v in rows[i].values.items() if k in e.values)), None
        )
        if same is not None:
            open_places.remove(i)
            open_entries.remove(same)
            yield i, same
    yield from zip(open_places, open_entries, strict=False)


class _Pieces:
    """Names by their pairs of characters, so that a likely one is found without comparing all with all."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self._ids: dict[str, list[int]] = defaultdict(list)
        for entry_id, name in names:
            for piece in _pieces(name):
                self._ids[piece].append(entry_id)

    def near(self, name: str) -> list[int]:
        """The ids whose names share the rarest pieces with this one."""
        lists = sorted((ids for piece in _pieces(name) if (ids := self._ids.get(piece))), key=len)
        near: dict[int, None] = {}
        for ids in lists[:4]:
            near |= dict.fromkeys(ids[:_MOST_CANDIDATES])
        return list(near)


def _pieces(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)}
