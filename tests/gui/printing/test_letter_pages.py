"""The letter on paper, measured in millimetres beside what GB/T 9704-2012 asks for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from exporters.letter_pages import letter_document
from exporters.letters import LetterFacts, filled, letter_template
from gui.printing.fonts import FontBook
from gui.printing.layout import Pages
from gui.printing.page import Page, PlacedBox, PlacedText
from tests.helpers.snapshots import SETTINGS, TAKEN

MM = 25.4 / 72
FACTS = LetterFacts(replace(SETTINGS, supervision_phone="12345"), 9, 153, TAKEN)
Letters = Callable[..., list[Page]]


@pytest.fixture
def letter(book: FontBook) -> Letters:
    """The pages of a letter of this kind with these words."""

    def make(kind: str = "notice", **words: str) -> list[Page]:
        pages = Pages(letter_document(filled(letter_template(kind), FACTS, words)), book)
        return [pages.page(index) for index in range(pages.count())]

    return make


def line(page: Page, text: str) -> PlacedText:
    return next(item for item in page.texts if item.text.startswith(text))


def signs(item: PlacedText) -> tuple[float, float]:
    """Upper and lower edge of the characters inside their line."""
    middle = item.y + item.height / 2
    return middle - item.size * MM / 2, middle + item.size * MM / 2


def red_lines(page: Page) -> list[PlacedBox]:
    return [item for item in page.items if isinstance(item, PlacedBox) and item.fill == "#E60000"]


def test_the_red_words_stand_35_mm_below_the_text_s_edge(letter: Letters) -> None:
    first = letter()[0]
    mark = line(first, "格尔木市司法局文件")
    assert mark.y == pytest.approx(37 + 35, abs=0.1)
    assert mark.x + mark.width / 2 == pytest.approx(28 + 78, abs=0.2)
    assert mark.color == "#E60000"


def test_the_red_line_is_4_mm_below_the_number_and_as_wide_as_the_text(letter: Letters) -> None:
    first = letter(number="格司〔2026〕12号")[0]
    (rule,) = red_lines(first)
    _, bottom = signs(line(first, "格司〔2026〕12号"))
    assert rule.y - bottom == pytest.approx(4, abs=0.2)
    assert (rule.x, rule.width) == (pytest.approx(28), pytest.approx(156))


def test_a_full_page_has_22_lines_of_28_characters(letter: Letters) -> None:
    second = letter(body="字" * 2_000)[1]
    lines = [item for item in second.texts if "字" in item.text]
    assert len(lines) == 22
    assert {len(item.text) for item in lines} == {28}
    for item in lines:
        assert item.x == pytest.approx(28, abs=0.1)
        assert item.width == pytest.approx(156, abs=0.1)
    assert lines[0].y == pytest.approx(37, abs=0.1)
    assert lines[-1].y + lines[-1].height <= 262.1


def test_numbers_stand_at_the_outer_edge_one_character_in(letter: Letters) -> None:
    first, second = letter(body="字" * 900)[:2]
    right, left = line(first, "— 1 —"), line(second, "— 2 —")
    em = 14 * MM
    assert right.x + right.width == pytest.approx(210 - 26 - em, abs=0.2)
    assert left.x == pytest.approx(28 + em, abs=0.2)
    assert signs(right)[0] == pytest.approx(297 - 35 + 7, abs=1.5)


def test_the_date_has_four_characters_to_its_right_and_the_signer_over_its_middle(letter: Letters) -> None:
    page = letter()[-1]
    signer, date = line(page, "格尔木市司法局"), line(page, "2026年11月21日")
    assert 210 - 26 - (date.x + date.width) == pytest.approx(4 * 16 * MM, abs=3)
    assert signer.x + signer.width / 2 == pytest.approx(date.x + date.width / 2, abs=0.2)
    assert date.y == pytest.approx(signer.y + signer.height, abs=0.1)


def test_the_imprint_ends_where_the_text_area_ends(letter: Letters) -> None:
    page = letter(copies="市委办公室，市人大常委会办公室。")[-1]
    rules = [item for item in page.items if isinstance(item, PlacedBox) and item.fill == "#000000"]
    assert [round(rule.height, 2) for rule in rules] == [0.35, 0.25, 0.35]
    assert rules[-1].y + rules[-1].height == pytest.approx(262, abs=0.2)
    printer, date = line(page, "格尔木市司法局办公室"), line(page, "2026年11月21日印发")
    assert printer.x == pytest.approx(28 + 14 * MM, abs=0.2)
    assert date.x + date.width == pytest.approx(184 - 14 * MM, abs=0.2)


def test_the_letter_form_has_double_lines_of_170_mm(letter: Letters) -> None:
    first = letter("submission")[0]
    thick, thin, lower_thin, lower_thick = red_lines(first)
    assert {round(rule.width) for rule in red_lines(first)} == {170}
    assert {round(rule.x) for rule in red_lines(first)} == {20}
    assert thick.height > thin.height
    assert lower_thick.height > lower_thin.height
    assert lower_thick.y + lower_thick.height == pytest.approx(297 - 20, abs=0.1)
    mark = line(first, "格尔木市司法局")
    assert mark.y == pytest.approx(30, abs=0.1)
    assert thick.y - (mark.y + mark.height) == pytest.approx(4, abs=0.1)
    assert not [item for item in first.texts if item.text.startswith("—")]


def test_the_signature_is_never_alone(letter: Letters) -> None:
    for length in range(500, 1_200, 37):
        pages = letter(body="字" * length + "\n" + "末段文字。" * 5)
        with_date = next(page for page in pages if any(item.text == "2026年11月21日" for item in page.texts))
        assert any("末段文字" in item.text for item in with_date.texts), length
