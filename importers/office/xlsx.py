"""Where things are in an .xlsx package: worksheets, styles, shared texts, comments, hidden columns.

Finds parts through the relationships, as the standard asks (ECMA-376 part 2), for writers name them freely. What the
cells of a worksheet say is read elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from importers.office.number_format import BUILT_IN, GENERAL, is_plain
from importers.office.parts import elements, main_part, relations
from importers.office.xml_tree import iterate, name_of
from importers.reading.builder import SheetBuilder
from importers.reading.package import PACKAGE_ERRORS, Package
from importers.reading.source import damaged

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# What calamine leaves out: hidden rows, formulas without value, errors, ISO dates; quotation marks that hide them.
_ODD = (b"hidden", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b'"e"', b'"d"', b"s='", b"t='")
_ODD_CELL = re.compile(rb'<c(?:[>/]|\s(?!r="[A-Z])(?=.{8}))', re.DOTALL)  # one whose place the next pattern cannot see
# Cells so far from A1 that calamine might fill the memory with the empty ones between: beyond column ZZ, beyond row
# 9,999 right of column Z, beyond row 299,999.
_FAR = re.compile(rb'r="(?:[A-Z]{3}|[A-Z]{2}[0-9]{5}|[A-Z](?:[3-9][0-9]{5}|[0-9]{7}))')
_PLACE = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,7})"')
_DENSE_CELLS = 8_000_000  # about 250 MB in calamine
_OVERLAP = 64  # longer than any of these pieces, so that none hides between two chunks
_TRUE = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet of the workbook and the part that holds it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Styles:
    """The number format code of each cell style; ``special`` are the styles whose numbers need their format."""

    codes: tuple[str, ...]
    special: frozenset[int]
    from_1904: bool

    def code(self, style: str | None) -> str:
        """The format code of a cell's ``s`` attribute."""
        index = int(style) if style and style.isdecimal() else 0
        return self.codes[index] if index < len(self.codes) else GENERAL


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
            target = self._targets.get(next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), ""))
            if target is None or target.kind != "worksheet" or target.part not in self._package:
                continue
            yield SheetPart(element.get("name", ""), target.part, element.get("state", "visible") != "visible")

    def _part_of_kind(self, kind: str) -> str:
        return next((target.part for target in self._targets.values() if target.kind == kind), "")

    @cached_property
    def styles(self) -> Styles:
        """The number formats of the workbook."""
        part = self._part_of_kind("styles")
        tree = self._package.tree(part) if part else None
        if tree is None:
            return Styles((), frozenset(), self._from_1904)
        codes = dict(BUILT_IN)
        for element in tree.iterfind("{*}numFmts/{*}numFmt"):
            codes[_int(element.get("numFmtId"))] = element.get("formatCode", GENERAL)
        used = tuple(codes.get(_int(xf.get("numFmtId")), GENERAL) for xf in tree.iterfind("{*}cellXfs/{*}xf"))
        special = frozenset(index for index, code in enumerate(used) if not is_plain(code))
        return Styles(used, special, self._from_1904)

    @cached_property
    def texts(self) -> list[str]:
        """The shared texts, without the reading aids over Japanese and Chinese characters."""
        part = self._part_of_kind("sharedStrings")
        if part not in self._package:
            return []
        return [item_text(element) for element in elements(self._package, part, "si")]

    def is_plain(self, sheet: SheetPart) -> bool:
        """Whether calamine gives all there is. Reads the part to its end and so proves it whole."""
        special = self.styles.special
        styled = re.compile(rb's="(?:' + b"|".join(b"%d" % index for index in special) + rb')"')
        plain, far = True, False
        for piece in self._cell_pieces(sheet.part):
            far = far or bool(_FAR.search(piece))
            plain = plain and not (
                any(word in piece for word in _ODD) or _ODD_CELL.search(piece) or (special and styled.search(piece))
            )
        return plain and not (far and self._rectangle(sheet.part) > _DENSE_CELLS)

    def _cell_pieces(self, part: str) -> Iterator[bytes]:
        """A worksheet from its first cell on, in pieces that overlap a little."""
        in_cells, rest = False, b""
        for chunk in self._package.chunks(part):
            piece = rest + chunk
            if not in_cells and (at := piece.find(b"sheetData")) >= 0:
                in_cells, piece = True, piece[at:]
            if in_cells:
                yield piece
            rest = piece[-_OVERLAP:]
        if not in_cells:  # no cells, or another encoding than UTF-8: a cell of no visible place
            yield b"<c>"

    def _rectangle(self, part: str) -> int:
        """The number of places between A1 and the farthest cell."""
        columns: set[bytes] = set()
        last = 0
        for piece in self._cell_pieces(part):
            for letters, row in _PLACE.findall(piece):
                columns.add(letters)
                last = max(last, int(row))
        return last * (1 + max((column_index(letters.decode()) for letters in columns), default=0))

    def describe(self, sheet: SheetPart, builder: SheetBuilder) -> None:
        """Tell the builder what lies outside the cells: hidden sheet and columns, comments."""
        if sheet.hidden:
            builder.remarks.append(f"工作表“{sheet.name}”是隐藏的，已一并读取。")
        for column in self._columns(sheet.part):
            if column.get("hidden") in _TRUE or column.get("width") == "0":
                first, last = _int(column.get("min"), 1), min(_int(column.get("max"), 1), 16_384)
                builder.hidden_columns.update(range(first - 1, last))
        for target in relations(self._package, sheet.part).values():
            if target.kind == "comments" and target.part in self._package:
                for comment in elements(self._package, target.part, "comment"):
                    place = cell_place(comment.get("ref", ""))
                    if place:
                        builder.comments[place] = "".join(text.text or "" for text in comment.iter("{*}t")).strip()

    def _columns(self, part: str) -> list[etree._Element]:
        """The ``col`` elements, which come before the cells."""
        try:
            with self._package.open(part) as stream:
                for _, element in iterate(stream, ("cols", "sheetData"), events=("start", "end")):
                    name = name_of(element)
                    if name == "sheetData":
                        break
                    if name == "cols" and len(element):
                        return list(element)
        except (etree.XMLSyntaxError, *PACKAGE_ERRORS) as error:
            raise damaged() from error
        return []


def item_text(element: etree._Element) -> str:
    """The text of a shared or inline string: its ``t`` and the ``t`` of its runs."""
    texts = (child.text or "" for child in element.iter("{*}t") if not _is_reading_aid(child))
    return unescape("".join(texts))


def unescape(text: str) -> str:
    """``_x000A_`` is how a workbook writes characters XML has no place for."""
    return _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text) if "_x" in text else text


def cell_place(reference: str) -> tuple[int, int] | None:
    """``B7`` → (6, 1); None for anything else."""
    match = _CELL.fullmatch(reference.replace("$", ""))
    return (int(match.group(2)) - 1, column_index(match.group(1))) if match and int(match.group(2)) else None


def column_index(letters: str) -> int:
    """A → 0, AA → 26."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _is_reading_aid(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and name_of(parent) == "rPh"


def _int(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isdecimal() else otherwise
