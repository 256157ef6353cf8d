"""The clean-ups of an import, each with a tick: done, or refused. Traditional text is only offered."""

from collections.abc import Sequence, Set
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from gui.importing.cleanup_choices import RepeatedCleanup, gathered, is_wanted
from gui.importing.wording import place_words, whole_place_words
from gui.item_models.row_table import Index, RowTable
from importers.readings import ReadingChoices
from model.plan import Cleanup, CleanupKind

TITLES = ("清理", "位置", "原来的文字", "清理后")
TICK, PLACE, BEFORE, AFTER = range(4)
PAIR_ROLE = Qt.ItemDataRole.UserRole + 1
"""The text before and after, for painting what differs."""


class CleanupModel(RowTable):
    """A list of repairs in file order; the same repair of the same words is one line.

    Signals: ``wished(cleanup, wanted)`` when a tick was changed.
    """

    titles = TITLES
    tick = TICK

    wished = Signal(object, bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._all: Sequence[RepeatedCleanup] = ()
        self._shown: list[RepeatedCleanup] = []
        self._kinds: Set[CleanupKind] = frozenset(CleanupKind)
        self._choices = ReadingChoices()

    def show_cleanups(self, cleanups: Sequence[Cleanup], choices: ReadingChoices) -> None:
        """Show these repairs with the ticks of these choices."""
        self._all = gathered(cleanups)
        self._choices = choices
        self.show_kinds(self._kinds)

    def show_kinds(self, kinds: Set[CleanupKind]) -> None:
        """Show only repairs of these kinds."""
        self.beginResetModel()
        self._kinds = kinds
        self._shown = [repeated for repeated in self._all if repeated.cleanup.kind in kinds]
        self.endResetModel()

    def show_choices(self, choices: ReadingChoices) -> None:
        """Show the ticks of these choices."""
        self._choices = choices
        if self._shown:
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self._shown) - 1, TICK))

    @property
    def shown(self) -> list[Cleanup]:
        """The repairs that are listed."""
        return [repeated.cleanup for repeated in self._shown]

    @property
    def counts(self) -> dict[CleanupKind, int]:
        """How many lines there are of each kind."""
        counts = dict.fromkeys(CleanupKind, 0)
        for repeated in self._all:
            counts[repeated.cleanup.kind] += 1
        return counts

    def count(self) -> int:
        return len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        repeated = self._shown[index.row()]
        cleanup = repeated.cleanup
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            return Qt.CheckState.Checked if is_wanted(self._choices, cleanup) else Qt.CheckState.Unchecked
        if role == PAIR_ROLE and index.column() in (BEFORE, AFTER):
            return visible(cleanup.before), visible(cleanup.after)
        if role == Qt.ItemDataRole.DisplayRole:
            more = f" 等 {repeated.times} 处" if repeated.times > 1 else ""
            place = place_words(cleanup.place) + more
            return (cleanup.kind.label, place, visible(cleanup.before), visible(cleanup.after))[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{whole_place_words(cleanup.place)}\n{cleanup.before}\n→\n{cleanup.after}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.wished.emit(self._shown[index.row()].cleanup, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def visible(text: str) -> str:
    """The text with its blanks and line ends made visible, because they are what was repaired."""
    return text.replace("\n", "⏎").replace("\u3000", "␣").replace(" ", "␣")
