"""How a new catalogue file comes into being: complete under another name first, so that no half-made one is seen."""

import sqlite3
import uuid
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from model import identity, schema
from model.areas import known_areas
from model.database import Database
from model.errors import UserError
from model.migrations import migrate
from model.operations.settings import write_settings
from model.positions import GAP
from model.records import Area, CatalogueSettings
from model.settings_rows import rows_from_settings
from model.storage_errors import claim, storage_errors
from model.transaction import Author, RevisionKind, Transaction


def create_file(path: Path, settings: CatalogueSettings, areas: Sequence[str] | None, now: datetime) -> None:
    """Write a new catalogue without entries. ``areas`` are keys of built-in areas; ``None`` means all of them.

    Raises ``UserError`` for an existing file, a missing folder, an unknown area; ``StorageError`` for the disk.
    """
    if path.exists():
        raise UserError(f"文件已经存在：{path}。请换一个文件名，或者打开现有的目录。")
    if not path.parent.is_dir():
        raise UserError(f"文件夹不存在：{path.parent}。请先建立文件夹，或者换一个位置。")
    chosen = _chosen(areas)
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.part")
    with storage_errors(path):
        try:
            claim(draft)
            bare = sqlite3.connect(draft, isolation_level=None)
            try:
                _fill(Database(path, bare), settings, chosen, now)
            finally:
                bare.close()
            draft.rename(path)
        finally:
            draft.unlink(missing_ok=True)


def _chosen(keys: Sequence[str] | None) -> list[Area]:
    known = {item.area.key: item.area for item in known_areas()}
    for key in keys or ():
        if key not in known:
            raise UserError(f"没有“{key}”这个领域，可选的有：{'、'.join(known)}。")
    return [area for area in known.values() if keys is None or area.key in keys]


def _fill(database: Database, settings: CatalogueSettings, areas: Sequence[Area], now: datetime) -> None:
    migrate(database.bare)
    with database.transaction() as connection:
        connection.execute(schema.identity.insert(), {"catalogue_id": uuid.uuid4().hex})
        tx = Transaction(connection, Author(identity.user_name(), now), "新建目录", RevisionKind.CREATE)
        write_settings(tx, rows_from_settings(settings))
        rows = [{"key": area.key, "label": area.label, "custom": int(area.custom)} for area in areas]
        tx.insert(schema.areas, [{**row, "position": GAP * (place + 1)} for place, row in enumerate(rows)])
    database.close()
