"""The changes of a 变更说明 as a table with a place for the reason of each. Knows no document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from exporters.change_summary import ChangeSummary
from exporters.change_tables import name_of
from exporters.excerpt import excerpts
from gui.item_models.row_table import Index, RowTable
from model.comparison import EntryDifference
from model.fields import list_kind
from model.history import field_label

TITLES = ("变化", "事项", "理由")
WHAT, NAME, REASON = range(3)
_EMPTY = "（空）"


@dataclass(frozen=True, slots=True)
class Explicable:
    """A change that may be explained; ``told`` is the reason the document gives when nobody writes one (备注).

    ``changed`` says in a few lines what reads otherwise.
    """

    uid: str
    what: str
    name: str
    told: str
    changed: str = ""


def explicable(summary: ChangeSummary) -> list[Explicable]:
    """The changes the document lists, in its order."""
    added = [Explicable(one.entry.uid, "新增", name_of(one.entry), one.reason) for one in summary.added]
    changed = [
        Explicable(
            one.difference.there.uid, "调整", name_of(one.difference.there), one.reason, _words(one.difference, summary)
        )
        for one in summary.changed
    ]
    removed = [Explicable(one.entry.uid, "删除", name_of(one.entry), one.reason) for one in summary.removed]
    return [*added, *changed, *removed]


def _words(difference: EntryDifference, summary: ChangeSummary) -> str:
    settings = summary.new.snapshot.settings
    kind = list_kind(settings.kind)
    lines = []
    for detail in difference.details:
        before, after = excerpts(detail.here, detail.there)
        lines.append(f"{field_label(detail.field, kind, settings)}：{before or _EMPTY} → {after or _EMPTY}")
    return "\n".join(lines)


class ReasonsModel(RowTable):
    """Signals: ``reasons_changed()`` when a reason was written or taken out."""

    titles = TITLES
    written = REASON

    reasons_changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Explicable] = ()
        self._reasons: dict[str, str] = {}

    def show(self, rows: Sequence[Explicable], reasons: Mapping[str, str]) -> None:
        """Show these changes with reasons written before, by uid."""
        self.beginResetModel()
        self._rows = rows
        self._reasons = dict(reasons)
        self.endResetModel()

    def reasons(self) -> dict[str, str]:
        """What was written, by uid; nothing empty."""
        return {uid: text for uid, text in self._reasons.items() if text}

    def write(self, lines: Sequence[int], text: str) -> None:
        """Give these lines one reason."""
        for line in lines:
            self._reasons[self._rows[line].uid] = text.strip()
        if lines:
            self.dataChanged.emit(self.index(min(lines), REASON), self.index(max(lines), REASON))
            self.reasons_changed.emit()

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        written = self._reasons.get(row.uid, "")
        if role == Qt.ItemDataRole.EditRole:
            return written
        if role == Qt.ItemDataRole.ToolTipRole and index.column() != REASON:
            return f"{row.name}\n{row.changed}" if row.changed else row.name
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            reason = written or (f"（备注：{row.told}）" if row.told else "")
            return (row.what, row.name, reason)[index.column()]
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or index.column() != REASON or role != Qt.ItemDataRole.EditRole:
            return False
        self.write([index.row()], str(value))
        return True
