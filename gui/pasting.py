"""What comes of pasting cells: where each goes, what it then says, and which may not be there. Changes nothing.

The rules of spreadsheets: cells pasted into a larger range are repeated when they fit into it a whole number of times.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gui.cell_refusal import refusal
from gui.item_models.columns import Column
from importers.values import ValueReader
from model.channel_cells import decide_semantics
from model.fields import Field, FieldKind, ListKind

_WORDS = (FieldKind.LIST, FieldKind.CHOICE)

Cells = Sequence[Sequence[str]]
Read = Callable[[Field, str], str]
"""What a cell's words mean in a field."""


@dataclass(slots=True)
class Pasted:
    """New values of entries, new entries, and what may not be pasted: (line from 0, column, why)."""

    values: dict[int, dict[str, str]] = field(default_factory=dict)
    new: list[dict[str, str]] = field(default_factory=list)
    refused: list[tuple[int, str, str]] = field(default_factory=list)
    number: int = 0


def spread(copied: int, selected: int) -> int:
    """How many rows (or columns) are pasted into: as many as selected if that is a whole number of copies."""
    return selected if selected % copied == 0 else copied


def lay_out(cells: Cells, ids: Sequence[int], new: int, columns: Sequence[Column], read: Read) -> Pasted:
    """Put the cells, repeated, into these columns of these entries and of ``new`` entries behind them."""
    found = Pasted()
    written = [column for column in columns if column.field is not None]
    rows: list[dict[str, str]] = []  # one for each line of the cells; the same is pasted again and again
    for line in range(min(len(cells), len(ids) + new)):
        row: dict[str, str] = {}
        for place, column in enumerate(columns):
            if column.field is None:
                continue
            value = row[column.key] = read(column.field, cells[line][place % len(cells[line])])
            why = refusal(column.field, value)
            if why:
                found.refused.append((line, column.title, why))
        rows.append(row)
    found.values = {entry_id: rows[line % len(rows)] for line, entry_id in enumerate(ids)}
    found.new = [rows[(len(ids) + line) % len(rows)] for line in range(new)]
    found.number = (len(ids) + new) * len(written)
    return found


def as_it_is(_field: Field, text: str) -> str:
    """Cells that were copied in this program need no understanding."""
    return text


def understanding(kind: ListKind, cells: Cells) -> Read:
    """Read words of other programs as an import would (■政府网站 □公示栏; 主动); free text stays as it is."""
    reader = ValueReader(kind, decide_semantics(text for row in cells for text in row))

    def read(field: Field, text: str) -> str:
        return reader.read(field.key, text).value if field.kind in _WORDS else text

    return read


def even(rows: Cells) -> list[list[str]]:
    """Lines of equal length, empty cells behind the short ones."""
    width = max(len(row) for row in rows)
    return [[*row, *[""] * (width - len(row))] for row in rows]
