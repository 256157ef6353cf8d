"""A whole catalogue file read at one moment, by a connection of its own: for any thread, even while it is open."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from model.earlier import Earlier, earlier
from model.errors import UserError
from model.opening import open_for_reading
from model.past import snapshot_at
from model.queries import Layout, Queries
from model.records import Entry
from model.releases import revision_on
from model.snapshot import Snapshot
from model.timeline import TimelinePage, Wanted, timeline

_AT_ONCE = 500  # entries read together


def read_snapshot(path: Path) -> Snapshot:
    """Everything a file holds now, of whatever version it is; a step being saved meanwhile is in it or not.

    Raises ``UserError`` for a missing file, ``ForeignFileError``, ``NewerFileError``, ``DamagedError``.
    """
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return Queries(connection).snapshot(None, datetime.now())
    finally:
        database.close()


def read_layout(path: Path) -> Layout:
    """Where every entry of a file stands. Raises as ``read_snapshot``."""
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return Queries(connection).layout()
    finally:
        database.close()


def read_snapshot_at(path: Path, revision_id: int) -> Snapshot:
    """Everything a file held right after a revision.

    Raises as ``read_snapshot``, and ``UserError`` for a revision that is not in the file.
    """
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return snapshot_at(connection, revision_id)
    finally:
        database.close()


def read_snapshot_on(path: Path, moment: datetime) -> tuple[int, Snapshot]:
    """Everything a file held at a moment, behind the number of the last revision up to it.

    Raises as ``read_snapshot``, and ``UserError`` when the catalogue was not there yet.
    """
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            revision_id = revision_on(connection, moment)
            if revision_id is None:
                begun = snapshot_at(connection, 1).taken_at
                raise UserError(
                    f"{moment:%Y-%m-%d %H:%M} 时还没有这个目录，它建于 {begun:%Y-%m-%d %H:%M}。请选择以后的时间。"
                )
            return revision_id, snapshot_at(connection, revision_id)
    finally:
        database.close()


def read_entries(path: Path, ids: Sequence[int]) -> Iterator[list[Entry]]:
    """These entries of a file in the order asked, a few hundred at a time, those not there left out.

    Raises as ``read_snapshot``.
    """
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            queries = Queries(connection)
            for start in range(0, len(ids), _AT_ONCE):
                yield queries.entries(ids[start : start + _AT_ONCE])
    finally:
        database.close()


def read_earlier(path: Path, moment: datetime) -> Earlier:
    """How the entries of a file were at a moment, told by what differs now. Raises as ``read_snapshot``."""
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return earlier(connection, moment)
    finally:
        database.close()


def read_timeline(path: Path, wanted: Wanted, before: int | None, limit: int) -> TimelinePage:
    """A page of a file's history, as ``timeline``. Raises as ``read_snapshot``."""
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return timeline(connection, wanted, before, limit)
    finally:
        database.close()
