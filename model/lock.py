"""The lock row: who has a catalogue open for writing, so that a second opener is told politely instead of overwriting.

It is advisory and lives inside the file, for it must work on network shares, where the system's locks do not.
A lock whose process has died on this computer, or that came along in a copy of the file, is simply taken over.
"""

import os
import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from model import identity, schema
from model.database import Database, connect_file
from model.errors import Holder, LockedError, StorageError
from model.queries import AnyRow

_TABLE = schema.lock
_ONLY_ROW = 1
_MOVED = "目录文件在打开期间被移走、删除或替换了，刚才的改动没有保存：{path}。请把它放回原处再试，或者关闭后重新打开。"
_held: set[str] = set()  # tokens of this process: a row of ours that is not here could not be removed (disk full)


class Lock:
    """The lock of one open catalogue."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._token = uuid.uuid4().hex
        self._file: tuple[int, int] | None = None

    def acquire(self, now: datetime, *, take_over: bool = False) -> None:
        """Take the lock. Raises ``LockedError`` when a living process has it, unless ``take_over``.

        Raises ``StorageError`` when the file cannot be written.
        """
        with self._database.transaction() as connection:
            row = connection.execute(select(_TABLE)).first()
            if row is not None and not take_over and _is_alive(row, self._database.path):
                holder = Holder(row.user, row.host, datetime.fromisoformat(row.since), row.pid)
                raise LockedError(f"{holder}正在编辑这个目录。请等对方关闭后再打开，或者以只读方式打开。", holder)
            connection.execute(delete(_TABLE))
            connection.execute(insert(_TABLE), self._row(now))
        _held.add(self._token)
        self._file = self._file_now()

    def check(self, connection: Connection) -> None:
        """Make sure, inside a transaction, that the lock is still ours. Raises ``StorageError`` when it is not."""
        row = connection.execute(select(_TABLE.c.token, _TABLE.c.user, _TABLE.c.host)).first()
        if row is None or row.token != self._token:
            other = f"{row.host} 上的 {row.user}" if row else "另一个程序"
            raise StorageError(f"这个目录已由{other}接管编辑，刚才的改动没有保存。请关闭后重新打开。")
        if not self._is_in_place():
            raise StorageError(_MOVED.format(path=self._database.path))

    def release(self) -> None:
        """Give the lock back; harmless when somebody else has taken it over.

        Nothing is written when the file was moved away: the journal would lie beside whatever took its place.
        """
        _held.discard(self._token)
        if not self._is_in_place():
            return
        with self._database.transaction() as connection:
            connection.execute(delete(_TABLE).where(_TABLE.c.token == self._token))

    def _file_now(self) -> tuple[int, int] | None:
        """Which file lies at the path now. SQLite would go on writing into one that was moved away or deleted."""
        try:
            status = self._database.path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _is_in_place(self) -> bool:
        """Whether the file at the path has our lock: on some network shares a file's number changes by itself."""
        if self._file_now() == self._file:
            return True
        try:
            with closing(connect_file(self._database.path, read_only=True)) as bare:
                return bool(bare.execute("SELECT token FROM lock").fetchone() == (self._token,))
        except (StorageError, sqlite3.Error):
            return False

    def _row(self, now: datetime) -> dict[str, object]:
        return {
            "id": _ONLY_ROW,
            "token": self._token,
            "user": identity.user_name(),
            "host": identity.host_name(),
            "pid": os.getpid(),
            "started": str(identity.process_started()),
            "path": str(self._database.path.absolute()),
            "since": now.isoformat(timespec="seconds"),
        }


def _is_alive(row: AnyRow, path: Path) -> bool:
    """Whether the holder may still be at work. A process of another computer cannot be looked at: it may."""
    if row.host != identity.host_name():
        return True
    if not identity.is_running(row.pid, float(row.started)):
        return False
    if row.pid == os.getpid() and row.token not in _held:
        return False
    return _is_same_file(Path(row.path), path)


def _is_same_file(locked: Path, path: Path) -> bool:
    try:
        return locked.samefile(path)
    except OSError:  # the file was moved or renamed while open
        return True
