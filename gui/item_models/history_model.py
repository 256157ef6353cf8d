"""The history as a tree: a line for each step, below it every field that changed, before and after.

Steps are appended page by page by whoever owns the model. ``fetchMore`` is not offered: a tree calls it until
everything is there.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.icons import icon
from gui.item_models.two_level_model import INVALID, Index, TwoLevelModel
from model.history import CREATED, REMOVED, FieldChange, Revision
from model.transaction import RevisionKind

BEFORE_ROLE = Qt.ItemDataRole.UserRole + 1
AFTER_ROLE = Qt.ItemDataRole.UserRole + 2
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 3
CHANGE_ROLE = Qt.ItemDataRole.UserRole + 4
REVISION_ROLE = Qt.ItemDataRole.UserRole + 5

FieldLabel = Callable[[str], str]
EntryName = Callable[[int], str]
ValueText = Callable[[str, str], str]

_KIND_WORDS = {RevisionKind.UNDO: "撤销：", RevisionKind.REDO: "重做："}
_KIND_ICONS = {
    RevisionKind.UNDO: "undo",
    RevisionKind.REDO: "redo",
    RevisionKind.CREATE: "new-catalogue",
    RevisionKind.IMPORT: "import",
}
_FIELD_ICONS = {
    frozenset((CREATED,)): "add",
    frozenset((REMOVED,)): "delete",
    frozenset(("position", "area")): "move-area",
    frozenset(("status",)): "status-review",
}
_LONGEST = 600  # characters of a value shown
_EMPTY = "（空）"


def as_it_is(_field: str, value: str) -> str:
    """A value that needs no other words."""
    return value


class HistoryModel(TwoLevelModel):
    """Steps of one entry, or of the whole catalogue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revisions: list[Revision] = []
        self._older = False
        self._field_label: FieldLabel = str
        self._entry_name: EntryName | None = None
        self._value_text: ValueText = as_it_is

    def show(
        self,
        revisions: Sequence[Revision],
        field_label: FieldLabel,
        entry_name: EntryName | None = None,
        value_text: ValueText = as_it_is,
        *,
        older: bool = False,
    ) -> None:
        """Show these revisions; ``entry_name`` is given where changes of several entries are mixed.

        ``older``: there are more, to be asked for.
        """
        self.beginResetModel()
        self._revisions = list(revisions)
        self._older = older
        self._field_label, self._entry_name, self._value_text = field_label, entry_name, value_text
        self.endResetModel()

    def append(self, revisions: Sequence[Revision], *, older: bool) -> None:
        """Put older steps behind those shown."""
        first = len(self._revisions)
        self._older = older
        if revisions:
            self.beginInsertRows(INVALID, first, first + len(revisions) - 1)
            self._revisions += revisions
            self.endInsertRows()

    def clear(self) -> None:
        self.show((), str)

    @property
    def oldest(self) -> int | None:
        """The number of the last revision shown."""
        return self._revisions[-1].id if self._revisions else None

    @property
    def has_older(self) -> bool:
        return self._older

    def lines(self) -> int:
        return len(self._revisions)

    def lines_below(self, line: int) -> int:
        return len(self._revisions[line].changes)

    def columnCount(self, parent: Index = INVALID) -> int:
        return 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return "修改" if is_title else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        revision, below = self._revisions[self.line_of(index)], self.below_of(index)
        if role == REVISION_ROLE:
            return revision
        if below is None:
            return self._of_step(revision, role)
        return self._of_change(revision.changes[below], role)

    def words(self, change: FieldChange) -> tuple[str, str] | None:
        """Before and after of a change in the clerk's words; ``None`` where there are none to compare."""
        if change.field in (CREATED, REMOVED) or not (change.before or change.after):
            return None
        texts = (self._value_text(change.field, text) for text in (change.before, change.after))
        before, after = (text or _EMPTY for text in texts)
        return before, after

    def title(self, change: FieldChange) -> str:
        """What a change is about: the entry, where several are mixed, and the field."""
        name = f"{self._entry_name(change.entry_id)} · " if self._entry_name is not None else ""
        if change.field == CREATED:
            return f"{name}新增"
        if change.field == REMOVED:
            return f"{change.before or name.removesuffix(' · ')} · 删除"
        label = self._field_label(change.field)
        return f"{name}{label}" if change.before or change.after else f"{name}调整了{label}"

    def _of_step(self, revision: Revision, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            more = f" · {revision.entries} 项" if self._entry_name is not None and revision.entries > 1 else ""
            return f"{_KIND_WORDS.get(revision.kind, '')}{revision.label}{more}"
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(_sign_of(revision), "muted")
        if role == Qt.ItemDataRole.ToolTipRole:
            source = f"\n来自 {revision.source}" if revision.source else ""
            return f"{revision.at:%Y-%m-%d %H:%M:%S} {revision.user}{source}"
        return f"{revision.at:%Y-%m-%d %H:%M} · {revision.user}" if role == BEFORE_ROLE else None

    def _of_change(self, change: FieldChange, role: int) -> Any:
        if role == ENTRY_ROLE:
            return change.entry_id
        if role == CHANGE_ROLE:
            return change
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(change)
        words = self.words(change) if role in (BEFORE_ROLE, AFTER_ROLE, *_SPOKEN) else None
        if words is None:
            return self.title(change) if role == Qt.ItemDataRole.AccessibleTextRole else None
        before, after = (text[:_LONGEST] for text in words)
        if role == BEFORE_ROLE:
            return before
        if role == AFTER_ROLE:
            return after
        said = f"原来：{before}\n改为：{after}"
        return f"{self.title(change)}\n{said}" if role == Qt.ItemDataRole.AccessibleTextRole else said


_SPOKEN = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def _sign_of(revision: Revision) -> str:
    """The drawing of a step: what kind it is, else what it did to all the entries it touched."""
    sign = _KIND_ICONS.get(revision.kind)
    if sign is not None:
        return sign
    fields = frozenset(change.field for change in revision.changes)
    return next((drawing for told, drawing in _FIELD_ICONS.items() if fields and fields <= told), "edit")
