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
from model.errors import DamagedError, UserError
from model.file_check import check_version
from model.positions import GAP
from model.records import CatalogueSettings, Status
from model.salvage_remarks import remark_rows
from model.settings_rows import settings_from_rows
from model.storage_errors import primary_code
from model.text import strip_controls
from model.transaction import Author, RevisionKind, Transaction
from model.verification import is_object_of_texts, is_time

_DAMAGE = (sqlite3.DatabaseError, UnicodeDecodeError)  # the latter for a spoiled column name
_UNREADABLE = "\ufffd"
_STATUSES = frozenset(status.value for status in Status)
_GUESSED_IDS = 20_000  # ids tried when the file no longer tells how many there were
_ID_SOURCES = (
    "SELECT id FROM entries INDEXED BY entries_place",
    "SELECT id FROM entries INDEXED BY entries_state",
    "SELECT id FROM entries NOT INDEXED",
)


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was rescued. ``lost`` counts entries that are known to have been there and could not be read;
    without ``all_known`` there may have been more. ``doubtful`` ones have text that is visibly spoiled; they are
    marked 待核实.
    """

    saved: int
    doubtful: int
    lost: int
    all_known: bool
    settings_saved: bool

    @property
    def is_complete(self) -> bool:
        """Whether nothing is lost, doubtful or unknown."""
        return self.all_known and self.settings_saved and not (self.lost or self.doubtful)

    @property
    def sentence(self) -> str:
        """The outcome, and what to do next."""
        parts = [f"抢救出 {self.saved} 个事项"]
        if self.doubtful:
            parts.append(f"其中 {self.doubtful} 个的文字有残缺，已标为待核实")
        if self.lost:
            parts.append(f"{'' if self.all_known else '至少'}有 {self.lost} 个读不出来，请对照最近的备份补上")
        else:
            parts.append("没有发现丢失" if self.all_known else "可能还有读不出来的，请对照最近的备份检查")
        if not self.settings_saved:
            parts.append("目录设置读不出来，请重新填写")
        return "，".join(parts) + "。以前的修改历史没有带过来。"


def salvage(path: Path, target: Path) -> SalvageReport:
    """Write every entry of a damaged catalogue that can still be read into a new file.

    Raises ``DamagedError`` when nothing can be read at all, ``UserError`` when there is no such file or the target
    exists.
    """
    if not path.is_file():
        raise UserError(f"没有找到目录文件：{path}。请检查文件名和位置。")
    if target.exists():
        raise UserError(f"文件已经存在：{target}。抢救出来的内容要写到新文件，请换一个文件名。")
    with closing(connect_file(path, read_only=True)) as bare:
        bare.execute("PRAGMA writable_schema=ON")  # else SQLite refuses every read of a file that was cut off
        bare.text_factory = lambda raw: raw.decode("utf-8", "replace")
        _refuse_hopeless(bare, path)
        settings = _read_settings(bare)
        known, all_known = _known_ids(bare)
        rows = list(_read_rows(bare, sorted(known) if all_known else _possible_ids(bare, known)))
        areas, custom = _table(bare, "areas"), _table(bare, "custom_fields")
        remarks = _table(bare, "remarks")
    if not rows and not areas:
        raise DamagedError(f"文件损坏严重，一个事项也读不出来：{path}。请从备份恢复。")
    create_file(target, settings or CatalogueSettings(), (), datetime.now())
    entries = [entry for entry in map(_as_entry_row, rows) if entry["uid"] and entry["area"]]
    try:
        saved = _write(target, areas, custom, list({entry["uid"]: entry for entry in entries}.values()), remarks)
    except BaseException:
        target.unlink()
        raise
    doubtful = sum(map(_is_spoiled, rows))
    return SalvageReport(len(saved), doubtful, len(known.difference(saved)), all_known, settings is not None)


def _refuse_hopeless(bare: sqlite3.Connection, path: Path) -> None:
    try:
        check_version(bare, path)
        tables = {row[0] for row in bare.execute("SELECT name FROM sqlite_master")}
    except _DAMAGE as error:
        raise DamagedError(f"文件开头已损坏，什么也读不出来：{path}。请从备份恢复。") from error
    if schema.entries.name not in tables:
        raise DamagedError(f"文件里已没有事项，无法抢救：{path}。请从备份恢复。")


def _read_settings(bare: sqlite3.Connection) -> CatalogueSettings | None:
    try:
        rows = {str(row.get("key")): str(row.get("value")) for row in _table(bare, "settings")}
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
    except _DAMAGE as error:
        _refuse_other_than_damage(error)
    return rows


def _known_ids(bare: sqlite3.Connection) -> tuple[set[int], bool]:
    """The ids that the table or one of its indexes still knows, and whether one of them could be read to its end."""
    known: set[int] = set()
    for source in _ID_SOURCES:
        try:
            for row in bare.execute(source):
                known.add(row[0])
        except _DAMAGE as error:
            _refuse_other_than_damage(error)
        else:
            return known, True
    return known, False


def _possible_ids(bare: sqlite3.Connection, known: set[int]) -> Sequence[int]:
    """All ids that may have been given, when nothing tells which were."""
    highest = max([_GUESSED_IDS, *known])
    try:
        row = bare.execute("SELECT seq FROM sqlite_sequence WHERE name = 'entries'").fetchone()
    except _DAMAGE as error:
        _refuse_other_than_damage(error)
    else:
        highest = max([row[0] if row else highest, *known])
    return range(1, highest + 1)


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
        except _DAMAGE as error:
            _refuse_other_than_damage(error)
            middle = len(batch) // 2
            if middle:
                waiting += [batch[middle:], batch[:middle]]
        else:
            yield from rows


def _refuse_other_than_damage(error: Exception) -> None:
    """Let pass only what a broken page causes (and what SQLite says when a table or index is gone)."""
    if primary_code(error) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, None):
        raise error


def _write(
    target: Path,
    areas: list[dict[str, Any]],
    custom: list[dict[str, Any]],
    entries: list[dict[str, Any]],
    remarks: list[dict[str, Any]],
) -> list[int]:
    database = Database(target, connect_file(target))
    try:
        with database.transaction() as connection:
            author = Author(identity.user_name(), datetime.now())
            tx = Transaction(connection, author, "抢救损坏的目录", RevisionKind.CREATE)
            tx.insert(schema.areas, _area_rows(areas, dict.fromkeys(row["area"] for row in entries)))
            tx.insert(schema.custom_fields, _custom_rows(custom))
            saved = tx.insert(schema.entries, entries)
            tx.insert(schema.remarks, remark_rows(remarks, saved))
            return saved
    finally:
        database.close()


def _area_rows(rows: Sequence[Mapping[str, Any]], used: Mapping[str, None]) -> list[dict[str, object]]:
    """The areas found, then those that only entries still name; all built-in ones when there are neither."""
    labels = {item.area.key: item.area.label for item in known_areas()}
    named = _labels(rows)
    named.update((key, labels.get(key, key)) for key in used if key not in named)
    named = named or labels
    return [
        {"key": key, "label": label, "position": GAP * (place + 1), "custom": int(key not in labels)}
        for place, (key, label) in enumerate(named.items())
    ]


def _custom_rows(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, object]]:
    return [
        {"key": key, "label": label, "position": GAP * (place + 1)}
        for place, (key, label) in enumerate(_labels(rows).items())
    ]


def _labels(rows: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    named = ((row.get("key"), row.get("label")) for row in rows)
    return {key: label for key, label in named if isinstance(key, str) and isinstance(label, str)}


def _as_entry_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it may be written: nothing that is not text where text belongs."""
    texts = {key: strip_controls(value) if isinstance(value, str) else "" for key, value in row.items()}
    status, now = texts.get("status", ""), datetime.now().isoformat(timespec="seconds")
    return {
        **{key: texts.get(key, "") for key in schema.field_columns()},
        "id": row["id"],
        "uid": texts.get("uid", ""),
        "area": texts.get("area", ""),
        "position": row["position"] if isinstance(row.get("position"), int) else 0,
        "status": status if status in _STATUSES else Status.DRAFT.value,
        "unconfirmed": int(bool(row.get("unconfirmed")) or _is_spoiled(row)),
        "created_at": texts["created_at"] if is_time(texts.get("created_at", "")) else now,
        "updated_at": texts["updated_at"] if is_time(texts.get("updated_at", "")) else now,
        "extra": texts["extra"] if is_object_of_texts(texts.get("extra", "")) else "{}",
    }


def _is_spoiled(row: Mapping[str, Any]) -> bool:
    """Whether a text holds what no clerk's text does: characters that cannot be read, or that are never saved."""
    texts = [value for value in row.values() if isinstance(value, str)]
    return any(_UNREADABLE in text or strip_controls(text) != text for text in texts)


def _as_dict(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip((column[0] for column in cursor.description), row, strict=True))
