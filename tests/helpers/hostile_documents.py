"""Declarations, documents, pages and texts made to flood memory, reach outside or confuse."""

import struct
from pathlib import Path

from tests.helpers.hostile_registry import hostile
from tests.helpers.office_files import (
    MAIN,
    docx_parts,
    grid,
    ods,
    package,
    paragraph,
    word_cell,
    word_document,
    word_row,
    word_table,
    xlsx_parts,
)

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'


@hostile("billion-laughs.xlsx")
def billion_laughs(path: Path) -> None:
    parts = xlsx_parts({"Sheet1": ""})
    data = grid([["甲"]]).replace("甲", "&m;")
    parts["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0"?>{LAUGHS}<worksheet xmlns="{MAIN}">{data}</worksheet>'
    package(path, parts)


@hostile("billion-laughs-texts.xlsx")
def billion_laughs_texts(path: Path) -> None:
    parts = xlsx_parts({"Sheet1": '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'})
    parts["xl/sharedStrings.xml"] = f'<?xml version="1.0"?>{LAUGHS}<sst xmlns="{MAIN}"><si><t>&m;</t></si></sst>'
    package(path, parts)


@hostile("billion-laughs.docx")
def billion_laughs_docx(path: Path) -> None:
    parts = docx_parts("")
    body = word_table(word_row("甲", "乙")).replace("甲", "&m;")
    parts["word/document.xml"] = word_document(body, f'<?xml version="1.0"?>{LAUGHS}')
    package(path, parts)


@hostile("external-entity.docx")
def external_entity_docx(path: Path) -> None:
    parts = docx_parts("")
    body = word_table(word_row("甲", "乙")).replace("甲", "&e;")
    parts["word/document.xml"] = word_document(body, f'<?xml version="1.0"?>{EXTERNAL}')
    package(path, parts)


@hostile("external-entity.xlsx")
def external_entity_xlsx(path: Path) -> None:
    parts = xlsx_parts({"Sheet1": ""})
    data = grid([["甲"]]).replace("甲", "&e;")
    parts["xl/worksheets/sheet1.xml"] = f'<?xml version="1.0"?>{EXTERNAL}<worksheet xmlns="{MAIN}">{data}</worksheet>'
    package(path, parts)


@hostile("billion-laughs-spreadsheet.xml")
def billion_laughs_xml(path: Path) -> None:
    path.write_text(
        f'<?xml version="1.0"?>{LAUGHS}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>'
        "<Table><Row><Cell><Data>&m;</Data></Cell></Row></Table></Worksheet></Workbook>",
        encoding="utf-8",
    )


@hostile("billion-laughs.html")
def billion_laughs_html(path: Path) -> None:
    path.write_text(f"{LAUGHS}<html><body><table><tr><td>&m;</td></tr></table></body></html>", encoding="utf-8")


@hostile("deep.html")
def deep_html(path: Path) -> None:
    path.write_text("<table><tr><td>" * 20_000 + "甲", encoding="utf-8")


@hostile("wide-spans.html")
def wide_spans_html(path: Path) -> None:
    spans = "<tr>" + "<td colspan=99999 rowspan=99999>甲</td>" * 1_000 + "</tr>"
    path.write_text(f"<table>{spans * 100}</table>", encoding="utf-8")


@hostile("tall-spans.html")
def tall_spans_html(path: Path) -> None:
    row = "<tr>" + "<td rowspan=65534 colspan=100>甲</td>" * 100 + "</tr>"
    path.write_text(f"<table>{row}{'<tr><td>乙</td></tr>' * 5_000}</table>", encoding="utf-8")


@hostile("deep.docx")
def deep_docx(path: Path) -> None:
    package(path, docx_parts("<w:tbl><w:tr><w:tc>" * 5_000))


@hostile("nested.docx")
def nested_docx(path: Path) -> None:
    """Tables inside tables as deep as the XML parser lets them be."""
    body = paragraph("甲")
    for _ in range(70):
        body = word_table(f"<w:tr><w:tc>{body}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>")
    package(path, docx_parts(body))


@hostile("wide-spans.docx")
def wide_spans_docx(path: Path) -> None:
    cells = [word_cell("甲", '<w:gridSpan w:val="99999999"/><w:vMerge w:val="restart"/>')] * 1_000
    package(path, docx_parts(word_table(*[word_row(*cells)] * 50)))


@hostile("repeated.ods")
def repeated_ods(path: Path) -> None:
    """One cell, said to stand everywhere."""
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384">'
    )
    ods(
        path,
        f'<table:table table:name="甲">{row}<text:p>甲</text:p></table:table-cell></table:table-row></table:table>',
    )


@hostile("repeated-rows.ods")
def repeated_rows_ods(path: Path) -> None:
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell>'
    ods(
        path,
        f'<table:table table:name="甲">{row}<text:p>甲</text:p></table:table-cell></table:table-row></table:table>',
    )


@hostile("repeated-empty.ods")
def repeated_empty_ods(path: Path) -> None:
    """What office programs really write below the last row; must be read."""
    row = "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row>"
    cell = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048575">{cell}</table:table-row>'
    ods(path, f'<table:table table:name="甲">{row}{rest}</table:table>')


@hostile("control-characters.csv")
def control_characters(path: Path) -> None:
    text = "".join(chr(n) for n in range(32) if chr(n) not in '\r\n",')
    path.write_text(f"序号,名称\n1,甲{text}乙\n2,\x7f\x85\u2028丙", encoding="utf-8")


@hostile("long-cells.csv")
def long_cells_csv(path: Path) -> None:
    path.write_text(f'名称,内容\n甲,"{"字" * 40_000}"\n"=cmd|calc",+86\n-1,@x\n', encoding="utf-8")


@hostile("one-huge-cell.csv")
def one_huge_cell(path: Path) -> None:
    path.write_text("名称,内容\n甲," + "字" * 15_000_000, encoding="utf-8")


@hostile("unclosed-quote.csv")
def unclosed_quote(path: Path) -> None:
    path.write_text('名称,内容\n甲,"乙\n' + "丙,丁\n" * 100_000, encoding="utf-8")


@hostile("only-separators.csv")
def only_separators(path: Path) -> None:
    path.write_bytes(b"," * 30_000_000 + b"a")


@hostile("deep.json")
def deep_json(path: Path) -> None:
    path.write_text("[" * 100_000, encoding="utf-8")


@hostile("utf-16-odd.csv")
def utf_16_odd(path: Path) -> None:
    path.write_bytes("序号,名称\n1,甲".encode("utf-16") + b"\x41")


def compound_loop() -> bytes:
    """A compound file whose chains run in circles."""
    head = bytearray(512 * 4)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", head, 48, 1)
    struct.pack_into("<I", head, 56, 4096)
    struct.pack_into("<II", head, 60, 1, 1)
    struct.pack_into("<II", head, 68, 0, 1)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    struct.pack_into("<128I", head, 512, *[1] * 128)
    return bytes(head)


@hostile("loop.xls")
def loop_xls(path: Path) -> None:
    path.write_bytes(compound_loop())
