"""Rescuing what can still be read from a damaged catalogue into a new one. The damaged file is never written to.

Rows are read in batches of ids; a batch that cannot be read is halved until the broken row stands alone.
Entries keep their id, identity, place and status. The history is not rescued: half a history would be a false one.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from model import identity, schema
from model.areas import known_areas
from model.creation import create_file
from model.database import Database, connect_file
from model.errors import DamagedError
from model.file_check import check_version
from model.positions import GAP
from model.records import CatalogueSettings, Status
from model.settings_rows import settings_from_rows
from model.storage_errors import primary_code
from model.text import strip_controls
from model.transaction import Author, RevisionKind, Transaction

_GUESSED_IDS = 100_000  # ids tried when the file no longer tells how many there were
_ID_SOURCES = (
    "SELECT id FROM entries INDEXED BY entries_place",
    "SELECT id FROM entries INDEXED BY entries_state",
    "SELECT id FROM entries NOT INDEXED",
)


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was rescued. ``lost`` counts entries that are known to have been there and could not be read."""

    saved: int
    lost: int
    settings_saved: bool

    @property
    def sentence(self) -> str:
        """The outcome, and what to do next."""
        parts = [f"抢救出 {self.saved} 个事项"]
        parts.append(f"有 {self.lost} 个读不出来，请对照最近的备份补上" if self.lost else "没有发现丢失")
        if not self.settings_saved:
            parts.append("目录设置读不出来，请重新填写")
        return "，".join(parts) + "。以前的修改历史没有带过来。"


def salvage(path: Path, target: Path) -> SalvageReport:
    """Write every entry of a damaged catalogue that can still be read into a new file.

    Raises ``DamagedError`` when nothing can be read at all, ``UserError`` when the target exists.
    """
    with closing(connect_file(path, read_only=True)) as bare:
        bare.text_factory = lambda raw: raw.decode("utf-8", "replace")
        _refuse_hopeless(bare, path)
        settings = _read_settings(bare)
        ids, areas = _entry_ids(bare), _table(bare, "areas")
        rows = list(_read_rows(bare, ids))
        custom = _table(bare, "custom_fields")
    if not rows and not areas:
        raise DamagedError(f"文件损坏严重，一个事项也读不出来：{path}。请从备份恢复。")
    create_file(target, settings or CatalogueSettings(), (), datetime.now())
    saved = _write(target, areas, custom, rows)
    known = len(set(ids)) if not isinstance(ids, range) else saved
    return SalvageReport(saved, max(0, known - saved), settings is not None)


