"""Who changed what, when: the revisions of a catalogue read from its row images. Only reads.

Undo and redo are revisions like any other: the history is never rewritten.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from model import schema
from model.fields import ListKind
from model.images import ImageKind, decode
from model.queries import AnyRow, among, as_ids
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
_MOST_CHANGES = 200  # entries listed of one revision in the history of the whole catalogue
_I = schema.images
_R = schema.revisions
_IMAGES = (
    select(_I.c.revision_id, _I.c.kind, _I.c.row_id, _I.c.before, _I.c.after)
    .where(_I.c.table_name == schema.entries.name, _I.c.kind != ImageKind.SHIFT.value)
    .order_by(_I.c.id)
)


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
    """One step of the clerk. ``entries`` is how many entries it touched, also where ``changes`` lists only some.

    ``source`` says, in the history of one entry, which rows of which file an import read it from.
    """

    id: int
    at: datetime
    user: str
    label: str
    kind: RevisionKind
    reverts: int | None
    entries: int
    changes: tuple[FieldChange, ...]
    source: str = ""


def history(connection: Connection, entry_id: int | None = None, limit: int = 500) -> list[Revision]:
    """The revisions, newest first: of one entry with every change to it, or of the whole catalogue.

    Of a revision that touched very many entries, the whole catalogue's history lists the first changes only.
    """
    newest = select(_R).order_by(_R.c.id.desc())
    if entry_id is None:
        rows = connection.execute(newest.limit(limit)).all()
        return [as_revision(row, first_changes(connection, row.id)) for row in rows]
    changes = _changes_of_entry(connection, entry_id)
    rows = connection.execute(newest.where(among(_R.c.id)), as_ids(sorted(changes)[-limit:])).all()
    sources = _sources(connection, entry_id)
    return [as_revision(row, changes[row.id], sources.get(row.id, "")) for row in rows]


def field_label(field: str, kind: ListKind, settings: CatalogueSettings) -> str:
    """What the clerk calls the ``field`` of a change; its key when the field is no longer there."""
    labels = {custom.key: custom.label for custom in settings.custom_fields}
    labels.update((item.key, item.label) for item in kind.fields)
    return _ROW_LABELS.get(field) or labels.get(field, field)


def as_revision(row: AnyRow, changes: Sequence[FieldChange], source: str = "") -> Revision:
    """The record of a row of ``revisions``."""
    at, kind = datetime.fromisoformat(row.at), RevisionKind(row.kind)
    return Revision(row.id, at, row.user, row.label, kind, row.reverts, row.entries, tuple(changes), source)


def _sources(connection: Connection, entry_id: int) -> dict[int, str]:
    """Revision → where an import found the entry: ``来文.xlsx“表一”第 3、4 行``."""
    files, lines = schema.imports, schema.import_rows
    statement = (
        select(files.c.revision_id, files.c.file, lines.c.sheet, lines.c.row)
        .join_from(lines, files)
        .where(lines.c.entry_id == entry_id)
        .order_by(lines.c.id)
    )
    places: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for revision_id, file, sheet, row in connection.execute(statement):
        places[revision_id, file, sheet].append(str(row))
    told: dict[int, str] = {}
    for (revision_id, file, sheet), rows in places.items():
        place = f"{file}“{sheet}”第 {'、'.join(rows)} 行"
        told[revision_id] = f"{told[revision_id]}；{place}" if revision_id in told else place
    return told


def first_changes(
    connection: Connection, revision_id: int, front: ColumnElement[bool] | None = None
) -> list[FieldChange]:
    """The first changes of a revision; those for which ``front`` (of the images) is true come before the others."""
    statement = _IMAGES if front is None else _IMAGES.order_by(None).order_by(front.desc(), _I.c.id)
    rows = connection.execute(statement.where(_I.c.revision_id == revision_id).limit(_MOST_CHANGES))
    return [change for row in rows for change in _of_image(row)]


def _changes_of_entry(connection: Connection, entry_id: int) -> dict[int, list[FieldChange]]:
    changes: dict[int, list[FieldChange]] = defaultdict(list)
    for row in connection.execute(_IMAGES.where(_I.c.row_id == entry_id)):
        changes[row.revision_id] += _of_image(row)
    return changes


def _of_image(row: AnyRow) -> Iterator[FieldChange]:
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
