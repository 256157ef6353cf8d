"""What differs between two states of a catalogue, entry by entry, by their stable identities. Pure; reads no file."""

from dataclasses import dataclass

from model.records import Entry
from model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class EntryDifference:
    """An entry that is in both states and not the same; ``fields`` are keys, or ``area``, ``status``."""

    here: Entry
    there: Entry
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``here`` is the present state, ``there`` the other one (a backup, an older release, a colleague's copy)."""

    only_here: tuple[Entry, ...]
    only_there: tuple[Entry, ...]
    differing: tuple[EntryDifference, ...]
    same: int
    settings_differ: bool

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


def compare_snapshots(here: Snapshot, there: Snapshot) -> Comparison:
    """Compare two states. The order of entries and the times of their changes do not count."""
    present = {entry.uid: entry for entry in here.entries}
    other = {entry.uid: entry for entry in there.entries}
    both = [(entry, other[uid]) for uid, entry in present.items() if uid in other]
    pairs = [EntryDifference(mine, theirs, _differing_fields(mine, theirs)) for mine, theirs in both]
    differing = tuple(pair for pair in pairs if pair.fields)
    return Comparison(
        tuple(entry for uid, entry in present.items() if uid not in other),
        tuple(entry for uid, entry in other.items() if uid not in present),
        differing,
        len(pairs) - len(differing),
        (here.settings, here.areas) != (there.settings, there.areas),
    )


def _differing_fields(here: Entry, there: Entry) -> tuple[str, ...]:
    keys = dict.fromkeys((*here.values, *there.values))
    fields = [key for key in keys if here[key] != there[key]]
    fields += [name for name in ("area", "status", "unconfirmed") if getattr(here, name) != getattr(there, name)]
    return tuple(fields)
