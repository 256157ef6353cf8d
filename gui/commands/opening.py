"""Opening a catalogue whatever its state: locked, damaged, foreign, newer, gone. Every way in and every way out.

The questions are polite and say who or what stands in the way; nothing is written before the clerk chose.
A big file is read on a thread once the window is there, which waits for it (``gui/waiting.py``).
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from gui import messages
from gui.file_names import CATALOGUE_FILES
from gui.jobs import Jobs
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings
from gui.surveyed import Surveyed, surveyed
from gui.waiting import Waiting
from model.catalogue import Catalogue
from model.errors import CatalogueError, DamagedError, LockedError
from model.places import CATALOGUE_SUFFIX
from model.progress import Cancelled

if TYPE_CHECKING:
    from model.salvage import SalvageReport

FILE_FILTER = CATALOGUE_FILES
LONG = 8_000_000
"""Bytes of a file from which reading it is worth a thread: some 7,000 entries, read in 40 ms."""


class Opening(QObject):
    """Opens catalogues into the session. ``restore`` shows the backups of a path; given by the one who builds it."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        runner: ProgressRunner,
        jobs: Jobs,
        window: QWidget,
        restore: Callable[[Path], object],
    ) -> None:
        super().__init__(window)
        self._session = session
        self._settings = settings
        self._runner = runner
        self._window = window
        self._restore = restore
        self._waiting = Waiting(jobs, window)

    def open_path(self, path: Path) -> bool:
        """Open this catalogue; True when it is open in the end. Asks when something stands in the way."""
        workspace = self._session.workspace
        if workspace is not None and workspace.catalogue.path == path and workspace.writable:
            return True
        try:
            return self._read(path, partial(Catalogue.open, path, backup_later=True))
        except LockedError as error:
            return self._open_locked(path, error)
        except DamagedError as error:
            self._leave_damaged(path, error)
        except CatalogueError as error:
            messages.show_error(self._window, error)
        return False

    def try_path(self, path: Path) -> CatalogueError | None:
        """Open without a question; what stood in the way. For the start, before the window is there."""
        try:
            self._read(path, partial(Catalogue.open, path, backup_later=True))
        except CatalogueError as error:
            return error
        return None

    def create(self, make: Callable[[], Catalogue]) -> bool:
        """Open a catalogue that is made on the spot."""
        try:
            self._take(surveyed(make))
        except CatalogueError as error:
            messages.show_error(self._window, error)
            return False
        return True

    def ask_path(self) -> Path | None:
        """Let the clerk choose a file."""
        name, _ = QFileDialog.getOpenFileName(self._window, "打开目录", str(self._folder()), FILE_FILTER)
        return Path(name) if name else None

    def salvage(self, path: Path) -> None:
        """Let the clerk choose a new file for what can still be read of this one, write it, and open it."""
        proposal = path.with_name(f"{path.stem}-抢救{CATALOGUE_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "抢救到新文件", str(proposal), FILE_FILTER)
        if not name:
            return
        from model import salvage  # needed for damaged files only

        target = Path(name) if name.endswith(CATALOGUE_SUFFIX) else Path(name + CATALOGUE_SUFFIX)
        self._runner.run(
            "正在抢救目录内容",
            lambda _progress: salvage.salvage(path, target),
            partial(self._on_salvaged, target),
        )

    def _read(self, path: Path, open_file: Callable[[], Catalogue]) -> bool:
        """Open a file into the session; whether it is there. Raises as ``surveyed``."""
        if not self._window.isVisible() or not _is_long(path):
            self._take(surveyed(open_file))
            return True
        if self._waiting.busy:
            return False
        try:
            found = self._waiting.wait_for(f"正在打开目录“{path.stem}”", partial(surveyed, open_file))
        except Cancelled:
            return False
        found.catalogue.adopt()
        if not self._window.isVisible():  # closed meanwhile
            found.catalogue.close()
            return False
        self._take(found)
        return True

    def _take(self, found: Surveyed) -> None:
        self._session.open(found.catalogue, survey=found.survey)
        self._settings.add_recent(found.catalogue.path.absolute())

    def _open_locked(self, path: Path, error: LockedError) -> bool:
        answer = messages.choose(
            self._window,
            "目录正在使用",
            f"{error}\n\n可以先以只读方式打开：能查看、搜索和导出，不能修改。",
            ("只读打开", "对方已不再使用，由我接管…", "取消"),
        )
        if answer == 0:
            return self._open_anyway(path, read_only=True)
        if answer == 1 and messages.ask(
            self._window,
            "接管目录",
            f"只有确定 {error.holder} 已经关闭程序（例如对方死机）才可以接管，否则对方没有保存完的修改可能丢失。",
            "接管",
            dangerous=True,
        ):
            return self._open_anyway(path, take_over=True)
        return False

    def _open_anyway(self, path: Path, *, read_only: bool = False, take_over: bool = False) -> bool:
        """Open a file that is locked."""
        try:
            opening = partial(Catalogue.open, path, read_only=read_only, take_over=take_over, backup_later=True)
            return self._read(path, opening)
        except CatalogueError as error:
            messages.show_error(self._window, error)
            return False

    def _leave_damaged(self, path: Path, error: DamagedError) -> None:
        answer = messages.choose(
            self._window,
            "目录文件损坏",
            f"{error}\n\n原来的文件不会被改动。可以从备份恢复，或者把还能读出的内容抢救到一个新文件。",
            ("从备份恢复…", "抢救到新文件…", "取消"),
        )
        if answer == 0:
            self._restore(path)
        elif answer == 1:
            self.salvage(path)

    def _on_salvaged(self, target: Path, report: "SalvageReport") -> None:
        messages.inform(self._window, "抢救完成", f"{report.sentence}\n新文件：{target}")
        self.open_path(target)

    def _folder(self) -> Path:
        recent = self._settings.recent
        return recent[0].parent if recent else Path.home()


def _is_long(path: Path) -> bool:
    try:
        return path.stat().st_size >= LONG
    except OSError:  # whoever opens it says what is wrong
        return False
