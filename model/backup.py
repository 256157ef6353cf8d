"""Rotating backups: made with SQLite's own copying, opened and checked before they count, thinned with age.

A backup's name tells when it was made, how many entries it holds and which state it is of, so that the list
is read from names alone. To restore one: ``restore.py``. Nothing here changes a catalogue.

Every function opens a connection of its own and may run on any thread, also while the catalogue is open.
"""

import hashlib
import os
import re
import sqlite3
import time
import uuid
from collections.abc import Hashable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from model import places
from model.database import connect_file
from model.errors import StorageError, UserError
from model.file_check import findings
from model.storage_errors import claim, storage_errors

_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})_(\d+)_([0-9a-f]{8})\.gkml")
_TIME = "%Y%m%d-%H%M%S-%f"  # to the microsecond: two backups of one second keep their order
_PAGES_AT_ONCE = 2000  # 8 MB: whoever saves meanwhile, on another connection, waits for milliseconds only
_PAUSE = 0.005  # seconds to let him
_DRAFT_SUFFIX = ".part"
_DRAFTS_KEPT = 3600  # seconds after which an unfinished copy is surely nobody's work any more


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file. ``size`` in bytes; ``state`` is equal for equal histories."""

    path: Path
    made_at: datetime
    entries: int
    size: int
    state: str


def list_backups(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first; other files are passed over."""
    named = (_by_name(path) for path in folder.glob(f"*{places.CATALOGUE_SUFFIX}"))
    found = [backup for backup in named if backup is not None]
    return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def backups_of(path: Path) -> list[Backup]:
    """The backups of a catalogue file, even of one that can no longer be opened, newest first.

    Of a file whose identity cannot be read, every backup of this user: the clerk will know which is meant.
    """
    try:
        with storage_errors(path), closing(connect_file(path, read_only=True)) as bare:
            return list_backups(places.backups(catalogue_id(bare)))
    except StorageError:
        folders = places.backups("").glob("*") if places.backups("").is_dir() else ()
        found = [backup for folder in folders for backup in list_backups(folder)]
        return sorted(found, key=lambda backup: backup.made_at, reverse=True)


def make_backup(path: Path, now: datetime) -> Backup:
    """Add a checked copy of a catalogue to its backups and thin the older ones.

    Raises ``StorageError`` when the copy cannot be made; nothing is thinned then.
    """
    bare = connect_file(path, read_only=True)
    try:
        with storage_errors(path):
            folder = places.backups(catalogue_id(bare))
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _sweep(folder)
            draft = folder / f"{uuid.uuid4().hex}{_DRAFT_SUFFIX}"
            entries, state = copy_checked(bare, draft)
            target = folder / f"{now:{_TIME}}_{entries}_{state}{places.CATALOGUE_SUFFIX}"
            os.replace(draft, target)
            thin(folder, now)
            return Backup(target, now, entries, target.stat().st_size, state)
    finally:
        bare.close()


def copy_to(path: Path, target: Path) -> Path:
    """Write a checked copy of a catalogue to a place the clerk has chosen, replacing what is there only when done.

    The copy is a catalogue of its own: its backups are kept apart from those of the original.
    """
    if target.exists() and target.samefile(path):
        raise UserError("副本不能覆盖正在使用的目录本身，请换一个文件名。")
    if not target.parent.is_dir():
        raise UserError(f"文件夹不存在：{target.parent}。请先建立文件夹，或者换一个位置。")
    bare = connect_file(path, read_only=True)
    try:
        with storage_errors(target):
            draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}{_DRAFT_SUFFIX}")
            copy_checked(bare, draft, uuid.uuid4().hex)
            os.replace(draft, target)
            return target
    finally:
        bare.close()


def copy_checked(source: sqlite3.Connection, draft: Path, new_id: str | None = None) -> tuple[int, str]:
    """Copy, without the lock, close, open again and check; returns the number of entries and the state.

    ``new_id`` gives the copy another identity. A draft that fails is removed.
    Raises ``StorageError`` when the copy is not sound.
    """
    try:
        claim(draft)
        target = sqlite3.connect(draft, isolation_level=None)
        try:
            source.backup(target, pages=_PAGES_AT_ONCE, sleep=_PAUSE)
            target.execute("DELETE FROM lock")
            if new_id is not None:
                target.execute("UPDATE identity SET catalogue_id = ?", (new_id,))
            expected = entry_count(target), state_of(target)
        finally:
            target.close()
        check = connect_file(draft, read_only=True)
        try:
            found = findings(check)
            if found or (entry_count(check), state_of(check)) != expected:
                raise StorageError(f"备份做好后检查没有通过，没有采用。请换一个磁盘位置再试。{''.join(found)}")
        finally:
            check.close()
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return expected


def thin(folder: Path, now: datetime) -> None:
    """Remove the backups that time has made needless: see ``needless``."""
    for backup in needless(list_backups(folder), now):
        backup.path.unlink(missing_ok=True)


def needless(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Of backups, newest first, those not to be kept: all of the last 24 hours are, then the newest of each day
    for 30 days, of each week for 12 weeks, of each month after that. The newest one always stays.
    """
    kept: set[Hashable] = set()
    result = []
    for backup in backups:
        period = _period(backup.made_at, now)
        if period is None or period not in kept:
            kept.add(period)
        else:
            result.append(backup)
    return result


def is_changed(path: Path, latest: Backup | None) -> bool:
    """Whether a catalogue holds anything that its latest backup does not."""
    if latest is None:
        return True
    bare = connect_file(path, read_only=True)
    try:
        with storage_errors(path):
            return state_of(bare) != latest.state
    finally:
        bare.close()


def catalogue_id(bare: sqlite3.Connection) -> str:
    """The identity of a catalogue: what its backups are filed under."""
    return str(bare.execute("SELECT catalogue_id FROM identity").fetchone()[0])


def state_of(bare: sqlite3.Connection) -> str:
    """Eight characters that differ whenever the history does (a number alone comes again after a restore)."""
    last = bare.execute("SELECT id, at, user, label, kind FROM revisions ORDER BY id DESC LIMIT 1").fetchone()
    return hashlib.sha256(repr(last).encode()).hexdigest()[:8]


def entry_count(bare: sqlite3.Connection) -> int:
    """How many entries a file holds."""
    return int(bare.execute("SELECT count(*) FROM entries").fetchone()[0])


def _by_name(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        made_at = datetime.strptime(match[1], _TIME)
        return Backup(path, made_at, int(match[2]), path.stat().st_size, match[3])
    except (ValueError, FileNotFoundError):  # no such day; or thinned by another thread just now
        return None


def _sweep(folder: Path) -> None:
    """Remove what an interrupted copy has left. Never opened: its journal would be rolled into it."""
    for path in folder.glob(f"*{_DRAFT_SUFFIX}*"):
        if time.time() - path.stat().st_mtime > _DRAFTS_KEPT:
            path.unlink(missing_ok=True)


def _period(made_at: datetime, now: datetime) -> Hashable:
    """The span of time of which one backup is kept; ``None`` when all are."""
    age = now - made_at
    if age <= timedelta(hours=24):
        return None
    if age <= timedelta(days=30):
        return ("day", made_at.date())
    if age <= timedelta(weeks=12):
        return ("week", made_at.isocalendar()[:2])
    return ("month", made_at.year, made_at.month)
