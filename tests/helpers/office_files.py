"""Office files made from the XML a test cares about; the rest of the package is the least that is valid."""

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """A zip with these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def relationships(targets: Sequence[tuple[str, str, str]]) -> str:
    """A relationships part from (id, kind, target)."""
    rows = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def xlsx_parts(
    sheets: Mapping[str, str], styles: str = "", texts: Sequence[str] = (), states: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The parts of a workbook; the values of ``sheets`` are what stands inside ``worksheet``."""
    names = list(sheets)
    states = states or {}
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}" state="{states.get(name, "visible")}"/>'
        for n, name in enumerate(names, 1)
    )
    targets = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(names) + 1)]
    targets += [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")]
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relationships(targets),
        "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{MAIN}">{styles or "<cellXfs><xf/></cellXfs>"}</styleSheet>',
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>',
    }
    for n, name in enumerate(names, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'{HEAD}<worksheet xmlns="{MAIN}">{sheets[name]}</worksheet>'
    return parts


def xlsx(path: Path, sheets: Mapping[str, str] | str, **more: object) -> Path:
    """A workbook; a plain text is the content of its only sheet."""
    if isinstance(sheets, str):
        sheets = {"Sheet1": sheets}
    return package(path, xlsx_parts(sheets, **more))  # type: ignore[arg-type]


def cell(reference: str, text: str) -> str:
    """An inline text cell."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def grid(rows: Sequence[Sequence[str]]) -> str:
    """``sheetData`` of inline texts, from A1 on."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(row) if text)
        lines.append(f'<row r="{number}">{cells}</row>')
    return f"<sheetData>{''.join(lines)}</sheetData>"


def docx_parts(body: str, numbering: str = "", comments: str = "") -> dict[str, str | bytes]:
    """The parts of a Word document with this ``w:body`` content."""
    targets = []
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": word_document(body),
    }
    for name, content in (("numbering", numbering), ("comments", comments)):
        if content:
            targets.append((f"rId{name}", name, f"{name}.xml"))
            parts[f"word/{name}.xml"] = f'{HEAD}<w:{name} xmlns:w="{WORD}">{content}</w:{name}>'
    parts["word/_rels/document.xml.rels"] = relationships(targets)
    return parts


def word_document(body: str, head: str = HEAD) -> str:
    return f'{head}<w:document xmlns:w="{WORD}" xmlns:mc="urn:mc"><w:body>{body}</w:body></w:document>'


def docx(path: Path, body: str, **more: str) -> Path:
    """A Word document."""
    return package(path, docx_parts(body, **more))


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t xml:space='preserve'>{escape(text)}</w:t></w:r></w:p>"


def word_cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def word_row(*cells: str) -> str:
    """A row; plain texts become cells."""
    return "<w:tr>" + "".join(c if c.startswith("<") else word_cell(c) for c in cells) + "</w:tr>"


def word_table(*rows: str, grid: Sequence[int] = ()) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def ods(path: Path, tables: str) -> Path:
    """An OpenDocument spreadsheet with these ``table:table`` elements."""
    names = {"office": "office", "table": "table", "text": "text"}
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    content = f"{HEAD}<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    return package(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})
