"""From chosen lines of the history to what would be brought back: plain values, no widget."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex

from gui.item_models.history_model import CHANGE_ROLE, REVISION_ROLE
from model.history import CREATED, REMOVED, FieldChange, Revision
from model.operations.restoring import Part

_NO_TEXT = frozenset((CREATED, REMOVED, "position"))


def field_parts(indexes: Iterable[QModelIndex], *, before: bool) -> tuple[Part, ...]:
    """The fields of the chosen changes as they were before (or right after) those changes; none twice.

    Where two changes of one field are chosen, the older one counts.
    """
    found: dict[tuple[int, str], Part] = {}
    for index in indexes:
        change, revision = index.data(CHANGE_ROLE), index.data(REVISION_ROLE)
        if isinstance(change, FieldChange) and isinstance(revision, Revision) and change.field not in _NO_TEXT:
            key, moment = (change.entry_id, change.field), revision.id - before
            if key not in found or moment < found[key].revision_id:
                found[key] = Part(change.entry_id, moment, change.field)
    return tuple(found.values())


def entry_parts(indexes: Iterable[QModelIndex], *, before: bool) -> tuple[Part, ...]:
    """The entries of the chosen lines as they were right after (or before) those steps; none twice.

    A removed entry can only be brought back to what it was before its removal. A chosen step means every entry it
    touched, but only when the history lists them all.
    """
    found: dict[int, Part] = {}
    for index in indexes:
        revision = index.data(REVISION_ROLE)
        if not isinstance(revision, Revision):
            continue
        change = index.data(CHANGE_ROLE)
        ids = {change.entry_id} if isinstance(change, FieldChange) else _all_of(revision)
        for entry_id in ids:
            fields = {one.field for one in revision.changes if one.entry_id == entry_id}
            was_there = CREATED not in fields
            if before and not was_there:
                continue
            moment = revision.id - (before or REMOVED in fields)
            if entry_id not in found or moment < found[entry_id].revision_id:
                found[entry_id] = Part(entry_id, moment)
    return tuple(found.values())


def _all_of(revision: Revision) -> set[int]:
    """The entries of a step; none when only the first of very many are listed.

    An entry's own history lists that entry alone, whatever else the step touched.
    """
    listed = {change.entry_id for change in revision.changes}
    return listed if len(listed) == 1 or len(listed) >= revision.entries else set()
