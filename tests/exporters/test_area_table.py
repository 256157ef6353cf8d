"""One area's table: merges, remarks, progress."""

import pytest

from exporters.area_table import AreaTable, build_area_table
from exporters.options import ExportOptions
from model.progress import Cancelled, silent
from model.records import CustomField, Entry
from tests.helpers.snapshots import LEGAL, SETTINGS, entry, snapshot


def table(*entries: Entry) -> AreaTable:
    return build_area_table(LEGAL, entries, snapshot(*entries), ExportOptions(), silent)


def merged(made: AreaTable, *starts: int) -> str:
    """The merged column as a clerk sees it: one letter for each row of a block."""
    return " ".join(
        made.rows[run.first].texts[made.form.merged_column or 0][:1] * (run.last - run.first + 1) or "_"
        for run in made.merges(frozenset(starts))
    )


def test_equal_neighbours_share_one_cell() -> None:
    made = table(*(entry(number, category=word) for number, word in enumerate(("甲类", "甲类", "乙类", "甲类"), 1)))
    assert merged(made, 0) == "甲甲 乙 甲"


def test_a_block_ends_with_its_page() -> None:
    made = table(*(entry(number, category="甲类") for number in range(1, 6)))
    assert merged(made, 0, 2) == "甲甲 甲甲甲"


def test_a_blank_cell_is_not_swallowed() -> None:
    made = table(entry(1, category="甲类"), entry(2, category=""), entry(3, category=""), entry(4, category="甲类"))
    assert merged(made) == "甲 _ _ 甲"


def test_a_word_that_needs_its_exact_value_stands_alone() -> None:
    made = table(entry(1, category="甲类"), entry(2, category=" 甲类"), entry(3, category="甲类"))
    assert [run.last - run.first for run in made.merges(frozenset())] == [0, 0, 0]


def test_control_characters_are_told_by_entry_and_field() -> None:
    own = CustomField("x_office", "责任科室")
    held = entry(7, name="公证", content="甲\x01乙\x1b", x_office="\x00", basis="软\x0b回车")
    made = build_area_table(
        LEGAL, [held], snapshot(held, settings=type(SETTINGS)(custom_fields=(own,))), ExportOptions(), silent
    )
    assert [(remark.entry_id, remark.field) for remark in made.remarks] == [(7, "content"), (7, "x_office")]
    assert made.remarks[0].message.startswith("事项“公证”的公开内容里有 2 个看不见的控制字符")
    assert "责任科室里有 1 个" in made.remarks[1].message
    assert "甲乙" in made.rows[0].texts
    assert "软\n回车" in made.rows[0].texts


def test_a_title_names_the_area_once() -> None:
    assert table(entry(1)).title == "公共法律服务领域政务公开标准目录"
    own = type(LEGAL)("custom_1", "义务教育领域", custom=True)
    made = build_area_table(own, [], snapshot(), ExportOptions(form="review"), silent)  # type: ignore[arg-type]
    assert made.title == "义务教育领域政务公开标准目录（送审稿）"


def test_cancel_is_heard() -> None:
    def cancel(done: int, total: int, what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        build_area_table(LEGAL, [entry(1)], snapshot(entry(1)), ExportOptions(), cancel)
