"""The columns of one table: profile of what they hold, remembered and chosen targets, mapping."""

from collections.abc import Sequence

from importers.content import Profile, profile
from importers.header import FoundTable
from importers.header_rows import WIDEST
from importers.labels import LabelBook
from importers.layouts import fingerprint
from importers.mapping import map_columns
from importers.readings import Layouts, MappedColumn, Reason, TableChoice
from importers.sheet import Sheet

_SOME_ROWS = 400
_ENOUGH_CELLS = 20


def table_columns(
    sheet: Sheet,
    table: FoundTable,
    book: LabelBook,
    choice: TableChoice,
    layouts: Layouts,
    tiers: Sequence[str],
) -> tuple[MappedColumn, ...]:
    """Where the cells of every column go: as the clerk chose now, as remembered for this layout, as understood."""
    profiles = _profiles(sheet, table)
    remembered = layouts.get(fingerprint(table.header), {})
    fixed = {**remembered, **choice.columns}
    columns = map_columns(table.header.cells, profiles, book, fixed, tiers)
    return tuple(
        MappedColumn(column.index, column.label, column.group, column.target, Reason.REMEMBERED)
        if column.index in remembered and column.index not in choice.columns
        else column
        for column in columns
    )


def _profiles(sheet: Sheet, table: FoundTable) -> list[Profile]:
    """What each column holds: seen from rows spread over the table, and from all of them where those hold little."""
    rows = [row for i, row in enumerate(sheet.rows[table.first : table.end], table.first) if i not in table.repeated]
    width = min(max(map(len, rows), default=0), WIDEST)
    some = rows[:: max(1, len(rows) // _SOME_ROWS)]
    profiles = []
    for column in range(width):
        cells = [row[column] for row in some if column < len(row) and row[column]]
        if len(cells) < _ENOUGH_CELLS and len(some) < len(rows):
            cells = [row[column] for row in rows if column < len(row) and row[column]]
        profiles.append(profile(cells))
    return profiles