def _refuse_hopeless(bare: sqlite3.Connection, path: Path) -> None:
    try:
        check_version(bare, path)
        tables = {row[0] for row in bare.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise DamagedError(f"文件开头已损坏，什么也读不出来：{path}。请从备份恢复。") from error
    if schema.entries.name not in tables:
        raise DamagedError(f"文件里已没有事项，无法抢救：{path}。请从备份恢复。")


def _read_settings(bare: sqlite3.Connection) -> CatalogueSettings | None:
    try:
        rows = {str(row["key"]): str(row["value"]) for row in _table(bare, "settings")}
        return settings_from_rows(rows, ()) if rows else None
    except DamagedError:
        return None


def _table(bare: sqlite3.Connection, name: str) -> list[dict[str, Any]]:
    """All rows of a small table as far as they can be read."""
    cursor = bare.cursor()
    cursor.row_factory = _as_dict
    rows: list[dict[str, Any]] = []
    try:
        rows.extend(cursor.execute(f"SELECT * FROM {name} NOT INDEXED"))
    except sqlite3.DatabaseError as error:
        _refuse_other_than_damage(error)
    return rows


def _entry_ids(bare: sqlite3.Connection) -> Sequence[int]:
    """The ids of all entries from whatever part of the file still knows them; a range of guesses when none does."""
    for source in _ID_SOURCES:
        try:
            return [row[0] for row in bare.execute(source) if isinstance(row[0], int)]
        except sqlite3.DatabaseError as error:
            _refuse_other_than_damage(error)
    return range(1, _GUESSED_IDS + 1)


def _read_rows(bare: sqlite3.Connection, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Every entry among these ids that can be read."""
    cursor = bare.cursor()
    cursor.row_factory = _as_dict
    waiting = [ids]
    while waiting:
        batch = waiting.pop()
        try:
            statement = "SELECT * FROM entries WHERE id IN (SELECT value FROM json_each(?))"
            rows = cursor.execute(statement, (json.dumps(list(batch)),)).fetchall()
        except sqlite3.DatabaseError as error:
            _refuse_other_than_damage(error)
            middle = len(batch) // 2
            if middle:
                waiting += [batch[middle:], batch[:middle]]
        else:
            yield from rows


def _refuse_other_than_damage(error: sqlite3.DatabaseError) -> None:
    """Let through only what a broken page causes (and what SQLite says when an index is gone)."""
    if primary_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR):
        raise error


def _write(target: Path, areas: list[dict[str, Any]], custom: list[dict[str, Any]], rows: list[dict[str, Any]]) -> int:
    database = Database(target, connect_file(target))
    try:
        with database.transaction() as connection:
            author = Author(identity.user_name(), datetime.now())
            tx = Transaction(connection, author, "抢救损坏的目录", RevisionKind.CREATE)
            entries = _entry_rows(rows, author.stamp)
            tx.insert(schema.areas, _area_rows(areas, dict.fromkeys(str(row["area"]) for row in entries)))
            tx.insert(schema.custom_fields, _custom_rows(custom))
            return len(tx.insert(schema.entries, entries))
    finally:
        database.close()


def _area_rows(rows: Sequence[Mapping[str, Any]], used: Mapping[str, None]) -> list[dict[str, object]]:
    """The areas found, then those that only entries still name."""
    labels = {item.area.key: item.area.label for item in known_areas()}
    named = {str(row["key"]): str(row["label"]) for row in rows}
    named.update((key, labels.get(key, key)) for key in used if key not in named)
    return [
        {"key": key, "label": label, "position": GAP * (place + 1), "custom": int(key not in labels)}
        for place, (key, label) in enumerate(named.items())
    ]


def _custom_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    named = {str(row["key"]): str(row["label"]) for row in rows}
    return [
        {"key": key, "label": label, "position": GAP * (place + 1)} for place, (key, label) in enumerate(named.items())
    ]


def _entry_rows(rows: Sequence[Mapping[str, Any]], now: str) -> list[dict[str, object]]:
    """The rows as they may be written: every identity once, nothing that is not text where text belongs."""
    statuses = {status.value for status in Status}
    result: dict[str, dict[str, object]] = {}
    for row in rows:
        texts = {key: strip_controls(value) if isinstance(value, str) else "" for key, value in row.items()}
        if not texts["uid"] or not texts["area"]:
            continue
        result[texts["uid"]] = {
            **{key: texts.get(key, "") for key in schema.field_columns()},
            "id": row["id"],
            "uid": texts["uid"],
            "area": texts["area"],
            "position": row["position"] if isinstance(row["position"], int) else 0,
            "status": texts["status"] if texts["status"] in statuses else Status.DRAFT.value,
            "unconfirmed": int(bool(row["unconfirmed"])),
            "created_at": _time(texts["created_at"], now),
            "updated_at": _time(texts["updated_at"], now),
            "extra": _extra(texts["extra"]),
        }
    return list(result.values())


def _extra(text: str) -> str:
    try:
        value = json.loads(text)
    except ValueError:
        return "{}"
    return text if isinstance(value, dict) else "{}"


def _time(text: str, now: str) -> str:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return now
    return text


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip((column[0] for column in cursor.description), row, strict=True))
