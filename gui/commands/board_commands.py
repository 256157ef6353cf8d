"""Handlers of printing: the notice board of what the window shows, and a poster of the selected entries.

The designer is imported when it is opened, like every other dialog.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings


class BoardCommands(QObject):
    """Opens the designer of notice boards."""

    def __init__(self, session: Session, parts: Parts, settings: Settings, runner: ProgressRunner) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._runner = runner

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {"board": self._design, "print_entries": self._design_posters}

    def _design(self) -> None:
        self._open(posters=False)

    def _design_posters(self) -> None:
        self._open(posters=True)

    def _open(self, *, posters: bool) -> None:
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        from exporters.board_options import BoardKind
        from gui.boards.board_dialog import BoardDialog
        from gui.boards.options_panel import Ground

        catalogue = workspace.catalogue
        selected = tuple(self._parts.table.selected_ids())
        scopes = [(f"选中的 {len(selected)} 项", selected)] if selected else []
        if len(entry_list.ids) < len(workspace.outline):
            scopes.append((f"表格里列出的 {len(entry_list.ids)} 项", tuple(entry_list.ids)))
        ground = Ground(catalogue.settings(), catalogue.areas(), catalogue.values_in_use("category"), scopes)
        dialog = BoardDialog(catalogue.path, ground, self._settings, self._runner, self._parts.window)
        if posters:
            dialog.show_design(replace(dialog.panel.design(), kind=BoardKind.POSTERS.value))
        if posters or len(selected) > 1:
            dialog.panel.choose_scope(1)
        elif entry_list.scope.area:
            dialog.show_design(replace(dialog.panel.design(), areas=(entry_list.scope.area,)))
        dialog.exec()
        dialog.deleteLater()
