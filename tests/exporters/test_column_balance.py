"""Room moves to the columns that make a table high, and nothing is lost or squeezed below its least on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.area_table import build_area_table
from exporters.column_balance import balanced
from exporters.options import ExportOptions, Paper
from model.progress import silent
from tests.helpers.snapshots import LEGAL, entry, snapshot


def test_a_long_text_takes_room_from_a_short_one() -> None:
    widths = balanced({0: 50.0, 1: 50.0}, {0: 20.0, 1: 20.0}, [(1.0, {0: 900.0, 1: 40.0})], 2.0)
    assert sum(widths.values()) == pytest.approx(100)
    assert widths[0] > 70


def test_rows_ruled_by_a_column_that_cannot_change_leave_the_widths_alone() -> None:
    assert balanced({0: 50.0, 1: 50.0}, {0: 20.0, 1: 20.0}, [(7.0, {0: 200.0, 1: 40.0})], 2.0) == {0: 50.0, 1: 50.0}


needs = st.floats(0, 20_000)
tables = st.lists(st.tuples(st.floats(1, 30), st.tuples(needs, needs, needs)), max_size=30)


@given(tables)
def test_widths_keep_their_sum_and_their_least(rows: list[tuple[float, tuple[float, ...]]]) -> None:
    least = {0: 15.0, 1: 20.0, 2: 25.0}
    widths = balanced(dict.fromkeys(least, 60.0), least, [(base, dict(enumerate(row))) for base, row in rows], 2.0)
    assert sum(widths.values()) == pytest.approx(180)
    assert all(widths[place] >= width - 1e-6 for place, width in least.items())


@pytest.mark.parametrize("paper", list(Paper))
def test_one_long_entry_does_not_take_a_page_more_than_it_must(paper: Paper) -> None:
    plain = [entry(number, content="甲乙丙丁") for number in range(1, 9)]
    held = snapshot(*plain, entry(9, content="要素内容说明，" * 150))
    table = build_area_table(LEGAL, held.entries, held, ExportOptions(paper=paper), silent)
    content = [column.heading for column in table.form.columns].index("公开内容（要素）")
    loose = [width for width, column in zip(table.widths, table.form.columns, strict=True) if not column.fixed]
    assert table.widths[content] == max(loose)
    assert min(loose) > 4 * table.layout.em  # 一级事项 still stands on one line
