"""Keeps the side tab 相关依据 in step with the entry in the form, and turns its wishes into jumps and changes.

Beside the presenter, which shows everything else. Nothing is counted or shown until the tab is seen.
"""

from datetime import date
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal

from gui.outline import Outline
from gui.parts import Parts
from gui.session import Session
from gui.workspace import Workspace
from model import places
from model.fields import Field, FieldKind
from model.operations.entries import edit_entry

_MOST_NEIGHBOURS = 1000
_REST = 60  # milliseconds without a change before it is shown


class RelatedDesk(QObject):
    """Shows the related documents of the current entry.

    Signals: ``jump_requested(entry_id, field)``; ``register_requested(key)``.
    """

    jump_requested = Signal(int, str)
    register_requested = Signal(str)

    def __init__(self, session: Session, parts: Parts) -> None:
        super().__init__(parts.window)
        self._session = session
        self._parts = parts
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_REST)
        self._late.timeout.connect(self._show)
        session.opened.connect(self._on_opened)
        session.closed.connect(parts.related.show_nothing)
        parts.table.current_changed.connect(self.show_later)
        parts.side.currentChanged.connect(self._show)
        parts.related.jump_requested.connect(self._on_jump)
        parts.related.add_requested.connect(self._on_add)
        parts.related.register_requested.connect(self.register_requested)

    @property
    def waiting(self) -> bool:
        """Whether what is shown may not be how things are now."""
        return self._late.isActive()

    def show_later(self) -> None:
        """Show the current entry's documents when things have come to rest."""
        if self._parts.side.currentWidget() is self._parts.related:
            self._late.start()

    def _on_opened(self) -> None:
        workspace = self._session.workspace
        if workspace is not None:
            workspace.changed.connect(self.show_later)
            workspace.citations.changed.connect(self.show_later)

    def _on_jump(self, entry_id: int) -> None:
        workspace = self._session.workspace
        field = _basis_field(workspace) if workspace is not None else None
        self.jump_requested.emit(entry_id, field.key if field is not None else "")

    def _on_add(self, citation: str) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        from model.basis_typing import with_document  # loaded when it is used: nothing the first paint waits for

        self._parts.form.commit()
        entry, field = workspace.cache.get(self._parts.table.current_id()), _basis_field(workspace)
        if entry is not None and field is not None:
            text = with_document(entry[field.key], citation)
            workspace.run(edit_entry(entry_id=entry.id, field=field.key, value=text))

    def _show(self) -> None:
        workspace, panel = self._session.workspace, self._parts.related
        if self._parts.side.currentWidget() is not panel:
            return
        entry_id = self._parts.table.current_id()
        place = workspace.outline.get(entry_id) if workspace is not None else None
        if workspace is None or place is None:
            panel.show_nothing()
            return
        workspace.citations.need()
        if not workspace.citations.complete:
            panel.show_nothing("正在统计引用的文件…")
            return
        from model import superseded
        from model.related import related

        known, _ = superseded.load_readable(places.superseded_documents())
        index, neighbours = workspace.citations.index, _neighbours(workspace.outline, entry_id)
        panel.show_related(
            entry_id,
            related(index, entry_id, neighbours, known, date.today()),
            lambda key: _others(workspace, key, entry_id),
            lambda other: _place_text(workspace, other),
            writable=workspace.writable,
        )


def _basis_field(workspace: Workspace) -> Field | None:
    """The field into which documents are added."""
    return next((field for field in workspace.fields if field.kind is FieldKind.BASIS), None)


def _neighbours(outline: Outline, entry_id: int) -> list[int]:
    """Entries of the same group: of very large ones the first, which tell as much as all of them."""
    here = outline[entry_id]
    same = (key for key in outline.of_area(here.area) if here.group and outline[key].group == here.group)
    return list(islice(same, _MOST_NEIGHBOURS))


def _others(workspace: Workspace, key: str, entry_id: int) -> list[int]:
    users = workspace.citations.index.users(key)
    return [other for other in workspace.outline.ids if other in users and other != entry_id]


def _place_text(workspace: Workspace, entry_id: int) -> tuple[str, str]:
    entry = workspace.cache.get(entry_id)
    if entry is None:
        return "（已删除的事项）", ""
    return entry["name"] or "（没有名称）", workspace.area_label(entry.area)
