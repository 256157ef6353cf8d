"""The common shape of everything that can be imported: sheets of cell texts with their coordinates.

Rows and columns count from 0 here; ``cell_name`` gives the name a clerk knows (B7).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from model.cell_names import cell_name, column_name

__all__ = ["Comment", "Merge", "Sheet", "Tracked", "cell_name", "column_name"]


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged block, all four edges inside it. Its text stands in the top left cell only."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader wrote beside the text. ``row`` and ``column`` None: beside words outside the table.

    ``at`` is a local time in ISO form or ``""``; ``anchor`` the words it was set on where these are known and are not
    the whole cell. ``whole_row``: it was set on several cells of the row.
    """

    row: int | None
    column: int | None
    author: str
    at: str
    text: str
    anchor: str = ""
    whole_row: bool = False


@dataclass(frozen=True, slots=True)
class Tracked:
    """A cell whose words were changed with the changes recorded; its text in the sheet is that after the changes.

    ``before`` is the text without them. ``row`` None: ``before`` became ``after`` outside the table. ``uid`` is given
    alone for a row of ours that was struck out and is therefore not in the sheet.
    """

    row: int | None
    column: int | None
    author: str
    at: str
    before: str
    after: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table-like part of a file: a worksheet, a Word table, a CSV file, an HTML table, the clipboard.

    ``rows`` may have different lengths; a missing cell is empty. Cell texts are as written: numbers as a reader
    of the sheet sees them (``1`` not ``1.0``), dates in ISO form, line breaks as ``\\n``, formulas by their value.
    ``above`` holds the paragraphs between the previous table and this one (Word, HTML), nearest last;
    ``below`` those after the last table of a file. ``remarks`` are sentences for the clerk about the reading itself
    (hidden columns, formulas without value, a guessed encoding). ``comments`` are texts by place, ``notes`` the same
    with their authors and those outside the table; ``tracked`` are recorded changes. ``saved_by`` is who the file says
    saved it last.
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
    notes: tuple[Comment, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    saved_by: str = ""

    def text(self, row: int, column: int) -> str:
        """The text of a cell; ``""`` outside the written part."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""
