"""What is selected in the table of entries: as entries, as cells in the order they are seen, and kept by ids.

Reads and sets the selection of one view. What keys and mouse do to it is said in ``cell_cursor.py``.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView

from gui.cell_blocks import Block, Run, blocks_of, runs
from gui.item_models.columns import Column
from gui.item_models.entry_table_model import EntryTableModel

Flag = QItemSelectionModel.SelectionFlag


class Cells(NamedTuple):
    """Selected cells: the same columns of some entries, both in the order they are seen."""

    ids: list[int]
    columns: list[Column]


class _Kept(NamedTuple):
    """A part of the selection while the rows are made anew: entries by their ids, columns by their sections."""

    ids: list[int]
    sections: list[int]


class CellSelection:
    """The selection of a table that shows an ``EntryTableModel``."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._kept: list[_Kept] = []

    @property
    def is_whole_rows(self) -> bool:
        """Whether something is selected, and of every selected row all of it."""
        model = self._model()
        found = self.runs()
        return model is not None and bool(found) and all(len(run.columns) == len(model.columns) for run in found)

    def runs(self) -> list[Run]:
        """The selected rows with their columns, hidden ones included."""
        if self._model() is None:
            return []
        selection = self._view.selectionModel().selection()
        ranges = (selection.at(place) for place in range(selection.count()))
        return list(runs(Block(one.top(), one.left(), one.bottom(), one.right()) for one in ranges))

    def ids(self) -> list[int]:
        """The entries with a selected cell, in the order of the table."""
        model = self._model()
        if model is None:
            return []
        return [key for run in self.runs() for key in model.ids[run.top : run.bottom + 1] if key > 0]

    def pieces(self) -> list[Cells]:
        """All selected cells that can be seen, in pieces of equal columns from top to bottom; else the cursor's."""
        model = self._model()
        if model is None:
            return []
        shown = self.sections_shown()
        found = []
        for run in self.runs():
            ids = [key for key in model.ids[run.top : run.bottom + 1] if key > 0]
            columns = [model.columns[section] for section in shown if section in run.columns]
            if ids and columns:
                found.append(Cells(ids, columns))
        at_cursor = self.at_cursor()
        return found or ([at_cursor] if at_cursor is not None else [])

    def rectangle(self) -> Cells | None:
        """The selected cells when they are the same columns of every selected row; None when they are not."""
        pieces = self.pieces()
        if not pieces or any(piece.columns != pieces[0].columns for piece in pieces):
            return None
        return Cells([key for piece in pieces for key in piece.ids], pieces[0].columns)

    def at_cursor(self) -> Cells | None:
        """The cell at the cursor; None when there is none."""
        model, current = self._model(), self._view.currentIndex()
        if model is None or not current.isValid() or model.ids[current.row()] <= 0:
            return None
        return Cells([model.ids[current.row()]], [model.columns[current.column()]])

    def ids_from(self, entry_id: int, number: int) -> list[int]:
        """This entry and those below it, at most so many."""
        model = self._model()
        row = model.row_of(entry_id) if model is not None else None
        if model is None or row is None:
            return []
        return list(islice((key for key in islice(model.ids, row, None) if key > 0), number))

    def id_above(self, entry_id: int) -> int:
        """The entry in the row above; 0 when there is none."""
        model = self._model()
        row = model.row_of(entry_id) if model is not None else None
        if model is None or row is None:
            return 0
        return next((key for key in reversed(model.ids[:row]) if key > 0), 0)

    def columns_from(self, key: str, number: int) -> list[Column]:
        """The columns shown from this one to the right, at most so many."""
        model = self._model()
        if model is None:
            return []
        shown = [model.columns[section] for section in self.sections_shown()]
        first = next((place for place, column in enumerate(shown) if column.key == key), len(shown))
        return shown[first : first + number]

    def set(self, rows: Sequence[int], sections: Sequence[int], flag: Flag = Flag.ClearAndSelect) -> None:
        """Select these columns of these rows, both given in ascending order."""
        self._view.selectionModel().select(self._ranges(blocks_of(rows, sections)), flag)

    def keep(self) -> None:
        """Remember the selection by its entries: the rows are about to be made anew."""
        model = self._model()
        if model is None:
            return
        together: dict[frozenset[int], list[int]] = {}
        for run in self.runs():
            ids = (key for key in model.ids[run.top : run.bottom + 1] if key > 0)
            together.setdefault(run.columns, []).extend(ids)
        self._kept = [_Kept(ids, sorted(columns)) for columns, ids in together.items()]

    def restore(self) -> None:
        """Select the same entries again, as far as they are still shown."""
        model = self._model()
        if model is None:
            return
        ranges = QItemSelection()
        for kept in self._kept:
            ranges.merge(self._ranges(blocks_of(model.rows_of(kept.ids), kept.sections)), Flag.Select)
        if not ranges.isEmpty():
            self._view.selectionModel().select(ranges, Flag.ClearAndSelect)

    def sections_shown(self) -> list[int]:
        """The columns that can be seen, from left to right."""
        header = self._view.horizontalHeader()
        shown = (section for section in range(header.count()) if not header.isSectionHidden(section))
        return sorted(shown, key=header.visualIndex)

    def _ranges(self, blocks: Sequence[Block]) -> QItemSelection:
        selection = QItemSelection()
        model = self._model()
        if model is not None:
            for block in blocks:
                selection.select(model.index(block.top, block.left), model.index(block.bottom, block.right))
        return selection

    def _model(self) -> EntryTableModel | None:
        model = self._view.model()
        return model if isinstance(model, EntryTableModel) else None
