"""What models of lines with further lines below them share: where an index stands. Holds no data.

A subclass says how many lines there are and how many below each; ``line_of`` and ``below_of`` tell where an index is.
"""

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex

_TOP = 0  # internal id of first-level lines; a second-level line carries its parent's line + 1
INVALID = QModelIndex()


class TwoLevelModel(QAbstractItemModel):
    """Lines below lines, no deeper."""

    def lines(self) -> int:
        """How many first-level lines there are."""
        raise NotImplementedError

    def lines_below(self, line: int) -> int:
        """How many lines stand below a first-level line. Asked often: keep it ready."""
        raise NotImplementedError

    def line_of(self, index: Index) -> int:
        """The first-level line an index is on or below."""
        return index.row() if index.internalId() == _TOP else index.internalId() - 1

    def below_of(self, index: Index) -> int | None:
        """The number of a second-level line below its parent; ``None`` for a first-level line."""
        return None if index.internalId() == _TOP else index.row()

    def rowCount(self, parent: Index = INVALID) -> int:
        if not parent.isValid():
            return self.lines()
        return 0 if parent.internalId() != _TOP or parent.column() != 0 else self.lines_below(parent.row())

    def hasChildren(self, parent: Index = INVALID) -> bool:
        return self.rowCount(parent) > 0

    def index(self, line: int, column: int, parent: Index = INVALID) -> QModelIndex:
        if not (0 <= column < self.columnCount(parent) and 0 <= line < self.rowCount(parent)):
            return QModelIndex()
        return self.createIndex(line, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index = INVALID) -> Any:
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)
