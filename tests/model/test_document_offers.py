"""What is offered while a basis is typed, and which piece of the text it takes the place of."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis_typing import typed_piece, with_document, words_of
from model.citation_index import CitationIndex
from model.document_offers import DocumentOffer, document_offers, fitting
from model.fields import STANDARD
from model.records import Entry, Status
from model.superseded import Superseded, SupersededDocuments, load

TODAY = date(2026, 11, 21)
BASES = (
    "《某市政务公开办法》（某政发〔2025〕8号）",
    "《某市政务公开办法》、《信访条例》（国务院令第431号）",
    "《政府信息公开条例》（国务院令第492号）",
    "按规定",
)


def offers(area: str = "legal", known: SupersededDocuments | None = None) -> list[DocumentOffer]:
    index = CitationIndex(STANDARD.fields)
    for number, text in enumerate(BASES):
        index.put(Entry(number, str(number), "legal", Status.DRAFT, {"basis": text}))
    return document_offers(index, known or load(), area, TODAY)


def texts(typed: str, area: str = "legal", most: int = 3) -> list[str]:
    return [f"{offer.text} · {offer.note}" for offer in fitting(offers(area), typed, most)]


def test_what_is_cited_comes_first_then_the_standard_entries() -> None:
    found = offers()
    assert (found[0].text, found[0].note) == ("《某市政务公开办法》（某政发〔2025〕8号）", "2 个事项引用")
    assert found[1].note == "标准目录"
    planning, legal = (
        [offer.text for offer in offers(area) if offer.note == "标准目录"] for area in ("planning", "legal")
    )
    assert set(planning) == set(legal)
    assert planning.index("《中华人民共和国城乡规划法》") < planning.index("《政府投资条例》（国务院令第712号）")
    assert len({offer.text for offer in found if offer.note == "标准目录"}) == len(planning), "each once"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("政务公开办法", "《某市政务公开办法》（某政发〔2025〕8号） · 2 个事项引用"),
        ("mszwgk", "《某市政务公开办法》（某政发〔2025〕8号） · 2 个事项引用"),
        ("〔2025〕8号", "《某市政务公开办法》（某政发〔2025〕8号） · 2 个事项引用"),
        ("信访条例", "《信访工作条例》 · 代替已失效的《信访条例》（国务院令第431号）"),
    ],
)
def test_found_by_a_part_by_initials_and_by_number(typed: str, first: str) -> None:
    assert texts(typed)[0] == first


def test_a_document_out_of_force_is_never_offered_itself() -> None:
    everything = offers()
    assert not [offer for offer in everything if "国务院令第492号" in offer.text or "《信访条例》" in offer.text]
    assert "《中华人民共和国政府信息公开条例》（国务院令第711号）" in {offer.text for offer in everything}
    known = SupersededDocuments([Superseded("某市政务公开办法", date(2026, 1, 1))])
    assert not [offer for offer in offers(known=known) if "某市政务公开办法" in offer.text], "without a successor"
    later = SupersededDocuments([Superseded("某市政务公开办法", date(2027, 1, 1))])
    assert offers(known=later)[0].text == "《某市政务公开办法》（某政发〔2025〕8号）", "still in force today"


def test_nothing_fits_what_nobody_wrote() -> None:
    assert texts("没有这样的文件") == []
    assert len(texts("", most=5)) == 5


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("政务", "", "政务"),
        ("政", "", None),
        ("《政务", "", "政务"),
        ("《政务", "》；甲", "政务"),
        ("《甲法》、政务公", "", "政务公"),
        ("《甲法》（国务院令第1号）；\n2.政务公", "", "政务公"),
        ("根据政务公开", "", "政务公开"),
        ("1．依据 flyz", "", "flyz"),
        ("《甲法》", "", None),
        ("《甲、乙", "", "甲、乙"),
        ("《甲》第三条", "", "第三条"),
        ("《没有关上\n政务公开", "", None),
    ],
)
def test_the_piece_that_is_being_typed(before: str, after: str, words: str | None) -> None:
    piece = typed_piece(before + after, len(before))
    assert (words_of(before + after, piece) if piece is not None else None) == words
    if piece is not None and after.startswith("》"):
        assert (before + after)[slice(*piece)].endswith("》"), "a mark that was put there goes along"


@given(st.text("《》（）；、，。1.甲乙 \n", max_size=20), st.data())
def test_a_piece_is_inside_of_the_text(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    piece = typed_piece(text, cursor)
    if piece is not None:
        assert 0 <= piece[0] < cursor <= piece[1] <= len(text)
        assert len(words_of(text, piece)) >= 1


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "《乙》"), ("《甲》", "《甲》；《乙》"), ("《甲》；\n", "《甲》；《乙》"), (" ", "《乙》")],
)
def test_a_further_document_goes_behind_the_others(before: str, after: str) -> None:
    assert with_document(before, "《乙》") == after
