"""A file that is about to be read, and the errors that say it cannot be. No format's own knowledge."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from importers.sheet import Sheet
from model.errors import UserError
from model.progress import Progress

RESAVE_TABLE = "请在 WPS 表格中打开，另存为 .xlsx 后再导入。"
RESAVE_WORD = "请在 WPS 文字中打开，另存为 .docx 后再导入。"


@dataclass(frozen=True, slots=True)
class Source:
    """The file and its name without ending, which names the sheet of formats that have no sheet names."""

    path: Path
    size: int

    @property
    def title(self) -> str:
        return self.path.stem


Reader = Callable[[Source, Progress], Iterator[Sheet]]
"""Reads all sheets of a source. Raises ``UserError`` whose sentence goes on after the file's name in quotes."""


_ASK_AGAIN = "请向发送人重新索取；如果 WPS 还能打开，请在 WPS 中另存为 .xlsx 或 .docx 后再导入。"


def damaged(advice: str = _ASK_AGAIN) -> UserError:
    """The file's content contradicts its format."""
    return UserError(f"已损坏或没有传完整，读不出来。{advice}")


def encrypted() -> UserError:
    """The file cannot be read without its password."""
    return UserError("已加密，需要密码才能读取。请在 WPS 中打开，取消密码后另存，再导入。")
