"""Handlers of the menu 帮助, and of the command palette that leads everywhere.

Each dialog is imported where it is opened, as in ``tool_commands.py``.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gui.actions import Actions
from gui.commands.file_commands import FileCommands
from gui.commands.view_commands import ViewCommands
from gui.filter import Scope
from gui.outside import open_outside
from gui.parts import Parts
from gui.presenter import Presenter
from gui.session import Session
from gui.settings import Settings
from model import places

if TYPE_CHECKING:
    from gui.comfort.tour import Tour

_TOUR = "tour"


class HelpCommands(QObject):
    """Opens what explains the program and what leads to its parts."""

    def __init__(
        self,
        session: Session,
        parts: Parts,
        settings: Settings,
        presenter: Presenter,
        view: ViewCommands,
        files: FileCommands,
        actions: Actions,
    ) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._presenter = presenter
        self._view = view
        self._files = files
        self._actions = actions
        self._tour: Tour | None = None
        session.opened.connect(self._end_tour)
        session.closing.connect(self._end_tour)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What the actions of this subject do."""
        return {
            "palette": self._show_palette,
            "help": self._show_help,
            "tour": self._show_tour,
            "shortcuts": self._show_shortcuts,
            "logs": self._open_logs,
            "about": self._show_about,
        }

    def offer_tour(self) -> None:
        """At the start without a catalogue: show the tour to whoever has not closed it yet."""
        if self._session.workspace is None and not self._settings.choices(_TOUR).get("seen"):
            self._show_tour()

    def _show_palette(self) -> None:
        from gui.comfort import offers
        from gui.comfort.palette import PaletteDialog

        workspace = self._session.workspace
        steps = offers.Steps(self._show_scope, self._show_entry, self._open_catalogue, self._search)
        given = offers.action_offers(self._actions, self._presenter.needs, without="palette")
        given += offers.area_offers(workspace, steps) if workspace is not None else []
        given += offers.catalogue_offers(
            self._settings.recent, workspace.catalogue.path.absolute() if workspace is not None else None, steps
        )
        dialog = PaletteDialog(
            given,
            lambda query: offers.entry_offers(workspace, query, steps) if workspace is not None else (),
            self._parts.window,
        )
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            QTimer.singleShot(0, self, chosen.take)  # when the focus has come back from the palette

    def _show_scope(self, scope: Scope) -> None:
        self._presenter.show_scope(scope)
        self._view.focus_table()

    def _show_entry(self, entry_id: int) -> None:
        self._presenter.reveal([entry_id], "name")
        self._view.focus_table()

    def _open_catalogue(self, path: Path) -> None:
        self._files.opening.open_path(path)

    def _search(self, query: str) -> None:
        self._parts.search.setText(query)
        self._view.focus_table()

    def _show_help(self) -> None:
        from gui.comfort.help_window import show_help

        show_help(self._parts.window)

    def _show_tour(self) -> None:
        from gui.comfort.tour import Tour
        from gui.comfort.tour_steps import tour_steps

        if self._tour is None:
            self._tour = Tour(tour_steps(self._parts.window, self._parts), self._parts.window)
            self._tour.ended.connect(self._on_tour_ended)
            self._tour.begin()

    def _on_tour_ended(self) -> None:
        self._settings.set_choices(_TOUR, {"seen": True})
        if self._tour is not None:
            self._tour.deleteLater()
            self._tour = None

    def _end_tour(self) -> None:
        """The parts it points at change when a catalogue is opened or closed."""
        if self._tour is not None:
            self._tour.end()

    def _show_shortcuts(self) -> None:
        from gui.dialogs.shortcuts import ShortcutsDialog

        dialog = ShortcutsDialog(self._parts.window)
        dialog.exec()
        dialog.deleteLater()

    def _open_logs(self) -> None:
        places.logs().mkdir(parents=True, exist_ok=True)
        open_outside(self._parts.window, places.logs())

    def _show_about(self) -> None:
        from gui.dialogs.about import AboutDialog

        dialog = AboutDialog(self._parts.window)
        dialog.exec()
        dialog.deleteLater()
