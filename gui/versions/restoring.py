"""Bringing back what was, wherever it is chosen: asked where something would be overwritten, then done as one step."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from gui import messages
from gui.long_changes import LongChanges
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.workspace import Workspace
from model.changes import Changes
from model.comparison import entry_details
from model.history import field_label
from model.operations.restoring import Part, restore_parts

Restore = Callable[[Sequence[Part], QWidget, Callable[[], object]], None]
"""Brings these back, with this widget as the parent of questions; the last is called when something was changed."""

_MANY = 30
"""Parts from which bringing them back is worth a thread: each is looked up in the history."""


class Restoring:
    """Does what ``Restore`` says."""

    def __init__(self, session: Session, parts: Parts, runner: ProgressRunner) -> None:
        self._session = session
        self._parts = parts
        self._runner = runner

    def restore(self, parts: Sequence[Part], parent: QWidget, then: Callable[[], object]) -> None:
        """Bring these back as one step and tell what came of it."""
        workspace = self._session.workspace
        if workspace is None or not parts or self._runner.busy or not self._agrees(workspace, parts, parent):
            return
        operation = restore_parts(parts=tuple(parts))

        def done(changes: Changes) -> None:
            self._parts.status.tell(f"已{changes.label}，可以撤销。" if changes else "现在的内容就是这样，没有改动。")
            if changes:
                then()

        if len(parts) >= _MANY:
            LongChanges(workspace, self._runner, parent).run(operation, "正在恢复", done)
            return
        changes = self._session.run(operation, parent)
        if changes is not None:
            done(changes)

    def _agrees(self, workspace: Workspace, parts: Sequence[Part], parent: QWidget) -> bool:
        """Whether it may be done: nothing is asked when only fields, or only removed entries, come back."""
        present = [part for part in parts if not part.field and part.entry_id in workspace.outline]
        if not present:
            return True
        if len(present) > 1:
            question = f"将把 {len(present)} 个事项的全部栏目恢复成那时的样子，之后的修改会被替换。可以撤销。"
            return messages.ask(parent, "恢复整个事项", question, "恢复", dangerous=True)
        return self._agrees_to_one(workspace, present[0], parent)

    def _agrees_to_one(self, workspace: Workspace, part: Part, parent: QWidget) -> bool:
        """Show what would change in it."""
        catalogue = workspace.catalogue
        now, then = catalogue.entry(part.entry_id), catalogue.entry_at(part.entry_id, part.revision_id)
        areas = {area.key: area.label for area in catalogue.areas()}
        details = entry_details(now, then, areas, areas) if then is not None else ()
        if not details:
            return True
        from gui.versions.restore_dialog import RestoreDialog

        kind, settings = catalogue.kind, catalogue.settings()
        dialog = RestoreDialog(now, details, lambda field: field_label(field, kind, settings), parent)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed
