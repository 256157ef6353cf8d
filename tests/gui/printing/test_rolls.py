"""Notices on a roll: cut where the words end, everything on one length, and as it is when there is too much."""

from exporters.board_options import BoardKind, BoardOptions
from exporters.notice_board import build_board
from gui.printing.board import board_pages
from tests.helpers.boards import starter_snapshot
from tests.helpers.printed import outside, overlaps


def test_a_roll_is_cut_below_the_last_words() -> None:
    for areas in (("legal",), ("legal", "culture")):
        options = BoardOptions(paper="91.4cmxauto")
        document = build_board(starter_snapshot(*areas), options)
        pages = board_pages(document, options)
        page = pages.page(0)
        assert pages.count() == 1
        assert page.height < 5000
        assert not list(overlaps(page))
        assert not list(outside(page, pages.document.sections[0].setup))
        foot = max(item.y + item.height for item in page.items)
        assert page.height - foot < 60, "no empty paper at the end"
        gaps = sorted((item.y, item.y + item.height) for item in page.items)
        reached, largest = gaps[0][1], 0.0
        for top, bottom in gaps:
            largest = max(largest, top - reached)
            reached = max(reached, bottom)
        assert largest < 40, "no empty paper in the middle"


def test_more_than_a_roll_holds_goes_on() -> None:
    options = BoardOptions(paper="20cmxauto")
    pages = board_pages(build_board(starter_snapshot(), options), options)
    assert pages.count() > 1
    assert pages.page(0).height == 5000


def test_posters_on_a_roll_are_sheets_of_its_width() -> None:
    options = BoardOptions(paper="61cmxauto", kind=BoardKind.POSTERS)
    page = board_pages(build_board(starter_snapshot("legal"), options), options).page(0)
    assert (page.width, page.height) == (610, 863)
