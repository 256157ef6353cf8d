"""What an import could not take or is not sure of, as a list with places."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.icons import icon
from model.plan import ImportProblem, ProblemLevel

Index = QModelIndex | QPersistentModelIndex

TITLES = ("程度", "位置", "单元格", "说明", "原文")
_LEVELS = {ProblemLevel.ATTENTION: ("留意", "warning"), ProblemLevel.NOTICE: ("说明", "hint")}
_INVALID = QModelIndex()


class ImportProblemModel(QAbstractTableModel):
    """A list of problems in file order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._problems: Sequence[ImportProblem] = ()

    def show_problems(self, problems: Sequence[ImportProblem]) -> None:
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        word, colour = _LEVELS[problem.level]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(colour, colour)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        file = f"{problem.place.file} › " if problem.place.file else ""
        place = problem.place.where if role == Qt.ItemDataRole.DisplayRole else file + problem.place.where
        text = (word, place, problem.place.cell, problem.message, problem.text)[index.column()]
        return text.replace("\n", " ") if role == Qt.ItemDataRole.DisplayRole else text
