"""The area of a table from what stands around it: sheet name, titles above, file name, in this order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from importers.areas import AreaBook
from importers.header import FoundTable
from importers.labels import TargetKind
from importers.readings import AreaGuess, MappedColumn
from importers.sheet import Sheet
from model.exchange import FileInfo

_LONGEST_TITLE = 60
_ROWS_WITH_INFO = 3


def area_of_table(
    areas: AreaBook, sheet: Sheet, table: FoundTable, *, several: bool, info: FileInfo | None
) -> AreaGuess:
    """The area the words around a table name; empty when nothing does, so that the clerk is asked.

    An 领域 column goes before all this, row by row. With ``several`` tables in the sheet the title above each says
    more than the name of the sheet they share.
    """
    if info is not None and info.area:
        named = areas.in_title(info.area)
        return replace(named or AreaGuess(label=info.area_label or info.area), source="export")
    for source, text in _sources(sheet, table, several=several):
        found = areas.in_title(text)
        if found:
            return replace(found, source=source)
    return AreaGuess()


def _sources(sheet: Sheet, table: FoundTable, *, several: bool) -> Iterator[tuple[str, str]]:
    titles = [*reversed(table.titles), *reversed(sheet.above if table.first == table.header.bottom + 1 else ())]
    titled = [("title", text) for text in titles if len(text) <= _LONGEST_TITLE]
    named = [("sheet", sheet.name)]
    yield from (*titled, *named) if several else (*named, *titled)
    yield "file", PurePath(sheet.file).stem


def exported_info(sheet: Sheet, columns: Sequence[MappedColumn]) -> FileInfo | None:
    """What one of our own exports says about itself above its hidden column; None for other files."""
    for column in columns:
        if column.target is not None and column.target.kind is TargetKind.UID:
            for row in range(min(_ROWS_WITH_INFO, len(sheet.rows))):
                info = FileInfo.load(sheet.text(row, column.index))
                if info is not None:
                    return info
    return None
