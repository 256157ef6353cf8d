"""A whole catalogue file read at one moment, by a connection of its own: for any thread, even while it is open."""

from datetime import datetime
from pathlib import Path

from model.earlier import Earlier, earlier
from model.opening import open_for_reading
from model.past import snapshot_at
from model.queries import Layout, Queries
from model.snapshot import Snapshot
from model.timeline import TimelinePage, Wanted, timeline


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
