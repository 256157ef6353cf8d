"""Proposed changes as a list with ticks: entry, field, the words before and after. Changes nothing itself.

Views get the lines in pages, as they are scrolled: a tree view measures every line it has been given.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.icons import icon
from gui.item_models.row_table import INVALID, Index, RowTable
from model.proposals import Proposal

TITLES = ("采用", "事项", "字段", "修改前", "修改后")
TICK, PLACE, FIELD, BEFORE, AFTER = range(5)
DIFFERENCE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The words before and after of a line, for painting what differs."""

_PAGE = 60  # lines

PlaceText = Callable[[int | None], str]
"""The name of an entry; for ``None``, of the catalogue's settings."""

FieldText = Callable[[Proposal], str]


class ProposalModel(RowTable):
    """Proposals that grow while they are looked for. Those with a note are not ticked at first.

    ``entries`` says of how many entries they are; proposals of one entry come one after the other.

    Signals: ``ticked()`` when a tick was changed.
    """

    titles = TITLES
    tick = TICK

    ticked = Signal()

    def __init__(self, place_text: PlaceText, field_text: FieldText, parent: QObject) -> None:
        super().__init__(parent)
        self._place_text = place_text
        self._field_text = field_text
        self._rows: list[Proposal] = []
        self._left_out: set[int] = set()
        self._shown = 0
        self._is_growing = False
        self.entries = 0

    @property
    def total(self) -> int:
        """How many proposals there are, those included that no view has asked for yet."""
        return len(self._rows)

    def clear(self) -> None:
        """Show nothing: another search begins."""
        self.beginResetModel()
        self._rows = []
        self._left_out = set()
        self._shown = 0
        self.entries = 0
        self.endResetModel()

    def add(self, proposals: Sequence[Proposal]) -> None:
        """Put further proposals behind those that are there."""
        first = len(self._rows)
        before = self._rows[-1].entry_id if self._rows else None
        for proposal in proposals:
            self.entries += proposal.entry_id not in (None, before)
            before = proposal.entry_id
        self._rows += proposals
        self._left_out |= {first + place for place, proposal in enumerate(proposals) if proposal.note}
        if self._shown < _PAGE:
            self.fetchMore(INVALID)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_growing and self._shown < len(self._rows)

    def fetchMore(self, parent: Index) -> None:
        further = min(_PAGE - self._shown % _PAGE, len(self._rows) - self._shown)
        if not self.canFetchMore(parent):
            return
        self._is_growing = True  # who is told of the new lines may ask for more at once
        self.beginInsertRows(INVALID, self._shown, self._shown + further - 1)
        self._shown += further
        self.endInsertRows()
        self._is_growing = False

    def taken(self) -> list[Proposal]:
        """The ticked proposals."""
        return [proposal for row, proposal in enumerate(self._rows) if row not in self._left_out]

    def taken_count(self) -> int:
        """How many are ticked."""
        return len(self._rows) - len(self._left_out)

    def tick_all(self, yes: bool) -> None:
        """Tick every line, or none."""
        self._left_out = set() if yes else set(range(len(self._rows)))
        if self._shown:
            self.dataChanged.emit(self.index(0, TICK), self.index(self._shown - 1, TICK))
        self.ticked.emit()

    def count(self) -> int:
        return self._shown

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        proposal, column = self._rows[index.row()], index.column()
        if role == DIFFERENCE_ROLE:
            return proposal.before, proposal.after
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.DecorationRole and column == FIELD and proposal.note:
            return icon("warning", "warning")
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TICK:
            return "不采用" if index.row() in self._left_out else "采用"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(proposal, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != TICK:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

    def _text(self, proposal: Proposal, column: int) -> str:
        if column == PLACE:
            return self._place_text(proposal.entry_id)
        if column == FIELD:
            label = self._field_text(proposal)
            return f"{label}：{proposal.note}" if proposal.note else label
        if column == BEFORE:
            return proposal.before
        return proposal.after or "（空）" if column == AFTER else ""
