"""What an operation changed, as told to every observer once, after the commit."""

from dataclasses import dataclass, field
from enum import Enum


class ChangeKind(Enum):
    """Whether data were changed by the clerk's operation or by going back and forth."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids by what happened to them. ``moved`` entries changed their place (order or area) and maybe values.

    ``settings``, ``areas``, ``releases`` (the named versions), ``remarks`` (what was sent for review and what came
    back) and ``disclosures`` (what was noted as disclosed) say that these parts changed as a whole.
    ``label`` is the step's name in the menu.
    """

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()
    moved: tuple[int, ...] = ()
    settings: bool = False
    areas: bool = False
    label: str = ""
    kind: ChangeKind = ChangeKind.DO
    fields: tuple[str, ...] = field(default=())  # fields touched in ``changed``; empty: any
    releases: bool = False
    remarks: bool = False
    disclosures: bool = False
    touched: tuple[int, ...] = field(init=False)  # those that exist now and were part of it: to select after the step

    def __post_init__(self) -> None:
        object.__setattr__(self, "touched", tuple(dict.fromkeys((*self.added, *self.changed, *self.moved))))

    def __bool__(self) -> bool:
        ids = (self.added, self.changed, self.removed, self.moved)
        return any(ids) or any((self.settings, self.areas, self.releases, self.remarks, self.disclosures))
