"""The documents a catalogue cites: counted, told apart from other spellings, kept in step with every change."""

import random

from hypothesis import given
from hypothesis import strategies as st

from model.basis import title_key
from model.citation_index import CitationIndex, Manner, Writing, uses_in
from model.fields import STANDARD
from model.records import Entry, Status

TEXTS = (
    "",
    "同上",
    "《中华人民共和国政府信息公开条例》（国务院令第711号）；《政府信息公开条例》",
    "《中华人民共和国政府信息公开条例》（国令第711号）",
    "《法律援助法》第三条",
    "《法律援助法",
    "政府信息公开条例、法律援助法",
    "国务院令第711号",
    "按有关要求办理",
)


def entry(number: int, basis: str) -> Entry:
    return Entry(number, f"uid{number}", "legal", Status.DRAFT, {"basis": basis})


def index_of(*texts: str) -> CitationIndex:
    index = CitationIndex(STANDARD.fields)
    for number, text in enumerate(texts, 1):
        index.put(entry(number, text))
    return index


def picture(index: CitationIndex) -> list[str]:
    """Every document with its uses: who writes it how."""
    lines = []
    for document in sorted(index.documents(), key=lambda document: document.key):
        lines.append(f"{document.key} ×{document.entries} {sorted(index.users(document.key))}")
        for writing in sorted(document.writings, key=str):
            users = sorted(index.users(document.key, writing))
            lines.append(f"  {writing.manner.value} {writing} ×{document.writings[writing]} {users}")
    return lines


def test_spellings_and_numbers_are_counted() -> None:
    first, second = index_of(TEXTS[2], TEXTS[3], "《法律援助法》").documents()
    assert (first.title, first.number, first.entries, first.spellings) == (
        "中华人民共和国政府信息公开条例",
        "国务院令第711号",
        2,
        2,
    )
    assert first.citation == "《中华人民共和国政府信息公开条例》（国务院令第711号）"
    assert (second.title, second.number, second.spellings, second.citation) == ("法律援助法", "", 1, "《法律援助法》")


def test_every_way_to_point_to_a_document_is_told_apart() -> None:
    assert picture(index_of(*TEXTS)) == [
        "#国务院令第711号 ×1 [8]",
        "  number 国务院令第711号 ×1 [8]",
        "?按有关要求办理 ×1 [9]",
        "  unknown 按有关要求办理 ×1 [9]",
        "政府信息公开条例 ×3 [3, 4, 7]",
        "  titled 《中华人民共和国政府信息公开条例》（国务院令第711号） ×2 [3, 4]",
        "  titled 《政府信息公开条例》 ×1 [3]",
        "  unmarked 政府信息公开条例 ×1 [7]",
        "法律援助法 ×3 [5, 6, 7]",
        "  unpaired 《法律援助法 ×1 [6]",
        "  titled 《法律援助法》 ×1 [5]",
        "  unmarked 法律援助法 ×1 [7]",
    ]


def test_what_an_entry_cites_is_in_the_order_of_its_text() -> None:
    index = index_of("《法律援助法》、《预算法》；国办发〔2017〕42号")
    assert [(use.field, str(use.writing)) for use in index.of_entry(1)] == [
        ("basis", "《法律援助法》"),
        ("basis", "《预算法》"),
        ("basis", "国办发〔2017〕42号"),
    ]
    assert index.of_entry(99) == ()


def test_putting_the_same_again_changes_nothing() -> None:
    index = index_of("《法律援助法》")
    before = picture(index)
    assert not index.put(entry(1, "《法律援助法》"))
    assert picture(index) == before
    assert index.put(entry(1, "《预算法》"))
    assert [document.title for document in index.documents()] == ["预算法"]
    assert index.document(title_key("法律援助法")) is None
    index.drop(1)
    index.drop(1)
    assert index.documents() == []


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from([*TEXTS, None])), max_size=30))
def test_in_step_is_the_same_as_counted_afresh(steps: list[tuple[int, str | None]]) -> None:
    index = CitationIndex(STANDARD.fields)
    present: dict[int, str] = {}
    for number, text in steps:
        if text is None:
            index.drop(number)
            present.pop(number, None)
        else:
            index.put(entry(number, text))
            present[number] = text
    fresh = CitationIndex(STANDARD.fields)
    numbers = list(present)
    random.Random(1).shuffle(numbers)
    for number in numbers:
        fresh.put(entry(number, present[number]))
    assert picture(index) == picture(fresh)


@given(st.text(alphabet="《》（）〔〕〈〉法条例、；\n 第1号国令2017a", max_size=40))
def test_whatever_is_written_is_read_without_complaint(text: str) -> None:
    for use in uses_in(text, "basis"):
        assert use.key
        assert str(use.writing)


def test_a_writing_shows_its_title_and_number() -> None:
    assert str(Writing("预算法", "主席令第12号")) == "《预算法》（主席令第12号）"
    assert str(Writing("预算法", "", Manner.UNMARKED)) == "预算法"
