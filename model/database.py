"""One connection to a catalogue file, with the settings every connection must have, and its transactions.

Knows nothing of entries. The driver is in autocommit mode and the transactions are begun by hand
(``BEGIN IMMEDIATE``): so a schema change can be rolled back and a writer never fails half way for want of a lock.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from model.progress import Cancelled, Progress
from model.storage_errors import as_storage_error, storage_errors

BUSY_TIMEOUT = 5.0  # seconds to wait for another program's transaction
_LOOK_EVERY = 20_000  # steps of SQLite's machine between two looks at the progress: some milliseconds
_PRAGMAS = ("foreign_keys=ON", "trusted_schema=OFF", "cell_size_check=ON", "synchronous=FULL")


def connect_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A bare connection to an existing file, for one thread at a time (``Database`` watches that).

    Raises ``StorageError`` when the file cannot be opened.
    """
    with storage_errors(path):
        bare = sqlite3.connect(
            _address(path, read_only),
            uri=True,
            timeout=BUSY_TIMEOUT,
            isolation_level=None,
            check_same_thread=False,
        )
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
    """A connection for one thread, which may lend it to another for a while.

    ``connection`` runs statements; writing happens inside ``transaction()``.
    """

    def __init__(self, path: Path, bare: sqlite3.Connection) -> None:
        self.path = path
        self.bare = bare
        self._in_transaction = False
        self._user = threading.get_ident()
        self._cancelled: Cancelled | None = None
        engine = create_engine("sqlite://", creator=lambda: bare, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        event.listen(engine, "connect", lambda connection, _record: _apply_settings(connection))
        event.listen(engine, "handle_error", self._translate)
        event.listen(engine, "before_cursor_execute", self._check_thread)
        with storage_errors(path):
            self.connection: Connection = engine.connect()

    @property
    def is_lent(self) -> bool:
        """Whether another thread than the calling one uses the connection now."""
        return self._user != threading.get_ident()

    def adopt(self) -> None:
        """Belong to the calling thread from now on: it was opened on another one, which is through with it."""
        self._user = threading.get_ident()

    @contextmanager
    def borrowed(self, progress: Progress) -> Iterator[None]:
        """Let the calling thread use the connection alone; statements of any other thread are refused meanwhile.

        While statements run, ``progress`` is told how many rows were written; when it raises ``Cancelled``, the
        running statement ends with it.
        """
        owner, self._user = self._user, threading.get_ident()
        written = self.bare.total_changes

        def look() -> bool:
            if self._cancelled is not None:
                return False  # heard already: what still runs is the way back
            try:
                progress(self.bare.total_changes - written, 0, "")
            except Cancelled as wish:
                self._cancelled = wish
                return True
            return False

        self.bare.set_progress_handler(look, _LOOK_EVERY)
        try:
            yield
        finally:
            self.bare.set_progress_handler(None, 0)
            self._cancelled = None
            self._user = owner

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

    def _check_thread(self, *_statement: object) -> None:
        if self.is_lent:
            raise RuntimeError("the catalogue is being used by another thread")

    def _translate(self, context: ExceptionContext) -> None:
        error = context.original_exception
        if self._cancelled is not None:
            raise self._cancelled from error
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
