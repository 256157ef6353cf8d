"""Entries without a date of their own as a table, each with the reason. They are found by ``model/due_dates``."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.item_models.row_table import Index, RowTable
from model.due_dates import Undated
from model.records import Entry

UNDATED_ROLE = Qt.ItemDataRole.UserRole
TITLES = ("领域", "事项名称", "公开时限", "为什么没有日期")
_NAMELESS = "（没有名称）"


class UndatedModel(RowTable):
    """A list of entries. ``entry`` gives an entry, ``area_label`` the name of an area."""

    titles = TITLES

    def __init__(
        self,
        entry: Callable[[int], Entry | None],
        area_label: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._area_label = area_label
        self._rows: Sequence[Undated] = ()

    def show(self, rows: Sequence[Undated]) -> None:
        """Show these in their order."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def count(self) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == UNDATED_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(row, index.column())
        return None

    def _text(self, row: Undated, column: int) -> str:
        if column == 3:
            return row.reading.detail
        entry = self._entry(row.entry_id)
        if entry is None:
            return ""
        texts = (self._area_label(entry.area), entry["name"] or _NAMELESS, entry["time_limit"])
        return texts[column].replace("\n", " ")
