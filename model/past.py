"""How the whole catalogue was after an earlier revision: its row images taken back in memory. The file is only read.

Going backwards an image of a creation needs no content, so every revision since the file was made can be had.
One row's past is enough for restoring an entry: ``row_at``. What two states differ in: ``comparison.py``.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from model import schema
from model.errors import UserError
from model.images import Image, ImageKind, decode
from model.queries import RECORD_COLUMNS, record
from model.records import Area, CustomField, Entry
from model.settings_rows import settings_from_rows
from model.snapshot import Snapshot

_I = schema.images
_TABLES = (schema.areas, schema.entries, schema.settings, schema.custom_fields)
_DEFAULTS: Mapping[str, object] = {"extra": "{}", "unconfirmed": 0}
_LATER = (
    select(_I.c.kind, _I.c.table_name, _I.c.row_id, _I.c.before)
    # An image's id grows with time: the last change is taken back first.
    .order_by(_I.c.id.desc())
)

Rows = dict[int, dict[str, Any]]


def snapshot_at(connection: Connection, revision_id: int) -> Snapshot:
    """Everything the catalogue held right after a revision; ``taken_at`` is the moment of that revision.

    Raises ``UserError`` for a revision that is not in the file. To be read in one transaction.
    """
    at = connection.scalar(select(schema.revisions.c.at).where(schema.revisions.c.id == revision_id))
    if at is None:
        raise UserError(f"历史里没有编号为 {revision_id} 的修改。用 history 命令或“历史”面板可以看到每次修改。")
    tables = {table.name: _present(connection, table) for table in _TABLES}
    for image in _images_after(connection, revision_id):
        _take_back(tables[image.table], image)
    return _whole(tables, datetime.fromisoformat(at))


def row_at(connection: Connection, table: Table, row_id: int, revision_id: int) -> Mapping[str, Any] | None:
    """One row as it was right after a revision; ``None`` when it was not there then."""
    present = connection.execute(select(table).where(table.c.id == row_id)).mappings().first()
    rows: Rows = {row_id: dict(present)} if present is not None else {}
    statement = _LATER.where(_I.c.revision_id > revision_id, _I.c.table_name == table.name, _I.c.row_id == row_id)
    for kind, name, key, before in connection.execute(statement):
        _take_back(rows, Image(ImageKind(kind), name, key, decode(before), {}))
    return rows.get(row_id)


def entry_of_row(row: Mapping[str, Any]) -> Entry:
    """The record of such a row. A field that came into the field table later is empty."""
    return record([row.get(column.name, _DEFAULTS.get(column.name, "")) for column in RECORD_COLUMNS])


def _present(connection: Connection, table: Table) -> Rows:
    return {row["id"]: dict(row) for row in connection.execute(select(table)).mappings()}


def _images_after(connection: Connection, revision_id: int) -> Iterator[Image]:
    names = [table.name for table in _TABLES]
    statement = _LATER.where(_I.c.revision_id > revision_id, _I.c.table_name.in_(names))
    for kind, name, row_id, before in connection.execute(statement):
        yield Image(ImageKind(kind), name, row_id, decode(before), {})


def _take_back(rows: Rows, image: Image) -> None:
    if image.kind is ImageKind.INSERT:
        del rows[image.row_id]
    elif image.kind is ImageKind.DELETE:
        rows[image.row_id] = dict(image.before)
    else:
        rows[image.row_id].update(image.before)


def _whole(tables: Mapping[str, Rows], taken_at: datetime) -> Snapshot:
    areas = _in_order(tables[schema.areas.name])
    places = {row["key"]: place for place, row in enumerate(areas)}
    entries = sorted(
        tables[schema.entries.name].values(), key=lambda row: (places[row["area"]], row["position"], row["id"])
    )
    custom = tuple(CustomField(row["key"], row["label"]) for row in _in_order(tables[schema.custom_fields.name]))
    settings = {row["key"]: row["value"] for row in tables[schema.settings.name].values()}
    return Snapshot(
        settings_from_rows(settings, custom),
        tuple(Area(row["key"], row["label"], bool(row["custom"])) for row in areas),
        tuple(entry_of_row(row) for row in entries),
        taken_at,
    )


def _in_order(rows: Rows) -> list[dict[str, Any]]:
    return sorted(rows.values(), key=lambda row: (row["position"], row["id"]))
