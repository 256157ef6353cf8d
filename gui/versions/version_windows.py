"""Windows on earlier versions: each shows a file written for it, which goes when the window is closed.

What such a window looks like is decided by whoever gives ``make_window``; this keeps them and cleans up behind them.
"""

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from gui import messages
from gui.progress import ProgressRunner
from model.catalogue import Catalogue
from model.errors import CatalogueError
from model.places import CATALOGUE_SUFFIX
from model.releases import Release
from model.version_file import write_version

MakeWindow = Callable[[Catalogue, str, Callable[[], object]], QMainWindow]
"""A window that shows this catalogue for reading, under the version's name; it calls the last when it let go of it."""

_OFFSET = 36  # pixels beside the window it was opened from


class VersionWindows(QObject):
    """Opens and keeps the windows; ``close_all`` before the program ends."""

    def __init__(self, runner: ProgressRunner, make_window: MakeWindow, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._make_window = make_window
        self._owner = parent
        self._windows: dict[Path, QMainWindow] = {}

    @property
    def windows(self) -> list[QMainWindow]:
        """Those that are open."""
        return list(self._windows.values())

    def write(self, catalogue: Path, release: Release, parent: QWidget, then: Callable[[Path], object]) -> None:
        """Write the version into a folder of its own on a thread; ``then`` gets the file and must ``forget`` it."""
        if self._runner.busy:
            return
        folder = Path(tempfile.mkdtemp(prefix="gkml-"))
        target = folder / f"{catalogue.stem}{CATALOGUE_SUFFIX}"
        self._runner.run(
            f"正在打开版本“{release.label}”",
            lambda _progress: write_version(catalogue, release.revision_id, target),
            then,
            partial(self._on_failed, target, parent),
            parent,
            partial(self.forget, target),
        )

    def open(self, catalogue: Path, release: Release, parent: QWidget, on_open: Callable[[], object]) -> None:
        """Show the version in a window of its own; ``on_open`` is called right before it appears."""
        self.write(catalogue, release, parent, partial(self._show, release.label, on_open))

    def forget(self, file: Path) -> None:
        """The file is not needed any more."""
        self._windows.pop(file, None)
        shutil.rmtree(file.parent, ignore_errors=True)

    def close_all(self) -> None:
        for window in self.windows:
            window.close()

    def _show(self, label: str, on_open: Callable[[], object], file: Path) -> None:
        try:
            catalogue = Catalogue.open(file, read_only=True)
        except CatalogueError as error:
            self._on_failed(file, self._owner, error)
            return
        window = self._make_window(catalogue, label, partial(self.forget, file))
        self._windows[file] = window
        window.move(self._owner.x() + _OFFSET, self._owner.y() + _OFFSET)
        on_open()
        window.show()
        window.raise_()
        window.activateWindow()

    def _on_failed(self, file: Path, parent: QWidget, error: CatalogueError) -> None:
        self.forget(file)
        messages.show_error(parent, error)
