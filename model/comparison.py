"""What differs between two states of a catalogue, entry by entry and field by field. Pure; reads no file.

Entries are the same when their stable identities are. For a catalogue of other origin the caller says which entries
mean each other (``pairs``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from model.fields import split_words
from model.records import Area, CatalogueSettings, Entry
from model.settings_rows import SETTING_LABELS
from model.snapshot import Snapshot
from model.text import differs_only_in_punctuation

AREA = "area"
STATUS = "status"
UNCONFIRMED = "unconfirmed"
"""``FieldDifference.field`` of what is no field of the list kind."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field as it reads on both sides: areas and statuses by their names, words of a setting joined by 、.

    ``slight``: only punctuation, width, blanks or the order of words differ.
    """

    field: str
    here: str
    there: str
    slight: bool = False


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """An entry that is in both states and not the same."""

    here: Entry
    there: Entry
    details: tuple[FieldDifference, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """Keys of fields, or ``AREA``, ``STATUS``, ``UNCONFIRMED``."""
        return tuple(detail.field for detail in self.details)

    @property
    def slight(self) -> bool:
        """Whether nobody would call the words changed."""
        return all(detail.slight for detail in self.details)


class AreaChange(Enum):
    """What became of an area from here to there."""

    ADDED = "新增"
    REMOVED = "删除"
    RENAMED = "改名"
    MOVED = "调整顺序"


@dataclass(frozen=True, slots=True)
class AreaDifference:
    """An area that is not the same, by its name on both sides (``""`` where it is not)."""

    key: str
    change: AreaChange
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """``here`` is the present (or earlier) state, ``there`` the other one: a backup, a version, a colleague's copy.

    ``reordered`` are keys of areas whose entries stand in another order; that alone is no difference in content.
    ``moved`` are the entries (as they are there) that explain the other order: as few as will do.
    """

    only_here: tuple[Entry, ...]
    only_there: tuple[Entry, ...]
    differing: tuple[EntryDifference, ...]
    same: int
    areas: tuple[AreaDifference, ...] = ()
    settings: tuple[FieldDifference, ...] = ()
    reordered: tuple[str, ...] = ()
    moved: tuple[Entry, ...] = ()

    @property
    def settings_differ(self) -> bool:
        """Whether anything beside the entries differs."""
        return bool(self.areas or self.settings)

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not (self.only_here or self.only_there or self.differing or self.settings_differ)

    @property
    def sentence(self) -> str:
        """What taking over the other state would do, in numbers."""
        if self.is_empty:
            return f"两份内容完全相同，共 {self.same} 个事项。"
        parts = [
            (len(self.only_here), "个事项只在现在的目录里，恢复后会消失"),
            (len(self.only_there), "个事项只在备份里，恢复后会回来"),
            (len(self.differing), "个事项内容不同，恢复后变回备份里的内容"),
        ]
        told = [f"{number} {what}" for number, what in parts if number]
        if self.settings_differ:
            told.append("目录设置或领域不同，恢复后变回备份里的设置")
        return f"{'；'.join(told)}；其余 {self.same} 个事项相同。"


def compare_snapshots(here: Snapshot, there: Snapshot, pairs: Mapping[str, str] | None = None) -> Comparison:
    """Compare two states. The times of changes do not count; another order is only told.

    ``pairs``: uid here → uid there, for entries that mean the same under different identities.
    """
    other = {entry.uid: entry for entry in there.entries}
    partners = {uid: partner for uid, partner in (pairs or {}).items() if partner in other}
    partners |= {entry.uid: entry.uid for entry in here.entries if entry.uid in other}
    taken = frozenset(partners.values())
    both = [(entry, other[partners[entry.uid]]) for entry in here.entries if entry.uid in partners]
    labels = tuple({area.key: area.label for area in side.areas} for side in (here, there))
    found = [EntryDifference(mine, theirs, entry_details(mine, theirs, *labels)) for mine, theirs in both]
    differing = tuple(difference for difference in found if difference.details)
    orders = _orders(there, both)
    moved = {uid for before, after in orders.values() for uid in _moved(before, after)}
    return Comparison(
        tuple(entry for entry in here.entries if entry.uid not in partners),
        tuple(entry for entry in there.entries if entry.uid not in taken),
        differing,
        len(both) - len(differing),
        tuple(_area_differences(here.areas, there.areas)),
        tuple(_setting_differences(here.settings, there.settings)),
        tuple(key for key, (before, after) in orders.items() if before != after),
        tuple(theirs for mine, theirs in both if mine.uid in moved),
    )


def entry_details(
    here: Entry, there: Entry, labels_here: Mapping[str, str], labels_there: Mapping[str, str]
) -> tuple[FieldDifference, ...]:
    """What differs between two states of an entry; the labels name the areas of both sides by key."""
    keys: dict[str, None] = {} if here.values == there.values else dict.fromkeys((*here.values, *there.values))
    details = [
        FieldDifference(key, here[key], there[key], _is_slight(here[key], there[key]))
        for key in keys
        if here[key] != there[key]
    ]
    if here.area != there.area:
        area_here, area_there = labels_here.get(here.area, here.area), labels_there.get(there.area, there.area)
        details.append(FieldDifference(AREA, area_here, area_there))
    if here.status is not there.status:
        details.append(FieldDifference(STATUS, here.status.label, there.status.label))
    if here.unconfirmed != there.unconfirmed:
        details.append(FieldDifference(UNCONFIRMED, _yes_or_no(here.unconfirmed), _yes_or_no(there.unconfirmed)))
    return tuple(details)


def _is_slight(here: str, there: str) -> bool:
    return differs_only_in_punctuation(here, there) or sorted(split_words(here)) == sorted(split_words(there))


def _yes_or_no(mark: bool) -> str:
    return "是" if mark else "否"


def _area_differences(here: Iterable[Area], there: Iterable[Area]) -> Iterable[AreaDifference]:
    mine, theirs = {area.key: area.label for area in here}, {area.key: area.label for area in there}
    for key, label in mine.items():
        if key not in theirs:
            yield AreaDifference(key, AreaChange.REMOVED, label, "")
        elif theirs[key] != label:
            yield AreaDifference(key, AreaChange.RENAMED, label, theirs[key])
    for key, label in theirs.items():
        if key not in mine:
            yield AreaDifference(key, AreaChange.ADDED, "", label)
    for key in _moved([key for key in mine if key in theirs], [key for key in theirs if key in mine]):
        yield AreaDifference(key, AreaChange.MOVED, mine[key], theirs[key])


def _moved(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """As few keys as will do: without them the rest stands in the same order on both sides."""
    if before == after:
        return []
    places = {key: number for number, key in enumerate(before)}
    stay = _longest_rising([places[key] for key in after])
    return [key for key in after if places[key] not in stay]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest choice of these different numbers that rises from left to right."""
    ends: list[int] = []  # the smallest number a rising choice of each length can end with
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    chosen: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chosen.add(last)
        last = before[last]
    return chosen


def _setting_differences(here: CatalogueSettings, there: CatalogueSettings) -> Iterable[FieldDifference]:
    for key in SETTING_LABELS:
        mine, theirs = _setting_words(getattr(here, key)), _setting_words(getattr(there, key))
        if mine != theirs:
            yield FieldDifference(key, mine, theirs)
    mine, theirs = (_setting_words([field.label for field in side.custom_fields]) for side in (here, there))
    if mine != theirs:
        yield FieldDifference("custom_fields", mine, theirs)


def _setting_words(value: str | Iterable[str]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _orders(there: Snapshot, both: Sequence[tuple[Entry, Entry]]) -> dict[str, tuple[list[str], list[str]]]:
    """For every area the entries that stayed in it (by uid here), in the order here and in the order there."""
    partner = {theirs.uid: mine.uid for mine, theirs in both if mine.area == theirs.area}
    orders: dict[str, tuple[list[str], list[str]]] = {}
    for mine, theirs in both:
        if mine.area == theirs.area:
            orders.setdefault(mine.area, ([], []))[0].append(mine.uid)
    for entry in there.entries:
        if entry.uid in partner:
            orders[entry.area][1].append(partner[entry.uid])
    return orders
