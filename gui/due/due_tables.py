"""How the two lists of 近期应公开 look: the tree of what falls due and the table of what has no date."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QWidget,
)

from gui.item_models.due_model import DueModel
from gui.item_models.undated_model import UndatedModel
from gui.type_size import in_type

Index = QModelIndex | QPersistentModelIndex

_TREE_WIDTHS = (178, 92, 96, 190, 160, 120)
_TABLE_WIDTHS = (104, 200, 190)
_ROW = 27  # pixels


class DueTree(QTreeView):
    """Groups that can be folded; their line reaches over all columns."""

    def __init__(self, model: DueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("due_tree")
        self.setAccessibleName("应公开的事项")
        self.setModel(model)
        self.setItemDelegate(_Rows(self))
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setIndentation(16)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for section, width in enumerate(_TREE_WIDTHS):
            self.setColumnWidth(section, in_type(width))
        self.header().setStretchLastSection(True)
        self.header().setSectionsMovable(False)
        model.modelReset.connect(self._on_reset)

    def show_all(self, chosen: QModelIndex) -> None:
        """Unfold every group and stand on what was chosen, or on what falls due next."""
        self.expandAll()
        first = self.model().index(0, 0, self.model().index(0, 0))
        self.setCurrentIndex(chosen if chosen.isValid() else first)

    def _on_reset(self) -> None:
        for row in range(self.model().rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)


class UndatedTable(QTableView):
    """One line an entry; the reason takes what is left of the width."""

    def __init__(self, model: UndatedModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undated_table")
        self.setAccessibleName("没有日期的事项")
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(in_type(_ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for section, width in enumerate(_TABLE_WIDTHS):
            self.setColumnWidth(section, in_type(width))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)


class _Rows(QStyledItemDelegate):
    """Rows of one height, a little higher than their text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        hint.setHeight(max(_ROW, hint.height()))
        return hint
