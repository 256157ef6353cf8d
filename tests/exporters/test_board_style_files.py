"""Designs as files: the program's own, and the user's, which may say little, much, or nonsense."""

import pytest

from exporters.board_frame import BoardFrame
from exporters.board_options import BoardOptions
from exporters.board_style_files import board_style, board_styles, make_own_copy, read_style, style_faults
from model import places
from model.errors import UserError
from tests.helpers.boards import starter_snapshot


def put(name: str, text: str) -> None:
    folder = places.board_styles()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_a_user_design_says_only_what_differs() -> None:
    put("县里.toml", 'label = "蓝色"\nbased_on = "formal"\n[looks]\ntitle = { color = "#0000C0" }\n')
    style = board_styles()["县里"]
    formal = board_style("formal")
    assert style.label == "蓝色"
    assert style.looks["title"] == {**formal.looks["title"], "color": "#0000C0"}
    assert style.rules == formal.rules
    frame = BoardFrame(starter_snapshot("legal"), BoardOptions(style="县里"))
    assert frame.look("title").color == "#0000C0"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("label = ", "写得不完整"),
        ("base = 16\nrules = [}\n", "第 2 行写得不对"),
        ('base = "大"', "base 的值"),
        ("base = 500", "base 的值"),
        ('rule_color = "red"', "rule_color 的值"),
        ("shadow = 1", "没有 shadow 这一项"),
        ('based_on = "fancy"', "based_on 只能是"),
        ("[looks]\nheadline = { ratio = 1 }", "looks 里没有 headline"),
        ("[looks]\ntitle = { font = [1] }", "title 里font 的值"),
        ("looks = 3", "looks 要写成"),
        ("[[rules]]\nthickness = 1.0", "rules 里缺少 color"),
        ("rules = 3", "rules 要写成"),
        ("[looks]\ntitle = 3", "title 里缺少"),
    ],
)
def test_a_broken_design_is_told_and_left_out(text: str, reason: str) -> None:
    put("坏的.toml", text)
    assert "坏的" not in board_styles()
    (fault,) = style_faults()
    assert "坏的.toml" in fault
    assert reason in fault
    with pytest.raises(UserError, match="用不了"):
        BoardFrame(starter_snapshot("legal"), BoardOptions(style="坏的"))


def test_files_that_are_no_text_are_told() -> None:
    put("空.toml", "")
    (places.board_styles() / "乱.toml").write_bytes(b"\xff\xfe\x00\x01")
    (places.board_styles() / "大.toml").write_text("#" * 200_000, encoding="utf-8")
    assert board_styles()["空"].label == "空"
    assert len(style_faults()) == 2


def test_a_copy_is_a_design_of_its_own() -> None:
    first = make_own_copy(board_style("contrast"))
    assert read_style(first).looks == board_style("contrast").looks
    assert "高对比" in board_styles()[first.stem].label
    second = make_own_copy(board_styles()[first.stem])
    assert second != first
    assert len(board_styles()) == 5


def test_an_unknown_design_names_those_there_are() -> None:
    with pytest.raises(UserError, match=r"formal（公文红头）"):
        board_style("golden")
