"""Handlers that open a dialog about the open catalogue: export, settings, areas, starter entries.

Each dialog is imported where it is opened: together they would take a good part of the time to the first window.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from gui import messages
from gui.commands.entry_commands import EntryCommands
from gui.parts import Parts
from gui.progress import ProgressRunner
from gui.session import Session
from gui.settings import Settings
from model.operations.entries import add_entries
from model.operations.settings import change_settings
from model.starter import starter_entries


class ToolCommands(QObject):
    """Opens dialogs and turns their answers into operations."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        settings: Settings,
        runner: ProgressRunner,
        entries: EntryCommands,
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._runner = runner
        self._entries = entries

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "export": self._export,
            "settings": self._edit_settings,
            "areas": self._edit_areas,
            "move_area": self._move_area,
            "add_starter": self._add_starter,
        }

    def _export(self) -> None:
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        from gui.dialogs.export import ExportDialog

        dialog = ExportDialog(
            workspace.catalogue,
            entry_list.scope.area,
            self._settings,
            self._runner,
            self._parts.window,
            selected=self._parts.table.selected_ids(),
        )
        dialog.exec()
        dialog.deleteLater()

    def _edit_settings(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from gui.dialogs.catalogue_settings import CatalogueSettingsDialog

        dialog = CatalogueSettingsDialog(
            workspace.catalogue.settings(), writable=workspace.writable, parent=self._parts.window
        )
        if dialog.exec() and dialog.changes():
            self._session.run(change_settings(**dialog.changes()))
        dialog.deleteLater()

    def _edit_areas(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        catalogue, outline = workspace.catalogue, workspace.outline
        from gui.dialogs.areas import AreasDialog

        dialog = AreasDialog(lambda: (catalogue.areas(), outline.areas), self._session.run, self._parts.window)
        dialog.exec()
        dialog.deleteLater()

    def _move_area(self) -> None:
        workspace, chosen = self._session.workspace, self._parts.table.selected_ids()
        if workspace is None or not chosen:
            return
        here = {workspace.outline[key].area for key in chosen}
        others = [area for area in workspace.catalogue.areas() if {area.key} != here]
        from gui.dialogs.choose_area import ChooseAreaDialog

        dialog = ChooseAreaDialog(others, len(chosen), self._parts.window)
        if dialog.exec() and dialog.chosen():
            self._entries.move_to_area(chosen, dialog.chosen())
        dialog.deleteLater()

    def _add_starter(self) -> None:
        """Put the standard entries into the areas that have none."""
        workspace = self._session.workspace
        if workspace is None:
            return
        empty = [area for area in workspace.catalogue.areas() if not workspace.outline.areas[area.key]]
        rows = starter_entries([area.key for area in empty], workspace.catalogue.settings())
        if not rows:
            messages.inform(
                self._parts.window, "补充标准事项", "每个有标准事项的领域都已经有事项了，没有加入新的事项。"
            )
            return
        filled = {row.area for row in rows}
        names = "、".join(area.label for area in empty if area.key in filled)
        if messages.ask(
            self._parts.window,
            "补充标准事项",
            f"将向还没有事项的领域（{names}）加入 {len(rows)} 个标准事项。可以撤销。",
            "加入",
        ):
            self._session.run(add_entries(rows=rows, label="补充标准事项"))
