"""Handlers of the past: the history, bringing back what was, named versions, comparisons, the papers made of them.

The dialogs are imported where they are opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.parts import Parts
from gui.presenter import Presenter
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings
from model.history import field_label
from model.operations.restoring import Part, restore_parts


class VersionCommands(QObject):
    """Opens the dialogs about earlier states and turns their answers into operations."""

    def __init__(
        self, session: Session, parts: Parts, settings: Settings, runner: ProgressRunner, presenter: Presenter
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._runner = runner
        self._presenter = presenter
        parts.history.restore_requested.connect(self._on_restore)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"history": self._show_history}

    def restore(self, parts: Sequence[Part], parent: QWidget) -> bool:
        """Bring these back as one step; tell what came of it. False when nothing was changed."""
        workspace = self._session.workspace
        if workspace is None or not parts:
            return False
        changes = self._session.run(restore_parts(parts=tuple(parts)), parent)
        if changes is None:
            return False
        self._parts.status.tell(f"已{changes.label}，可以撤销。" if changes else "现在的内容就是这样，没有改动。")
        return bool(changes)

    def _on_restore(self, parts: Sequence[Part]) -> None:
        self.restore(parts, self._parts.window)

    def _show_history(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        kind, settings = workspace.catalogue.kind, workspace.catalogue.settings()
        from gui.versions.history_dialog import HistoryDialog

        dialog = HistoryDialog(
            workspace.catalogue.path,
            lambda field: field_label(field, kind, settings),
            workspace.value_text,
            self.restore,
            self._parts.window,
            writable=workspace.writable,
        )
        dialog.exec()
        dialog.deleteLater()
        if dialog.jump is not None:
            entry_id, field = dialog.jump
            self._presenter.reveal([entry_id], field)
