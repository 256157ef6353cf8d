"""Where things are in an .xlsx package: worksheets, styles, shared texts, comments, hidden columns.

Finds parts through the relationships, as the standard asks (ECMA-376 part 2), for writers name them freely. What the
cells of a worksheet say is read elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from importers.office.core_properties import saved_by
from importers.office.parts import elements, main_part, relations
from importers.office.xlsx_cells import item_text
from importers.office.xlsx_comments import describe_comments, people_of
from importers.office.xlsx_plain import is_plain
from importers.office.xlsx_styles import Styles, read_styles
from importers.office.xml_tree import attribute, iterate, name_of, number
from importers.reading.builder import SheetBuilder
from importers.reading.package import PACKAGE_ERRORS, Package
from importers.reading.source import damaged

_TRUE = {"1", "true", "on"}
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet of the workbook and the part that holds it."""

    name: str
    part: str
    hidden: bool


class XlsxParts:
    """The parts of one workbook. Raises ``UserError`` when the workbook is not to be found."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._part = main_part(package, "xl/workbook.xml")
        book = package.tree(self._part)
        if book is None:
            raise damaged()
        self._targets = relations(package, self._part)
        self.sheets = tuple(self._sheets(book))
        properties = book.find("{*}workbookPr")
        self._from_1904 = properties is not None and properties.get("date1904") in _TRUE

    def _sheets(self, book: etree._Element) -> Iterator[SheetPart]:
        for element in book.iterfind("{*}sheets/{*}sheet"):
            target = self._targets.get(attribute(element, "id"))
            if target is not None and target.kind != "worksheet":
                continue  # charts, dialogs and macros have no cells
            if target is None or target.part not in self._package:
                raise damaged()
            yield SheetPart(element.get("name", ""), target.part, element.get("state", "visible") != "visible")

    def _part_of_kind(self, kind: str) -> str:
        return next((target.part for target in self._targets.values() if target.kind == kind), "")

    @cached_property
    def styles(self) -> Styles:
        """What the styles of cells say."""
        return read_styles(self._package.tree(self._part_of_kind("styles")), self._from_1904)

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts."""
        part = self._part_of_kind("sharedStrings")
        if part not in self._package:
            return []
        return [item_text(element) for element in elements(self._package, part, "si")]

    @cached_property
    def _people(self) -> dict[str, str]:
        """Who wrote threads of comments, by id."""
        parts = (target.part for target in self._targets.values() if target.kind == "person")
        return people_of(self._package, parts)

    @cached_property
    def _saved_by(self) -> str:
        return saved_by(self._package)

    @cached_property
    def _has_symbols(self) -> bool:
        """Whether shared texts may hold runs in a symbol font."""
        part = self._part_of_kind("sharedStrings")
        return part in self._package and any(b"ngdings" in chunk for chunk in self._package.chunks(part))

    def is_plain(self, sheet: SheetPart) -> bool:
        """Whether calamine gives all there is."""
        return is_plain(self._package, sheet.part, self.styles) and not self._has_symbols

    def describe(self, sheet: SheetPart, builder: SheetBuilder) -> None:
        """Tell the builder what lies outside the cells: hidden sheet and columns, comments."""
        if sheet.hidden:
            builder.remarks.append(f"工作表“{sheet.name}”是隐藏的，已一并读取。")
        for column in self._columns(sheet.part):
            if column.get("hidden") in _TRUE or column.get("width") == "0":
                first, last = number(column, 1, "min"), min(number(column, 1, "max"), _LAST_COLUMN)
                builder.hidden_columns.update(range(max(first, 1) - 1, last))
        builder.saved_by = self._saved_by
        describe_comments(self._package, sheet.part, self._people, builder)

    def _columns(self, part: str) -> list[etree._Element]:
        """The ``col`` elements, which come before the cells."""
        try:
            with self._package.open(part) as stream:
                for event, element in iterate(stream, ("cols", "sheetData"), events=("start", "end")):
                    name = name_of(element)
                    if name == "sheetData":
                        break
                    if event == "end":
                        return list(element)
        except (etree.XMLSyntaxError, *PACKAGE_ERRORS) as error:
            raise damaged() from error
        return []
