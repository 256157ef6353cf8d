"""Whatever the lengths and papers: nothing overlaps, nothing leaves the margins, nothing is lost or said twice."""

from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.blocks import (
    Block,
    Columns,
    Document,
    Heading,
    PageSetup,
    Paragraph,
    Section,
    SignatureLine,
    Table,
    TableCell,
    TextStyle,
)
from gui.printing.layout import Pages
from tests.helpers.printed import all_pages, body_texts, outside, overlaps, signs

SIGNS = "政务公开信息条例、。（）《》0123456789abc——\n "
short = st.text(alphabet=SIGNS, max_size=12)
texts = st.one_of(short, short, st.text(alphabet=SIGNS, max_size=600))
setups = st.builds(
    PageSetup,
    width=st.floats(80, 420),
    height=st.floats(80, 420),
    top=st.floats(5, 25),
    bottom=st.floats(8, 25),
    left=st.floats(5, 25),
    right=st.floats(5, 25),
)
sizes = st.floats(5, 60)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    columns = draw(st.integers(1, 8))
    rows = draw(st.lists(st.lists(texts, min_size=columns, max_size=columns), max_size=12))
    widths = tuple(draw(st.floats(2, 150)) for _ in range(columns))
    cells = [[TableCell(text) for text in row] for row in rows]
    return Table(widths, cells, 0, TextStyle(font="table", size=draw(sizes)))


@st.composite
def merged_tables(draw: st.DrawFn) -> Table:
    """Tables whose first column is merged over groups of rows, with a header."""
    rows: list[list[TableCell | None]] = [[TableCell("大类"), TableCell("事项"), TableCell("内容")]]
    for group in range(draw(st.integers(1, 4))):
        count = draw(st.integers(1, 15))
        for number in range(count):
            first = TableCell(draw(texts) or "类", row_span=count) if number == 0 else None
            rows.append([first, TableCell(f"{group}-{number}"), TableCell(draw(texts))])
    return Table((25.0, 20.0, 60.0), rows, draw(st.integers(0, 1)), TextStyle(font="table", size=draw(sizes)))


paragraphs = st.builds(
    Paragraph, texts, st.builds(TextStyle, size=sizes, indent_chars=st.sampled_from([0.0, 2.0]), font=st.just("body"))
)
headings = st.builds(Heading, st.text(alphabet="一二三规划财政", min_size=1, max_size=30), level=st.integers(1, 2))
signatures = st.just(SignatureLine(("审核：", "签字：", "（盖章）")))
blocks: st.SearchStrategy[list[Block]] = st.lists(st.one_of(paragraphs, headings, tables(), signatures), max_size=5)


def said(listed: list[Block]) -> list[str]:
    words: list[str] = []
    for block in listed:
        match block:
            case Paragraph() | Heading():
                words.append(block.text)
            case Table():
                words += [cell.text for row in block.rows for cell in row if cell]
            case SignatureLine():
                words += block.labels
    return words


@given(setup=setups, listed=blocks, columns=st.integers(1, 3), largest=st.sampled_from([1.0, 1.0, 2.5]))
@settings(max_examples=50, deadline=None)
def test_every_word_is_on_the_pages_once_and_inside_the_margins(
    setup: PageSetup, listed: list[Block], columns: int, largest: float
) -> None:
    narrow = (setup.width - setup.left - setup.right) / columns < 40
    section = Section(setup, listed, columns=Columns(1 if narrow else columns, 5), largest=largest)
    pages = all_pages(Pages(Document("测试", [section])))
    assert signs([text for page in pages for text in body_texts(page, setup)]) == signs(said(listed))
    for page in pages:
        assert not outside(page, setup)
        assert not list(overlaps(page))


@given(setup=setups, table=merged_tables())
@settings(max_examples=100, deadline=None)
def test_merged_cells_over_page_ends_lose_nothing_and_overlap_nothing(setup: PageSetup, table: Table) -> None:
    pages = all_pages(Pages(Document("测试", [Section(setup, [table])])))
    expected = signs([cell.text for row in table.rows for cell in row if cell])
    found = signs([text for page in pages for text in body_texts(page, setup)])
    assert not expected - found
    for page in pages:
        assert not outside(page, setup)
        assert not list(overlaps(page))


@given(
    opening=st.lists(paragraphs, max_size=2),
    listed=blocks,
    closing=st.lists(st.one_of(paragraphs, signatures), max_size=2),
    setup=setups,
    smallest=st.sampled_from([1.0, 0.55]),
)
@settings(max_examples=50, deadline=None)
def test_openings_and_closings_do_not_run_into_the_rest(
    opening: list[Block], listed: list[Block], closing: list[Block], setup: PageSetup, smallest: float
) -> None:
    section = Section(setup, listed, opening=opening, closing=closing, smallest=smallest, readable=10.0)
    pages = all_pages(Pages(Document("测试", [section])))
    found = signs([text for page in pages for text in body_texts(page, setup)])
    assert found == signs(said([*opening, *listed, *closing]))
    for page in pages:
        assert not outside(page, setup)
        assert not list(overlaps(page))
