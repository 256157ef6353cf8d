"""Writing a file without ever endangering the one that is there: temporary file, flush, replace.

Whatever happens before the last step (a crash, a full disk, 取消), the old file is as it was. Failures of the
surroundings become ``StorageError`` with a sentence; nothing here knows what is written.
"""

import errno
import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import StorageError

_PREFIX = ".gkml-export-"
_LEFT_BEHIND = 24 * 3600
"""Seconds after which a temporary file of a killed export is rubbish."""

_BUSY = (
    "“{name}”正被其他程序（如 WPS、Excel、Word）打开，没有写入，原来的文件没有改动。"
    "请先关掉它，或者换一个文件名再导出。"
)
_OWNER_FILES = (".~lock.{name}#", ".~{name}")
"""Hidden files that LibreOffice and WPS keep beside a document they have open; they lock it in no other way."""
_LEFT_OWNER_FILE = "如果它并没有打开（比如上次死机留下的），请删除同一文件夹里的隐藏文件“{owner}”。"
_SENTENCES = {
    errno.ENOENT: "没有“{folder}”这个文件夹，“{name}”没有写出。请先建好文件夹，或者另选一个位置。",
    errno.ENOTDIR: "“{folder}”不是文件夹，“{name}”没有写出。请另选一个位置。",
    errno.EISDIR: "“{name}”是一个文件夹，不能写成文件。请换一个文件名。",
    errno.EACCES: "没有权限在“{folder}”里写“{name}”，原来的文件没有改动。请另选一个位置，或者请管理员开通权限。",
    errno.EROFS: "“{folder}”所在的磁盘是只读的，“{name}”没有写出。请另选一个位置。",
    errno.ENOSPC: "磁盘满了，“{name}”没有写出，原来的文件没有改动。请清理“{folder}”所在的磁盘，或者换一个磁盘再导出。",
    errno.ENAMETOOLONG: "文件名太长，“{name}”没有写出。请取短一点的名字。",
    errno.EBUSY: _BUSY,
}
_SAME = {errno.EPERM: errno.EACCES, errno.EDQUOT: errno.ENOSPC, errno.EFBIG: errno.ENOSPC, errno.ETXTBSY: errno.EBUSY}
_OTHER = "“{name}”没有写出，原来的文件没有改动。系统说：{reason}。请换一个位置再试。"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path in the same folder; when the block ends well, it takes the place of ``path``.

    Raises ``StorageError`` with a sentence when the target is open elsewhere, read-only or cannot be written.
    When the block raises, the target is as before and the temporary file is gone.
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}.tmp")
    try:
        _refuse_blocked(target)
        _sweep(target.parent)
        _create_like(target, temporary)
        yield temporary
        _flush(temporary)
        os.replace(temporary, target)
        _flush_folder(target.parent)
    except OSError as error:
        raise StorageError(_sentence(error, target)) from error
    finally:
        with suppress(OSError):  # the disk that failed above may fail again here; the sweep comes back to it
            temporary.unlink(missing_ok=True)


def refuse_unwritable(path: Path) -> None:
    """Raise what ``replacing`` would, before the work that may take minutes; leaves no trace. The file may be new."""
    target = Path(os.path.realpath(path))
    trial = target.with_name(f"{_PREFIX}{secrets.token_hex(6)}.tmp")
    try:
        _refuse_blocked(target)
        _create_like(target, trial)
        trial.unlink()
    except OSError as error:
        raise StorageError(_sentence(error, target)) from error


def _refuse_blocked(target: Path) -> None:
    """Say no before the work rather than after it."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not target.exists():
        return
    if not target.stat().st_mode & 0o200:  # os.access() would let the administrator overwrite it
        raise StorageError(f"“{target.name}”是只读文件，没有写入。请去掉它的只读属性，或者换一个文件名再导出。")
    for pattern in _OWNER_FILES:
        owner = pattern.format(name=target.name)
        if (target.parent / owner).exists():
            raise StorageError(_BUSY.format(name=target.name) + _LEFT_OWNER_FILE.format(owner=owner))
    try:
        target.open("r+b").close()  # Windows lets nobody write what another program has open
    except PermissionError as error:
        raise StorageError(_BUSY.format(name=target.name)) from error


def _sweep(folder: Path) -> None:
    """Remove what exports left behind that were killed a day ago or earlier."""
    for leftover in folder.glob(f"{_PREFIX}*.tmp"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LEFT_BEHIND:
                leftover.unlink()


def _create_like(target: Path, temporary: Path) -> None:
    """An empty file with the rights of the one it will replace, or the usual ones."""
    os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)


def _flush(file: Path) -> None:
    with file.open("r+b") as handle:
        os.fsync(handle.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name survive a power cut. Windows has no such call, some network drives refuse it."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(error: OSError, target: Path) -> str:
    code = error.errno or 0
    if sys.platform == "win32" and isinstance(error, PermissionError) and target.exists():
        return _BUSY.format(name=target.name)
    template = _SENTENCES.get(_SAME.get(code, code), _OTHER)
    return template.format(name=target.name, folder=target.parent, reason=error.strerror or error)
