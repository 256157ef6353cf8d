"""Keeps what is being typed in the form or a cell in a small file, and offers it back after a crash.

What was typed is looked at every two seconds and when it is committed; the file goes when nothing is half typed. Text
that an input method is still composing is not yet text.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gui.commands.view_commands import ViewCommands
from gui.forms.editor import FieldEditor
from gui.parts import Parts
from gui.presenter import Presenter
from gui.session import Session
from gui.workspace import Workspace
from model.drafts import Draft, read_drafts, write_drafts
from model.errors import StorageError
from model.records import Entry

_log = logging.getLogger(__name__)

_LOOK_EVERY = 2_000  # milliseconds: what at most is lost
_SOON = 200  # milliseconds until drafts are offered: the window is painted first


class DraftKeeper(QObject):
    """Watches the editors of the window. Writes nothing while the catalogue is read-only or nothing is open.

    To be made when the window is connected: what is half typed must be committed before ``closing`` arrives here.
    """

    def __init__(self, session: Session, parts: Parts, presenter: Presenter, view: ViewCommands) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._presenter = presenter
        self._view = view
        self._kept: list[tuple[str, str, str]] = []
        self._offered: list[Draft] = []
        self._for_later: list[Draft] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._on_soon)
        session.opened.connect(self._on_opened)
        session.closing.connect(self._on_closing)

    def look(self) -> None:
        """Write down what is half typed now, if that is something else than the last time."""
        workspace = self._session.workspace
        if workspace is None or not workspace.writable or workspace.catalogue.is_lent or self._offered:
            return
        half_typed = list(self._half_typed(workspace))
        self._parts.status.show_typing(bool(half_typed))
        drafts = [*self._for_later, *half_typed]
        kept = _texts(drafts)
        if kept != self._kept and self._write(workspace, drafts):
            self._kept = kept

    def _on_opened(self) -> None:
        workspace = self._session.workspace
        if workspace is None or not workspace.writable:
            return
        try:
            self._offered = read_drafts(workspace.catalogue.path)
        except StorageError as error:
            _log.warning("drafts could not be read: %s", error)
        self._clock.start()
        if self._offered:
            self._soon.start()

    def _on_closing(self) -> None:
        """What was half typed is committed when a catalogue is closed; what could not be saved stays a draft."""
        self.look()
        self._clock.stop()
        self._soon.stop()
        self._offered, self._for_later, self._kept = [], [], []

    def _on_soon(self) -> None:
        if self._presenter.is_behind or QApplication.activeModalWidget() is not None:
            return  # the next time
        self._soon.stop()
        workspace = self._session.workspace
        if workspace is None:
            return
        news = [draft for draft in self._offered if _is_news(workspace, draft)]
        self._kept = _texts(self._offered)
        self._offered = []
        if news:
            self._ask(workspace, news)
        self.look()

    def _ask(self, workspace: Workspace, drafts: Sequence[Draft]) -> None:
        from gui.comfort.drafts_dialog import DraftsDialog, Told

        told = [
            Told(draft, self._label(workspace, draft), workspace.catalogue.entry_by_uid(draft.uid)) for draft in drafts
        ]
        dialog = DraftsDialog(told, self._parts.window)
        if dialog.exec():
            for draft in drafts:
                self._put_back(workspace, draft)
        elif not dialog.dropped:
            self._for_later = list(drafts)
        dialog.deleteLater()

    def _label(self, workspace: Workspace, draft: Draft) -> str:
        return next((field.label for field in workspace.fields if field.key == draft.field), draft.field)

    def _put_back(self, workspace: Workspace, draft: Draft) -> None:
        """Into its field as if it had just been typed: the clerk sees it and decides."""
        entry = workspace.catalogue.entry_by_uid(draft.uid)
        if entry is None:
            return
        self._presenter.reveal([entry.id], draft.field)
        self._view.focus_form(draft.field)
        for editor in self._parts.form.findChildren(FieldEditor):
            if editor.field.key == draft.field:
                editor.put_value(draft.text)

    def _half_typed(self, workspace: Workspace) -> Iterator[Draft]:
        now = f"{datetime.now():%Y-%m-%dT%H:%M:%S}"
        for entry_id, editor in self._pending():
            entry = workspace.cache.get(entry_id)
            if entry is not None:
                key = editor.field.key
                yield Draft(entry.uid, _name(entry), key, editor.value(), entry[key], now)

    def _pending(self) -> Iterator[tuple[int, FieldEditor]]:
        """The editors whose text is not saved, each with its entry."""
        shown = self._parts.form.entry_id
        for editor in self._parts.form.findChildren(FieldEditor):
            if shown is not None and editor.pending:
                yield shown, editor
        for editor in self._parts.table.viewport().findChildren(FieldEditor):
            if not editor.isHidden() and editor.pending:
                yield self._parts.table.current_id(), editor

    def _write(self, workspace: Workspace, drafts: Sequence[Draft]) -> bool:
        try:
            write_drafts(workspace.catalogue.path, drafts)
        except StorageError as error:  # a net that cannot be spread must not disturb the work above it
            _log.warning("drafts could not be written: %s", error)
            return False
        return True


def _texts(drafts: Sequence[Draft]) -> list[tuple[str, str, str]]:
    """What makes drafts worth writing again."""
    return [(draft.uid, draft.field, draft.text) for draft in drafts]


def _is_news(workspace: Workspace, draft: Draft) -> bool:
    """Whether the text is not in the catalogue already: a crash may have come just after it was saved."""
    entry = workspace.catalogue.entry_by_uid(draft.uid)
    return bool(draft.text.strip()) and (entry is None or entry[draft.field] != draft.text)


def _name(entry: Entry) -> str:
    return entry["name"] or "（没有名称）"
