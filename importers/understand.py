"""Sheets → tables understood: the one place where header, mapping, areas and cells come together.

Pure: the same sheets and choices always give the same readings. Comparing them with a catalogue is ``planner.py``.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from importers.areas import AreaBook
from importers.body import Body, BodyReader
from importers.cells import EntryReader, Surroundings
from importers.columns import table_columns
from importers.header import FoundTable, find_tables
from importers.headerless import guess_table
from importers.labels import TargetKind, label_book
from importers.layouts import fingerprint
from importers.placing import area_of_table, exported_info, section_above, take_areas_for_titles
from importers.readings import (
    AreaGuess,
    Layouts,
    MappedColumn,
    ReadingChoices,
    TableChoice,
    TableKey,
    TableReading,
)
from importers.sheet import Sheet
from importers.surroundings import surrounding_problems, without_table
from importers.values import ValueReader
from model.channel_cells import MarkReading, decide_semantics
from model.exchange import FileInfo
from model.fields import STANDARD, ListKind
from model.plan import NEW_AREA, Cleanup, ImportProblem, Place
from model.progress import Progress, silent
from model.records import Area, CatalogueSettings

_MOST_CELLS_FOR_MARKS = 3_000
_SENT = (
    "这是送审用的文件。要逐条看审核人的意见、批注和修改，请不要导入，用“事项 › 取回审核意见”；"
    "导入只读取表格里的文字，批注和修订的署名都没有。"
)


@dataclass(frozen=True, slots=True)
class Context:
    """What of a catalogue matters for reading: its kind, its areas, its levels."""

    kind: ListKind = STANDARD
    areas: tuple[Area, ...] = ()
    tiers: tuple[str, ...] = CatalogueSettings().tiers
    layouts: Layouts = field(default_factory=dict)


@dataclass(slots=True)
class _Half:
    """A table whose columns are known and whose cells are not read yet."""

    key: TableKey
    sheet: Sheet
    table: FoundTable
    columns: tuple[MappedColumn, ...]
    body: Body
    area: AreaGuess
    info: FileInfo | None
    choice: TableChoice


def understand(
    sheets: Sequence[Sheet],
    context: Context,
    choices: ReadingChoices | None = None,
    progress: Progress = silent,
) -> tuple[TableReading, ...]:
    """Every table of these sheets, in their order; a sheet without a table gives a reading that says so."""
    choices = choices or ReadingChoices()
    readings: list[TableReading] = []
    areas = AreaBook(context.areas)
    for file, group in groupby(enumerate(sheets), key=lambda pair: pair[1].file):
        numbered = list(group)
        progress(numbered[0][0], len(sheets), f"正在识别 {file}")
        readings += _File(numbered, context, choices, areas).read(progress)
    return tuple(readings)


class _File:
    """Reads the tables of one file, because what the channel marks mean is decided per file."""

    def __init__(
        self, sheets: Sequence[tuple[int, Sheet]], context: Context, choices: ReadingChoices, areas: AreaBook
    ) -> None:
        self._sheets = sheets
        self._context = context
        self._choices = choices
        self._areas = areas
        self._book = label_book(context.kind)

    def read(self, progress: Progress) -> Iterator[TableReading]:
        """All tables; sheets in which none was found give their reading too."""
        halves: list[_Half] = []
        empty: list[tuple[int, Sheet]] = []
        for number, sheet in self._sheets:
            found = self._tables(number, sheet, halves)
            halves += found
            if not found:
                empty.append((number, sheet))
        marks = self._marks(halves)
        values: dict[MarkReading, ValueReader] = {}
        for number, sheet in empty:
            yield without_table(TableKey(sheet.file, number), sheet, alone=not halves)
        for number, half in enumerate(halves):
            said = half.choice.marks or marks
            if said not in values:
                values[said] = ValueReader(
                    self._context.kind, said, self._choices.refused, simplify=self._choices.simplify
                )
            told = f"正在识别 {half.sheet.file} {half.sheet.name}"
            yield self._read(half, said, values[said], partial(progress, number, len(halves), told))

    def _tables(self, number: int, sheet: Sheet, before: list[_Half]) -> list[_Half]:
        keys = {key: choice for key, choice in self._choices.tables.items() if key[:2] == (sheet.file, number)}
        found = find_tables(sheet, self._book)
        if any(choice.header for choice in keys.values()):
            rows = [(table.header.top, table.header.bottom) for table in found]
            chosen = {i: rows[i] for i in range(len(rows))}
            chosen |= {key.ordinal: choice.header for key, choice in keys.items() if choice.header}
            found = find_tables(sheet, self._book, list(chosen.values()))
        elif not found:
            guessed = guess_table(sheet, self._context.kind, self._context.tiers)
            found = self._continued(sheet, before) or ([guessed] if guessed is not None else [])
        return [
            self._half(TableKey(sheet.file, number, i), sheet, table, found, before) for i, table in enumerate(found)
        ]

    def _continued(self, sheet: Sheet, before: list[_Half]) -> list[FoundTable]:
        """A Word table that goes on in a second one without a header of its own."""
        if not before or not sheet.file.lower().endswith((".docx", ".html", ".htm", ".mht")) or sheet.above:
            return []
        last = before[-1]
        if max(map(len, sheet.rows), default=0) != max(map(len, last.sheet.rows), default=0):
            return []
        return [FoundTable(last.table.header, 0, len(sheet.rows))]

    def _half(
        self, key: TableKey, sheet: Sheet, table: FoundTable, tables: list[FoundTable], before: list[_Half]
    ) -> _Half:
        choice = self._choices.tables.get(key, TableChoice())
        columns = table_columns(sheet, table, self._book, choice, self._context.layouts, self._context.tiers)
        body = BodyReader(sheet, table, columns, self._book).read()
        info = exported_info(sheet, columns)
        area = area_of_table(self._areas, sheet, table, several=len(tables) > 1, info=info)
        if choice.area is not None:
            area = _chosen_area(choice.area)
        elif not area and before and self._goes_on(sheet, table, before[-1]):
            area = before[-1].area
        if not any(column.target is not None and column.target.kind is TargetKind.UID for column in columns):
            goes_on = bool(before) and self._goes_on(sheet, table, before[-1])
            body.section = section_above(self._areas, sheet, table) or (before[-1].body.section if goes_on else "")
        take_areas_for_titles(self._areas, body, known=bool(area))
        if not area and self._choices.area:
            area = AreaGuess(self._choices.area, source="asked")
        return _Half(key, sheet, table, columns, body, area, info, choice)

    def _goes_on(self, sheet: Sheet, table: FoundTable, last: _Half) -> bool:
        """Whether a table without any words above continues the one before it in its sheet or text document."""
        if sheet is last.sheet and not table.titles:
            return True
        in_text = sheet.file.lower().endswith((".docx", ".html", ".htm", ".mht"))
        return (
            in_text and not sheet.above and not table.titles and table.header.signature == last.table.header.signature
        )

    def _marks(self, halves: Sequence[_Half]) -> MarkReading:
        """What ■ and □ mean in this file."""
        cells: dict[str, None] = {}
        notes: list[str] = []
        for half in halves:
            notes += [cell.label + cell.group for cell in half.table.header.cells] + list(half.table.titles)
            notes += [*half.sheet.above, *half.sheet.below]
            for column in half.columns:
                target = column.target
                if target is not None and target.kind is TargetKind.FIELD and self._is_channels(target.field):
                    cells |= dict.fromkeys(half.body.texts[column.index])
        cells.pop("", None)
        return decide_semantics(list(cells)[:_MOST_CELLS_FOR_MARKS], notes)

    def _is_channels(self, field_key: str) -> bool:
        return self._context.kind.field(field_key).vocabulary == "channels"

    def _read(self, half: _Half, marks: MarkReading, values: ValueReader, step: Callable[[], None]) -> TableReading:
        place = Place(half.sheet.file, half.sheet.name)
        around = Surroundings(place, self._context.kind, self._areas, half.area, marks)
        reader = EntryReader(around, half.columns, values)
        rows = reader.read(half.body, step)
        told = reader.told
        outside = surrounding_problems(half.sheet, half.table, half.columns, first=half.key.ordinal == 0)
        if half.info is not None and half.info.sending and half.key.ordinal == 0:
            outside = (ImportProblem(place, "", _SENT), *outside)
        return TableReading(
            key=half.key,
            sheet=half.sheet,
            table=half.table,
            columns=half.columns,
            area=half.area,
            marks=marks,
            rows=tuple(rows),
            problems=(*outside, *sorted(told.problems, key=_row)),
            cleanups=tuple(sorted(told.cleanups, key=_row)),
            left_out=tuple(told.left_out),
            taken_at=half.info.taken_at if half.info is not None else None,
            fingerprint=fingerprint(half.table.header),
        )


def _chosen_area(area: str) -> AreaGuess:
    """A key of the catalogue, or behind ``NEW_AREA`` the name of an area to be made."""
    if area.startswith(NEW_AREA):
        return AreaGuess(label=area.removeprefix(NEW_AREA), source="chosen")
    return AreaGuess(area, source="chosen")


def _row(told: ImportProblem | Cleanup) -> int:
    return -1 if told.place.row is None else told.place.row
