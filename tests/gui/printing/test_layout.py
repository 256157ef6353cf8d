"""What stands where on the pages, in millimetres and points."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from exporters.blocks import (
    Align,
    Columns,
    Contents,
    Document,
    Heading,
    PageBreak,
    PageSetup,
    Paragraph,
    Picture,
    QrCode,
    Rule,
    Section,
    SignatureLine,
    Spacer,
    Table,
    TableCell,
    TextStyle,
)
from gui.printing.layout import Pages
from gui.printing.page import PlacedBox, PlacedCode, PlacedPicture, PlacedText
from model.errors import UserError
from tests.helpers.printed import PLAIN, SMALL_PAGE, all_pages, body_texts, document, picture, sample_catalogue, table

WORDS = "公开事项名称依据时限主体方式"


def rows(count: int, text: str = "内容") -> list[list[str]]:
    return [[str(number), f"{text}{number}"] for number in range(1, count + 1)]


def png_of(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def bodies(pages: Pages) -> list[list[str]]:
    return [body_texts(page, SMALL_PAGE) for page in all_pages(pages)]


def test_paragraph_stands_in_the_text_area_with_the_page_number_below_it() -> None:
    style = TextStyle(font="body", size=16, align=Align.CENTER)
    page = Pages(document(Paragraph("政务公开", style))).page(0)
    assert picture(page) == ["49,15 16 政务公开", "53,89 14 — 1 —"]


def test_title_of_two_lines_is_balanced() -> None:
    style = TextStyle(font="title", size=20, align=Align.CENTER)
    page = Pages(document(Paragraph("格尔木市司法局政务公开标准目录", style))).page(0)
    assert body_texts(page, SMALL_PAGE) == ["格尔木市司法局政", "务公开标准目录"]


def test_headings_and_contents_show_the_real_page_numbers() -> None:
    pages = Pages(
        document(Contents(), PageBreak(), Heading("一、规划"), PageBreak(), Heading("二、财政"), Heading("预算", 2))
    )
    pages.count()
    assert body_texts(pages.page(0), SMALL_PAGE) == ["目　录", "一、规划", "2", "二、财政", "3", "预算", "3"]
    assert [(mark.text, mark.level, mark.page) for mark in pages.bookmarks()] == [
        ("一、规划", 1, 1), ("二、财政", 1, 2), ("预算", 2, 2)
    ]  # fmt: skip


def test_contents_wait_for_numbers_that_are_not_known_yet() -> None:
    pages = Pages(document(Contents(), PageBreak(), Heading("一、规划")))
    assert body_texts(pages.page(0), SMALL_PAGE) == ["目　录", "一、规划", "…"]
    pages.count()
    assert body_texts(pages.page(0), SMALL_PAGE) == ["目　录", "一、规划", "2"]


def test_header_rows_are_repeated_on_every_page() -> None:
    pages = Pages(document(table([["序号", "内容"], *rows(30)], (20, 60), header_rows=1)))
    found = bodies(pages)
    assert len(found) > 1
    assert all(page[:2] == ["序号", "内容"] for page in found)
    assert [text for page in found for text in page[2:]] == [text for row in rows(30) for text in row]


def test_row_that_fits_on_a_page_is_never_divided() -> None:
    pages = Pages(document(table([["1", WORDS * 8], ["2", WORDS * 8], ["3", WORDS * 8]], (10, 60))))
    assert [page[0] for page in bodies(pages)] == ["1", "2", "3"]
    assert ["".join(page[1:]) for page in bodies(pages)] == [WORDS * 8] * 3


def test_row_longer_than_a_page_goes_on_and_says_so() -> None:
    long = Table((15, 60), [[TableCell("甲事项"), TableCell(WORDS * 40)]], 0, PLAIN, continued="（续）")
    found = bodies(Pages(document(long)))
    assert len(found) == 3
    assert [page[0] for page in found] == ["甲事项", "（续）", "（续）"]
    assert "".join("".join(page[1:]) for page in found) == WORDS * 40


def test_row_that_introduces_others_never_stands_last_on_a_page() -> None:
    cells = [[TableCell("许可"), TableCell("")] if row % 3 == 0 else [TableCell(f"{row}"), TableCell(WORDS * 3)]
             for row in range(30)]  # fmt: skip
    leading = frozenset(range(0, 30, 3))
    for height in range(10, 50, 3):
        found = bodies(Pages(document(Spacer(height), Table((20, 40), cells, 0, PLAIN, leading=leading))))
        assert len(found) > 3
        assert not [page for page in found if page and page[-1] == "许可"], height


def test_last_row_never_stands_alone_on_a_page() -> None:
    """Counts: header and two rows or more on the last page, whatever the number of rows; nothing lost, order kept."""
    for count in range(8, 34):
        section = Section(SMALL_PAGE, [table([["序号", "内容"], *rows(count)], (20, 60), header_rows=1)])
        found = bodies(Pages(Document("测试", [section])))
        assert all(page[:2] == ["序号", "内容"] for page in found)
        assert len(found[-1]) >= 2 + 2 * 2 or len(found) == 1, count
        assert [text for page in found for text in page[2:]] == [text for row in rows(count) for text in row]


def test_only_row_of_the_last_table_takes_rows_of_the_one_before_along() -> None:
    """A heading and one row, alone on the last page with the closing: rows of the table before come along."""
    for count in range(8, 34):
        section = Section(
            SMALL_PAGE,
            [Heading("规划", 2), table(rows(count), (20, 60)), Heading("财政", 2), table([["末", "预算"]], (20, 60))],
            closing=[Paragraph("监督电话", PLAIN)],
        )
        found = bodies(Pages(Document("测试", [section])))
        assert [text for page in found for text in page] == [
            "规划", *(text for row in rows(count) for text in row), "财政", "末", "预算", "监督电话"
        ]  # fmt: skip
        assert found[-1][0] not in ("财政", "末"), count


def test_name_of_a_group_is_no_company_for_the_last_row() -> None:
    for count in range(8, 34):
        cells = [[TableCell(f"事项{row}")] for row in range(count)]
        cells[-2] = [TableCell("许可")]
        leading = frozenset((count - 2,))
        found = bodies(Pages(document(Table((60,), cells, 0, PLAIN, leading=leading))))
        assert [text for page in found for text in page] == [row[0].text for row in cells]
        assert len(found[-1]) >= 3, count


def test_last_row_takes_none_along_when_the_closing_would_not_fit_beside_both() -> None:
    """Rows so high that two of them and the closing need more than a page: no page is added for company's sake."""
    high = [["1", WORDS * 5], ["2", WORDS * 5], ["3", WORDS * 5]]
    section = Section(SMALL_PAGE, [table(high, (10, 60))], closing=[Paragraph("监督电话", PLAIN), Spacer(15)])
    found = bodies(Pages(Document("测试", [section])))
    assert [page[0] for page in found] == ["1", "3"]
    assert found[-1][-1] == "监督电话"


