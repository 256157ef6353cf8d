"""Putting a backup in the place of a catalogue: the present state kept, the file replaced at once.

The catalogue must be closed here meanwhile; somebody else's lock is respected.
"""

import os
import shutil
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from model import backup
from model.database import connect_file
from model.errors import DamagedError, ForeignFileError, StorageError, UserError
from model.file_check import check_header, check_kind, check_quickly, check_tables, check_version, journal_of
from model.opening import open_for_writing
from model.storage_errors import storage_errors


def restore(path: Path, chosen: Path) -> Path | None:
    """Replace a catalogue by a backup; returns where the state before is kept (``None``: there was none).

    A present file that is damaged is no obstacle: what is left of it is kept beside, as it is.
    Raises ``LockedError`` while somebody has the catalogue open, ``DamagedError`` when the backup is not sound,
    ``StorageError`` when there is no writing; in each case the present file is untouched.
    """
    if path.exists() and chosen.exists() and chosen.samefile(path):
        raise UserError("不能用目录本身来恢复它自己，请选择一个备份文件。")
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    now = datetime.now()
    with storage_errors(path), closing(_open_chosen(chosen)) as source:
        try:
            present = _keep_present(path, now)
            backup.copy_checked(source, draft, present.catalogue_id)
            journal_of(path).unlink(missing_ok=True)  # of a damaged file: it would be rolled into the new one
            os.replace(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    return present.kept


@dataclass(frozen=True, slots=True)
class _Present:
    """What was found in the catalogue's place. Its identity goes on: the backups are filed under it."""

    kept: Path | None = None
    catalogue_id: str | None = None


def _keep_present(path: Path, now: datetime) -> _Present:
    """Put the present state into safety: as a backup when it can be read, as a bare copy when it cannot."""
    if not path.exists():
        return _Present()
    try:
        opened = open_for_writing(path, now)
    except (DamagedError, ForeignFileError):
        return _Present(_set_aside(path, now))
    try:
        if opened.lock is None:
            raise StorageError(opened.read_only_reason)
        kept = backup.make_backup(path, now).path
        catalogue_id = backup.catalogue_id(opened.database.bare)
        opened.lock.release()
    finally:
        opened.database.close()
    return _Present(kept, catalogue_id)


def _set_aside(path: Path, now: datetime) -> Path:
    """Copy a damaged file, with the journal that belongs to it, under a name of its own in the same folder."""
    kept = path.with_name(f"{path.stem}-损坏-{now:%Y%m%d-%H%M%S}{path.suffix}")
    shutil.copyfile(path, kept)
    journal = journal_of(path)
    if journal.exists():
        shutil.copyfile(journal, journal_of(kept))
    return kept


def _open_chosen(chosen: Path) -> sqlite3.Connection:
    check_header(chosen)
    bare = connect_file(chosen, read_only=True)
    try:
        check_version(bare, chosen)
        check_quickly(bare, chosen)
        check_tables(bare, chosen)
        check_kind(bare, chosen)
    except BaseException:
        bare.close()
        raise
    return bare
