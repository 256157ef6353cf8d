"""Filling selected cells: which values go where. Finds them out and changes nothing; see ``cell_commands.py``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gui.cell_refusal import refusal
from gui.item_models.columns import Column
from gui.views.cell_selection import Cells
from gui.views.entry_table import EntryTable
from gui.workspace import Workspace
from model.records import Entry


@dataclass(slots=True)
class Filling:
    """New values of entries, the number of cells, and why some of them cannot be filled, with their columns."""

    values: dict[int, Mapping[str, str]] = field(default_factory=dict)
    number: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)

    def add(self, ids: Sequence[int], rows: Sequence[Mapping[str, str]]) -> None:
        """Write these rows, repeated, into these entries."""
        for place, entry_id in enumerate(ids):
            row = rows[place % len(rows)]
            self.values[entry_id] = {**self.values.get(entry_id, {}), **row}
            self.number += len(row)


class CellFill:
    """Fills the selected cells of the table as they are now."""

    def __init__(self, workspace: Workspace, table: EntryTable) -> None:
        self._workspace = workspace
        self._table = table

    def down(self) -> Filling:
        """The first line of the selection into the lines below; of one line, the one above it."""
        found = Filling()
        rectangle = self._table.cells.rectangle()
        for cells in [rectangle] if rectangle is not None else self._table.cells.pieces():
            first, below = cells.ids[0], cells.ids[1:]
            if not below:
                first, below = self._table.cells.id_above(first), cells.ids
            source = self._workspace.cache.get(first) if first else None
            if source is not None:
                found.add(below, [_row(source, cells.columns)])
        return found

    def onwards(self, number: int) -> Filling:
        """The first ``number`` lines of the selection into those below, again and again, as a spreadsheet repeats
        words; the lines it began with stay as they are."""
        found = Filling()
        cells = self._table.cells.rectangle()
        if cells is not None and 0 < number < len(cells.ids):
            sources = self._workspace.catalogue.entries(cells.ids[:number])
            found.add(cells.ids[number:], [_row(entry, cells.columns) for entry in sources])
        return found

    def everywhere(self, text: str) -> Filling:
        """The same text into every selected cell and the cursor's; of whole rows only into the column at the cursor.

        A text that may not stand in one of the columns is refused, and then nothing is to be written.
        """
        found = Filling()
        here = self._table.cells.at_cursor()
        whole = self._table.has_whole_rows
        pieces = [Cells(self._table.cells.ids(), here.columns)] if whole and here else self._table.cells.pieces()
        for cells in [*pieces, *([here] if here is not None else [])]:
            row = {}
            for column in cells.columns:
                why = refusal(column.field, text) if column.field is not None else ""
                if why and (column.title, why) not in found.refused:
                    found.refused.append((column.title, why))
                if column.field is not None:
                    row[column.key] = text
            found.add(cells.ids, [row])
        found.number = sum(len(row) for row in found.values.values())  # the cursor's cell may be one of the selected
        return found


def _row(entry: Entry, columns: Sequence[Column]) -> dict[str, str]:
    """What an entry says in these columns, those left out that cannot be written."""
    return {column.key: entry[column.key] for column in columns if column.field is not None}
