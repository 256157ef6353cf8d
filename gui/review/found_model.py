"""What was found in a reviewer's file as a list with ticks: entry, field, who, how, the words, before and after."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.item_models.row_table import Index, RowTable
from gui.review.words import NOBODY, WHOLE
from importers.answers.answer import FoundRemark

PAIR_ROLE = Qt.ItemDataRole.UserRole
NAME, FIELD, WHO, HOW, WORDS, BEFORE, AFTER = range(7)
TITLES = ("事项", "字段", "审核人", "方式", "意见", "送审时", "建议改为")


class FoundModel(RowTable):
    """Rows are what was found, in the order of the file; the first column has the ticks.

    Signals: ``ticked()`` when another number is chosen.
    """

    titles = TITLES
    tick = NAME

    ticked = Signal()

    def __init__(self, field_label: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._field_label = field_label
        self._found: Sequence[FoundRemark] = ()
        self._chosen: set[int] = set()
        self._reviewer = ""

    @property
    def chosen(self) -> frozenset[int]:
        """The places of what is ticked."""
        return frozenset(self._chosen)

    def show(self, found: Sequence[FoundRemark], chosen: Sequence[int]) -> None:
        """Show this, with these ticked."""
        self.beginResetModel()
        self._found, self._chosen = found, set(chosen)
        self.endResetModel()
        self.ticked.emit()

    def show_reviewer(self, name: str) -> None:
        """Who is shown where the file names nobody."""
        self._reviewer = name.strip()
        if self._found:
            self.dataChanged.emit(self.index(0, WHO), self.index(len(self._found) - 1, WHO))

    def tick_all(self, ticked: bool) -> None:
        """Choose everything, or nothing."""
        self._chosen = set(range(len(self._found))) if ticked else set()
        if self._found:
            self.dataChanged.emit(self.index(0, NAME), self.index(len(self._found) - 1, NAME))
        self.ticked.emit()

    def count(self) -> int:
        return len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found, column = self._found[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(found, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(found, column) or None if column != NAME else f"{found.name}\n{found.remark.place}"
        if role == PAIR_ROLE and column in (BEFORE, AFTER) and found.remark.proposed is not None:
            return found.remark.before, found.remark.proposed
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        if ticked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True

    def _text(self, found: FoundRemark, column: int) -> str:
        remark = found.remark
        if column == FIELD:
            return self._field_label(remark.field) if remark.field else WHOLE
        if column == WORDS:
            known = "（已取回过）" if found.known else "（无意见）" if found.idle else ""
            return f"{known}{remark.text}"
        proposes = remark.proposed is not None
        return {
            NAME: found.name or "没有名称",
            WHO: remark.reviewer or self._reviewer or NOBODY,
            HOW: found.source.label,
            BEFORE: remark.before if proposes else "",
            AFTER: (remark.proposed or "（空）") if proposes else "",
        }.get(column, "")
