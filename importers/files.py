"""Any file → sheets of cells. The door of the reading half; what the sheets mean is understood elsewhere.

Looks at what can be known without opening the content, then hands the file to the reading process. Only our own
catalogue files are read here: they go through the model, which checks them as it checks every catalogue.
"""

from pathlib import Path

from importers.reading import limits
from importers.reading.sandbox import read_in_child
from importers.sheet import Sheet
from model.errors import StorageError, UserError
from model.progress import Progress, silent

READABLE = (
    ".xlsx",
    ".xlsm",
    ".xls",
    ".xlsb",
    ".et",
    ".ods",
    ".csv",
    ".txt",
    ".docx",
    ".html",
    ".htm",
    ".json",
    ".gkml",
)
"""Endings to offer in a file dialog. What is read is decided by content, not by these."""

_SQLITE = b"SQLite format 3\x00"


def read_file(path: Path, progress: Progress = silent) -> list[Sheet]:
    """All sheets of a file that hold anything, in the file's order.

    Raises ``UserError`` when the file cannot be read (what it is, what to do), ``StorageError`` when the disk or a
    permission is in the way, and whatever ``progress`` raises, at once.
    """
    head, size = _look_at(path)
    if head == _SQLITE:
        from importers.catalogue_file import read_catalogue

        return read_catalogue(path)
    try:
        sheets = read_in_child(path, size, progress)
    except UserError as error:
        raise UserError(f"“{path.name}”{error}") from error
    filled = [sheet for sheet in sheets if sheet.rows]
    if not filled:
        raise UserError(f"“{path.name}”里没有表格内容。请检查是否选错了文件；内容在图片里的，请先转成表格。")
    return filled


def is_catalogue(path: Path) -> bool:
    """Whether the file looks like a catalogue of ours: it is merged, not only read."""
    return _look_at(path)[0] == _SQLITE


def _look_at(path: Path) -> tuple[bytes, int]:
    """The first bytes and the size. Raises an error for what is no readable file."""
    try:
        if path.is_dir():
            raise UserError(f"“{path.name}”是文件夹。请打开它，选择里面的文件。")
        with path.open("rb") as file:
            head = file.read(len(_SQLITE))
            size = file.seek(0, 2)
    except FileNotFoundError as error:
        raise UserError(f"找不到文件“{path}”。它可能已被移动、改名或删除，请重新选择。") from error
    except PermissionError as error:
        raise StorageError(
            f"“{path.name}”打不开：没有读取权限，或正被其他程序独占。请先在 WPS 中关闭它，或复制一份再导入。"
        ) from error
    except (OSError, ValueError) as error:
        raise StorageError(f"“{path.name}”读不出来（{error}）。请检查磁盘或网络，或把文件复制到本机再导入。") from error
    if size == 0:
        raise UserError(f"“{path.name}”是空文件，里面没有内容。请检查是否选错了文件，或请发送人重新发送。")
    if size > limits.FILE_BYTES:
        raise UserError(
            f"“{path.name}”有 {size // limits.MEGABYTE} MB，超过 {limits.FILE_BYTES // limits.MEGABYTE} MB 的上限。"
            "请在 WPS 中删去图片或把需要的表另存为新文件后再导入。"
        )
    return head, size
