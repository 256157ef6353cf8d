"""The second reader of .xlsx worksheets: our own walk over the cells, row by row, at home with every oddity.

Slower than calamine, but cells may lie anywhere, and it knows number formats, hidden rows, errors and formulas whose
value was never stored. Memory grows with the cells that are written, not with the rectangle around them.
"""

from collections.abc import Callable
from functools import lru_cache
from math import isfinite

from lxml import etree

from importers.office.details import errors_remark
from importers.office.number_format import GENERAL, UNSURE, formatted, moment_text, number_text, unsure_remark
from importers.office.parts import elements
from importers.office.symbols import shown
from importers.office.xlsx_cells import cell_place, column_index, item_text, unescape
from importers.office.xlsx_styles import Styles
from importers.office.xml_tree import name_of
from importers.reading.builder import SheetBuilder, listed
from importers.reading.package import Package
from importers.reading.source import damaged

_TRUE = {"1", "true", "on"}
_LAST_ROW, _LAST_COLUMN = 1_048_575, 16_383
_COLUMN = lru_cache(maxsize=20_000)(column_index)


class _Walk:
    """One worksheet on its way into a builder."""

    def __init__(self, styles: Styles, texts: list[str], builder: SheetBuilder) -> None:
        self._styles = styles
        self._texts = texts
        self._builder = builder
        self._row = -1
        self._without_value: list[tuple[int, int]] = []
        self._errors: list[tuple[int, int]] = []
        self._unsure: list[str] = []

    def row(self, element: etree._Element) -> int:
        """Take in a ``row``; returns its index."""
        self._row = self._row_index(element)
        if element.get("hidden") in _TRUE:
            self._builder.hidden_rows.add(self._row)
        cells: list[str] = []
        column = -1
        for cell in element:
            reference = cell.get("r")
            column = _COLUMN(reference.rstrip("0123456789")) if reference else column + 1
            if not len(cell):
                continue
            text = self._text(cell, column)
            font = self._styles.symbol_font(cell.get("s"))
            if font:
                text = shown(text, font)
            if text and 0 <= column <= _LAST_COLUMN:
                if column >= len(cells):
                    cells.extend([""] * (column - len(cells) + 1))
                cells[column] = text
        if cells and self._row <= _LAST_ROW:
            self._builder.put_row(self._row, cells)
        return self._row

    def _row_index(self, element: etree._Element) -> int:
        number = element.get("r")
        if number and number.isdecimal() and int(number):
            return int(number) - 1
        first = cell_place(element[0].get("r", "")) if len(element) else None
        return first[0] if first else self._row + 1

    def _text(self, cell: etree._Element, column: int) -> str:
        value: str | None = None
        formula = False
        for child in cell:
            name = name_of(child)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                return item_text(child)
            elif name == "f":
                formula = True
        if value is None:
            if formula:
                self._without_value.append((self._row, column))
            return ""
        return self._value(value, cell.get("t", "n"), cell.get("s"), column)

    def _value(self, value: str, kind: str, style: str | None, column: int) -> str:
        if kind == "s":
            if not value.isdecimal() or int(value) >= len(self._texts):
                raise damaged()
            return self._texts[int(value)]
        if kind in {"str", "inlineStr"}:
            return unescape(value)
        if kind == "b":
            return "TRUE" if value in _TRUE else "FALSE"
        if kind == "e":
            self._errors.append((self._row, column))
            return value
        if kind == "d":
            return moment_text(value)
        return self._number(value, style)

    def _number(self, value: str, style: str | None) -> str:
        try:
            number = float(value)
        except ValueError:
            return value
        code = self._styles.code(style)
        if not isfinite(number):
            return value
        if abs(number) >= UNSURE:
            self._unsure.append(number_text(number))
        return number_text(number) if code == GENERAL else formatted(number, code, self._styles.from_1904)

    def remarks(self) -> None:
        """Tell what could not be read as the clerk sees it."""
        if self._without_value:
            self._builder.remarks.append(
                f"{listed(self._without_value)} 的公式没有保存计算结果，按空白读取。请在 WPS 中打开、保存一次后再导入。"
            )
        if self._errors:
            self._builder.remarks.append(errors_remark(self._errors))
        if self._unsure:
            self._builder.remarks.append(unsure_remark(self._unsure))


def walk(
    package: Package,
    part: str,
    styles: Styles,
    texts: list[str],
    builder: SheetBuilder,
    told: Callable[[int], None],
) -> None:
    """Read a worksheet part into a builder. ``told`` hears the row indexes. Raises ``UserError``."""
    sheet = _Walk(styles, texts, builder)
    for element in elements(package, part, "row", "mergeCell"):
        if name_of(element) == "row":
            told(sheet.row(element))
        else:
            first, _, last = element.get("ref", "").partition(":")
            top_left, bottom_right = cell_place(first), cell_place(last)
            if top_left and bottom_right:
                builder.merge(*top_left, *bottom_right)
    sheet.remarks()
