"""The steps from a path to an open database: is it ours, is it sound, may we write, is it of this version."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model import backup, migrations
from model.database import Database, connect_copy, connect_file
from model.errors import StorageError
from model.file_check import check_header, check_kind, check_quickly, check_tables, check_version
from model.lock import Lock
from model.storage_errors import READ_ONLY_CODES, primary_code


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file. Without ``lock`` it can only be read; ``read_only_reason`` says why, if nobody asked for that."""

    database: Database
    lock: Lock | None
    read_only_reason: str = ""


def open_for_reading(path: Path) -> Database:
    """Open without touching the file. A file of an older version is brought up to date in memory only.

    Raises ``UserError`` for a missing file, ``ForeignFileError``, ``NewerFileError``, ``DamagedError``.
    """
    database = _connect(path, read_only=True)
    if not migrations.is_current(database.bare):
        database.close()
        copy = connect_copy(path)
        migrations.migrate(copy)
        database = Database(path, copy)
    return database


def open_for_writing(path: Path, now: datetime, *, take_over: bool = False) -> Opened:
    """Open, lock and bring up to date; where nothing can be written, open for reading and say why.

    A file of an older version is copied to the backups first. ``take_over`` ends another opener's lock.
    Raises as ``open_for_reading``, and ``LockedError``.
    """
    database = _connect(path, read_only=False)
    lock = Lock(database)
    try:
        lock.acquire(now, take_over=take_over)
    except StorageError as error:
        database.close()
        if primary_code(error.__cause__) not in READ_ONLY_CODES:
            raise
        return Opened(open_for_reading(path), None, f"{error} 现在以只读方式打开。")
    try:
        if not migrations.is_current(database.bare):
            backup.make_backup(path, now)
            migrations.migrate(database.bare)
    except BaseException:
        lock.release()
        database.close()
        raise
    return Opened(database, lock)


def _connect(path: Path, *, read_only: bool) -> Database:
    check_header(path)
    bare = connect_file(path, read_only=read_only)
    try:
        check_version(bare, path)
        check_quickly(bare, path)
        check_tables(bare, path)
        check_kind(bare, path)
        return Database(path, bare)
    except BaseException:
        bare.close()
        raise
