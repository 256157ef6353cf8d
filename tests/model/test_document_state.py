"""What the register says of a document: the worst first, and nothing where nothing is known."""

from datetime import date

import pytest

from model.citation_index import CitationIndex
from model.document_state import Condition, state_of
from model.fields import STANDARD
from model.records import Entry, Status
from model.superseded import Superseded, SupersededDocuments, load

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["《法律援助法》"], "未见问题"),
        (["《信访条例》（国务院令第431号）"], "已失效 → 《信访工作条例》"),
        (
            ["《政府信息公开条例》（国务院令第492号）", "《中华人民共和国政府信息公开条例》（国务院令第711号）"],
            "部分已失效 → 《中华人民共和国政府信息公开条例》（国务院令第711号）；写法不一（2 种）；文号不一",
        ),
        (["法律援助法", "《法律援助法》"], "书名号不全"),
        (["《法律援助法"], "书名号不全"),
        (["国务院令第492号"], "已失效 → 《中华人民共和国政府信息公开条例》（国务院令第711号）；只写文号"),
        (["国办发〔2017〕42号"], "只写文号"),
        (["按规定办理"], "看不出文件"),
    ],
)
def test_what_is_said(texts: list[str], said: str) -> None:
    index = CitationIndex(STANDARD.fields)
    for number, text in enumerate(texts):
        index.put(Entry(number, str(number), "legal", Status.DRAFT, {"basis": text}))
    (document,) = index.documents()
    assert str(state_of(document, load(), TODAY)) == said


def test_a_document_without_successor_is_only_out_of_force() -> None:
    index = CitationIndex(STANDARD.fields)
    index.put(Entry(1, "u", "legal", Status.DRAFT, {"basis": "《某市老办法》"}))
    known = SupersededDocuments([Superseded("某市老办法", date(2020, 1, 1))])
    state = state_of(index.documents()[0], known, TODAY)
    assert (str(state), state.conditions, state.partly) == ("已失效", (Condition.SUPERSEDED,), False)
