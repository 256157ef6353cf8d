"""The window's own operations: small ones at once, large ones on a thread with progress and 取消."""

from collections.abc import Callable

from gui.long_changes import LONG, LongChanges
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.workspace import Workspace
from model.changes import Changes
from model.operations.operation import Operation

Then = Callable[[Changes], object]


class Changing:
    """Changes the open catalogue for the commands; what is refused is told by the session, as ever."""

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner) -> None:
        self._session = session
        self._parts = parts
        self._runner = runner

    def run(self, operation: Operation, size: int = 1, then: Then = lambda _changes: None) -> None:
        """Do this to ``size`` entries; ``then`` comes after every view was told, and not when it was refused."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if size >= LONG:
            self._long(workspace).run(operation, f"正在{operation.label}", then)
            return
        changes = workspace.run(operation)
        if changes is not None:
            then(changes)

    def undo(self) -> None:
        """Take back the newest step."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if workspace.catalogue.undo_size < LONG:
            workspace.undo()
        else:
            self._long(workspace).undo(f"正在撤销“{workspace.catalogue.undo_label}”")

    def redo(self) -> None:
        """Do again what was undone last."""
        workspace = self._session.workspace
        if workspace is None:
            return
        if workspace.catalogue.redo_size < LONG:
            workspace.redo()
        else:
            self._long(workspace).redo(f"正在重做“{workspace.catalogue.redo_label}”")

    def _long(self, workspace: Workspace) -> LongChanges:
        return LongChanges(workspace, self._runner, self._parts.window, at_once=True, on_refused=workspace.refused.emit)
