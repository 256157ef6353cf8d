"""The notice as a file: every entry's every word on it exactly once, pages filled, boards cut into sheets."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from exporters.blocks import RUNNING_HEADING, Block, Document, Heading, Paragraph, Picture, QrCode, SignatureLine, Table
from exporters.board_options import BoardKind, BoardOptions, EmblemPlace, EmblemSize, Period
from exporters.board_styles import SMALL_ANGLE, readable_points
from exporters.notice_board import build_board
from gui.printing.board import board_pages, write_board
from gui.printing.layout import Pages
from gui.printing.page import PlacedBox, PlacedCode
from model.errors import UserError
from model.records import CatalogueSettings
from model.snapshot import Snapshot
from tests.helpers.boards import snapshot_of, starter_snapshot
from tests.helpers.printed import all_pages, body_texts, outside, overlaps, signs

QUARTER = Period.parse("2026Q4")
SIGNATURE_MARK = "："  # added to labels by the painter


def said_once(document: Document) -> list[str]:
    """Everything the document says, but for header rows and running words, which every page repeats."""
    words: list[str] = []
    for section in document.sections:
        for block in (*section.opening, *section.blocks, *section.closing):
            words += block_words(block)
    return words


def block_words(block: Block) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return [block.text]
        case Table():
            return [cell.text for row in block.rows[block.header_rows :] for cell in row if cell]
        case SignatureLine():
            return [label if label.endswith("）") else label + SIGNATURE_MARK for label in block.labels]
        case Picture():
            return [word for part in block.beside for word in block_words(part)]
        case QrCode():
            return [block.caption, *(word for part in block.beside for word in block_words(part))]
    return []


def repeated(document: Document, pages: Pages) -> list[str]:
    """Header rows, running words and page labels, as often as the pages show them."""
    words: list[str] = []
    for page in all_pages(pages):
        section = document.sections[page.section]
        headers = {
            tuple(cell.text for row in block.rows[: block.header_rows] for cell in row if cell)
            for block in section.blocks
            if isinstance(block, Table) and block.header_rows
        }
        shown = [text.text for text in page.texts]
        for header in headers:
            words += list(header) * shown.count(header[0])
        if page.index and all_pages(pages)[page.index - 1].section == page.section:
            words += [running_words(block.text, shown) for block in section.running if isinstance(block, Paragraph)]
        if section.setup.page_numbers and pages.count() > 1:
            words.append(f"第{page.index + 1}页共{pages.count()}页")
    return words


def running_words(wanted: str, shown: list[str]) -> str:
    """What a page shows of them; which part of the notice they name is another test's question."""
    begin, _, end = wanted.partition(RUNNING_HEADING)
    return next(text for text in shown if text.startswith(begin) and text.endswith(end or begin))


