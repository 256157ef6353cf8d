"""What entries said at an earlier moment, told by what differs now: the common ground of two sides that both went on.

Read from the row images. The whole story of an entry is ``history.py``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, select
from sqlalchemy.sql.elements import ColumnElement

from model import schema
from model.images import ImageKind, Row, decode

_I = schema.images
_R = schema.revisions
_NO_VALUES = frozenset(("id", "uid", "position", "updated_at", "created_at", "unconfirmed"))


@dataclass(frozen=True, slots=True)
class Earlier:
    """``values``: entry id → the fields that have changed since, as they were. ``removed``: uids of entries gone since.

    ``area`` and ``status`` (its key) are among the fields.
    """

    values: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()


def earlier(connection: Connection, moment: datetime) -> Earlier:
    """How the entries were at a moment. A change in that very second counts as made after it."""
    return _taken_back(connection, _R.c.at >= moment.isoformat(timespec="seconds"))


def earlier_after(connection: Connection, revision_id: int) -> Earlier:
    """How the entries were right after a revision."""
    return _taken_back(connection, _R.c.id > revision_id)


def _taken_back(connection: Connection, later: ColumnElement[bool]) -> Earlier:
    statement = (
        select(_I.c.kind, _I.c.row_id, _I.c.before)
        .join_from(_I, _R)
        .where(later, _I.c.table_name == schema.entries.name)
        .where(_I.c.kind.in_((ImageKind.UPDATE.value, ImageKind.DELETE.value)))
        .order_by(_I.c.id.desc())
    )
    values: dict[int, dict[str, str]] = {}
    removed: set[str] = set()
    for kind, row_id, text in connection.execute(statement):
        before = decode(text)
        if kind == ImageKind.DELETE.value:
            removed.add(str(before.get("uid", "")))
        values.setdefault(row_id, {}).update(_values(before))
    present = set(connection.scalars(select(schema.entries.c.uid)))
    return Earlier(values, frozenset(removed - present))


def _values(before: Row) -> dict[str, str]:
    known = {key: str(value) for key, value in before.items() if key not in _NO_VALUES and key != "extra"}
    extra = before.get("extra")
    return known | (json.loads(extra) if isinstance(extra, str) else {})
