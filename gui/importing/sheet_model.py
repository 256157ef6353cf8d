"""A sheet of a file as the clerk knows it from Excel, with what was understood painted over it. Decides nothing."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from gui.importing.targets import target_label
from gui.theme import Colours
from importers.labels import Target
from importers.readings import MappedColumn, TableReading
from importers.sheet import column_name

Index = QModelIndex | QPersistentModelIndex

_INVALID = QModelIndex()
_LONGEST = 300  # characters of a cell shown; the tooltip has all
_NOT_TAKEN = "不导入"


class SheetModel(QAbstractTableModel):
    """The cells of one reading's sheet. Column titles name the field, row titles count as Excel does."""

    def __init__(self, colours: Colours, labels: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._colours = colours
        self._labels = labels
        self._reading: TableReading | None = None
        self._columns: dict[int, MappedColumn] = {}
        self._entry_lines: frozenset[int] = frozenset()
        self._width = 0

    def show_reading(self, reading: TableReading) -> None:
        """Show another table, or the same understood anew."""
        self.beginResetModel()
        self._reading = reading
        self._columns = {column.index: column for column in reading.columns}
        self._entry_lines = frozenset(line for row in reading.rows for line in row.lines)
        self._width = max((len(row) for row in reading.sheet.rows), default=0)
        self.endResetModel()

    def target(self, column: int) -> Target | None:
        """Where the cells of a column go."""
        mapped = self._columns.get(column)
        return mapped.target if mapped is not None else None

    def label(self, column: int) -> str:
        """The words over a column in the file."""
        mapped = self._columns.get(column)
        return mapped.label if mapped is not None else ""

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() or self._reading is None else len(self._reading.sheet.rows)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if role == Qt.ItemDataRole.DisplayRole else None
        mapped = self._columns.get(section)
        if role == Qt.ItemDataRole.DisplayRole:
            shown = target_label(mapped.target, self._labels) if mapped is not None else _NOT_TAKEN
            return f"{column_name(section)}　{shown} ▾"
        if role == Qt.ItemDataRole.ToolTipRole and mapped is not None:
            return f"表头：{mapped.label or '（空）'}\n{mapped.reason.label}。单击可以改。"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._reading is None or not index.isValid():
            return None
        text = self._reading.sheet.text(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return text[:_LONGEST].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        if role == Qt.ItemDataRole.BackgroundRole and self._is_header(index.row()):
            return QBrush(QColor(self._colours.accent_soft))
        if role == Qt.ItemDataRole.ForegroundRole and not self._is_taken(index.row(), index.column()):
            return QBrush(QColor(self._colours.muted))
        if role == Qt.ItemDataRole.FontRole and self._is_header(index.row()):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _is_header(self, row: int) -> bool:
        table = self._reading.table if self._reading is not None else None
        return table is not None and (table.header.top <= row <= table.header.bottom or row in table.repeated)

    def _is_taken(self, row: int, column: int) -> bool:
        return self._is_header(row) or (row in self._entry_lines and self.target(column) is not None)
