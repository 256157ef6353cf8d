"""Workbooks: .xlsx and relatives, .xlsb, .xls, as one sheet per worksheet.

Calamine gives the values fast but keeps a whole rectangle in memory and knows neither hidden rows nor number formats.
So a plain .xlsx worksheet goes to calamine; one that holds what calamine does not give, or whose cells lie suspiciously
far apart, goes to our own walk over its XML (``office/xlsx_walk.py``). Runs in the reading process only.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from importers.office import biff, xlsb
from importers.office.details import SheetDetails
from importers.office.number_format import UNSURE, date_text, duration_text, number_text, unsure_remark
from importers.office.xlsx import SheetPart, XlsxParts
from importers.office.xlsx_walk import walk
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.package import Package
from importers.reading.source import Source, damaged, encrypted
from importers.sheet import Sheet
from model.errors import UserError
from model.progress import Progress

_TOLD_EVERY = 2_000  # rows between two words of progress


def read_xlsx(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The worksheets of an .xlsx in the workbook's order, hidden ones too."""
    with Package(source.path) as package:
        parts = XlsxParts(package)
        budget = Budget()
        fast = _Fast(source, parts.sheets)
        for done, sheet in enumerate(parts.sheets):
            builder = SheetBuilder(sheet.name, budget)
            told = _teller(progress, done, len(parts.sheets), sheet.name)
            told(0)
            parts.describe(sheet, builder)
            given = fast.worksheet(sheet.name) if parts.is_plain(sheet) else None
            if given is not None:
                _fill(builder, given, told, SheetDetails())
            else:
                walk(package, sheet.part, parts.styles, parts.texts, builder, told)
            yield builder.build()


class _Fast:
    """Calamine's view of an .xlsx, opened when it is first asked."""

    def __init__(self, source: Source, sheets: Iterable[SheetPart]) -> None:
        self._source = source
        self._names = Counter(sheet.name for sheet in sheets)

    @cached_property
    def _book(self) -> CalamineWorkbook | None:
        try:
            return _open(self._source)
        except UserError:  # it expects parts under their usual names; the walk finds them under any
            return None

    def worksheet(self, name: str) -> CalamineSheet | None:
        """A worksheet; None when calamine cannot find it, or might find another of the same name."""
        if self._book is None or self._names[name] > 1:
            return None
        try:
            return self._book.get_sheet_by_name(name)
        except (CalamineError, OSError):
            return None


def read_xlsb(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The worksheets of an .xlsb."""
    with Package(source.path) as package:
        details = xlsb.sheet_details(package)
    yield from _through_calamine(source, progress, details)


def read_xls(source: Source, progress: Progress) -> Iterator[Sheet]:
    """The worksheets of an .xls (or of an .et, which is the same inside)."""
    yield from _through_calamine(source, progress, biff.sheet_details(source.path.read_bytes()))


def _through_calamine(source: Source, progress: Progress, details: Mapping[str, SheetDetails]) -> Iterator[Sheet]:
    book = _open(source)
    sheets = [meta for meta in book.sheets_metadata if meta.typ is SheetTypeEnum.WorkSheet]
    budget = Budget()
    for done, meta in enumerate(sheets):
        builder = SheetBuilder(meta.name, budget)
        told = _teller(progress, done, len(sheets), meta.name)
        told(0)
        if meta.visible is not SheetVisibleEnum.Visible:
            builder.remarks.append(f"工作表“{meta.name}”是隐藏的，已一并读取。")
        known = details.get(meta.name, SheetDetails())
        _fill(builder, _worksheet(book, meta.name), told, known)
        known.tell(builder)
        yield builder.build()


def _open(source: Source) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(BytesIO(source.path.read_bytes()))  # by path it would trust the ending
    except PasswordError as error:
        raise encrypted() from error
    except (CalamineError, OSError) as error:
        raise damaged() from error


def _worksheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    try:
        return book.get_sheet_by_name(name)
    except (CalamineError, OSError) as error:
        raise damaged() from error


def _teller(progress: Progress, done: int, total: int, name: str) -> Callable[[int], None]:
    def told(row: int) -> None:
        if row % _TOLD_EVERY == 0:
            progress(done, total, f"正在读取“{name}”" + (f"，第 {row} 行" if row else ""))

    return told


def _fill(builder: SheetBuilder, sheet: CalamineSheet, told: Callable[[int], None], details: SheetDetails) -> None:
    """Take over a worksheet; its rows begin at row 1 whatever is empty above."""
    values = _Values()
    text_of, special = values.text, details.texts
    margin = [""] * (sheet.start[1] if sheet.start else 0)  # calamine begins at the first column that holds anything
    for row, cells in enumerate(sheet.iter_rows()):
        told(row)
        texts = margin + [cell if type(cell) is str else text_of(cell) for cell in cells]
        builder.add_row(details.shown(row, texts) if row in special else texts)
    for row in sorted(special):
        if row >= builder.height:  # rows of nothing but errors, which calamine takes for empty
            builder.put_row(row, details.shown(row, []))
    for (top, left), (bottom, right) in sorted(sheet.merged_cell_ranges or ()):
        builder.merge(top, left, bottom, right)
    if values.unsure:
        builder.remarks.append(unsure_remark(values.unsure))


class _Values:
    """Turns what calamine gives into texts and remembers the numbers that may not be what was typed."""

    def __init__(self) -> None:
        self.unsure: list[str] = []

    def text(self, value: str | float | bool | date | time | datetime | timedelta) -> str:
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, int | float):
            text = number_text(value)
            if abs(value) >= UNSURE:
                self.unsure.append(text)
            return text
        if isinstance(value, timedelta):
            return duration_text(value)
        return value if isinstance(value, str) else date_text(value)
