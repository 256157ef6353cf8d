"""Where pasted cells go and what may not stand there, without a window."""

from gui.cell_refusal import refusal
from gui.item_models.columns import Column, columns_of
from gui.pasting import as_it_is, even, lay_out, spread, understanding
from model.fields import STANDARD
from model.operations.entry_values import LONGEST_TEXT

COLUMNS = {column.key: column for column in columns_of(STANDARD.fields)}


def columns(*keys: str) -> list[Column]:
    return [COLUMNS[key] for key in keys]


def test_a_whole_number_of_copies_fills_the_selection() -> None:
    assert [spread(copied, selected) for copied, selected in ((1, 5), (2, 6), (2, 5), (3, 1), (3, 3))] == [
        5,
        6,
        2,
        3,
        3,
    ]


def test_cells_are_repeated_downwards_and_to_the_right() -> None:
    pasted = lay_out([["一"], ["二"]], [10, 11, 12], 1, columns("name", "note"), as_it_is)
    assert pasted.values == {
        10: {"name": "一", "note": "一"},
        11: {"name": "二", "note": "二"},
        12: {"name": "一", "note": "一"},
    }
    assert pasted.new == [{"name": "二", "note": "二"}]
    assert pasted.number == 8
    assert pasted.refused == []


def test_columns_that_cannot_be_written_are_passed_over() -> None:
    pasted = lay_out([["送审", "名"]], [10], 0, columns("@status", "name"), as_it_is)
    assert pasted.values == {10: {"name": "名"}}
    assert pasted.number == 1


def test_every_refused_cell_is_named() -> None:
    pasted = lay_out([["主动公开"], ["随便"]], [10, 11], 0, columns("method"), as_it_is)
    ((line, title, why),) = pasted.refused
    assert (line, title) == (1, "公开方式")
    assert why.startswith("不能填“随便”，只能填：主动公开")


def test_what_may_not_stand_in_a_field() -> None:
    assert refusal(STANDARD.field("method"), "") == ""
    assert refusal(STANDARD.field("method"), "主动公开；依申请公开") == ""
    assert refusal(STANDARD.field("channels"), "自己的渠道") == "", "an open list"
    assert "最多" in refusal(STANDARD.field("note"), "长" * (LONGEST_TEXT + 1))


def test_free_text_is_never_rewritten() -> None:
    read = understanding(STANDARD, [["a  b\n c"]])
    assert read(STANDARD.field("content"), "a  b\n c") == "a  b\n c"
    assert read(STANDARD.field("method"), "依申请") == "依申请公开"


def test_short_lines_are_filled_up() -> None:
    assert even([["一", "二"], ["三"]]) == [["一", "二"], ["三", ""]]
