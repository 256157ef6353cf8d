"""Lines of a text in a column, and pages of a table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.measure import count_lines, row_lines
from exporters.pagination import paginate


@pytest.mark.parametrize(
    ("text", "ems", "lines"),
    [
        ("", 5, 1),
        ("公开时限", 5, 1),
        ("公开时限和主体", 5, 2),
        ("第一行\n第二行\n\n第四行", 5, 4),
        ("自信息形成之日起，20个工作日内", 8, 3),  # the comma may not begin a line
        ("依据《预算法》公开", 4, 4),  # 《 may not end a line
        ("编号ABC-12345678", 6, 2),  # a number is not cut while it fits on a line of its own
        ("http://www.example.gov.cn/a/b/c", 6, 4),
        ("，，，，，，，，，，", 4, 4),  # nothing but forbidden characters: cut somewhere
    ],
)
def test_lines(text: str, ems: float, lines: int) -> None:
    assert count_lines(text, ems) == lines


@given(st.text(st.sampled_from("公开，。《》（a1 \n"), max_size=80), st.floats(1.5, 20))
def test_every_line_holds_something_and_none_too_much(text: str, ems: float) -> None:
    lines = count_lines(text, ems)
    paragraphs = text.split("\n")
    assert len(paragraphs) <= lines <= len(text) + len(paragraphs)
    assert lines * ems >= sum(0.5 if char.isascii() else 1.0 for char in text.replace("\n", "")) * 0.9


@given(st.lists(st.text(st.sampled_from("公开，《20 \n"), max_size=120), min_size=1, max_size=6), st.floats(6, 25))
def test_a_row_is_as_high_as_its_highest_cell(texts: list[str], ems: float) -> None:
    room, none_skipped = [ems] * len(texts), [False] * len(texts)
    assert row_lines(texts, room, none_skipped) == max(count_lines(text, ems) for text in texts)


def test_a_merged_cell_does_not_make_its_first_row_high() -> None:
    assert row_lines(["行政处罚、行政强制和行政命令", "决定"], [4.0, 4.0], [True, False]) == 1


@pytest.mark.parametrize(
    ("heights", "starts", "count"),
    [
        ([], {0}, 1),
        ([40, 40], {0}, 1),
        ([40, 40, 40, 60, 50], {0, 2, 4}, 3),
        ([70, 100, 100], {0, 1, 2}, 3),
        ([30, 220, 20, 60], {0, 3}, 4),  # a row over several pages: the next one goes on below it
    ],
)
def test_pages(heights: list[float], starts: set[int], count: int) -> None:
    pages = paginate(heights, 80, 100)
    assert (pages.starts, pages.count) == (starts, count)
