"""Every kind of block in every writer: Word, Excel and the painter. A new kind fails here until all know it."""

import re
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree
from pypdf import PdfReader

from exporters.blocks import Block, Document, Heading, PageBreak, PageSetup, Paragraph, Picture, QrCode, Section
from exporters.excel_document import write_document_sheets
from exporters.formats import DocumentWriter
from exporters.pictures import code_picture, picture_kind
from exporters.word import write_word
from gui.printing.pdf_format import write_document as write_pdf
from model.progress import silent
from tests.exporters.block_samples import CHART, SAMPLES, jpeg, png
from tests.exporters.word_parts import W, misplaced, part

SETUP = PageSetup(297.0, 210.0, 20.0, 20.0, 20.0, 20.0, page_numbers=False)
KINDS = list(SAMPLES)


def document(*blocks: Block) -> Document:
    return Document("样张", [Section(SETUP, [Paragraph("前面"), *blocks, Paragraph("后面")])], "某单位")


def words_of(path: Path) -> str:
    """Every word of the file, without blanks."""
    if path.suffix == ".pdf":
        text = "".join(page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".docx":
        text = "".join(part(path, "word/document.xml").itertext(f"{W}t"))
    else:
        book = openpyxl.load_workbook(path)
        text = "".join(str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row)
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("writer", [write_word, write_document_sheets, write_pdf])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_a_block_is_shown(tmp_path: Path, kind: type, writer: DocumentWriter) -> None:
    suffix = {write_word: ".docx", write_document_sheets: ".xlsx"}.get(writer, ".pdf")
    path = tmp_path / f"样张{suffix}"
    block, words = SAMPLES[kind]
    writer(document(block), path, silent)
    said = words_of(path)
    assert said.index("前面") < said.index("后面")
    for word in words:
        assert word in said


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_two_of_a_kind_stay_two_in_word(tmp_path: Path, kind: type) -> None:
    path = tmp_path / "样张.docx"
    block, _ = SAMPLES[kind]
    write_word(document(block, block), path, silent)
    root = part(path, "word/document.xml")
    assert misplaced(root) == misplaced(part(path, "word/styles.xml")) == []
    neighbours = [following for table in root.iter(f"{W}tbl") if (following := table.getnext()) is not None]
    assert not [following for following in neighbours if following.tag == f"{W}tbl"]
    docx.Document(str(path))


def test_a_code_in_word_can_be_read_by_those_who_cannot_see_it(tmp_path: Path) -> None:
    path = tmp_path / "码.docx"
    write_word(document(QrCode("https://example.gov.cn/目录", 30.0, "扫码")), path, silent)
    file = docx.Document(str(path))
    (shape,) = file.inline_shapes
    assert (round(shape.width.mm), round(shape.height.mm)) == (30, 30)
    described = next(part(path, "word/document.xml").iter("{*}docPr"))
    assert described.get("descr") == "二维码：https://example.gov.cn/目录"
    with zipfile.ZipFile(path) as package:
        assert package.read("word/media/image1.png") == code_picture("https://example.gov.cn/目录")
        assert b'Extension="png"' in package.read("[Content_Types].xml")


def test_a_picture_keeps_its_proportions_and_is_kept_once(tmp_path: Path) -> None:
    path = tmp_path / "图.docx"
    wide = Picture(png(30, 10), 60.0, 60.0, alt="徽标")
    write_word(document(wide, wide, Picture(jpeg(10, 30), 60.0, 60.0)), path, silent)
    shapes = docx.Document(str(path)).inline_shapes
    sizes = [(round(shape.width.mm), round(shape.height.mm)) for shape in shapes]
    assert sizes == [(60, 20), (60, 20), (20, 60)]
    with zipfile.ZipFile(path) as package:
        assert [name for name in package.namelist() if "media" in name] == [
            "word/media/image1.png",
            "word/media/image2.jpg",
        ]
    numbers = [drawing.get("id") for drawing in part(path, "word/document.xml").iter("{*}docPr")]
    assert len(set(numbers)) == 3


def test_pictures_in_a_workbook_are_as_large_as_they_should_be(tmp_path: Path) -> None:
    path = tmp_path / "图.xlsx"
    write_document_sheets(document(Picture(png(30, 10), 60.0, 60.0, alt="徽标")), path, silent)
    with zipfile.ZipFile(path) as package:
        drawing = etree.fromstring(package.read("xl/drawings/drawing1.xml"))
    assert next(drawing.iter("{*}cNvPr")).get("descr") == "徽标"
    size = next(drawing.iter("{*}xfrm")).find("{*}ext")
    assert int(size.get("cx")) / 36_000 == pytest.approx(60, abs=1)
    assert int(size.get("cy")) / 36_000 == pytest.approx(20, abs=1)


@pytest.mark.parametrize("data", [b"", b"GIF89a", png()[:40], b"\xff\xd8\xff", jpeg()[:12], b"\x89PNG\r\n\x1a\n" * 9])
@pytest.mark.parametrize("writer", [write_word, write_document_sheets, write_pdf])
def test_bytes_that_are_no_picture_are_passed_over(tmp_path: Path, data: bytes, writer: DocumentWriter) -> None:
    suffix = {write_word: ".docx", write_document_sheets: ".xlsx"}.get(writer, ".pdf")
    path = tmp_path / f"图{suffix}"
    writer(document(Picture(data, 30.0, 30.0)), path, silent)
    assert words_of(path) == "前面后面"


def test_picture_kinds() -> None:
    assert picture_kind(png(7, 5)) == picture_kind(png(7, 5))
    kinds = [picture_kind(data) for data in (png(7, 5), jpeg(9, 4))]
    assert [(kind.suffix, kind.width, kind.height) for kind in kinds if kind] == [("png", 7, 5), ("jpg", 9, 4)]


def test_a_chart_is_a_grid_on_a_worksheet_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "图.xlsx"
    write_document_sheets(Document("图", [Section(SETUP, [Heading("流程图"), CHART])]), path, silent)
    sheet = openpyxl.load_workbook(path)["流程图"]
    rows = [[cell.value for cell in row if cell.value] for row in sheet.iter_rows(min_row=2)]
    assert rows == [
        ["发\n布", "拟稿\n责任：办公室\n时限：当日", "→", "公布\n责任：办公室\n时限：次日\n途径：政府网站"],
        ["↓ 同步"],
        ["解\n读", "编写解读\n责任：起草科室"],
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_may_follow_a_page_break_in_word(tmp_path: Path, kind: type) -> None:
    path = tmp_path / "页.docx"
    write_word(document(PageBreak(), SAMPLES[kind][0]), path, silent)
    root = part(path, "word/document.xml")
    assert misplaced(root) == []
    breaks = [found for found in root.iter(f"{W}br") if found.get(f"{W}type") == "page"]
    assert len([*breaks, *root.iter(f"{W}pageBreakBefore")]) == 1


def test_a_page_break_begins_the_next_paragraph_s_page(tmp_path: Path) -> None:
    path = tmp_path / "页.docx"
    write_word(document(PageBreak()), path, silent)
    after = [found for found in part(path, "word/document.xml").iter(f"{W}p") if "".join(found.itertext()) == "后面"]
    assert after[0].find(f"{W}pPr/{W}pageBreakBefore") is not None
