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
Refused = Callable[[], object]


class Changing:
    """Changes the open catalogue for the commands; what is refused is told by the session, as ever."""

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner) -> None:
        self._session = session
        self._parts = parts
        self._runner = runner

    def run(
        self,
        operation: Operation,
        size: int = 1,
        then: Then = lambda _changes: None,
        refused: Refused | None = None,
    ) -> None:
        """Do this to ``size`` entries; ``then`` comes after every view was told.

        When it was refused, ``refused`` comes instead, if one is given; of long changes, which go on while the clerk
        does something else, only the session tells.
        """
        workspace = self._session.workspace
        if workspace is None:
            return
        if size >= LONG:
            self._long(workspace).run(operation, f"正在{operation.label}", then)
            return
        changes = workspace.run(operation)
        if changes is not None:
            then(changes)
        elif refused is not None:
            refused()

    def undo(self) -> None:
        """Take back the newest step."""
        workspace = self._session.workspace
        if workspace is None or workspace.catalogue.undo_label is None:
            return
        step = f"撤销“{workspace.catalogue.undo_label}”"
        if workspace.catalogue.undo_size >= LONG:
            self._long(workspace).undo(f"正在{step}", lambda _changes: self._tell(step))
        elif workspace.undo():
            self._tell(step)

    def redo(self) -> None:
        """Do again what was undone last."""
        workspace = self._session.workspace
        if workspace is None or workspace.catalogue.redo_label is None:
            return
        step = f"重做“{workspace.catalogue.redo_label}”"
        if workspace.catalogue.redo_size >= LONG:
            self._long(workspace).redo(f"正在{step}", lambda _changes: self._tell(step))
        elif workspace.redo():
            self._tell(step)

    def _tell(self, step: str) -> None:
        """Say it in the status line, where else the sentence about the step itself would still stand."""
        self._parts.status.tell(f"已{step}。")

    def _long(self, workspace: Workspace) -> LongChanges:
        return LongChanges(workspace, self._runner, self._parts.window, at_once=True, on_refused=workspace.refused.emit)
