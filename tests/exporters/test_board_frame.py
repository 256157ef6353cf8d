"""What stands around the entries: emblem, search code, margins, rolls, and personal numbers covered one by one."""

from dataclasses import replace

import pytest

from exporters.blocks import Align, Paragraph, Picture, QrCode
from exporters.board_frame import BoardFrame
from exporters.board_list import left_out, list_fields
from exporters.board_options import BoardKind, BoardOptions, EmblemPlace, EmblemSize
from exporters.board_paper import board_paper
from exporters.board_privacy import personal_data, personal_numbers
from exporters.notice_board import build_board, printed_fields
from model.errors import UserError
from tests.helpers.boards import snapshot_of, starter_snapshot

ID = "11010519491231002X"
TWO_PHONES = snapshot_of(
    [
        (
            "legal",
            {"name": "公示", "content": f"甲13897651234，乙13812345678；甲13897651234；{ID}", "note": "13900001111"},
        )
    ]
)


def words_of(options: BoardOptions) -> str:
    (table,) = [block for block in build_board(TWO_PHONES, options).sections[0].blocks if hasattr(block, "rows")]
    return "".join(cell.text for row in table.rows for cell in row if cell)


def test_numbers_are_found_once_a_field_and_only_where_they_are_printed() -> None:
    found = personal_numbers(TWO_PHONES, BoardOptions())
    assert [(one.label, one.kind.label, one.number) for one in found] == [
        ("公开内容", "手机号", "13897651234"),
        ("公开内容", "手机号", "13812345678"),
        ("公开内容", "身份证号", ID),
    ]
    assert found[0].covered.startswith("甲138****1234，乙13")
    assert not personal_numbers(TWO_PHONES, BoardOptions(kind=BoardKind.DIRECTORY)), "no content in a directory"


def test_one_number_is_covered_and_another_is_not() -> None:
    first, second, identity = personal_numbers(TWO_PHONES, BoardOptions())
    options = BoardOptions(covered=frozenset((first.key, identity.key)))
    assert words_of(options).count("138****1234") == 2
    assert "13812345678" in words_of(options)
    assert ID not in words_of(options)
    assert [remark.field for remark in personal_data(TWO_PHONES, options)] == ["content"]
    assert second.key == (1, "content", "13812345678")
    assert not personal_data(TWO_PHONES, replace(options, covered=options.covered | {second.key}))


def test_numbers_in_a_name_are_covered_too() -> None:
    snapshot = snapshot_of([("legal", {"name": "王某 13897651234", "detail": f"证号{ID}", "content": "无"})])
    options = BoardOptions(covered=frozenset(one.key for one in personal_numbers(snapshot, BoardOptions())))
    frame = BoardFrame(snapshot, options)
    assert frame.text(snapshot.entries[0], "name") == "王某 138****1234（证号110105********002X）"


def test_every_kind_says_which_fields_it_prints() -> None:
    snapshot = starter_snapshot("legal")
    shown = {kind: printed_fields(snapshot, BoardOptions(kind=kind, paper="A4")) for kind in BoardKind}
    assert "basis" not in shown[BoardKind.LIST]
    assert {"basis", "content", "requirement"} <= shown[BoardKind.POSTERS]
    assert shown[BoardKind.OVERVIEW] == {"category", "name", "detail"}
    assert "content" not in shown[BoardKind.DIRECTORY]
    entries = snapshot.entries
    assert left_out(BoardFrame(snapshot, BoardOptions(paper="A4")), entries) == ["公开渠道", "公开依据"]
    assert not left_out(BoardFrame(snapshot, BoardOptions(paper="A3", landscape=True)), entries)


def test_columns_that_say_nothing_leave_their_room_to_others() -> None:
    snapshot = snapshot_of([("legal", {"name": "甲", "content": "乙", "basis": "《条例》"}), ("legal", {"name": "丙"})])
    frame = BoardFrame(snapshot, BoardOptions(paper="A4"))
    assert list_fields(frame, snapshot.entries) == {"name", "content", "basis", "category", "detail"}
    assert not left_out(frame, snapshot.entries)


@pytest.mark.parametrize("place", [EmblemPlace.LEFT, EmblemPlace.RIGHT])
def test_emblem_beside_the_title(place: EmblemPlace) -> None:
    options = BoardOptions(emblem=b"PNG", emblem_place=place, emblem_size=EmblemSize.LARGE, paper="A4")
    first = build_board(starter_snapshot("legal"), options).sections[0].opening[0]
    assert isinstance(first, Picture)
    assert first.align is (Align.LEFT if place is EmblemPlace.LEFT else Align.RIGHT)
    (title,) = first.beside
    assert title.text.endswith("政务公开栏")
    assert first.height <= 0.2 * 180


def test_emblem_above_the_title_grows_with_its_size() -> None:
    heights = []
    for size in EmblemSize:
        options = BoardOptions(emblem=b"PNG", emblem_size=size)
        first, _, title, *_ = build_board(starter_snapshot("legal"), options).sections[0].opening
        assert isinstance(first, Picture)
        assert isinstance(title, Paragraph)
        heights.append(first.height)
    assert heights == sorted(heights)
    assert heights[0] < heights[2]


def test_foot_says_what_was_asked_for_and_no_more() -> None:
    snapshot = starter_snapshot("legal")
    bare = BoardOptions(signature=(), print_day=False)
    closing = build_board(snapshot, bare).sections[0].closing
    assert not [block for block in closing if isinstance(block, Paragraph) and "打印日期" in block.text]
    code = BoardOptions(code_text="https://a.cn", code_caption="扫一扫", search_note="在网站输入检索码")
    (found,) = [block for block in build_board(snapshot, code).sections[0].closing if isinstance(block, QrCode)]
    assert found.caption == "扫一扫"
    assert "在网站输入检索码" in [block.text for block in found.beside if isinstance(block, Paragraph)]


def test_margins_are_as_asked_or_refused() -> None:
    assert board_paper("A4", margin=8).setup(page_numbers=True).left == 8
    with pytest.raises(UserError, match="5 到 63 毫米"):
        board_paper("A4", margin=90)
    with pytest.raises(UserError, match="页边距不能是 2 毫米"):
        board_paper("A4", margin=2)


@pytest.mark.parametrize("words", ["91.4cmxauto", "91.4x自动", "91.4 x auto"])
def test_rolls_are_endless(words: str) -> None:
    paper = board_paper(words)
    assert paper.endless
    assert paper.width == 914
    assert not paper.is_sheet