def test_merged_cell_is_closed_at_the_page_end_and_repeated() -> None:
    cells: list[list[TableCell | None]] = [
        [TableCell("许可", row_span=20) if row == 0 else None, TableCell(f"事项{row}")] for row in range(20)
    ]
    pages = Pages(document(Table((30, 60), cells, 0, PLAIN)))
    assert pages.count() == 3
    for page in all_pages(pages):
        boxes = [item for item in page.items if isinstance(item, PlacedBox)]
        merged = max(boxes, key=lambda box: box.height)
        others = [box for box in boxes if box is not merged]
        assert merged.y == pytest.approx(min(box.y for box in others))
        assert merged.y + merged.height == pytest.approx(max(box.y + box.height for box in others))
        assert [text.text for text in page.texts].count("许可") == 1


def test_merged_cell_with_more_text_than_its_rows_makes_room() -> None:
    cells: list[list[TableCell | None]] = [[TableCell(WORDS, row_span=2), TableCell("一")], [None, TableCell("二")]]
    page = Pages(document(Table((15, 60), cells, 0, PLAIN))).page(0)
    boxes = [item for item in page.items if isinstance(item, PlacedBox)]
    merged = max(boxes, key=lambda box: box.height)
    lines = [text for text in page.texts if text.x < 25]
    assert merged.height >= sum(text.height for text in lines)
    assert max(box.y + box.height for box in boxes) == pytest.approx(merged.y + merged.height)


def test_groups_cut_for_another_writer_are_joined_again() -> None:
    """Word's merged cells are cut where its pages are expected to end; the painter knows where its own end."""
    groups = ["许可", None, None, "许可", None, "处罚", "处罚"]
    spans = [3, 1, 1, 2, 1, 1, 1]
    cells: list[list[TableCell | None]] = [
        [TableCell(group, row_span=span) if group else None, TableCell(f"事项{row}")]
        for row, (group, span) in enumerate(zip(groups, spans, strict=True))
    ]
    page = Pages(document(Table((30, 60), cells, 0, PLAIN, group_column=0))).page(0)
    boxes = [item for item in page.items if isinstance(item, PlacedBox) and item.x < 15]
    row = min(item.height for item in page.items if isinstance(item, PlacedBox))
    assert [round(box.height / row) for box in boxes] == [5, 2]
    assert body_texts(page, SMALL_PAGE).count("许可") == 1


