"""Whether a file is a catalogue of ours, and sound: looked at before anything is done with it."""

import os
import sqlite3
import struct
from pathlib import Path

from model.errors import DamagedError, ForeignFileError, NewerFileError, StorageError, UserError
from model.fields import KINDS
from model.migrations import CURRENT_VERSION, version_of
from model.schema import APPLICATION_ID
from model.storage_errors import DAMAGED, storage_errors

_MAGIC = b"SQLite format 3\x00"
_HEADER_SIZE = 100
_APPLICATION_ID_AT = 68  # bytes from the beginning, big-endian; see the SQLite file format
_FINDINGS_SHOWN = 20
_FOLDER = "这是一个文件夹，不是目录文件：{path}。请选择扩展名为 .gkml 的文件。"
_TABLES = frozenset(("identity", "areas", "entries", "settings", "custom_fields", "revisions", "images", "lock"))


def check_header(path: Path) -> None:
    """Look at the first bytes, without opening the file as a database.

    Raises ``UserError`` when there is no such file, ``ForeignFileError`` when it is something else.
    """
    with storage_errors(path):
        try:
            with path.open("rb") as file:
                header = file.read(_HEADER_SIZE)
        except FileNotFoundError as error:
            raise UserError(f"没有找到目录文件：{path}。请检查文件名和位置，或者新建一个目录。") from error
        except PermissionError as error:
            if os.path.isdir(path):  # what Windows says of a folder; Path.is_dir would fail as open did
                raise UserError(_FOLDER.format(path=path)) from error
            raise StorageError(f"没有权限读取这个文件：{path}。请检查文件和文件夹的权限。") from error
        except IsADirectoryError as error:
            raise UserError(_FOLDER.format(path=path)) from error
    if len(header) < _HEADER_SIZE or not header.startswith(_MAGIC):
        raise ForeignFileError(_foreign(path, header))
    if struct.unpack_from(">I", header, _APPLICATION_ID_AT)[0] != APPLICATION_ID:
        raise ForeignFileError(f"这是别的程序的数据文件，不是政务公开标准目录：{path}。请选择扩展名为 .gkml 的文件。")


def journal_of(path: Path) -> Path:
    """The rollback journal that SQLite keeps beside a file while it writes, and finds there after a crash."""
    return path.with_name(path.name + "-journal")


def check_version(bare: sqlite3.Connection, path: Path) -> None:
    """Raises ``NewerFileError`` for a file that a newer version of the program has written."""
    with storage_errors(path):
        version = version_of(bare)
    if version > CURRENT_VERSION:
        raise NewerFileError(f"这个目录由更新版本的程序保存，本版本不能打开，文件没有改动：{path}。请先升级程序。")


def check_quickly(bare: sqlite3.Connection, path: Path) -> None:
    """Raises ``DamagedError`` when the structure of the file is broken. Takes some 30 ms for 10,000 entries."""
    with storage_errors(path):
        answer = bare.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise DamagedError(DAMAGED.format(path=path))


def check_tables(bare: sqlite3.Connection, path: Path) -> None:
    """Raises ``DamagedError`` when tables are gone that every version has had, or the catalogue's identity is."""
    with storage_errors(path):
        present = {row[0] for row in bare.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if _TABLES - present or bare.execute("SELECT catalogue_id FROM identity").fetchone() is None:
            raise DamagedError(DAMAGED.format(path=path))


def check_kind(bare: sqlite3.Connection, path: Path) -> None:
    """Raises ``NewerFileError`` for a kind of list that only a newer version of the program knows."""
    with storage_errors(path):
        row = bare.execute("SELECT value FROM settings WHERE key = 'kind'").fetchone()
    if row is not None and row[0] not in {kind.key for kind in KINDS}:
        raise NewerFileError(
            f"本版本不认识这种清单（{row[0]}），它由更新版本的程序建立，文件没有改动：{path}。请先升级程序。"
        )


def findings(bare: sqlite3.Connection) -> list[str]:
    """Everything SQLite's thorough check has to say, as sentences; empty when the file is sound."""
    try:
        answers = [row[0] for row in bare.execute(f"PRAGMA integrity_check({_FINDINGS_SHOWN})")]
        orphans = bare.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return [f"文件结构已损坏，检查中断（{error}）。请从备份恢复。"]
    found = [f"文件结构有错：{answer}。请从备份恢复。" for answer in answers if answer != "ok"]
    found += [f"“{table}”表第 {row} 行指向的内容不存在。请从备份恢复。" for table, row, *_ in orphans[:_FINDINGS_SHOWN]]
    return found


def _foreign(path: Path, header: bytes) -> str:
    if not header:
        return f"这是一个空文件，里面没有目录：{path}。如果它原来有内容，请从备份恢复。"
    return f"这不是政务公开标准目录文件，或者开头已经损坏：{path}。如果它原来能打开，请从备份恢复。"
