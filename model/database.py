"""One connection to a catalogue file, with the settings every connection must have, and its transactions.

Knows nothing of entries. The driver is in autocommit mode and the transactions are begun by hand
(``BEGIN IMMEDIATE``): so a schema change can be rolled back and a writer never fails half way for want of a lock.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from model.storage_errors import as_storage_error, storage_errors

BUSY_TIMEOUT = 5.0  # seconds to wait for another program's transaction
_PRAGMAS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=FULL")


def connect_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection to an existing file. Raises ``StorageError`` when the file cannot be opened."""
    with storage_errors(path):
        bare = sqlite3.connect(_address(path, read_only), uri=True, timeout=BUSY_TIMEOUT, isolation_level=None)
        if read_only:
            bare.execute("PRAGMA query_only=ON")
        return bare


def _address(path: Path, read_only: bool) -> str:
    """The file's SQLite URI. Not ``Path.as_uri``: SQLite refuses the host that it writes for a network share."""
    place = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if place.startswith('/') else '/'}{place}?mode={'ro' if read_only else 'rw'}"


def connect_copy(path: Path) -> sqlite3.Connection:
    """A connection to a copy of the file in memory: to read a file of an older version without touching it."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    source = connect_file(path, read_only=True)
    try:
        with storage_errors(path):
            source.backup(memory)
    finally:
        source.close()
    return memory


class Database:
    """A connection for one thread. ``connection`` runs statements; writing happens inside ``transaction()``."""

    def __init__(self, path: Path, bare: sqlite3.Connection) -> None:
        self.path = path
        self.bare = bare
        self._in_transaction = False
        engine = create_engine("sqlite://", creator=lambda: bare, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        event.listen(engine, "connect", lambda connection, _record: _apply_settings(connection))
        event.listen(engine, "handle_error", self._translate)
        with storage_errors(path):
            self.connection: Connection = engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing: commits at the end, rolls back on any error. Not to be nested.

        Raises ``StorageError`` when the disk is full, the file locked or read-only.
        """
        if self._in_transaction:
            raise RuntimeError("a transaction inside a transaction")
        self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        self._in_transaction = True
        try:
            yield self.connection
            self.connection.exec_driver_sql("COMMIT")
        except BaseException:
            self.roll_back()
            raise
        finally:
            self._in_transaction = False

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Several reads of one and the same state, whatever others write meanwhile."""
        self.connection.exec_driver_sql("BEGIN")
        try:
            yield self.connection
        finally:
            self.roll_back()

    def roll_back(self) -> None:
        """Undo the open transaction, if SQLite has not already done so itself (it does when the disk is full)."""
        if self.bare.in_transaction:
            self.connection.exec_driver_sql("ROLLBACK")

    def close(self) -> None:
        """Close the connection; harmless when already closed."""
        self.connection.close()
        self.bare.close()

    def _translate(self, context: ExceptionContext) -> None:
        error = context.original_exception
        translated = as_storage_error(error, self.path)
        if translated is not None:
            raise translated from error


def _apply_settings(bare: sqlite3.Connection) -> None:
    """Settings that SQLite forgets with every connection, and the journal mode, which a foreign program may have
    changed: a rollback journal leaves no side files and works on network shares."""
    for pragma in _PRAGMAS:
        bare.execute(f"PRAGMA {pragma}")
    if not bare.execute("PRAGMA query_only").fetchone()[0]:
        bare.execute("PRAGMA journal_mode=DELETE")