def test_long_merged_cell_goes_on_where_it_stopped() -> None:
    cells: list[list[TableCell | None]] = [
        [TableCell(WORDS * 20, row_span=2), TableCell("一")],
        [None, TableCell("二")],
    ]
    pages = Pages(document(Table((30, 60), cells, 0, PLAIN)))
    left = [text.text for page in all_pages(pages) for text in page.texts if text.x < 40 and text.y < 85]
    assert pages.count() > 1
    assert "".join(left) == WORDS * 20


def test_heading_never_stands_alone_at_the_foot_of_a_page() -> None:
    for height in range(40, 66):
        pages = Pages(document(Spacer(height), Heading("规划", 2), table(rows(5, WORDS * 2), (10, 80))))
        place = pages.bookmarks() or (pages.count(), pages.bookmarks())[1]
        page = pages.page(place[0].page)
        assert "1" in body_texts(page, SMALL_PAGE), height


def test_caption_stays_with_its_table() -> None:
    for height in range(40, 66):
        pages = Pages(document(Spacer(height), Paragraph("单位：司法局", PLAIN), table(rows(5, WORDS * 2), (10, 80))))
        page = next(page for page in all_pages(pages) if "单位：司法局" in body_texts(page, SMALL_PAGE))
        assert "1" in body_texts(page, SMALL_PAGE), height


def test_no_single_line_of_a_paragraph_is_left_behind() -> None:
    for height in range(20, 66):
        pages = Pages(document(Spacer(height), Paragraph(WORDS * 6, PLAIN)))
        counts = [len(page) for page in bodies(pages) if page]
        assert 1 not in counts, height


def test_signature_line_has_room_to_write() -> None:
    page = Pages(document(SignatureLine(("审核：", "签字：", "（盖章）")))).page(0)
    rules = [item for item in page.items if isinstance(item, PlacedBox)]
    assert len(rules) == 2
    assert all(rule.width > 10 for rule in rules)


def test_page_label_counts_all_pages() -> None:
    setup = PageSetup(120, 100, 15, 15, 10, 10, page_label="第{page}页　共{pages}页")
    pages = Pages(document(table(rows(40), (20, 60)), setup=setup))
    assert pages.page(0).texts[-1].text == "第1页　共…页"
    total = pages.count()
    assert [page.texts[-1].text for page in all_pages(pages)] == [
        f"第{number}页　共{total}页" for number in range(1, total + 1)
    ]


def test_columns_are_filled_one_after_the_other_and_balanced_at_the_end() -> None:
    section = Section(SMALL_PAGE, [table(rows(14), (10, 35))], columns=Columns(2, 10))
    page = Pages(Document("测试", [section])).page(0)
    left = [text.text for text in page.texts if text.x < 60 and text.y < 85]
    right = [text.text for text in page.texts if text.x >= 60 and text.y < 85]
    assert left == [text for row in rows(7) for text in row]
    assert right == [text for row in rows(14)[7:] for text in row]


def test_opening_closing_and_running_words_stand_where_they_belong() -> None:
    section = Section(
        SMALL_PAGE,
        [table(rows(30), (20, 60))],
        opening=[Paragraph("公示栏", PLAIN), Rule(2.0)],
        running=[Paragraph("公示栏（续）", PLAIN)],
        closing=[Paragraph("监督电话：12345", PLAIN)],
    )
    found = bodies(Pages(Document("测试", [section])))
    assert len(found) > 1
    assert [page[0] for page in found] == ["公示栏", *["公示栏（续）"] * (len(found) - 1)]
    assert [page[-1] == "监督电话：12345" for page in found] == [False] * (len(found) - 1) + [True]


def test_running_words_name_the_part_that_goes_on_but_none_that_begins() -> None:
    section = Section(
        SMALL_PAGE,
        [Heading("规划", 2), table(rows(14), (20, 60)), PageBreak(), Heading("财政", 2), table(rows(14), (20, 60))],
        running=[Paragraph("公示栏{heading}（续）", PLAIN)],
    )
    found = bodies(Pages(Document("测试", [section])))
    assert [page[0] for page in found] == ["规划", "公示栏　规划（续）", "公示栏（续）", "公示栏　财政（续）"]


