"""The personal numbers of a notice as a table: where each stands, its words, and what is to be done with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from exporters.board_options import Covered
from exporters.board_privacy import PersonalNumber
from gui.item_models.row_table import Index, RowTable
from gui.theme import colours_of

TITLES = ("怎样印", "事项", "栏目", "种类", "印出来的文字")
DECISION, ENTRY, FIELD, KIND, WORDS = range(len(TITLES))
COVER, SHOW, OPEN = "遮盖", "照印", "请决定"


class PrivacyModel(RowTable):
    """One row for each number; the first column is decided by the clerk.

    Signals: ``decided()`` after a decision.
    """

    titles = TITLES
    tick = DECISION

    decided = Signal()

    def __init__(
        self, numbers: Sequence[PersonalNumber], decisions: Mapping[Covered, bool], parent: Any = None
    ) -> None:
        super().__init__(parent)
        self._numbers = list(numbers)
        self._decisions = {number.key: decisions[number.key] for number in numbers if number.key in decisions}

    @property
    def decisions(self) -> dict[Covered, bool]:
        """What was decided: True covers."""
        return dict(self._decisions)

    @property
    def undecided(self) -> int:
        """How many numbers wait for a decision."""
        return len({number.key for number in self._numbers} - set(self._decisions))

    def decide(self, rows: Sequence[int], cover: bool | None) -> None:
        """Cover the numbers in these rows, or let them be printed; None takes the decision back."""
        for row in rows:
            key = self._numbers[row].key
            if cover is None:
                self._decisions.pop(key, None)
            else:
                self._decisions[key] = cover
        if self._numbers:
            last = self.index(len(self._numbers) - 1, len(TITLES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.decided.emit()

    def count(self) -> int:
        return len(self._numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = self._numbers[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == DECISION:
            return self._check_state(number)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(number, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and number.key not in self._decisions and index.column() == DECISION:
            return QColor(colours_of(QGuiApplication.palette()).warning)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != DECISION:
            return False
        self.decide([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _check_state(self, number: PersonalNumber) -> Qt.CheckState:
        decision = self._decisions.get(number.key)
        if decision is None:
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if decision else Qt.CheckState.Unchecked

    def _text(self, number: PersonalNumber, column: int) -> str:
        decision = self._decisions.get(number.key)
        match column:
            case 0:
                return OPEN if decision is None else COVER if decision else SHOW
            case 1:
                return number.entry
            case 2:
                return number.label
            case 3:
                return number.kind.label
        return number.words if decision is False or decision is None else number.covered
