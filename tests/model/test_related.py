"""What there is to say about the documents of one entry, and what its neighbours suggest."""

from datetime import date

from model.citation_index import CitationIndex
from model.fields import STANDARD
from model.records import Entry, Status
from model.related import Related, related
from model.superseded import load

TODAY = date(2026, 11, 21)


def look(entry_id: int, *texts: str) -> Related:
    index = CitationIndex(STANDARD.fields)
    for number, text in enumerate(texts, 1):
        index.put(Entry(number, str(number), "legal", Status.DRAFT, {"basis": text}))
    return related(index, entry_id, range(1, len(texts) + 1), load(), TODAY)


def picture(found: Related) -> list[str]:
    cited = [f"{one.citation} 另{one.others} {one.old.replacement if one.old else '-'}" for one in found.cited]
    return [*cited, *(f"+ {one.citation} ×{one.neighbours}" for one in found.missed)]


def test_cited_documents_in_the_order_of_the_text() -> None:
    found = look(1, "《乙法》、《甲法》；《乙法》第三条；国办发〔2017〕42号", "《甲法》", "《信访条例》")
    assert picture(found) == ["《乙法》 另0 -", "《甲法》 另1 -", "国办发〔2017〕42号 另0 -"]


def test_a_document_out_of_force_only_as_it_is_written_here() -> None:
    texts = ("《政府信息公开条例》（国务院令第492号）", "《政府信息公开条例》（国务院令第711号）")
    assert picture(look(1, *texts)) == [f"{texts[0]} 另1 《中华人民共和国政府信息公开条例》（国务院令第711号）"]
    assert picture(look(2, *texts)) == [f"{texts[1]} 另1 -"]


def test_what_several_neighbours_cite_is_suggested() -> None:
    texts = (
        "《甲法》",
        "《甲法》、《乙法》",
        "《乙法》（某发〔2020〕1号）、《丙法》",
        "《乙法》、《信访条例》（国务院令第431号）",
        "《信访条例》（国务院令第431号）",
        "丙法",
    )
    assert picture(look(1, *texts)) == ["《甲法》 另1 -", "+ 《乙法》（某发〔2020〕1号） ×3"]


def test_an_only_neighbour_is_enough() -> None:
    assert picture(look(1, "", "《甲法》")) == ["+ 《甲法》 ×1"]
    assert picture(look(1, "《甲法》")) == ["《甲法》 另0 -"]
    assert look(9, "《甲法》").cited == ()
