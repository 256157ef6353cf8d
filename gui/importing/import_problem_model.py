"""What an import could not take or is not sure of, as a list with places."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.icons import icon
from gui.importing.wording import cell_words, place_words, whole_place_words
from gui.item_models.row_table import Index, RowTable
from model.plan import ImportProblem, ProblemLevel

PROBLEM_ROLE = Qt.ItemDataRole.UserRole
"""The ``ImportProblem`` of a line."""

TITLES = ("位置", "说明", "文件里的原文")
PLACE, MESSAGE, TEXT = range(3)
_SIGNS = {ProblemLevel.ATTENTION: ("warning", "需要留意"), ProblemLevel.NOTICE: ("hint", "说明")}


class ImportProblemModel(RowTable):
    """A list of problems: those that need attention first, else in file order.

    ``in_one_table``: all are about the table that is shown, so that places are rows and columns only.
    """

    titles = TITLES

    def __init__(self, parent: QObject, *, in_one_table: bool = False) -> None:
        super().__init__(parent)
        self._problems: Sequence[ImportProblem] = ()
        self._in_one_table = in_one_table

    def show_problems(self, problems: Sequence[ImportProblem]) -> None:
        self.beginResetModel()
        self._problems = sorted(problems, key=lambda problem: problem.level is ProblemLevel.NOTICE)
        self.endResetModel()

    def count(self) -> int:
        return len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        sign, word = _SIGNS[problem.level]
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PLACE:
            return icon(sign, sign)
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._place(problem), problem.message, problem.text.replace("\n", " "))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            where = whole_place_words(problem.place)
            return "\n".join(part for part in (f"{word} {where}".strip(), problem.message, problem.text) if part)
        return None

    def _place(self, problem: ImportProblem) -> str:
        if self._in_one_table:
            return cell_words(problem.place) or "整张表"
        return place_words(problem.place) or "整个文件"
