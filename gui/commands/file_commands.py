"""Handlers of the menu 文件 but export: new, open, copies, backups, closing.

The dialogs are imported where they are opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu
from shiboken6 import isValid

from gui import messages
from gui.commands.opening import FILE_FILTER, Opening
from gui.jobs import Job, Jobs
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings
from model import backup
from model.errors import CatalogueError
from model.places import CATALOGUE_SUFFIX

_LOOK_FOR_BACKUP = 5 * 60_000  # milliseconds; the model decides whether one is due


class FileCommands(QObject):
    """Turns wishes about whole catalogues into work.

    Signals: ``backed_up()`` after the program tried to make a backup by itself; ``copied(Path)`` after 另存副本.
    """

    backed_up = Signal()
    copied = Signal(object)

    def __init__(self, session: Session, parts: Parts, settings: Settings, jobs: Jobs, runner: ProgressRunner) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._jobs = jobs
        self._runner = runner
        self.opening = Opening(session, settings, runner, jobs, parts.window, self.show_backups)
        self._recent = QMenu("最近打开(&L)", parts.window)
        self._recent.setObjectName("recent_menu")
        self._recent.aboutToShow.connect(self._fill_recent)
        self._backup_clock = QTimer(self)
        self._backup_clock.setInterval(_LOOK_FOR_BACKUP)
        self._backup_clock.timeout.connect(self._on_backup_clock)
        self._backup_clock.start()
        self._first_backup: Job | None = None
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "new": lambda: self.new(),
            "open": self._open,
            "save_copy": self._save_copy,
            "backup": self._backup,
            "restore": self._restore,
            "close": self._session.close,
            "quit": self._parts.window.close,
        }

    def add_recent_menu(self, menu: QMenu, before: QAction) -> None:
        """Put 最近打开 into the file menu."""
        menu.insertMenu(before, self._recent)

    def hide_recent(self) -> None:
        """Do not offer other catalogues: for a window on an earlier version."""
        self._recent.menuAction().setVisible(False)

    def begin(self, beginning: str) -> None:
        """One of the ways to begin was chosen on the empty page."""
        if beginning == "open":
            self._open()
        else:
            self.new(with_starter=beginning == "starter")

    def new(self, *, with_starter: bool = True) -> None:
        """Ask for unit and areas and make a catalogue."""
        from gui.dialogs.new_catalogue import NewCatalogueDialog

        dialog = NewCatalogueDialog(self._settings, with_starter=with_starter, parent=self._parts.window)
        if dialog.exec() and self.opening.create(dialog.make):
            self._parts.status.tell("目录已建好，以后的每一步修改都会自动保存。")
        dialog.deleteLater()

    def show_backups(self, path: Path) -> None:
        """Let the clerk look at the backups of a catalogue and restore one."""
        workspace = self._session.workspace
        is_open = workspace is not None and workspace.catalogue.path == path
        from gui.dialogs.backups import BackupsDialog
        from model import restore

        dialog = BackupsDialog(path, backup.backups_of(path), self._jobs, self._parts.window)
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is None:
            return
        if is_open:
            self._session.close()
        self._runner.run(
            "正在从备份恢复",
            lambda _progress: restore.restore(path, chosen),
            partial(self._on_restored, path),
            partial(self._on_not_restored, path if is_open else None),
        )

    def _on_restored(self, path: Path, kept: Path | None) -> None:
        if self.opening.open_path(path):
            sentence = f"已从备份恢复。恢复前的内容保存在：\n{kept}" if kept is not None else "已从备份恢复。"
            messages.inform(self._parts.window, "恢复完成", sentence)

    def _on_not_restored(self, reopen: Path | None, error: CatalogueError) -> None:
        messages.show_error(self._parts.window, error)
        if reopen is not None:
            self.opening.open_path(reopen)

    def _open(self) -> None:
        path = self.opening.ask_path()
        if path is not None:
            self.opening.open_path(path)

    def _save_copy(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        path = workspace.catalogue.path
        proposal = path.with_name(f"{path.stem}-副本{datetime.now():%Y%m%d}{CATALOGUE_SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._parts.window, "另存副本", str(proposal), FILE_FILTER)
        if not name:
            return
        target = Path(name) if name.endswith(CATALOGUE_SUFFIX) else Path(name + CATALOGUE_SUFFIX)
        self._runner.run(
            "正在另存副本", lambda _progress: backup.copy_to(path, target), lambda _made: self._tell_copied(target)
        )

    def _tell_copied(self, target: Path) -> None:
        self._parts.status.tell(f"副本已保存并校验：{target}")
        self.copied.emit(target)

    def _backup(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        path = workspace.catalogue.path
        self._runner.run("正在备份", lambda _progress: backup.make_backup(path, datetime.now()), self._on_backed_up)

    def _on_backed_up(self, made: backup.Backup) -> None:
        self._parts.status.show_backup(made.made_at)
        self._parts.status.tell(f"已备份 {made.entries} 项并校验。")

    def _restore(self) -> None:
        workspace = self._session.workspace
        if workspace is not None:
            self.show_backups(workspace.catalogue.path)

    @Slot()
    def _on_opened(self) -> None:
        """Keep the state found, on a thread: of a big file that takes a second."""
        workspace = self._session.workspace
        if workspace is not None:
            keep = workspace.catalogue.back_up_found
            self._first_backup = self._jobs.start(lambda _progress: keep(), self._on_tried, self._on_backup_failed)

    @Slot()
    def _on_closing(self) -> None:
        """Whoever closes the catalogue may be about to replace its file."""
        if self._first_backup is not None and isValid(self._first_backup):
            self._first_backup.wait()
        self._first_backup = None

    def _on_backup_clock(self) -> None:
        """Let the model make a backup when half an hour of work has passed; on a thread, for big files take seconds."""
        workspace = self._session.workspace
        if workspace is None or self._jobs.busy:
            return
        catalogue = workspace.catalogue
        self._jobs.start(
            lambda _progress: catalogue.backup_if_due(datetime.now()), self._on_tried, self._on_backup_failed
        )

    def _on_tried(self, _made: backup.Backup | None) -> None:
        if self._session.workspace is not None:
            self.backed_up.emit()

    def _on_backup_failed(self, error: CatalogueError) -> None:
        self._parts.banner.show_sentence(str(error))

    def _fill_recent(self) -> None:
        self._recent.clear()
        for number, path in enumerate(self._settings.recent, 1):
            action = self._recent.addAction(f"&{number}  {path.stem}    {path.parent}")
            action.triggered.connect(partial(self._on_recent, path))
        if self._recent.isEmpty():
            self._recent.addAction("还没有打开过目录").setEnabled(False)
        else:
            self._recent.addSeparator()
            self._recent.addAction("清空这个列表").triggered.connect(self._settings.forget_recent)

    def _on_recent(self, path: Path, _checked: bool = False) -> None:
        self._parts.form.commit()
        self.opening.open_path(path)
