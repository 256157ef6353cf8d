"""A comparison as the lines of a list: areas and settings, then every entry in catalogue order. Pure values."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from model.comparison import AREA, AreaChange, Comparison, EntryDifference, FieldDifference
from model.records import Entry
from model.settings_rows import SETTING_LABELS
from model.snapshot import Snapshot

_OWN_FIELDS = "自定义字段"


class ComparedKind(Enum):
    """What became of an entry from the left side to the right."""

    ADDED = "新增"
    CHANGED = "修改"
    REMOVED = "删除"
    MOVED = "移动"
    SLIGHT = "只改标点"
    AROUND = "领域和设置"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line. ``here`` and ``there`` are the entry on the left and on the right, where it is there.

    ``area`` is the key of the area it stands in on the right (on the left, when removed). A line about areas or
    settings has no entries but a ``title`` and one detail.
    """

    kind: ComparedKind
    area: str
    here: Entry | None
    there: Entry | None
    details: tuple[FieldDifference, ...] = ()
    title: str = ""

    @property
    def name(self) -> str:
        """What the line is about."""
        entry = self.there or self.here
        return self.title if entry is None else entry["name"] or "（没有名称）"


def compared_rows(comparison: Comparison, here: Snapshot, there: Snapshot) -> list[ComparedRow]:
    """The lines of a comparison of these two states."""
    rows = list(_around(comparison))
    changed = {one.there.id: one for one in comparison.differing}
    added = {entry.id for entry in comparison.only_there}
    moved = {entry.id for entry in comparison.moved}
    by_area: dict[str, list[ComparedRow]] = {area.key: [] for area in (*there.areas, *here.areas)}
    before = {one.there.id: one.here for one in comparison.differing}
    for entry in there.entries:
        if entry.id in added:
            by_area[entry.area].append(ComparedRow(ComparedKind.ADDED, entry.area, None, entry))
        elif entry.id in changed:
            difference = changed[entry.id]
            kind = _kind(difference, moved=entry.id in moved)
            by_area[entry.area].append(ComparedRow(kind, entry.area, before[entry.id], entry, difference.details))
        elif entry.id in moved:
            by_area[entry.area].append(ComparedRow(ComparedKind.MOVED, entry.area, entry, entry))
    for entry in comparison.only_here:
        by_area[entry.area].append(ComparedRow(ComparedKind.REMOVED, entry.area, entry, None))
    return [*rows, *(row for area in by_area.values() for row in area)]


def _kind(difference: EntryDifference, *, moved: bool) -> ComparedKind:
    others = [one for one in difference.details if one.field != AREA]
    if AREA in difference.fields or moved:
        return ComparedKind.CHANGED if any(not one.slight for one in others) else ComparedKind.MOVED
    return ComparedKind.SLIGHT if difference.slight else ComparedKind.CHANGED


def _around(comparison: Comparison) -> Iterator[ComparedRow]:
    for area in comparison.areas:
        title = f"领域{area.change.value}：{area.there or area.here}"
        shown = area.change is not AreaChange.MOVED
        details = (FieldDifference(AREA, area.here, area.there),) if shown else ()
        yield ComparedRow(ComparedKind.AROUND, "", None, None, details, title)
    for setting in comparison.settings:
        title = f"目录设置：{SETTING_LABELS.get(setting.field, _OWN_FIELDS)}"
        yield ComparedRow(ComparedKind.AROUND, "", None, None, (setting,), title)
