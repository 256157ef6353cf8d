"""What an operation is given to change data with: insert, update, delete, generic over tables.

Every call keeps its row images under one revision, so undo, redo and history need nothing from the operation.
Nothing here knows what an entry means; commit and rollback belong to whoever began the transaction.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Select, Table, bindparam, delete, insert, select, text, update

from model import schema
from model.bulk_rows import insert_rows
from model.changes import ChangeKind, Changes
from model.images import Image, ImageKind, Row, save_images
from model.past import row_at
from model.queries import Queries, among, as_ids
from model.review import Review
from model.touched import Touched

T = TypeVar("T")


class RevisionKind(Enum):
    """Why data changed."""

    CREATE = "create"
    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes data, and when (local time)."""

    user: str
    at: datetime

    @property
    def stamp(self) -> str:
        """The time as it is written into rows."""
        return self.at.isoformat(timespec="seconds")


class Transaction:
    """``queries`` and ``review`` read, own changes included; ``label`` is the step's name and may be refined."""

    def __init__(self, connection: Connection, author: Author, label: str, kind: RevisionKind = RevisionKind.EDIT):
        self.queries = Queries(connection)
        self.review = Review(connection)
        self.author = author
        self.label = label
        self.kind = kind
        self._connection = connection
        self._touched = Touched()
        self._revision_id: int | None = None

    @property
    def now(self) -> str:
        """The moment of this step, as it is written into rows: the same for all of them."""
        return self.author.stamp

    @property
    def revision_id(self) -> int:
        """The revision under which this step's images are kept; made when first asked for."""
        if self._revision_id is None:
            self._revision_id = self._new_revision()
        return self._revision_id

    @property
    def has_effect(self) -> bool:
        """Whether any row was changed so far."""
        return self._revision_id is not None

    def rows(self, statement: Select[Any]) -> Sequence[Any]:
        """The rows of any select, own changes included."""
        return self._connection.execute(statement).all()

    def scalar(self, statement: Select[T]) -> T | None:
        """The first value of a select; ``None`` when there is no row."""
        return self._connection.scalars(statement).first()

    def row_at(self, table: Table, row_id: int, revision_id: int) -> Mapping[str, Any] | None:
        """A row as it was right after an earlier revision; ``None`` when it was not there then."""
        return row_at(self._connection, table, row_id, revision_id)

    def new_ids(self, table: Table, count: int) -> range:
        """Ids for rows to come. The ids of removed rows are not given again: their history is not another row's."""
        statement = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
        highest = int(self._connection.execute(statement, {"name": table.name}).scalar() or 0)
        return range(highest + 1, highest + 1 + count)

    def insert(self, table: Table, rows: Sequence[Row]) -> list[int]:
        """Add rows; returns their ids. A row may bring its ``id`` (when a removal is taken back), else gets a new one.

        All rows must have the same columns.
        """
        if not rows:
            return []
        fresh = self.new_ids(table, len(rows))
        complete = [row if "id" in row else {**row, "id": fresh[place]} for place, row in enumerate(rows)]
        insert_rows(self._connection, table, complete)
        ids = [_id_of(row) for row in complete]
        self._keep(Image(ImageKind.INSERT, table.name, row_id, {}, {}) for row_id in ids)
        return ids

    def update(
        self, table: Table, changes: Mapping[int, Row], *, stamp: Row | None = None, kind: ImageKind = ImageKind.UPDATE
    ) -> list[int]:
        """Set columns of rows, given by id; returns the ids of the rows that really became different.

        ``stamp``: columns set as well in those rows only. ``kind`` may be ``SHIFT`` for rows that merely make room
        for another. Ids that do not exist are passed over.
        """
        images: list[Image] = []
        for row_id, before in self._present(table, changes, stamp or {}):
            after = {column: value for column, value in changes[row_id].items() if before[column] != value}
            if after:
                after.update(stamp or {})
                images.append(Image(kind, table.name, row_id, {column: before[column] for column in after}, after))
        for columns, rows in _by_columns(images).items():
            assignments: dict[Any, Any] = {table.c[column]: bindparam(f"new_{column}") for column in columns}
            statement = update(table).where(table.c.id == bindparam("row_id")).values(assignments)
            self._connection.execute(statement, rows)
        self._keep(images)
        return [image.row_id for image in images]

    def delete(self, table: Table, ids: Iterable[int]) -> list[int]:
        """Remove rows; returns the ids that existed. Their whole content stays in the history."""
        parameter = as_ids(ids)
        rows = self._connection.execute(select(table).where(among(table.c.id)), parameter).mappings().all()
        self._connection.execute(delete(table).where(among(table.c.id)), parameter)
        self._keep(Image(ImageKind.DELETE, table.name, row["id"], dict(row), {}) for row in rows)
        return [row["id"] for row in rows]

    def changes(self, kind: ChangeKind = ChangeKind.DO) -> Changes:
        """What happened so far, for the observers."""
        return self._touched.as_changes(self.label, kind)

    def finish(self) -> None:
        """Complete the revision with what is known only at the end. Called once, before the commit."""
        if self._revision_id is not None:
            table = schema.revisions
            values = {"label": self.label, "kind": self.kind.value, "entries": self._touched.entry_count}
            self._connection.execute(update(table).where(table.c.id == self._revision_id).values(values))

    def mark_reverting(self, revision_id: int) -> None:
        """Say in the history which revision this one takes back."""
        table = schema.revisions
        self._connection.execute(update(table).where(table.c.id == self.revision_id).values(reverts=revision_id))

    def _new_revision(self) -> int:
        values = {"at": self.now, "user": self.author.user, "label": self.label, "kind": self.kind.value, "entries": 0}
        return int(self._connection.execute(insert(schema.revisions), values).lastrowid)

    def _keep(self, images: Iterable[Image]) -> None:
        kept = list(images)
        if kept:
            save_images(self._connection, self.revision_id, kept)
            for image in kept:
                self._touched.note(image)

    def _present(self, table: Table, changes: Mapping[int, Row], stamp: Row) -> list[tuple[int, RowMapping]]:
        columns = dict.fromkeys(column for row in (*changes.values(), stamp) for column in row)
        statement = select(table.c.id, *(table.c[column] for column in columns)).where(among(table.c.id))
        rows = {row["id"]: row for row in self._connection.execute(statement, as_ids(changes)).mappings()}
        return [(row_id, rows[row_id]) for row_id in changes if row_id in rows]


def _by_columns(images: Iterable[Image]) -> dict[tuple[str, ...], list[dict[str, object]]]:
    """The parameters of updates, grouped by the columns they set: one statement for each group."""
    groups: dict[tuple[str, ...], list[dict[str, object]]] = defaultdict(list)
    for image in images:
        parameters: dict[str, object] = {f"new_{column}": value for column, value in image.after.items()}
        groups[tuple(sorted(image.after))].append({**parameters, "row_id": image.row_id})
    return groups


def _id_of(row: Row) -> int:
    row_id = row["id"]
    if not isinstance(row_id, int):
        raise TypeError(f"a row id must be a number, not {row_id!r}")
    return row_id
