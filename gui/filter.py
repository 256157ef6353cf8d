"""Which entries the table shows, and in which order: pure functions over lists of ids."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from gui.outline import Outline
from model.fields import Field, FieldKind, split_words
from model.records import Status
from model.text import fold


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


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """What a cell of a column must say for its entry to be shown: one of these ``values``, or this ``text`` inside.

    Of a column that holds several words (公开渠道) one word is enough. ``""`` among the values: an empty cell.
    """

    values: frozenset[str] = frozenset()
    text: str = ""

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether a cell with these words is shown."""
        if self.text:
            wanted = fold(self.text)
            return any(wanted in fold(word) for word in words)
        return any(word in self.values for word in words)

    def describe(self, title: str) -> str:
        """The filter in words: 公开渠道：政府网站、公示栏."""
        if self.text:
            return f"{title}：包含“{_short(self.text)}”"
        names = [_short(value) or BLANK for value in sorted(self.values)]
        more = f"等 {len(names)} 个" if len(names) > _NAMED else ""
        return f"{title}：{'、'.join(names[:_NAMED])}{more}"


BLANK = "（空白）"
_NAMED = 3  # values called by name in a sentence
_SHORT = 16  # characters of a value in a sentence


def words_of(field: Field | None, text: str) -> tuple[str, ...]:
    """What of a cell can be filtered by: its words if it holds several, else its text; ``("",)`` when it is empty."""
    if field is not None and field.kind in (FieldKind.LIST, FieldKind.CHOICE):
        return split_words(text) or ("",)
    return (text,)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}…"


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
