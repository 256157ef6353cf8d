"""The findings of the checks as a table: how bad, where, which field, what is wrong, how to repair it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.icons import icon
from gui.item_models.row_table import Index, RowTable
from model.records import Problem, Severity

PROBLEM_ROLE = Qt.ItemDataRole.UserRole

TITLES = ("程度", "领域", "事项", "字段", "问题", "修复")
PLACE, FIELD, MESSAGE, REPAIR = 2, 3, 4, 5
_ICONS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "hint"}


class ProblemModel(RowTable):
    """A list of problems. Names of entries are asked for when a row is painted."""

    titles = TITLES

    def __init__(
        self,
        place_of: Callable[[Problem], tuple[str, str]],
        field_labels: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place_of = place_of
        self._field_labels = field_labels
        self._problems: Sequence[Problem] = ()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show these findings; an equal list changes nothing, so the selection stays."""
        if list(problems) == list(self._problems):
            return
        self.beginResetModel()
        self._problems = tuple(problems)
        self.endResetModel()

    def problem(self, row: int) -> Problem | None:
        return self._problems[row] if 0 <= row < len(self._problems) else None

    def count(self) -> int:
        return len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(problem, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            words = self._text(problem, index.column()) if index.column() in (PLACE, REPAIR) else ""
            return words or problem.message  # a long name or repair is cut off
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(_ICONS[problem.severity], problem.severity.value)
        return None

    def _text(self, problem: Problem, column: int) -> str:
        if column == 0:
            return problem.severity.label
        if column == FIELD:
            return self._field_labels.get(problem.field, "")
        if column == MESSAGE:
            return problem.message
        if column == REPAIR:
            return problem.repair.label if problem.repair is not None else ""
        area, name = self._place_of(problem)
        return name if column == PLACE else area
