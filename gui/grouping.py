"""The list in groups: entries of one area and one 一级事项 together, a head above each. A pure function of ids.

Heads stand among the ids of the table as negative numbers: -1 is the first head. So every row has one number, and
whoever asks for entries passes over the negative ones.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gui.outline import Outline

GroupKey = tuple[str, str]
"""Area and 一级事项."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a group: what it is called, how many entries it has, its first one, whether they are put away."""

    key: GroupKey
    number: int
    first: int
    folded: bool


class Grouped(NamedTuple):
    """All entries in the order of their groups; the rows to be shown; the heads."""

    ids: list[int]
    rows: list[int]
    heads: list[Head]


def grouped(ids: Sequence[int], outline: Outline, folded: Collection[GroupKey]) -> Grouped:
    """Gather the entries into groups, in the order in which the groups first come."""
    groups: dict[GroupKey, list[int]] = {}
    for entry_id in ids:
        place = outline[entry_id]
        groups.setdefault((place.area, place.group), []).append(entry_id)
    found = Grouped([], [], [])
    for key, members in groups.items():
        found.heads.append(Head(key, len(members), members[0], key in folded))
        found.rows.append(-len(found.heads))
        found.ids.extend(members)
        if key not in folded:
            found.rows.extend(members)
    return found
