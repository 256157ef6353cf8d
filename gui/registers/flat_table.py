"""What the tables of the registers share: a head, flat rows that are only read, numbers at the right, one look."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.item_models.row_table import Index, RowTable
from gui.type_size import in_type

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = Qt.AlignmentFlag.AlignCenter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_ROW = 28  # pixels


class FlatTable(RowTable):
    """Base of the models. ``numbers`` are the columns that hold numbers."""

    numbers: tuple[int, ...] = ()

    def text(self, row: int, column: int) -> str:
        """What a cell shows; also its tooltip, because it may be cut off."""
        raise NotImplementedError

    def sign(self, row: int, column: int) -> Any:
        """The icon of a cell; ``None`` for none."""
        return None

    def is_faint(self, row: int, column: int) -> bool:
        """Whether a cell says nothing of interest."""
        return False

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self.numbers:
            return _CENTRE  # at the right is the arrow of the sorting
        return super().headerData(section, orientation, role)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self.numbers else _LEFT
        if role == Qt.ItemDataRole.DecorationRole:
            return self.sign(index.row(), index.column())
        if role == Qt.ItemDataRole.ForegroundRole and self.is_faint(index.row(), index.column()):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.text(index.row(), index.column())
        return None


class RowDelegate(QStyledItemDelegate):
    """A row is chosen as a whole: no cell of it looks chosen for itself."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


def dress(view: QTableView, model: FlatTable, name: str, label: str, widths: Sequence[int]) -> None:
    """Give a view its model, names and look. A width of 0 takes what the others leave."""
    view.setModel(model)
    view.setItemDelegate(RowDelegate(view))
    view.setObjectName(name)
    view.setAccessibleName(label)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # titles and names begin alike and differ at their ends
    view.setTabKeyNavigation(False)
    view.setAlternatingRowColors(True)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(in_type(_ROW))
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setStretchLastSection(False)
    for column, width in enumerate(widths):
        if width:
            header.resizeSection(column, in_type(width))
        else:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
