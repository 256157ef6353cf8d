"""Setting one field of many entries at once: the same value for all, something added, something taken out, nothing."""

from collections.abc import Iterable
from enum import Enum

from model.errors import UserError
from model.fields import Field, FieldKind, join_words, split_words
from model.proposals import Proposal, Propose, proposals_for
from model.records import Entry
from model.text import is_blank

_WORDS = (FieldKind.LIST, FieldKind.CHOICE)
_LONG = (FieldKind.TEXT, FieldKind.BASIS)


class Filling(Enum):
    """What is done with the value: to each entry the same."""

    SET = "改成"
    FILL = "只填空白的"
    APPEND = "在后面加上"
    REMOVE = "去掉"
    CLEAR = "清空"


def filled(field: Field, present: str, how: Filling, value: str) -> str:
    """What becomes of a field that now holds ``present``."""
    if how is Filling.CLEAR:
        return ""
    if how is Filling.SET:
        return value
    if how is Filling.FILL:
        return value if is_blank(present) else present
    if how is Filling.APPEND:
        return _appended(field, present, value)
    return _without(field, present, value)


def proposing(field: Field, how: Filling, value: str) -> Propose:
    """Fill this field. Raises ``UserError`` when a value is needed and none is given."""
    if how is not Filling.CLEAR and is_blank(value):
        raise UserError(f"请填写“{field.label}”的内容；要删去原来的内容，请选“{Filling.CLEAR.value}”。")

    def propose(entry: Entry) -> Iterable[Proposal]:
        return proposals_for(entry, (field,), lambda one, present: filled(one, present, how, value))

    return propose


def _appended(field: Field, present: str, value: str) -> str:
    """Words join the list once; a long text gets a further line, a short one goes on. What ends so already stays."""
    if field.kind in _WORDS:
        return join_words(dict.fromkeys((*split_words(present), *split_words(value))))
    if is_blank(present):
        return value
    if present.endswith(value):
        return present
    return f"{present}\n{value}" if field.kind in _LONG else f"{present}{value}"


def _without(field: Field, present: str, value: str) -> str:
    if field.kind in _WORDS:
        unwanted = split_words(value)
        words = split_words(present)
        return join_words(word for word in words if word not in unwanted) if set(words) & set(unwanted) else present
    if value not in present:
        return present
    left = present.replace(value, "")
    return "\n".join(line for line in left.split("\n") if line.strip()) if field.kind in _LONG else left
