"""Boards cut into sheets: everything is on some sheet, neighbours overlap, marks lie outside of what is kept."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from exporters.blocks import Document, Heading, PageSetup, Paragraph, Section, TextStyle
from gui.printing.layout import Pages
from gui.printing.page import PlacedBox
from gui.printing.pdf import write_pages
from gui.printing.tiling import OVERLAP, TiledPages, grid


def board(width: float = 900.0, height: float = 600.0) -> Pages:
    setup = PageSetup(width, height, 40, 40, 40, 40)
    words = [Paragraph("公示内容" * 60, TextStyle(font="body", size=60)), Heading("监督", 1)]
    return Pages(Document("公示栏", [Section(setup, words)]))


@given(width=st.floats(450, 5000), height=st.floats(450, 5000), paper=st.sampled_from(["A4", "A3"]))
@settings(max_examples=200, deadline=None)
def test_sheets_cover_the_board_and_fit_on_the_paper(width: float, height: float, paper: str) -> None:
    found = grid(width, height, paper)
    left, top = found.corner(found.columns - 1, found.rows - 1)
    assert left + found.shown[0] == pytest.approx(width)
    assert top + found.shown[1] == pytest.approx(height)
    assert found.shown[0] <= found.width - 20 + 1e-6
    assert found.shown[1] <= found.height - 20 + 1e-6


def test_board_of_240_by_120_cm_needs_as_few_sheets_as_possible() -> None:
    assert (grid(2400, 1200, "A3").columns, grid(2400, 1200, "A3").rows) == (7, 5)
    assert grid(2400, 1200, "A4").sheets < 2 * grid(2400, 1200, "A3").sheets + 20


def test_every_text_of_the_board_is_on_a_sheet_at_its_place() -> None:
    tiles = TiledPages(board(), "A3")
    plan = tiles.grid
    for text in board().page(0).texts:
        found = []
        for index in range(tiles.count()):
            row, column = divmod(index, plan.columns)
            left, top = plan.corner(column, row)
            found += [
                (column, row)
                for part in tiles.page(index).texts
                if part.text == text.text
                and part.x - 10 + left == pytest.approx(text.x)
                and part.y - 10 + top == pytest.approx(text.y)
            ]
        assert found, text.text


def test_neighbours_show_the_overlap_twice() -> None:
    plan = TiledPages(board(), "A3").grid
    assert plan.columns > 1
    assert plan.corner(1, 0)[0] == pytest.approx(plan.shown[0] - OVERLAP)


def test_cut_marks_lie_outside_of_what_is_kept() -> None:
    tiles = TiledPages(board(), "A3")
    for index in range(tiles.count()):
        page = tiles.page(index)
        assert page.clip is not None
        x, y, width, height = page.clip
        marks = [mark for mark in page.marks if isinstance(mark, PlacedBox)]
        assert len(marks) >= 8
        for mark in marks:
            inside = x < mark.x + mark.width / 2 < x + width and y < mark.y + mark.height / 2 < y + height
            assert not inside
            assert mark.x >= 0
            assert mark.x + mark.width <= page.width
            assert mark.y >= 0
            assert mark.y + mark.height <= page.height


def test_each_sheet_says_where_it_belongs() -> None:
    tiles = TiledPages(board(), "A3")
    notes = [tiles.page(index).marks[-1] for index in range(tiles.count())]
    assert "第1行 第1列" in str(notes[0])
    assert f"第{tiles.grid.rows}行 第{tiles.grid.columns}列" in str(notes[-1])
    assert len({str(note) for note in notes}) == tiles.count()


def test_file_has_a_page_for_each_sheet_and_bookmarks_on_the_right_ones(tmp_path: Path) -> None:
    target = tmp_path / "展板.pdf"
    tiles = TiledPages(board(), "A3")
    write_pages(tiles, target)
    reader = PdfReader(target)
    assert len(reader.pages) == tiles.count()
    page = reader.get_destination_page_number(reader.outline[0])  # type: ignore[arg-type]
    assert "监督" in reader.pages[page].extract_text()
