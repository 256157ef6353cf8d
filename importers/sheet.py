"""The common shape of everything that can be imported: sheets of cell texts with their coordinates.

Rows and columns count from 0 here; ``cell_name`` gives the name a clerk knows (B7).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.cell_names import cell_name, column_name

__all__ = ["Merge", "Sheet", "cell_name", "column_name"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, all four edges inside it. Its text stands in the top left cell only."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table-like part of a file: a worksheet, a Word table, a CSV file, an HTML table, the clipboard.

    ``rows`` may have different lengths; a missing cell is empty. Cell texts are as written: numbers as a reader
    of the sheet sees them (``1`` not ``1.0``), dates in ISO form, line breaks as ``\\n``, formulas by their value.
    ``above`` holds the paragraphs between the previous table and this one (Word, HTML), nearest last;
    ``below`` those after the last table of a file. ``remarks`` are sentences for the clerk about the reading itself
    (hidden columns, formulas without value, a guessed encoding).
    """

    file: str
    name: str
    rows: Sequence[Sequence[str]]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """The text of a cell; ``""`` outside the written part."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""
