"""An earlier state as a catalogue file of its own: to open it read-only in a window, or to hand it on.

The copy goes back step by step and forgets what came after, so it holds the history up to that state and nothing else.
To read an earlier state without a file: ``past.py``.
"""

import os
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, delete, select

from model import identity, migrations, schema
from model.backup import copy_checked
from model.database import Database, connect_file
from model.errors import UserError
from model.storage_errors import storage_errors
from model.transaction import Author, RevisionKind, Transaction
from model.undo import revert

_R = schema.revisions


def write_version(path: Path, revision_id: int, target: Path) -> Path:
    """Write the catalogue as it was right after a revision, under a new identity; ``target`` is replaced when done.

    May run on any thread. Raises ``UserError`` for an unknown revision or the catalogue itself as target,
    ``StorageError`` when it cannot be written; then ``target`` is as before.
    """
    if target.exists() and target.samefile(path):
        raise UserError("早先的版本不能覆盖正在使用的目录本身，请换一个文件名。")
    draft = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    with storage_errors(target), closing(connect_file(path, read_only=True)) as source:
        try:
            copy_checked(source, draft, uuid.uuid4().hex)
            _go_back(draft, revision_id)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
    return target


def _go_back(draft: Path, revision_id: int) -> None:
    bare = connect_file(draft)
    database = Database(draft, bare)
    try:
        migrations.migrate(bare)
        with database.transaction() as connection:
            _take_back(connection, revision_id)
        bare.execute("VACUUM")  # what came after is not only unlinked, but gone
    finally:
        database.close()


def _take_back(connection: Connection, revision_id: int) -> None:
    later = connection.scalars(select(_R.c.id).where(_R.c.id >= revision_id).order_by(_R.c.id.desc())).all()
    if not later or later[-1] != revision_id:
        raise UserError(f"历史里没有编号为 {revision_id} 的修改，不能打开这个版本。")
    tx = Transaction(connection, Author(identity.user_name(), datetime.now()), "", RevisionKind.UNDO)
    for step in later[:-1]:
        revert(tx, connection, step)
    connection.execute(delete(schema.images).where(schema.images.c.revision_id > revision_id))
    connection.execute(delete(_R).where(_R.c.id > revision_id))
