"""Who changed what, when: the revisions of a catalogue read from its row images. Only reads.

Undo and redo are revisions like any other: the history is never rewritten.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, distinct, func, select

from model import schema
from model.fields import ListKind
from model.images import ImageKind, decode
from model.queries import among, as_ids
from model.records import CatalogueSettings, Status
from model.transaction import RevisionKind

CREATED = "@created"
REMOVED = "@removed"
"""``FieldChange.field`` of an entry that was made or taken out; ``before`` of a removal is the entry's name."""

_ROW_LABELS = {
    CREATED: "新增",
    REMOVED: "删除",
    "area": "领域",
    "position": "顺序",
    "status": "状态",
    "unconfirmed": "待核实",
}
_MOST_CHANGES = 200  # changes listed of one revision in the history of the whole catalogue
_I = schema.images
_R = schema.revisions


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry, before and after, as text.

    ``field`` is the key of a field, or ``status``, ``area``, ``position``, ``unconfirmed``, ``CREATED``, ``REMOVED``.
    """

    entry_id: int
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One step of the clerk. ``entries`` is how many entries it touched, also where ``changes`` lists only some."""

    id: int
    at: datetime
    user: str
    label: str
    kind: RevisionKind
    reverts: int | None
    entries: int
    changes: tuple[FieldChange, ...]


def history(connection: Connection, entry_id: int | None = None, limit: int = 500) -> list[Revision]:
    """The revisions, newest first: of one entry with every change to it, or of the whole catalogue.

    Of a revision that touched very many entries, the whole catalogue's history lists the first changes only.
    """
    statement = select(_R).order_by(_R.c.id.desc()).limit(limit)
    if entry_id is not None:
        touched = select(_I.c.revision_id).where(
            _I.c.table_name == schema.entries.name, _I.c.row_id == entry_id, _I.c.kind != ImageKind.SHIFT.value
        )
        statement = statement.where(_R.c.id.in_(touched))
    rows = connection.execute(statement).all()
    ids = [row.id for row in rows]
    counts = _entry_counts(connection, ids)
    changes = _changes(connection, ids, entry_id)
    return [
        Revision(
            row.id,
            datetime.fromisoformat(row.at),
            row.user,
            row.label,
            RevisionKind(row.kind),
            row.reverts,
            counts.get(row.id, 0),
            tuple(changes.get(row.id, ())),
        )
        for row in rows
    ]


def field_label(field: str, kind: ListKind, settings: CatalogueSettings) -> str:
    """What the clerk calls the ``field`` of a change; its key when the field is no longer there."""
    labels = {custom.key: custom.label for custom in settings.custom_fields}
    labels.update((item.key, item.label) for item in kind.fields)
    return _ROW_LABELS.get(field) or labels.get(field, field)


def _entry_counts(connection: Connection, revision_ids: Sequence[int]) -> dict[int, int]:
    statement = (
        select(_I.c.revision_id, func.count(distinct(_I.c.row_id)))
        .where(among(_I.c.revision_id), _I.c.table_name == schema.entries.name, _I.c.kind != ImageKind.SHIFT.value)
        .group_by(_I.c.revision_id)
    )
    return {row[0]: row[1] for row in connection.execute(statement, as_ids(revision_ids))}


def _changes(
    connection: Connection, revision_ids: Sequence[int], entry_id: int | None
) -> Mapping[int, list[FieldChange]]:
    place = func.row_number().over(partition_by=_I.c.revision_id, order_by=_I.c.id).label("place")
    numbered = select(_I.c.revision_id, _I.c.kind, _I.c.row_id, _I.c.before, _I.c.after, place).where(
        among(_I.c.revision_id), _I.c.table_name == schema.entries.name, _I.c.kind != ImageKind.SHIFT.value
    )
    if entry_id is not None:
        numbered = numbered.where(_I.c.row_id == entry_id)
    part = numbered.subquery()
    statement = select(part).where(part.c.place <= _MOST_CHANGES).order_by(part.c.revision_id, part.c.place)
    changes: dict[int, list[FieldChange]] = defaultdict(list)
    for row in connection.execute(statement, as_ids(revision_ids)):
        changes[row.revision_id] += _of_image(row)
    return changes


def _of_image(row: Row[Any]) -> Iterator[FieldChange]:
    """What the clerk should read of one image."""
    if row.kind == ImageKind.INSERT.value:
        yield FieldChange(row.row_id, CREATED, "", "")
        return
    before, after = decode(row.before), decode(row.after)
    if row.kind == ImageKind.DELETE.value:
        yield FieldChange(row.row_id, REMOVED, str(before.get("name", "")), "")
        return
    for column in after:
        if column == "extra":
            yield from _of_extra(row.row_id, str(before[column]), str(after[column]))
        elif column == "position":
            if "area" not in after:  # said already; and the numbers mean nothing to anybody
                yield FieldChange(row.row_id, column, "", "")
        elif column != "updated_at":
            yield FieldChange(row.row_id, column, _as_text(column, before[column]), _as_text(column, after[column]))


def _of_extra(entry_id: int, before: str, after: str) -> Iterator[FieldChange]:
    old, new = json.loads(before), json.loads(after)
    for key in dict.fromkeys((*old, *new)):
        if old.get(key, "") != new.get(key, ""):
            yield FieldChange(entry_id, key, old.get(key, ""), new.get(key, ""))


def _as_text(column: str, value: object) -> str:
    if column == "status":
        return Status(value).label
    if column == "unconfirmed":
        return "是" if value else "否"
    return str(value)
