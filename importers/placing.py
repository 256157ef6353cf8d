"""What stands around a table says of its entries: the area (sheet name, titles above, file name, in this order), and
the 一级事项 a heading above it names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from importers.areas import AreaBook
from importers.body import SECTION_NUMBER, Body, Line
from importers.header import FoundTable, is_title
from importers.labels import TargetKind
from importers.readings import AreaGuess, MappedColumn
from importers.sheet import Sheet
from model.exchange import FileInfo

_LONGEST_TITLE = 60
_LONGEST_SECTION = 30
_SENTENCE = re.compile(r"[。；;：:，,]")
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
    # a title written downwards beside the table stands among the labels
    beside = [("title", cell.label) for cell in table.header.cells if cell.target is None and cell.label]
    yield from (*titled, *named, *beside) if several else (*named, *titled, *beside)
    yield "file", PurePath(sheet.file).stem


def take_areas_for_titles(areas: AreaBook, body: Body, *, known: bool) -> None:
    """Rows that are nothing but the name of an area are titles, not 一级事项, where they tell what nothing else does.

    That is where the area of the table is not ``known`` otherwise, and where they name several.
    """
    named = {i: found.key for i, text in body.heading.items() if (found := areas.exactly(text))}
    if not known or len(set(named.values())) > 1:
        for i in named:
            body.lines[i] = Line.TITLE
            del body.heading[i]


def section_above(areas: AreaBook, sheet: Sheet, table: FoundTable) -> str:
    """The 一级事项 that a numbered heading right above a table names (一、政策文件); ``""`` where none stands there."""
    above = table.titles or (sheet.above if table.header.top <= 0 else ())
    text = above[-1].strip() if above else ""
    words = SECTION_NUMBER.sub("", text)
    if words in ("", text) or len(text) > _LONGEST_SECTION or is_title(text) or areas.in_title(text):
        return ""
    return "" if _SENTENCE.search(words) else words


def exported_info(sheet: Sheet, columns: Sequence[MappedColumn]) -> FileInfo | None:
    """What one of our own exports says about itself above its hidden column; None for other files."""
    for column in columns:
        if column.target is not None and column.target.kind is TargetKind.UID:
            for row in range(min(_ROWS_WITH_INFO, len(sheet.rows))):
                info = FileInfo.load(sheet.text(row, column.index))
                if info is not None:
                    return info
    return None
