"""A sheet of a file as the clerk knows it from Excel, with what was understood painted over it. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication

from gui.importing.targets import target_label
from gui.theme import colours_of
from importers.labels import Target, TargetKind
from importers.readings import MappedColumn, Reason, TableReading
from importers.sheet import column_name
from model.plan import ProblemLevel

Index = QModelIndex | QPersistentModelIndex

HEAD_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``ColumnHead`` of a column."""
WARNED_ROLE = Qt.ItemDataRole.UserRole + 2
"""Whether something about this row needs attention."""

_INVALID = QModelIndex()
_LONGEST = 300  # characters of a cell shown; the tooltip has all
_WIDEST = 200  # columns shown; nobody's table is so wide
_HIDDEN_IN_FILE = "文件里隐藏"
_OWN = (TargetKind.CUSTOM, TargetKind.CUSTOM_TICK)


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """What is written over a column: where its cells go, and why. ``look`` is a colour of the theme."""

    title: str
    note: str
    look: str


class SheetModel(QAbstractTableModel):
    """The cells of one reading's sheet. Column titles name the field, row titles count as Excel does."""

    def __init__(self, labels: Mapping[str, str], tips: Mapping[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._labels = labels
        self._tips = tips
        self._reading: TableReading | None = None
        self._columns: dict[int, MappedColumn] = {}
        self._entry_lines: frozenset[int] = frozenset()
        self._warnings: dict[tuple[int, int], str] = {}
        self._warned_rows: dict[int, str] = {}
        self._width = 0

    @property
    def reading(self) -> TableReading | None:
        return self._reading

    def show_reading(self, reading: TableReading | None) -> None:
        """Show another table, or the same understood anew."""
        self.beginResetModel()
        self._reading = reading
        self._columns = {column.index: column for column in reading.columns} if reading else {}
        self._entry_lines = frozenset(line for row in reading.rows for line in row.lines) if reading else frozenset()
        self._width = min(max((len(row) for row in reading.sheet.rows), default=0), _WIDEST) if reading else 0
        self._warnings, self._warned_rows = {}, {}
        for problem in reading.problems if reading else ():
            if problem.level is ProblemLevel.ATTENTION and problem.place.row is not None:
                row, column = problem.place.row, problem.place.column
                self._warned_rows.setdefault(row, problem.message)
                if column is not None:
                    self._warnings.setdefault((row, column), problem.message)
        self.endResetModel()

    def column(self, column: int) -> MappedColumn | None:
        """How a column was understood; None for one that holds nothing."""
        return self._columns.get(column)

    def target(self, column: int) -> Target | None:
        """Where the cells of a column go."""
        mapped = self._columns.get(column)
        return mapped.target if mapped is not None else None

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() or self._reading is None else len(self._reading.sheet.rows)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._reading is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self._row_title(section, role)
        if role == HEAD_ROLE:
            return self._head(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column_name(section)} {self._head(section).title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._column_tooltip(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._reading is None or not index.isValid():
            return None
        place = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._reading.sheet.text(*place)[:_LONGEST].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n⚠ ".join(part for part in (self._reading.sheet.text(*place), self._warnings.get(place)) if part)
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground(*place)
        if role == Qt.ItemDataRole.ForegroundRole and not self._is_taken(*place):
            return _brush("muted")
        if role == Qt.ItemDataRole.FontRole and self.is_header(index.row()):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def is_header(self, row: int) -> bool:
        """Whether a row is part of the header, where it first stands or where it comes again."""
        table = self._reading.table if self._reading is not None else None
        return table is not None and (table.header.top <= row <= table.header.bottom or row in table.repeated)

    def _head(self, section: int) -> ColumnHead:
        mapped = self._columns.get(section)
        hidden = self._reading is not None and section in self._reading.sheet.hidden_columns
        letter = f"{column_name(section)} 列"
        if mapped is None or (mapped.target is None and mapped.reason is not Reason.CHOSEN):
            return ColumnHead("不导入" if mapped else "", letter, "muted")
        own = mapped.target is not None and mapped.target.kind in _OWN
        title = target_label(mapped.target, self._labels)
        reason = "自定义字段" if own else mapped.reason.label
        if mapped.target is not None and mapped.target.is_tick:
            title, reason = mapped.target.word, self._labels.get(mapped.target.field, mapped.target.field)
        note = " · ".join((letter, reason, *((_HIDDEN_IN_FILE,) if hidden else ())))
        return ColumnHead(title, note, "hint" if own else "muted" if mapped.target is None else "text")

    def _column_tooltip(self, section: int) -> str:
        mapped = self._columns.get(section)
        if mapped is None:
            return "这一列没有内容。"
        words = "·".join(dict.fromkeys(part for part in (mapped.group, mapped.label) if part))
        goes = target_label(mapped.target, self._labels)
        tip = self._tips.get(mapped.target.field, "") if mapped.target is not None else ""
        lines = (
            f"文件里的表头：{words or '（空）'}",
            f"导入到：{goes}（{mapped.reason.label}）",
            tip,
            "单击可以改选。",
        )
        return "\n".join(line for line in lines if line)

    def _row_title(self, row: int, role: int) -> Any:
        hidden = self._reading is not None and row in self._reading.sheet.hidden_rows
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row + 1} 隐藏" if hidden else str(row + 1)
        if role == WARNED_ROLE:
            return row in self._warned_rows
        if role == Qt.ItemDataRole.ToolTipRole:
            told = [self._warned_rows[row]] if row in self._warned_rows else []
            told += ["这一行在文件里是隐藏的，也已读入。"] if hidden else []
            return "\n".join((*told, "单击行号，把这一行作为表头。"))
        return None

    def _ground(self, row: int, column: int) -> QBrush | None:
        if self.is_header(row):
            return _brush("accent_soft")
        if (row, column) in self._warnings:
            return _brush("warning_soft")
        return None

    def _is_taken(self, row: int, column: int) -> bool:
        return self.is_header(row) or (row in self._entry_lines and self.target(column) is not None)


def _brush(colour: str) -> QBrush:
    return QBrush(QColor(getattr(colours_of(QGuiApplication.palette()), colour)))
