"""The values of a column with a tick each, as a filter offers them: 全选 first, then the most used ones."""

from collections.abc import Collection, Iterator, Mapping
from heapq import nsmallest
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gui.filter import BLANK
from gui.slices import Slices
from model.text import fold

Index = QModelIndex | QPersistentModelIndex

MOST_SHOWN = 1_000  # values; more cannot be looked through, a few letters narrow them

_INVALID = QModelIndex()
_FEW = 3_000  # values that are looked through at once
_AT_ONCE = 50
_LONGEST = 80  # characters of a value that are shown
_TICKED, _PARTLY, _EMPTY = Qt.CheckState.Checked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Unchecked


class ValueListModel(QAbstractListModel):
    """Row 0 is 全选, the others are values that contain the words looked for.

    Signals: ``ticked()`` when a tick was set or taken away; ``found()`` when it is known which values match.
    """

    ticked = Signal()
    found = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[str, int] = {}
        self._wanted = ""
        self._matching: list[str] = []
        self._shown: list[str] = []
        self._chosen: set[str] = set()
        self._before: set[str] | None = None  # what was ticked before words were looked for
        self._matches: list[str] = []
        self._slices = Slices(self)
        self._slices.finished.connect(self._on_found)

    def show(self, counts: Mapping[str, int], chosen: Collection[str] | None) -> None:
        """Offer these values; ``chosen`` are ticked, ``None``: all."""
        self._counts = counts
        self._chosen = set(counts if chosen is None else chosen)
        self.look_for("")

    def look_for(self, words: str) -> None:
        """Show only values that contain this; with words exactly those are ticked, without again those before."""
        self._wanted = fold(words)
        self._slices.start(self._look)
        if len(self._counts) <= _FEW or not self._wanted:
            self._slices.finish()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._slices.stop()

    @property
    def looking(self) -> bool:
        return self._slices.running

    @property
    def matching(self) -> int:
        """How many values there are of those that are looked for."""
        return len(self._matching)

    @property
    def all_ticked(self) -> bool:
        """Whether every value that is looked for is ticked."""
        return all(value in self._chosen for value in self._matching)

    @property
    def chosen(self) -> frozenset[str]:
        """The ticked ones of the values that are looked for."""
        return frozenset(value for value in self._matching if value in self._chosen)

    def rowCount(self, parent: Index = _INVALID) -> int:
        return 0 if parent.isValid() or not self._matching else len(self._shown) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value = self._shown[index.row() - 1] if index.row() else None
        if role == Qt.ItemDataRole.CheckStateRole:
            if value is not None:
                return _TICKED if value in self._chosen else _EMPTY
            return _TICKED if self.all_ticked else _PARTLY if self.chosen else _EMPTY
        if role == Qt.ItemDataRole.DisplayRole:
            if value is None:
                return "（全选）"
            line = " ".join(value.split())
            return f"{line[:_LONGEST] or BLANK}　{self._counts[value]}"
        if role == Qt.ItemDataRole.ToolTipRole and value:
            return value
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        wanted = Qt.CheckState(value) == _TICKED
        values = {self._shown[index.row() - 1]} if index.row() else set(self._matching)
        self._chosen = self._chosen | values if wanted else self._chosen - values
        self._tell()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _look(self) -> Iterator[object]:
        """Long texts are folded slowly, so many of them bit by bit."""
        if not self._wanted:
            self._matches = list(self._counts)
            return
        self._matches = []
        for number, value in enumerate(self._counts):
            if self._wanted in fold(value):
                self._matches.append(value)
            if number % _AT_ONCE == 0:
                yield None

    def _on_found(self) -> None:
        self.beginResetModel()
        self._matching = self._matches
        self._shown = nsmallest(MOST_SHOWN, self._matching, key=lambda value: (-self._counts[value], value))
        if self._wanted:
            self._before = self._chosen if self._before is None else self._before
            self._chosen = set(self._matching)
        elif self._before is not None:
            self._chosen, self._before = self._before, None
        self.endResetModel()
        self.found.emit()

    def _tell(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.ticked.emit()
