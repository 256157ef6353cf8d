"""The history as a tree: a line for each step, below it every field that changed, before and after."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from gui.icons import icon
from model.history import CREATED, REMOVED, FieldChange, Revision
from model.transaction import RevisionKind

BEFORE_ROLE = Qt.ItemDataRole.UserRole + 1
AFTER_ROLE = Qt.ItemDataRole.UserRole + 2
ENTRY_ROLE = Qt.ItemDataRole.UserRole + 3

_KIND_WORDS = {RevisionKind.UNDO: "撤销：", RevisionKind.REDO: "重做："}
_KIND_ICONS = {RevisionKind.UNDO: "undo", RevisionKind.REDO: "redo", RevisionKind.CREATE: "new-catalogue"}
_LONGEST = 600  # characters of a value shown
_EMPTY = "（空）"


class HistoryModel(QStandardItemModel):
    """Steps of one entry, or of the whole catalogue."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalHeaderLabels(["修改"])

    def show(
        self,
        revisions: Sequence[Revision],
        field_label: Callable[[str], str],
        entry_name: Callable[[int], str] | None = None,
        value_text: Callable[[str, str], str] = lambda _field, value: value,
    ) -> None:
        """Show these revisions; ``entry_name`` is given where changes of several entries are mixed."""
        self.removeRows(0, self.rowCount())
        for revision in revisions:
            self.appendRow(_step(revision, field_label, entry_name, value_text))


def _step(
    revision: Revision,
    field_label: Callable[[str], str],
    entry_name: Callable[[int], str] | None,
    value_text: Callable[[str, str], str],
) -> QStandardItem:
    title = f"{_KIND_WORDS.get(revision.kind, '')}{revision.label}"
    more = f" · {revision.entries} 项" if entry_name is not None and revision.entries > 1 else ""
    item = QStandardItem(icon(_KIND_ICONS.get(revision.kind, "edit"), "muted"), f"{title}{more}")
    item.setEditable(False)
    source = f"\n来自 {revision.source}" if revision.source else ""
    item.setToolTip(f"{revision.at:%Y-%m-%d %H:%M:%S} {revision.user}{source}")
    item.setData(f"{revision.at:%Y-%m-%d %H:%M} · {revision.user}", BEFORE_ROLE)
    for change in revision.changes:
        item.appendRow(_change(change, field_label, entry_name, value_text))
    return item


def _change(
    change: FieldChange,
    field_label: Callable[[str], str],
    entry_name: Callable[[int], str] | None,
    value_text: Callable[[str, str], str],
) -> QStandardItem:
    name = f"{entry_name(change.entry_id)} · " if entry_name is not None else ""
    if change.field == CREATED:
        line = QStandardItem(f"{name}新增")
    elif change.field == REMOVED:
        line = QStandardItem(f"{change.before or name.removesuffix(' · ')} · 删除")
    elif not change.before and not change.after:
        line = QStandardItem(f"{name}调整了{field_label(change.field)}")
    else:
        before = value_text(change.field, change.before)[:_LONGEST] or _EMPTY
        after = value_text(change.field, change.after)[:_LONGEST] or _EMPTY
        line = QStandardItem(f"{name}{field_label(change.field)}")
        line.setData(before, BEFORE_ROLE)
        line.setData(after, AFTER_ROLE)
        line.setToolTip(f"原来：{before}\n现在：{after}")
    line.setData(change.entry_id, ENTRY_ROLE)
    line.setEditable(False)
    return line
