"""Keeps the filters of columns until the next time a catalogue is opened, and offers them then."""

from PySide6.QtCore import QObject

from gui.filter import ColumnFilter
from gui.filtering.remembered_filters import remember, remembered
from gui.item_models.columns import Column, columns_of
from gui.parts import Parts
from gui.session import Session
from gui.settings import Settings


class FilterMemory(QObject):
    """Offers what was filtered by when the catalogue was closed; it filters only when the clerk says so."""

    def __init__(self, session: Session, parts: Parts, settings: Settings) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._settings = settings
        self._offered: list[tuple[Column, ColumnFilter]] = []
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)
        parts.filters.again_requested.connect(self._apply)
        parts.filters.offer_declined.connect(self._withdraw)

    def _on_opened(self) -> None:
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is None or entry_list is None:
            return
        entry_list.conditions_changed.connect(self._on_conditions)
        kept = remembered(self._settings, workspace.catalogue.path) if not workspace.version else {}
        columns = columns_of(workspace.fields)
        self._offered = [(column, kept[column.key]) for column in columns if column.key in kept]
        self._parts.filters.show_offer([one.describe(column.title) for column, one in self._offered])

    def _on_conditions(self) -> None:
        """Something else is filtered by: the offer is out of date."""
        entry_list = self._session.entry_list
        if self._offered and entry_list is not None and entry_list.filters:
            self._withdraw()

    def _on_closing(self) -> None:
        """What is not filtered by now is not offered again, so that nobody is asked twice."""
        workspace, entry_list = self._session.workspace, self._session.entry_list
        if workspace is not None and entry_list is not None and not workspace.version:
            remember(self._settings, workspace.catalogue.path, entry_list.filters.active)
        self._withdraw()

    def _apply(self) -> None:
        entry_list, offered = self._session.entry_list, self._offered
        self._withdraw()
        if entry_list is not None:
            for column, wanted in offered:
                entry_list.filters.set(column, wanted)

    def _withdraw(self) -> None:
        self._offered = []
        self._parts.filters.show_offer([])
