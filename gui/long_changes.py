"""Changes of the open catalogue that take longer than a blink: on a thread, with progress and 取消.

Meanwhile the background work rests and the table shows what it has. The thread also looks the catalogue through
afterwards (``Survey``), so that the window need not. Most changes are not worth it: they are done before a thread
would have started (``Workspace.run``).
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.outline import Survey
from gui.progress import ProgressRunner
from gui.slices import MANY
from gui.workspace import Workspace
from model.changes import Changes
from model.errors import CatalogueError
from model.operations.operation import Operation
from model.progress import Progress
from model.reading import read_layout

Done = Callable[[Changes], object]
Refused = Callable[[CatalogueError], object]

LONG = 1_000
"""Rows from which taking a step back is worth a thread."""

_Performed = tuple[Changes, Survey | None]


class LongChanges:
    """Runs operations and undo for a widget, which must let nothing else happen until ``runner`` is no longer busy.

    ``at_once``: the progress is shown, and with it the widget blocked, from the beginning. ``on_refused`` tells what
    could not be done, if not a message of its own.
    """

    def __init__(
        self,
        workspace: Workspace,
        runner: ProgressRunner,
        parent: QWidget,
        *,
        at_once: bool = False,
        on_refused: Refused | None = None,
    ) -> None:
        self._workspace = workspace
        self._runner = runner
        self._parent = parent
        self._at_once = at_once
        self._tell = on_refused or partial(messages.show_error, parent)

    def run(self, operation: Operation, title: str, on_done: Done) -> None:
        """Do this; cancelled or refused, the catalogue stays as it is. ``on_done`` comes after every view was told."""
        catalogue = self._workspace.catalogue
        self._start(partial(catalogue.perform, operation), title, on_done)

    def undo(self, title: str, on_done: Done | None = None) -> None:
        """Take back the newest step."""
        self._start(self._workspace.catalogue.perform_undo, title, on_done)

    def redo(self, title: str, on_done: Done | None = None) -> None:
        """Do again what was undone last."""
        self._start(self._workspace.catalogue.perform_redo, title, on_done)

    def _start(self, perform: Callable[[Progress], Changes], title: str, on_done: Done | None) -> None:
        if self._runner.busy:
            return
        workspace = self._workspace
        workspace.pause()
        self._runner.run(
            title,
            lambda progress: _performed(workspace, perform, _counting(progress, title)),
            partial(self._on_changed, on_done),
            self._on_refused,
            self._parent,
            self._workspace.resume,
            at_once=self._at_once,
        )

    def _on_changed(self, on_done: Done | None, performed: _Performed) -> None:
        changes, survey = performed
        self._workspace.announce(changes, self._parent, survey)
        self._workspace.resume()
        if on_done is not None:
            on_done(changes)

    def _on_refused(self, error: CatalogueError) -> None:
        self._workspace.resume()
        self._tell(error)


def _performed(workspace: Workspace, perform: Callable[[Progress], Changes], progress: Progress) -> _Performed:
    """Make the change, and look through the catalogue if that will be asked for."""
    changes = perform(progress)
    if len(changes.touched) + len(changes.removed) <= MANY or not workspace.outline.is_affected(changes):
        return changes, None
    return changes, Survey(read_layout(workspace.catalogue.path))


def _counting(progress: Progress, title: str) -> Progress:
    """The progress with a sentence about the rows written so far; how many there will be nobody knows."""

    def tell(done: int, total: int, _what: str) -> None:
        progress(done, total, f"{title}，已写入 {done} 行" if done else title)

    return tell
