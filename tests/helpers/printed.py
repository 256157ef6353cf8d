"""Documents to print, and what a reader sees on the pages: texts with their places, boxes that touch, signs counted."""

from collections import Counter
from collections.abc import Iterator, Sequence

from exporters.blocks import Align, Block, Document, Heading, PageSetup, Paragraph, Section, Table, TableCell, TextStyle
from gui.printing.layout import Pages
from gui.printing.line_breaking import DASH, LONG_DASH
from gui.printing.page import Item, Page, PlacedBox, PlacedText

SMALL_PAGE = PageSetup(width=120, height=100, top=15, bottom=15, left=10, right=10)
PLAIN = TextStyle(font="table", size=10.0)


def document(*blocks: Block, setup: PageSetup = SMALL_PAGE) -> Document:
    """A document of one section."""
    return Document("测试", [Section(setup, blocks)])


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], header_rows: int = 0, size: float = 10.0) -> Table:
    """A table without merged cells."""
    cells = [[TableCell(text) for text in row] for row in rows]
    return Table(tuple(widths), cells, header_rows, TextStyle(font="table", size=size))


def all_pages(pages: Pages) -> list[Page]:
    return [pages.page(index) for index in range(pages.count())]


def picture(page: Page) -> list[str]:
    """The texts of a page with the place and size of each: ``x,y size text`` in whole mm and points."""
    return [f"{text.x:.0f},{text.y:.0f} {text.size:g} {text.text}" for text in page.texts]


def signs(texts: Sequence[str]) -> Counter[str]:
    """How often every visible sign occurs, dashes in their two-character form."""
    return Counter("".join("".join(texts).replace(LONG_DASH, DASH).split()))


def body_texts(page: Page, setup: PageSetup) -> list[str]:
    """The texts within the text area, without the page number."""
    return [text.text for text in page.texts if text.y < setup.height - setup.bottom]


def outside(page: Page, setup: PageSetup) -> list[Item]:
    """Items that leave the text area, page number apart."""
    slack = 0.05
    return [
        item
        for item in page.items
        if item.y < setup.height - setup.bottom
        and (
            item.x < setup.left - slack
            or item.y < setup.top - slack
            or item.x + item.width > setup.width - setup.right + slack
            or item.y + item.height > setup.height - setup.bottom + slack
        )
    ]


def overlaps(page: Page) -> Iterator[tuple[Item, Item]]:
    """Pairs of texts, or pairs of table boxes, that cover each other."""
    for kind in (PlacedText, PlacedBox):
        items = sorted((item for item in page.items if isinstance(item, kind) and item.height), key=lambda i: i.y)
        for index, first in enumerate(items):
            for second in items[index + 1 :]:
                if second.y >= first.y + first.height - 0.05:
                    break
                if first.x < second.x + second.width - 0.05 and second.x < first.x + first.width - 0.05:
                    yield first, second


def sample_catalogue(entries: int) -> Document:
    """A catalogue in small: a cover, one area with a merged 一级事项, closing words."""
    head = [TableCell(text, align=Align.CENTER) for text in ("序号", "一级事项", "事项名称", "公开内容")]
    rows: list[list[TableCell | None]] = [list(head)]
    for number in range(1, entries + 1):
        category = TableCell("行政许可", row_span=min(3, entries - number + 1)) if number % 3 == 1 else None
        rows.append(
            [TableCell(str(number)), category, TableCell(f"第{number}号事项"), TableCell("办理条件、材料、期限。" * 4)]
        )
    return Document(
        "格尔木市司法局政务公开标准目录",
        [
            Section(PageSetup(), [Paragraph("封面", TextStyle(font="title", size=22, align=Align.CENTER))]),
            Section(
                PageSetup(297, 210, 20, 20, 20, 20),
                [Heading("公共法律服务"), Table((15, 25, 50, 120), rows, 1, PLAIN)],
            ),
            Section(PageSetup(), [Heading("编制说明"), Paragraph("本目录由司法局编制。")]),
        ],
        author="格尔木市司法局",
    )
