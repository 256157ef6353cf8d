import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF

from gui.printing.fonts import FontBook
from gui.printing.line_breaking import NOT_AT_END, NOT_AT_START, LineBreaker, gaps
from gui.printing.page import Face

FACE = Face("table")
CATALOGUE_SIGNS = "政务公开信息条例年月日国家、。，；：（）《》〔〕“”■□√1234567890abcXYZ ./%—…"
texts = st.text(alphabet=CATALOGUE_SIGNS, max_size=120)


def lines(book: FontBook, text: str, width: float, indent: float = 0.0) -> list[str]:
    return [line.text for line in LineBreaker(book).lines(text, FACE, width, indent)]


def test_text_is_cut_into_lines_of_the_width(book: FontBook) -> None:
    assert lines(book, "对行政许可行政处罚等事项", 5) == ["对行政许可", "行政处罚等", "事项"]


def test_first_line_is_shorter_by_the_indent(book: FontBook) -> None:
    assert lines(book, "对行政许可行政处罚等事项", 5, indent=2) == ["对行政", "许可行政处", "罚等事项"]


def test_line_breaks_of_the_text_are_kept(book: FontBook) -> None:
    broken = LineBreaker(book).lines("一、名称\n\n二、地址", FACE, 10)
    assert [(line.text, line.ends) for line in broken] == [("一、名称", True), ("", True), ("二、地址", True)]


def test_no_line_begins_with_closing_punctuation(book: FontBook) -> None:
    assert lines(book, "行政许可事项，行政处罚", 6) == ["行政许可事", "项，行政处罚"]


def test_no_line_ends_with_opening_punctuation(book: FontBook) -> None:
    assert lines(book, "依据《城乡规划法》公开", 3) == ["依据", "《城乡", "规划", "法》公", "开"]


def test_words_and_numbers_stay_whole(book: FontBook) -> None:
    assert lines(book, "自形成起2026年", 5.5) == ["自形成起", "2026年"]


def test_phone_numbers_and_addresses_stay_whole(book: FontBook) -> None:
    assert lines(book, "监督电话：0979-8467890", 9) == ["监督电话：", "0979-8467890"]
    assert lines(book, "得分为3.52分", 4.5) == ["得分为", "3.52分"]
    assert lines(book, "规划（2026—2030年）", 6.5) == ["规划", "（2026—2030", "年）"]


def test_number_of_an_item_stays_with_the_item(book: FontBook) -> None:
    assert lines(book, "1.许可依据；2.许可程序；10.许可决定", 7.5) == ["1.许可依据；", "2.许可程序；", "10.许可决定"]
    assert lines(book, "依据和条件；2、审批程序", 7.2) == ["依据和条件；", "2、审批程序"]
    assert lines(book, "第3、4、5年级招生", 4.2) == ["第3、4、", "5年级招", "生"]  # a row of numbers, not of items
    assert lines(book, "共3.", 1.2) == ["共", "3."]


def test_word_longer_than_the_line_is_cut(book: FontBook) -> None:
    cut = lines(book, "x" * 40, 5)
    assert len(cut) > 1
    assert "".join(cut) == "x" * 40


def test_chinese_dash_is_drawn_as_one_sign(book: FontBook) -> None:
    assert lines(book, "决策——执行", 10) == ["决策\u2e3a执行"]


def test_joining_letters_are_measured_as_a_whole(book: FontBook) -> None:
    tibetan = "བོད་ཡིག་གི་གསལ་བསྒྲགས་"
    assert "".join(lines(book, tibetan * 3, 12)) == tibetan * 3


@given(text=texts, width=st.floats(1.5, 40))
@settings(max_examples=200, deadline=None)
def test_nothing_is_lost_and_no_line_is_too_wide(book: FontBook, text: str, width: float) -> None:
    broken = LineBreaker(book).lines(text, FACE, width)
    joined = "".join(line.text for line in broken).replace("\u2e3a", "——")
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 1e-6 for line in broken if len(line.text) > 1)


words_and_marks = st.lists(
    st.tuples(st.text("政务公开信息", min_size=1, max_size=6), st.sampled_from("，。《》（）、；"))
)


@given(parts=words_and_marks, width=st.floats(6, 20))
@settings(max_examples=200, deadline=None)
def test_punctuation_stands_where_it_may(book: FontBook, parts: list[tuple[str, str]], width: float) -> None:
    broken = lines(book, "".join(word + mark for word, mark in parts), width)
    assert not [line for line in broken if line[0] in NOT_AT_START]
    assert not [line for line in broken[:-1] if line[-1] in NOT_AT_END]


@pytest.mark.parametrize("role", ["title", "heading", "body", "kai", "table", "sans"])
def test_width_is_that_of_the_painted_line(book: FontBook, role: str) -> None:
    """Widths are summed sign by sign; the painter must not merge signs into other glyphs."""
    text = "第2条 fi fl AV《政务》——1.0 “公开”(ABC) …… ■□√"
    line = LineBreaker(book).lines(text, Face(role), 1000)[0]
    drawn = QFontMetricsF(book.font(Face(role), 1000)).horizontalAdvance(line.text) / 1000
    assert drawn == pytest.approx(line.width, abs=1e-3)


def test_room_is_put_between_signs_but_not_into_words() -> None:
    assert gaps("第12条ab") == [1, 3, 4]
