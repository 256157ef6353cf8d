"""Workbooks made to flood memory, waste time or confuse, each a few lines of code and no download."""

import random
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.hostile_registry import hostile
from tests.helpers.office_files import HEAD, MAIN, cell, grid, package, xlsx, xlsx_parts


def stream_part(path: Path, parts: dict[str, str | bytes], name: str, pieces: Iterator[bytes]) -> None:
    """A package one of whose parts is written piece by piece, for it is large."""
    package(path, parts)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open(name, "w", force_zip64=True) as stream,
    ):
        for piece in pieces:
            stream.write(piece)


def sheet_of(path: Path, pieces: Iterator[bytes]) -> None:
    """A workbook whose only sheet is written piece by piece."""
    parts = xlsx_parts({"Sheet1": ""})
    del parts["xl/worksheets/sheet1.xml"]
    stream_part(path, parts, "xl/worksheets/sheet1.xml", pieces)


@hostile("corner-cells.xlsx")
def corner_cells(path: Path) -> None:
    """1.5 KB; a reader that keeps the rectangle needs half a terabyte."""
    xlsx(
        path,
        f'<sheetData><row r="1">{cell("A1", "a")}</row><row r="1048576">{cell("XFD1048576", "z")}</row></sheetData>',
    )


@hostile("corner-cell-in-row-1.xlsx")
def corner_cell_in_row_1(path: Path) -> None:
    """The same, but the far cell stands in a row element that says otherwise."""
    xlsx(path, f'<sheetData><row r="1">{cell("A1", "a")}{cell("XFD1048576", "z")}</row></sheetData>')


@hostile("corner-cells-spaced.xlsx")
def corner_cells_spaced(path: Path) -> None:
    """The same, with attributes written so that a pattern search does not see them."""
    xlsx(
        path,
        "<sheetData><row><c\nr\n=\n'A1'><v>1</v></c></row><row><c\tr\t=\t'XFD1048576'><v>2</v></c></row></sheetData>",
    )


@hostile("diagonal.xlsx")
def diagonal(path: Path) -> None:
    """One cell a row, each a column further."""
    rows = "".join(f'<row r="{n}"><c r="{_letters(n - 1)}{n}"><v>1</v></c></row>' for n in range(1, 16_385))
    xlsx(path, f"<sheetData>{rows}</sheetData>")


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@hostile("million-styled-rows.xlsx")
def million_styled_rows(path: Path) -> None:
    """A workbook somebody coloured down to the last row."""

    def pieces() -> Iterator[bytes]:
        yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell("A1", "序号")}</row>'.encode()
        for start in range(2, 1_048_577, 5_000):
            rows = range(start, min(start + 5_000, 1_048_577))
            yield "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in rows).encode()
        yield b"</sheetData></worksheet>"

    sheet_of(path, pieces())


@hostile("whole-sheet-merge.xlsx")
def whole_sheet_merge(path: Path) -> None:
    merges = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:A1048576"/></mergeCells>'
    xlsx(path, grid([["标题", "乙"], ["丙", "丁"]]) + merges)


@hostile("hundred-thousand-merges.xlsx")
def hundred_thousand_merges(path: Path) -> None:
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))
    xlsx(path, grid([["甲"], ["乙"]]) + f"<mergeCells>{merges}</mergeCells>")


@hostile("wrong-dimension.xlsx")
def wrong_dimension(path: Path) -> None:
    """Saved by a program that always writes A1."""
    xlsx(path, '<dimension ref="A1"/>' + grid([["甲", "乙"], ["1", "2"]]))


@hostile("huge-dimension.xlsx")
def huge_dimension(path: Path) -> None:
    xlsx(path, '<dimension ref="A1:XFD1048576"/>' + grid([["甲", "乙"], ["1", "2"]]))


@hostile("thousands-of-sheets.xlsx")
def thousands_of_sheets(path: Path) -> None:
    xlsx(path, {f"表{n}": grid([["甲"]]) for n in range(5_000)})