def test_running_words_leave_out_a_name_too_long_for_their_line() -> None:
    section = Section(
        SMALL_PAGE,
        [Heading(WORDS * 2, 2), table(rows(14), (20, 60))],
        running=[Paragraph("公示栏{heading}（续）", PLAIN)],
    )
    assert bodies(Pages(Document("测试", [section])))[1][0] == "公示栏（续）"


def test_closing_takes_rows_along_when_it_needs_another_page() -> None:
    section = Section(SMALL_PAGE, [table(rows(9), (20, 60))], closing=[Paragraph("监督电话", PLAIN), Spacer(10)])
    assert Pages(document(table(rows(9), (20, 60)))).count() == 1
    found = bodies(Pages(Document("测试", [section])))
    assert len(found) == 2
    assert found[1][-1] == "监督电话"
    assert len(found[1]) > 1


def test_type_grows_until_the_page_is_full_but_not_beyond() -> None:
    section = Section(SMALL_PAGE, [table(rows(4), (20, 60))], largest=4.0)
    pages = Pages(Document("测试", [section]))
    assert pages.count() == 1
    assert 1.5 < pages.scale(0) <= 4.0
    lowest = max(item.y + item.height for item in pages.page(0).items if isinstance(item, PlacedBox))
    assert lowest <= 85.05
    assert lowest > 65


def test_type_of_long_sections_stays_as_it_is() -> None:
    pages = Pages(Document("测试", [Section(SMALL_PAGE, [table(rows(100), (20, 60))], largest=3.0)]))
    assert pages.scale(0) == 1.0


def test_code_and_picture_keep_their_shape() -> None:
    png = png_of(QImage(20, 10, QImage.Format.Format_RGB32))
    code = QrCode("https://example.cn/目录", 25, "扫码查看", (Paragraph("咨询电话：0979-1234567", PLAIN),))
    page = Pages(document(code, Picture(png, 30, 30))).page(0)
    found = next(item for item in page.items if isinstance(item, PlacedCode))
    assert (found.x, found.width, found.height) == (pytest.approx(85), 25, 25)
    assert page.texts[0].text == "咨询电话：0979-1234567"
    drawn = next(item for item in page.items if isinstance(item, PlacedPicture))
    assert drawn.width / drawn.height == pytest.approx(2.0)


def test_pages_asked_for_again_are_the_same() -> None:
    pages = Pages(sample_catalogue(4_000))
    pages.count()
    again = Pages(sample_catalogue(4_000))
    for index in (5, 260, 9, 300, 5, 260):
        assert pages.page(index) == pages.page(index)
        assert again.page(index).texts[:20] == pages.page(index).texts[:20]


def test_first_page_does_not_wait_for_the_last() -> None:
    pages = Pages(sample_catalogue(3_000))
    pages.page(1)
    assert pages.known <= 3
    assert not pages.complete


def test_only_positions_are_remembered_of_a_long_document() -> None:
    pages = Pages(sample_catalogue(4_000))
    assert pages.count() > len(pages._front) + len(pages._pages)
    assert len(pages._front) + len(pages._pages) <= 280


@pytest.mark.parametrize(
    "setup",
    [PageSetup(50, 297, 20, 20, 20, 20), PageSetup(210, 40, 15, 15, 20, 20)],
    ids=["too narrow", "too low"],
)
def test_margins_without_room_are_a_sentence(setup: PageSetup) -> None:
    with pytest.raises(UserError, match="页边距"):
        Pages(document(Paragraph("字"), setup=setup)).page(0)


def test_document_without_sections_has_no_pages() -> None:
    pages = Pages(Document("空", []))
    assert pages.count() == 0
    assert pages.complete


def test_page_breaks_make_no_empty_pages() -> None:
    pages = Pages(document(PageBreak(), Paragraph("甲"), PageBreak(), PageBreak(), Paragraph("乙"), PageBreak()))
    assert [["".join(page)] for page in bodies(pages)] == [["甲"], ["乙"]]


def test_justified_lines_end_at_the_margin() -> None:
    page = Pages(
        document(Paragraph(WORDS * 6 + "，" + WORDS, TextStyle(font="body", size=13, align=Align.JUSTIFY)))
    ).page(0)
    lines = [text for text in page.texts if text.y < 85]
    assert all(line.x + line.width == pytest.approx(110, abs=0.01) for line in lines[:-1])
    assert isinstance(lines[-1], PlacedText)
    assert lines[-1].spacing == 0.0
