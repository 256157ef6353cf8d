"""Keeps what the window says about reviewing in step: the side tab, its title, the status of the entry, the number.

Beside the presenter, which shows everything else. Changes no data.
"""

from PySide6.QtCore import QObject

from gui.parts import REMARKS_TAB, Parts
from gui.review.words import mark_words
from gui.session import Session
from gui.workspace import Workspace
from model.changes import Changes
from model.history import field_label
from model.records import Entry, Status

_TITLE = "审核意见"


class ReviewDesk(QObject):
    """Shows the remarks and the status mark of the entry in the form, and how many remarks wait in all."""

    def __init__(self, session: Session, parts: Parts) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        parts.table.current_changed.connect(self._on_current)
        parts.side.currentChanged.connect(self.show_entry)

    def show_entry(self) -> None:
        """Show what belongs to the current entry; its remarks only while the tab can be seen."""
        workspace, entry = self._shown()
        if workspace is None or entry is None:
            self._parts.remarks.show_nothing()
            self._parts.form.show_status_mark("")
            self._parts.side.setTabText(REMARKS_TAB, _TITLE)
            return
        review = workspace.catalogue.review
        mark = review.status_mark(entry.id) if entry.status is not Status.DRAFT else None
        self._parts.form.show_status_mark(mark_words(mark) if mark is not None else "")
        waiting = workspace.remarks.of(entry.id)
        self._parts.side.setTabText(REMARKS_TAB, f"{_TITLE} {waiting}" if waiting else _TITLE)
        if self._parts.side.currentIndex() == REMARKS_TAB:
            self._parts.remarks.show_others(len(workspace.remarks.entry_ids) - (waiting > 0))
            kind, settings = workspace.catalogue.kind, workspace.catalogue.settings()
            self._parts.remarks.show_remarks(
                entry,
                review.remarks(entry.id),
                lambda key: field_label(key, kind, settings),
                writable=workspace.writable,
            )

    def _shown(self) -> tuple[Workspace | None, Entry | None]:
        workspace = self._session.workspace
        if workspace is None or workspace.catalogue.is_lent:
            return workspace, None
        return workspace, workspace.cache.get(self._parts.table.current_id())

    def _on_opened(self) -> None:
        workspace = self._session.workspace
        if workspace is not None:
            workspace.changed.connect(self._on_changed)
            self._parts.status.show_remarks(workspace.remarks.total)
        self.show_entry()

    def _on_closed(self) -> None:
        self.show_entry()

    def _on_current(self, _entry_id: int) -> None:
        self.show_entry()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if changes.remarks or changes.removed or changes.added:
            self._parts.status.show_remarks(workspace.remarks.total)
            self._parts.table.viewport().update()
        if changes.remarks or changes.settings or self._parts.table.current_id() in changes.touched:
            self.show_entry()
