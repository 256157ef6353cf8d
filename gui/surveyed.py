"""A catalogue opened and looked through, so that the window can show it at once; done on whatever thread.

When that is worth a thread, and how the window waits for it, is the business of ``commands/opening.py``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from gui.outline import Survey
from model.catalogue import Catalogue
from model.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class Surveyed:
    """An open catalogue with the places of all its entries."""

    catalogue: Catalogue
    survey: Survey


def surveyed(open_file: Callable[[], Catalogue], progress: Progress = silent) -> Surveyed:
    """Open and look through. Whatever goes wrong afterwards, the file is closed and its lock given back.

    Raises as ``Catalogue.open``, and ``DamagedError`` for entries that cannot be read.
    """
    progress(0, 0, "正在检查目录文件")
    catalogue = open_file()
    try:
        progress(0, 0, "正在读取事项")
        return Surveyed(catalogue, Survey(catalogue.layout()))
    except BaseException:
        catalogue.close()
        raise
