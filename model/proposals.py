"""Changes that are proposed and not yet made: what a bulk change would do to a field, and pieces put into a text.

What proposes them: ``replacing.py``, ``renaming.py``, ``field_filling.py``, ``citing.py``. What makes them:
``operations/proposals.py``.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from model.fields import Field, FieldKind, join_words, split_words
from model.records import Entry
from model.text import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a text and what shall stand in its place."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would become of one field. ``entry_id`` is ``None`` for a setting of the whole catalogue.

    ``note`` says why the clerk should look twice, as a part of a sentence; such a proposal is not taken by itself.
    """

    entry_id: int | None
    field: str
    before: str
    after: str
    note: str = ""


Propose = Callable[[Entry], Iterable[Proposal]]
"""Looks at one entry and proposes changes of its fields, each field at most once."""

_WORDS = (FieldKind.LIST, FieldKind.CHOICE)
_WITH_LINES = (FieldKind.TEXT, FieldKind.BASIS)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with these pieces put in; they are in order and do not overlap."""
    parts: list[str] = []
    reached = 0
    for edit in edits:
        parts += (text[reached : edit.span[0]], edit.text)
        reached = edit.span[1]
    return "".join((*parts, text[reached:]))


def fitting(field: Field, text: str) -> str:
    """The text as a value of this field: a word stands in a list once, and one-line fields have no line breaks."""
    if field.kind in _WORDS:
        return join_words(dict.fromkeys(split_words(text.replace("\n", " "))))
    return text if field.kind in _WITH_LINES else " ".join(text.splitlines())


def proposals_for(entry: Entry, fields: Iterable[Field], change: Callable[[Field, str], str]) -> Iterable[Proposal]:
    """What ``change`` would make of these fields of an entry; fields that stay as they are are left out."""
    for field in fields:
        before = entry[field.key]
        after = change(field, before)
        if after != before:
            fit = fitting(field, after)
            if fit != before:
                yield Proposal(entry.id, field.key, before, fit)
