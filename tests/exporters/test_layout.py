"""Column widths: they fill the paper, follow the texts, and never become unreadable."""

import pytest

from exporters.columns import form_table
from exporters.layout import column_widths, ems, layout_for
from exporters.options import ExportOptions, Form, Paper
from exporters.parts import Column
from model.fields import STANDARD
from model.records import Entry, Status
from tests.helpers.snapshots import SETTINGS, entry

PLAIN = entry(1)
CROWDED = entry(
    2, "legal", Status.APPROVED, code="A-1", detail="丙", requirement="丁", note="戊", x_a="己", x_b="庚", tiers="市级"
)


def columns_of(*entries: Entry) -> tuple[Column, ...]:
    return form_table(entries, SETTINGS, STANDARD, ExportOptions()).columns


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("entries", [(PLAIN,), (PLAIN, CROWDED)])
def test_columns_fill_the_paper(paper: Paper, entries: tuple[Entry, ...]) -> None:
    columns = columns_of(*entries)
    layout = layout_for(columns, paper)
    samples = [["字" * 30] * len(columns)]
    for widths in (column_widths(columns, layout), column_widths(columns, layout, samples)):
        assert sum(widths) == pytest.approx(layout.room, abs=0.3)
        assert min(ems(width, layout.text) for width in widths) > 2


@pytest.mark.parametrize(("paper", "plain", "crowded"), [(Paper.A3, 10.0, 8.0), (Paper.A4, 8.0, 6.5)])
def test_type_becomes_smaller_only_for_many_columns(paper: Paper, plain: float, crowded: float) -> None:
    assert layout_for(columns_of(PLAIN), paper).size == plain
    assert layout_for(columns_of(PLAIN, CROWDED), paper).size == crowded


def test_long_texts_get_room_from_short_ones() -> None:
    columns = columns_of(PLAIN)
    layout = layout_for(columns, Paper.A3)
    headings = [column.heading for column in columns]
    content, basis = headings.index("公开内容（要素）"), headings.index("公开依据")
    long_content, long_basis = (["短"] * len(columns) for _ in range(2))
    long_content[content] = long_basis[basis] = "字" * 200
    one, other = column_widths(columns, layout, [long_content]), column_widths(columns, layout, [long_basis])
    assert one[content] > 1.5 * other[content]
    assert other[basis] > 1.5 * one[basis]


def test_a_column_to_write_in_keeps_its_width() -> None:
    columns = (Column("公开内容", 68.0), Column("审核意见", 42.0))
    layout = layout_for(columns, Paper.A4)
    content, opinion = column_widths(columns, layout, [["字" * 3000, ""]])
    assert opinion > 0.3 * (content + opinion)


def test_slightly_smaller_type_is_preferred_to_a_squeezed_list_of_channels() -> None:
    columns = form_table(
        [PLAIN, entry(2, requirement="全文公开")], SETTINGS, STANDARD, ExportOptions(form=Form.REVIEW)
    ).columns
    layout = layout_for(columns, Paper.A3)
    assert (layout.size, layout.squeezed) == (9.0, False)
