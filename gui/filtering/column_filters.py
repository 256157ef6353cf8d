"""The filters of the columns and which entries pass each of them, kept in step with the catalogue."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from gui.filter import ColumnFilter, words_of
from gui.filtering.column_reading import read_column
from gui.item_models.columns import Column
from gui.row_copy import text_of
from gui.slices import MANY, Slices
from gui.workspace import Workspace
from model.changes import Changes

_FEW = 3_000  # entries that are read at once, before anything is painted


class ColumnFilters(QObject):
    """At most one filter for each column; an entry is shown when it passes all.

    Signals: ``changed()`` when other entries pass now.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._columns: dict[str, Column] = {}
        self._filters: dict[str, ColumnFilter] = {}
        self._passing: dict[str, set[int]] = {}
        self._waiting: list[str] = []  # columns to be read
        self._slices = Slices(self)
        self._slices.finished.connect(self.changed)

    def __bool__(self) -> bool:
        return bool(self._filters)

    @property
    def active(self) -> Mapping[str, ColumnFilter]:
        """The filters by the keys of their columns, the oldest first."""
        return self._filters

    @property
    def reading(self) -> bool:
        """Whether it is still being found out which entries pass."""
        return self._slices.running

    def column(self, key: str) -> Column:
        """The column of an active filter."""
        return self._columns[key]

    def set(self, column: Column, wanted: ColumnFilter | None) -> None:
        """Filter by a column, or no longer."""
        if wanted is None:
            self._columns.pop(column.key, None)
            self._filters.pop(column.key, None)
            self._passing.pop(column.key, None)
            self.changed.emit()
            return
        self._columns[column.key] = column
        self._filters[column.key] = wanted
        self._read([column.key])

    def clear(self) -> None:
        """Filter by nothing; tells nobody."""
        self._slices.stop()
        self._waiting.clear()
        self._columns.clear()
        self._filters.clear()
        self._passing.clear()

    def passing(self, ids: Sequence[int], but: str = "") -> list[int]:
        """Those of the entries that pass every filter, the one of column ``but`` not counted."""
        sets = [passing for key, passing in self._passing.items() if key != but]
        if not sets:
            return list(ids)
        all_of_them = set.intersection(*sets) if len(sets) > 1 else sets[0]
        return [key for key in ids if key in all_of_them]

    def follow(self, changes: Changes) -> None:
        """Find out again whether changed entries pass; of very many in slices."""
        if not self._filters:
            return
        if len(changes.touched) > MANY:
            self._read(list(self._filters))
            return
        for entry in self._workspace.catalogue.entries(changes.touched):
            for key, wanted in self._filters.items():
                column = self._columns[key]
                words = words_of(column.field, text_of(entry, column, self._workspace.area_label))
                passing = self._passing.setdefault(key, set())
                if wanted.accepts(words):
                    passing.add(entry.id)
                else:
                    passing.discard(entry.id)

    def _read(self, keys: list[str]) -> None:
        self._waiting = [*dict.fromkeys((*self._waiting, *keys))]
        self._slices.start(self._read_waiting)
        if len(self._workspace.outline) <= _FEW:
            self._slices.finish()

    def _read_waiting(self) -> Iterator[object]:
        while self._waiting:
            key = self._waiting[0]
            wanted, column = self._filters.get(key), self._columns.get(key)
            passing: set[int] = set()
            known: dict[tuple[str, ...], bool] = {}
            if wanted is not None and column is not None:
                for piece in read_column(self._workspace, column):
                    for entry_id, words in piece:
                        if words not in known:
                            known[words] = wanted.accepts(words)
                        if known[words]:
                            passing.add(entry_id)
                    yield None
                self._passing[key] = passing
            self._waiting.remove(key)
