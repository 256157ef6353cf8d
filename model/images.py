"""Row images: what every change did to every row, generic over tables. Undo and history are built on them.

An update's image holds the changed columns before and after; a removal's holds the whole row; a creation's needs
only the row's id, because going back over it is a removal, which keeps the whole row itself.
A *shift* is an update of the position alone, to make room for another row: it is replayed, but nobody is told of it.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, func, select

from model import schema
from model.bulk_rows import insert_rows

Row = Mapping[str, object]
_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: bulk steps call it often


class ImageKind(Enum):
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    SHIFT = "shift"


@dataclass(frozen=True, slots=True)
class Image:
    """What happened to one row. ``before`` and ``after`` are empty where the kind needs none."""

    kind: ImageKind
    table: str
    row_id: int
    before: Row
    after: Row


def save_images(connection: Connection, revision_id: int, images: Iterable[Image]) -> None:
    """Write images under a revision, in the order they happened."""
    rows = [
        {
            "revision_id": revision_id,
            "kind": image.kind.value,
            "table_name": image.table,
            "row_id": image.row_id,
            "before": _encode(image.before),
            "after": _encode(image.after),
        }
        for image in images
    ]
    insert_rows(connection, schema.images, rows)


def load_images(connection: Connection, revision_id: int) -> list[Image]:
    """The images of a revision, the last first: the order in which they are taken back."""
    table = schema.images
    statement = (
        select(table.c.kind, table.c.table_name, table.c.row_id, table.c.before, table.c.after)
        .where(table.c.revision_id == revision_id)
        .order_by(table.c.id.desc())
    )
    return [
        Image(ImageKind(kind), name, row_id, decode(before), decode(after))
        for kind, name, row_id, before, after in connection.execute(statement)
    ]


def count_images(connection: Connection, revision_id: int) -> int:
    """How many rows a revision touched, counted once for each time."""
    table = schema.images
    counted = select(func.count()).select_from(table).where(table.c.revision_id == revision_id)
    return int(connection.execute(counted).scalar_one())


def decode(text: str | None) -> Row:
    """The row of a stored image."""
    row: Row = json.loads(text) if text else {}
    return row


def _encode(row: Row) -> str | None:
    return _encode_json(row) if row else None
