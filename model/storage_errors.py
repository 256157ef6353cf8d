"""The one place where failures of disk, lock and permission become sentences for the clerk.

Errors that are not the surroundings' fault (a broken constraint, wrong SQL) are left alone: they are bugs.
"""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model.errors import DamagedError, StorageError

FULL = "磁盘空间不足，刚才的改动没有保存。请清理磁盘或换一个位置后重试：{path}"
BUSY = "目录文件正被另一个程序使用，暂时不能写入。请关闭那个程序后重试：{path}"
READ_ONLY = "没有写入权限，不能保存到这里。请检查文件和文件夹的权限，或者另存到别处：{path}"
INPUT_OUTPUT = "读写磁盘时出错，磁盘、U盘或网络盘可能已断开或损坏。请检查后重试：{path}"
READ_ONLY_DISK = "这个磁盘是只读的（例如光盘、写保护的U盘），不能保存到这里。请换一个位置：{path}"
LONG_NAME = "文件名太长，没有保存。请取短一点的名字：{path}"
CANNOT_OPEN = "打不开文件，文件夹可能不存在、没有权限或者已断开。请检查后重试：{path}"
DAMAGED = "目录文件已损坏，不能完整读取：{path}。请从最近的备份恢复，或者抢救其中还能读出的事项。"
TOO_LONG = "内容太长，一次保存不下。请删减后重试：{path}"
LEFT_HALF = "上次没有正常关闭，文件里有一步没做完的改动需要撤回，而这里只能读取。请到有写入权限的位置打开一次：{path}"

_BY_PRIMARY_CODE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: READ_ONLY,
    sqlite3.SQLITE_AUTH: READ_ONLY,
    sqlite3.SQLITE_IOERR: INPUT_OUTPUT,
    sqlite3.SQLITE_PROTOCOL: INPUT_OUTPUT,
    sqlite3.SQLITE_CANTOPEN: CANNOT_OPEN,
    sqlite3.SQLITE_TOOBIG: TOO_LONG,
}
_DAMAGE_CODES = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_NOT_TEXT = "Could not decode to UTF-8"  # Python's own words: this error carries no code
_HOT_JOURNAL_CODES = (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY)
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY_DISK,
    errno.ENAMETOOLONG: LONG_NAME,
    errno.EIO: INPUT_OUTPUT,
    errno.EBUSY: BUSY,
}

# The codes that mean: reading may work where writing does not.
READ_ONLY_CODES = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
)


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's primary result code of an error; ``None`` when it carries none."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else int(code) & 0xFF


def as_storage_error(error: BaseException, path: Path) -> StorageError | None:
    """The sentence for an error of SQLite or the operating system; ``None`` when it is a bug of ours."""
    if isinstance(error, sqlite3.Error):
        code = primary_code(error)
        if code in _DAMAGE_CODES or str(error).startswith(_NOT_TEXT):
            return DamagedError(DAMAGED.format(path=path))
        if getattr(error, "sqlite_errorcode", None) in _HOT_JOURNAL_CODES:
            return StorageError(LEFT_HALF.format(path=path))
        sentence = _BY_PRIMARY_CODE.get(code) if code is not None else None
        return StorageError(sentence.format(path=path)) if sentence else None
    if isinstance(error, UnicodeDecodeError):  # a name in the tables' description, or SQLite's words about it
        return DamagedError(DAMAGED.format(path=path))
    if isinstance(error, OSError):
        sentence = _BY_ERRNO.get(error.errno or 0, CANNOT_OPEN)
        return StorageError(sentence.format(path=path))
    return None


def claim(draft: Path) -> None:
    """Make the empty file of a database to come, by the system's own hand: it says why it refuses, SQLite does not.

    Raises ``OSError``.
    """
    draft.touch(exist_ok=False)


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn what the surroundings do wrong inside the block into ``StorageError``; let bugs pass."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeDecodeError) as error:
        translated = as_storage_error(error, path)
        if translated is None:
            raise
        raise translated from error
