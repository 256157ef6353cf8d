"""Item models of the register of cited documents: the documents, the writings of one, the entries that use it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt

from gui.icons import icon
from gui.registers.document_rows import DocumentRow
from gui.registers.flat_table import FlatTable
from model.citation_index import Writing
from model.document_state import Condition, DocumentState

NAME, NUMBER, ENTRIES, STATE = range(4)
WRITING, USES = range(2)
ENTRY, AREA = range(2)

_WORST_FIRST = {condition: place for place, condition in enumerate(Condition)}

PlaceText = Callable[[int], tuple[str, str]]
"""Name and area of an entry, asked for when its row is painted."""


class DocumentModel(FlatTable):
    """The documents in the order of a column."""

    titles = ("文件", "文号", "事项数", "情况")
    numbers = (ENTRIES,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DocumentRow] = []
        self._sorting = (ENTRIES, Qt.SortOrder.DescendingOrder)

    def show(self, rows: Sequence[DocumentRow]) -> None:
        """Show these documents, ordered as the clerk chose."""
        self.beginResetModel()
        self._rows = list(rows)
        self._order()
        self.endResetModel()

    def row(self, number: int) -> DocumentRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """The row of a document; -1 when it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order)
        self.beginResetModel()
        self._order()
        self.endResetModel()

    def count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        shown = self._rows[row]
        return (shown.name, shown.number if shown.title else "", str(shown.entries), str(shown.state))[column]

    def sign(self, row: int, column: int) -> Any:
        return state_icon(self._rows[row].state) if column == STATE else None

    def is_faint(self, row: int, column: int) -> bool:
        return column == STATE and not self._rows[row].state.conditions

    def _order(self) -> None:
        column, order = self._sorting
        keys: tuple[Callable[[DocumentRow], Any], ...] = (
            lambda row: row.name,
            lambda row: row.number,
            lambda row: row.entries,
            lambda row: min(map(_WORST_FIRST.__getitem__, row.state.conditions), default=len(_WORST_FIRST)),
        )
        if 0 <= column < len(keys):
            self._rows.sort(key=keys[column], reverse=order == Qt.SortOrder.DescendingOrder)


class WritingModel(FlatTable):
    """The writings of one document, the most used first; above several of them one line for all."""

    titles = ("写法", "次数")
    numbers = (USES,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Writing | None, int]] = []

    def show(self, writings: Sequence[tuple[Writing, int]]) -> None:
        self.beginResetModel()
        everything = [(None, sum(uses for _, uses in writings))] if len(writings) > 1 else []
        self._rows = [*everything, *writings]
        self.endResetModel()

    def writing(self, number: int) -> Writing | None:
        """The writing of a row; ``None`` for the line that stands for all."""
        return self._rows[number][0] if 0 <= number < len(self._rows) else None

    def count(self) -> int:
        return len(self._rows)

    def text(self, row: int, column: int) -> str:
        writing, uses = self._rows[row]
        if column == USES:
            return str(uses)
        return str(writing) if writing is not None else "全部写法"


class UserModel(FlatTable):
    """The entries that cite a document. There may be very many: names are asked for when they are painted."""

    titles = ("引用它的事项", "领域")

    def __init__(self, place_text: PlaceText, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place_text = place_text
        self._ids: list[int] = []

    def show(self, ids: Sequence[int]) -> None:
        self.beginResetModel()
        self._ids = list(ids)
        self.endResetModel()

    def entry_id(self, number: int) -> int | None:
        return self._ids[number] if 0 <= number < len(self._ids) else None

    def count(self) -> int:
        return len(self._ids)

    def text(self, row: int, column: int) -> str:
        return self._place_text(self._ids[row])[column]


def state_icon(state: DocumentState) -> Any:
    """The sign of a state; ``None`` for a document nothing is to be said of."""
    if not state.conditions:
        return None
    sign = "warning" if state.conditions[0] in (Condition.SUPERSEDED, Condition.UNKNOWN) else "hint"
    return icon(sign, sign)
