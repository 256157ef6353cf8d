"""What was found in a reviewer's answer, as plain values. The clerk looks at it before anything is taken over."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

from model.plan import ImportProblem
from model.remarks import NewRemark
from model.review import Sending


class Source(Enum):
    """How a reviewer said something."""

    COLUMN = "column"
    COMMENT = "comment"
    EDIT = "edit"
    TRACKED = "tracked"
    STRUCK = "struck"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Source.COLUMN: "意见栏",
    Source.COMMENT: "批注",
    Source.EDIT: "直接修改",
    Source.TRACKED: "修订",
    Source.STRUCK: "删去整行",
}


@dataclass(frozen=True, slots=True)
class FoundRemark:
    """A remark and how it was said. ``name`` is the entry's name.

    ``known``: it was taken over before; ``idle``: it says that there is nothing to say (无意见).
    """

    remark: NewRemark
    name: str
    source: Source
    known: bool = False
    idle: bool = False

    @property
    def is_wanted(self) -> bool:
        """Whether to take it over unless the clerk decides otherwise."""
        return not self.known and not self.idle


@dataclass(frozen=True, slots=True)
class Answer:
    """One file. ``entries`` is the number of entries of the catalogue found in it, ``problems`` what has no place.

    ``sending`` is the round it answers, if this catalogue knows it; ``saved_by`` who the file says saved it last.
    """

    file: str
    entries: int
    found: tuple[FoundRemark, ...]
    problems: tuple[ImportProblem, ...] = ()
    sending: Sending | None = None
    saved_by: str = ""

    @property
    def wanted(self) -> tuple[int, ...]:
        """The places in ``found`` of what is to be taken over unless the clerk decides otherwise."""
        return tuple(place for place, one in enumerate(self.found) if one.is_wanted)

    @property
    def likely_reviewer(self) -> str:
        """Whose words those without a name probably are: of whom it was sent to, else of who saved the file."""
        return (self.sending.recipient if self.sending is not None else "") or self.saved_by

    def remarks(self, chosen: Collection[int], reviewer: str) -> list[NewRemark]:
        """The chosen remarks; those without a name get this reviewer's."""
        taken = (self.found[place].remark for place in sorted(chosen))
        return [remark if remark.reviewer else replace(remark, reviewer=reviewer.strip()) for remark in taken]
