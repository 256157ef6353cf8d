"""Which entries the table shows, and in which order: pure functions over lists of ids."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

from gui.outline import Outline
from model.records import Status


class Mark(Enum):
    """What an entry may need, whatever its status."""

    PROBLEMS = "有问题"
    UNCONFIRMED = "待核实"
    REMARKS = "待处理意见"


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the catalogue chosen in the area tree: everything, an area, a group in it, a status or a mark."""

    area: str = ""
    group: str = ""
    status: Status | None = None
    mark: Mark | None = None


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Sorting:
    """A column of the table the clerk sorts by; without one the catalogue's own order holds."""

    column: str
    descending: bool = False


def in_scope(
    outline: Outline, scope: Scope, with_problems: Collection[int], with_remarks: Collection[int] = ()
) -> list[int]:
    """The entries of a scope in catalogue order."""
    if scope.area:
        ids = outline.of_area(scope.area)
        return [key for key in ids if outline[key].group == scope.group] if scope.group else ids
    if scope.status is not None:
        return [key for key in outline.ids if outline[key].status is scope.status]
    if scope.mark is Mark.UNCONFIRMED:
        return [key for key in outline.ids if outline[key].unconfirmed]
    if scope.mark is Mark.PROBLEMS:
        return [key for key in outline.ids if key in with_problems]
    if scope.mark is Mark.REMARKS:
        return [key for key in outline.ids if key in with_remarks]
    return outline.ids


def in_order(ids: list[int], keys: Mapping[int, str | int], *, descending: bool) -> list[int]:
    """The ids sorted by their keys; those without one come last, in either direction."""
    filled = [key for key in ids if keys.get(key, "") != ""]
    empty = [key for key in ids if keys.get(key, "") == ""]
    return [*sorted(filled, key=lambda key: keys[key], reverse=descending), *empty]
