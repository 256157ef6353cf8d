"""Which entries the table shows now: scope of the tree, words of the search, filters and order of columns, groups.

An entry that was just edited, made or brought back by undo stays in the list although it may no longer fit, until the
clerk asks for something else: rows must not vanish under the cursor.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from gui.filter import EVERYTHING, Mark, Scope, Sorting, in_order, in_scope
from gui.filtering.column_filters import ColumnFilters
from gui.grouping import Grouped, GroupKey, Head, grouped
from gui.sort_keys import SortKeys
from gui.workspace import Workspace
from model.changes import Changes


class EntryList(QObject):
    """The list of ids behind the table.

    Signals: ``shown(ids)`` whenever the list was made anew; ``conditions_changed()`` when scope, search, filters or
    order were changed.
    """

    shown = Signal(object)
    conditions_changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._scope = EVERYTHING
        self._query = ""
        self._sorting: Sorting | None = None
        self._keys = SortKeys(workspace.catalogue, workspace.outline, self)
        self._keys.ready.connect(self.make)
        self._kept: set[int] = set()
        self._ids: list[int] = []
        self._groups: Grouped | None = None  # None: no groups are shown
        self._folded: set[GroupKey] = set()
        self._in_catalogue_order = True
        self.filters = ColumnFilters(workspace, self)
        self.filters.changed.connect(self._on_filtered)

    @property
    def scope(self) -> Scope:
        return self._scope

    @property
    def query(self) -> str:
        return self._query

    @property
    def sorting(self) -> Sorting | None:
        return self._sorting

    @property
    def ids(self) -> list[int]:
        return self._ids

    @property
    def rows(self) -> list[int]:
        """The entries as rows of the table, heads of groups among them (``grouping.py``)."""
        return self._groups.rows if self._groups is not None else self._ids

    @property
    def heads(self) -> Sequence[Head]:
        """The heads of the groups; none when no groups are shown."""
        return self._groups.heads if self._groups is not None else ()

    @property
    def is_grouped(self) -> bool:
        return self._groups is not None

    @property
    def is_behind(self) -> bool:
        """Whether a column is still being read, to filter or to sort by it."""
        return self._keys.reading or self.filters.reading

    @property
    def in_hand_order(self) -> bool:
        """Whether the list is a part of the catalogue in the clerk's own order, so that rows may be moved."""
        whole_area = self._scope.status is None and self._scope.mark is None
        conditions = self._sorting is not None or self._query or self.filters
        return whole_area and not conditions and self._in_catalogue_order

    def set_scope(self, scope: Scope) -> None:
        """Show this part of the catalogue."""
        self._scope = scope
        self._renew()

    def set_query(self, query: str) -> None:
        """Show what matches these words."""
        self._query = query
        self._renew()

    def set_sorting(self, sorting: Sorting | None) -> None:
        """Sort by a column, or return to the catalogue's own order."""
        self._sorting = sorting
        self._renew()

    def set_grouped(self, wanted: bool) -> None:
        """Show the entries in groups, or as one list."""
        self._groups = Grouped([], [], []) if wanted else None
        self._folded.clear()
        self._renew()

    def fold(self, keys: Iterable[GroupKey], *, folded: bool) -> None:
        """Put the entries of these groups away, or bring them back."""
        self._folded = self._folded.union(keys) if folded else self._folded.difference(keys)
        self.make()

    def unfold_groups_of(self, ids: Iterable[int]) -> None:
        """Bring back the groups of these entries."""
        places = (self._workspace.outline.get(key) for key in ids)
        keys = {(place.area, place.group) for place in places if place is not None}
        if keys & self._folded:
            self.fold(keys, folded=False)

    def clear_filters(self) -> None:
        """Filter by no column any more."""
        self.filters.clear()
        self._renew()

    def show_everything(self) -> None:
        """Drop every condition, filters and the order included."""
        self.filters.clear()
        self._folded.clear()
        self._scope, self._query, self._sorting = EVERYTHING, "", None
        self._renew()

    def follow(self, changes: Changes) -> None:
        """Take entries that came, went or moved; keep the ones that were edited where they are."""
        self._kept.update(changes.touched)
        self.filters.follow(changes)
        self._keys.follow(changes)
        grouping = self._workspace.catalogue.kind.grouping
        regrouped = self._groups is not None and (not changes.fields or grouping in changes.fields)
        if changes.added or changes.removed or changes.moved or changes.areas or regrouped:
            self.make()

    def follow_problems(self) -> None:
        """The checks found or lost problems."""
        if self._scope.mark is Mark.PROBLEMS:
            self.make()

    def make(self) -> None:
        """Make the list anew under the present conditions; in the clerk's order until it is known how to sort it."""
        ids = self.filters.passing(self._asked())
        if self._kept and not self._is_plain:
            fitting = self._kept.union(ids)
            ids = [key for key in self._in_scope(Scope(self._scope.area)) if key in fitting]
        keys = self._keys.of(self._sorting.column) if self._sorting is not None else None
        if self._sorting is not None and keys is not None:
            ids = in_order(ids, keys, descending=self._sorting.descending)
        self._ids = ids
        self._in_catalogue_order = True
        if self._groups is not None:
            self._groups = grouped(ids, self._workspace.outline, self._folded)
            self._ids = self._groups.ids
            self._in_catalogue_order = self._ids == ids
        self.shown.emit(self._ids)

    def ids_for_filter(self, key: str) -> list[int]:
        """The entries that everything but this column's filter lets through: what there is to choose from."""
        return self.filters.passing(self._asked(), but=key)

    @property
    def _is_plain(self) -> bool:
        """Whether nothing but an area is asked for, so that no edited entry can fall out."""
        return not self._query.strip() and not self.filters and self._scope == Scope(self._scope.area)

    def _asked(self) -> list[int]:
        return self._found() if self._query.strip() else self._in_scope(self._scope)

    def _on_filtered(self) -> None:
        self._renew()

    def _in_scope(self, scope: Scope) -> list[int]:
        workspace = self._workspace
        return in_scope(workspace.outline, scope, workspace.checks.entry_ids, workspace.remarks.entry_ids)

    def _found(self) -> list[int]:
        """What the search finds in the scope; it comes in catalogue order already."""
        hits = self._workspace.search.find(self._query)
        if self._scope == EVERYTHING and self._workspace.search.complete:
            return hits
        chosen = set(hits)
        return [key for key in self._in_scope(self._scope) if key in chosen]

    def _renew(self) -> None:
        self._kept.clear()
        self.make()
        self.conditions_changed.emit()