def extracted(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def emblem() -> bytes:
    """A picture as the designer hands it on."""
    picture = QImage(90, 60, QImage.Format.Format_RGB32)
    picture.fill(QColor("#C00000"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


CHOICES = [
    BoardOptions(paper="A4", period=QUARTER, code_text="https://example.cn"),
    BoardOptions(paper="A3", landscape=True, style="plain"),
    BoardOptions(paper="8开", style="contrast", period=QUARTER),
    BoardOptions(paper="240x120cm", tile="", code_text="https://example.cn"),
    BoardOptions(kind=BoardKind.OVERVIEW, paper="A3", landscape=True),
    BoardOptions(kind=BoardKind.DIRECTORY, paper="A3", columns=2),
    BoardOptions(kind=BoardKind.POSTERS, paper="A4", style="contrast"),
    BoardOptions(paper="A3", style="contrast", emblem=emblem(), emblem_place=EmblemPlace.LEFT, margin=25),
    BoardOptions(
        kind=BoardKind.POSTERS, paper="B4", emblem=emblem(), emblem_place=EmblemPlace.RIGHT,
        emblem_size=EmblemSize.LARGE, search_note="在网站查", code_text="甲", code_caption="扫一扫",
    ),
]  # fmt: skip


@pytest.mark.parametrize("options", CHOICES, ids=lambda options: f"{options.kind}-{options.paper}-{options.style}")
def test_every_word_is_on_the_notice_exactly_once(options: BoardOptions, tmp_path: Path) -> None:
    snapshot = starter_snapshot("culture", "legal")
    document = build_board(snapshot, options)
    written = write_board(snapshot, tmp_path / "栏.pdf", options)
    pages = Pages(document)
    expected = signs([*said_once(document), *repeated(document, pages)])
    assert signs(extracted(tmp_path / "栏.pdf")) == expected
    assert written.pages == pages.count()


@pytest.mark.parametrize("options", CHOICES, ids=lambda options: f"{options.kind}-{options.paper}-{options.style}")
def test_nothing_overlaps_or_leaves_the_margins(options: BoardOptions) -> None:
    pages = Pages(build_board(starter_snapshot("culture", "legal"), options))
    for page in all_pages(pages):
        setup = pages.document.sections[page.section].setup
        on_page = [item for item in outside(page, setup) if item.y >= setup.top - 0.1]  # running words stand above it
        assert not on_page
        assert not list(overlaps(page))


FULL_POSTER = BoardOptions(
    kind=BoardKind.POSTERS, paper="A4", emblem=emblem(), code_text="https://example.cn", period=QUARTER,
    search_note="在县政府网站输入检索码，可以查到全文",
)  # fmt: skip


@pytest.mark.parametrize("style", ["formal", "plain", "contrast"])
def test_poster_with_emblem_and_code_stands_on_one_page_in_readable_type(style: str) -> None:
    """Names, pictures and room give way; what is to be read from a metre is as large as that needs."""
    snapshot = starter_snapshot("planning", "legal")
    pages = Pages(build_board(snapshot, replace(FULL_POSTER, style=style)))
    assert pages.count() == len(snapshot.entries)
    reduced = [page for page in all_pages(pages) if pages.scale(page.section) < 1]
    assert reduced
    for page in reduced:
        words = {text.text: text.size for text in page.texts}
        assert words["公开内容"] >= readable_points(1.0)
        assert words["监督电话：0979-8467890"] >= readable_points(1.0)
        assert max(words.values()) > 1.9 * words["公开内容"]
        assert min(words.values()) >= readable_points(1.0, SMALL_ANGLE) - 0.25  # sizes are rounded to half points
        (code,) = (item for item in page.items if isinstance(item, PlacedCode))
        assert code.width >= 25
        assert words["扫码查看完整目录"]


def test_only_a_really_long_poster_goes_on_with_the_word_for_it() -> None:
    rows = [
        ("legal", {"name": "办事服务", "content": "办理条件、材料、期限。" * count, "subject": "司法局"})
        for count in (30, 90)
    ]
    pages = Pages(build_board(snapshot_of(rows), FULL_POSTER))
    shown = [[text.text for text in page.texts] for page in all_pages(pages)]
    assert [page.section for page in all_pages(pages)] == [0, 1, 1]
    assert "办事服务（续）" in shown[2]
    assert pages.scale(1) >= 1


long_words = st.text(alphabet="政务公开信息、。（）0123456789\n", min_size=1, max_size=900)


@given(
    contents=st.lists(long_words, min_size=1, max_size=6),
    paper=st.sampled_from(["A4", "A3", "B4", "8开", "60x40cm"]),
    landscape=st.booleans(),
    kind=st.sampled_from([BoardKind.LIST, BoardKind.POSTERS]),
)
@settings(max_examples=30, deadline=None)
def test_entries_of_any_length_are_complete_on_any_paper(
    contents: list[str], paper: str, landscape: bool, kind: BoardKind
) -> None:
    rows = [
        ("legal", {"category": "许可", "name": f"事项{index}", "content": text}) for index, text in enumerate(contents)
    ]
    options = BoardOptions(paper=paper, landscape=landscape, kind=kind)
    document = build_board(snapshot_of(rows), options)
    pages = Pages(document)
    setup = document.sections[0].setup
    found = signs([text for page in all_pages(pages) for text in body_texts(page, setup)])
    missing = signs(said_once(document)) - found
    assert not missing
    for page in all_pages(pages):
        assert not list(overlaps(page))


def test_long_entry_goes_on_with_a_sign(tmp_path: Path) -> None:
    snapshot = snapshot_of([("legal", {"name": "甲事项", "content": "公开" * 2000})])
    pages = Pages(build_board(snapshot, BoardOptions(paper="A4")))
    shown = [body_texts(page, pages.document.sections[0].setup) for page in all_pages(pages)]
    assert len(shown) > 2
    assert all("（续）" in page for page in shown[1:-1])


def test_short_notice_fills_its_page_with_larger_type() -> None:
    snapshot = snapshot_of([("legal", {"name": "律师执业许可", "content": "许可依据；申请条件", "basis": "律师法"})])
    pages = Pages(build_board(snapshot, BoardOptions(kind=BoardKind.POSTERS, paper="A3")))
    assert pages.count() == 1
    assert pages.scale(0) > 1.5


def test_long_list_keeps_the_readable_size() -> None:
    pages = Pages(build_board(starter_snapshot(), BoardOptions(paper="A4")))
    assert pages.scale(0) == 1.0
    sizes = {text.size for page in all_pages(pages) for text in page.texts if text.text == "政府网站"}
    assert all(size >= 15.5 for size in sizes)


def test_board_is_cut_into_sheets_of_a3(tmp_path: Path) -> None:
    snapshot = starter_snapshot("legal")
    written = write_board(snapshot, tmp_path / "板.pdf", BoardOptions(paper="240x120cm"))
    assert written.pages == 35
    assert len(PdfReader(tmp_path / "板.pdf").pages) == 35
    whole = write_board(snapshot, tmp_path / "板.pdf", BoardOptions(paper="240x120cm", tile=""))
    assert whole.pages == 1
    page = PdfReader(tmp_path / "板.pdf").pages[0]
    assert round(page.mediabox.width * 25.4 / 72) == 2400


def test_named_papers_are_never_cut_unless_asked_for() -> None:
    document = build_board(starter_snapshot("legal"), BoardOptions(paper="A1"))
    assert board_pages(document, BoardOptions(paper="A1")).largest == (594, 841)
    assert board_pages(document, BoardOptions(paper="A1", tile="A4")).largest in ((210, 297), (297, 210))
    with pytest.raises(UserError, match="A4"):
        board_pages(document, BoardOptions(paper="A1", tile="B5"))


def test_bookmarks_name_every_entry_of_the_posters(tmp_path: Path) -> None:
    snapshot = starter_snapshot("legal")
    write_board(snapshot, tmp_path / "张.pdf", BoardOptions(kind=BoardKind.POSTERS, paper="A4"))
    reader = PdfReader(tmp_path / "张.pdf")
    assert len(reader.outline) == len(snapshot.entries)


def test_pictures_instead_of_a_file_for_the_printer(tmp_path: Path) -> None:
    written = write_board(starter_snapshot("legal"), tmp_path / "栏.png", BoardOptions(paper="A4"))
    assert len(written.files) == written.pages > 1
    assert all(not QImage(str(file)).isNull() for file in written.files)


def test_remarks_come_with_the_file(tmp_path: Path) -> None:
    snapshot: Snapshot = snapshot_of([("legal", {"name": "公示", "content": "联系人手机13897651234"})])
    written = write_board(snapshot, tmp_path / "栏.pdf", BoardOptions(paper="A4"))
    assert [remark for remark in written.remarks if "手机号" in remark]
    masked = write_board(snapshot, tmp_path / "栏.pdf", BoardOptions(paper="A4", mask=True))
    assert not masked.remarks
    assert "13897651234" not in "".join(extracted(tmp_path / "栏.pdf"))


def test_hints_say_what_readers_will_miss(tmp_path: Path) -> None:
    snapshot = replace(starter_snapshot("legal"), settings=CatalogueSettings(unit="司法局"))
    written = write_board(snapshot, tmp_path / "栏.pdf", BoardOptions())
    assert [hint.split("。")[0] for hint in written.hints] == ["公示栏上没有咨询电话", "公示栏上没有监督电话"]
    assert not written.remarks


def test_other_file_types_are_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.pdf"):
        write_board(starter_snapshot("legal"), tmp_path / "栏.docx", BoardOptions())


def test_rules_of_the_red_headed_design_stand_under_the_title() -> None:
    page = Pages(build_board(starter_snapshot("legal"), BoardOptions(paper="A3"))).page(0)
    red = [item for item in page.items if isinstance(item, PlacedBox) and item.fill == "#C00000"]
    title = next(text for text in page.texts if text.color == "#C00000")
    assert len(red) == 2
    assert all(rule.y > title.y + title.height * 0.9 for rule in red)
    assert all(rule.width == pytest.approx(267) for rule in red)


@pytest.mark.parametrize("kind", [BoardKind.LIST, BoardKind.DIRECTORY])
@pytest.mark.parametrize("paper", ["A4", "A3", "60x90cm"])
def test_headings_stay_on_one_line_when_type_is_enlarged(kind: BoardKind, paper: str) -> None:
    snapshot = snapshot_of(
        [("legal", {"name": "法律援助", "content": "要素", "subject": "司法局", "basis": "《条例》"})]
    )
    pages = Pages(build_board(snapshot, BoardOptions(kind=kind, paper=paper, tile="")))
    table = next(block for block in pages.document.sections[0].blocks if isinstance(block, Table))
    shown = [text.text for text in pages.page(0).texts]
    assert pages.scale(0) > 1.2
    assert all(cell.text in shown for cell in table.rows[0] if cell)


def test_a_picture_too_large_for_the_resolution_is_told(tmp_path: Path) -> None:
    snapshot = snapshot_of([("legal", {"name": "甲", "content": "乙"})])
    options = BoardOptions(paper="100x60cm", tile="")
    written = write_board(snapshot, tmp_path / "板.png", options, dots_per_inch=300)
    (note,) = written.notes
    assert "每英寸 207 点" in note
    assert QImage(str(tmp_path / "板.png")).width() == pytest.approx(1000 / 25.4 * 207, abs=40)
    assert not write_board(snapshot, tmp_path / "板.png", options, dots_per_inch=100).notes