@hostile("hundreds-of-sheets.xlsx")
def hundreds_of_sheets(path: Path) -> None:
    xlsx(path, {f"表{n}": grid([["甲"]]) for n in range(600)})


@hostile("zip-bomb.xlsx")
def zip_bomb(path: Path) -> None:
    """400 MB of spaces in two."""

    def pieces() -> Iterator[bytes]:
        yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>'.encode()
        for _ in range(400):
            yield b" " * 1_000_000
        yield b"</sheetData></worksheet>"

    sheet_of(path, pieces())


@hostile("zip-bomb-texts.xlsx")
def zip_bomb_texts(path: Path) -> None:
    """200 MB of shared texts, below the ratio that gives a bomb away."""
    noise = random.Random(5).randbytes(4_000).hex()

    def pieces() -> Iterator[bytes]:
        yield f'{HEAD}<sst xmlns="{MAIN}">'.encode()
        for _ in range(200):
            yield f"<si><t>{noise * 125}</t></si>".encode()
        yield b"</sst>"

    parts = xlsx_parts({"Sheet1": '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'})
    del parts["xl/sharedStrings.xml"]
    stream_part(path, parts, "xl/sharedStrings.xml", pieces())


@hostile("lying-size.xlsx")
def lying_size(path: Path) -> None:
    """The directory says 100 bytes, the data inflate to far more."""
    zip_bomb(path)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    extra = struct.unpack_from("<H", data, at + 30)[0]
    struct.pack_into("<H", data, at + 30, extra)
    path.write_bytes(data)


@hostile("thousands-of-parts.xlsx")
def thousands_of_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(25_000):
            archive.writestr(f"{n}", b"")


@hostile("path-tricks.xlsx")
def path_tricks(path: Path) -> None:
    parts = xlsx_parts({"Sheet1": grid([["甲"], ["1"]])})
    package(
        path,
        {"../../../../tmp/outside.txt": "x", "/etc/outside": "x", "C:\\outside.txt": "x", "xl/../../up": "x", **parts},
    )


@hostile("path-tricks-relationship.xlsx")
def path_tricks_relationship(path: Path) -> None:
    """The worksheet is said to be a file of the system."""
    parts = xlsx_parts({"Sheet1": grid([["甲"]])})
    links = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = links.replace("worksheets/sheet1.xml", "../../../../etc/passwd")
    package(path, parts)


@hostile("same-part-twice.xlsx")
def same_part_twice(path: Path) -> None:
    package(path, xlsx_parts({"Sheet1": grid([["甲"]])}))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("XL/worksheets/Sheet1.xml", f'<worksheet xmlns="{MAIN}">{grid([["乙"]])}</worksheet>')


@hostile("long-cells.xlsx")
def long_cells(path: Path) -> None:
    xlsx(path, grid([["名称", "内容"], ["甲", "字" * 40_000], ["=1+1", "+86"], ["-1", "@cmd"]]))


@hostile("empty-zip.xlsx")
def empty_zip(path: Path) -> None:
    package(path, {})


@hostile("no-workbook.xlsx")
def no_workbook(path: Path) -> None:
    package(path, {"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"})


@hostile("shared-text-missing.xlsx")
def shared_text_missing(path: Path) -> None:
    xlsx(path, '<sheetData><row r="1"><c r="A1" t="s"><v>99999999999999999999</v></c></row></sheetData>')


@hostile("nonsense-attributes.xlsx")
def nonsense_attributes(path: Path) -> None:
    xlsx(
        path,
        '<cols><col min="-1" max="999999999999" hidden="1"/></cols><sheetData><row r="-5" hidden="1">'
        '<c r="" t="q" s="-9"><v>甲</v></c><c r="1A"><v>nan</v></c></row>'
        '<row r="99999999999999999999"><c r="ZZZZZZ9"><v>1e999</v></c></row>'
        '</sheetData><mergeCells><mergeCell ref="A0:B"/><mergeCell ref="C3:A1"/></mergeCells>',
    )
