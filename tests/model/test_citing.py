"""Documents written in one spelling, replaced by their successors."""

import pytest

from model.basis import title_key
from model.citing import proposing, recited
from model.errors import UserError
from model.fields import STANDARD
from model.records import Entry, Status

OLD = title_key("招标投标法实施条例")


def entry(number: int, basis: str) -> Entry:
    return Entry(number, f"uid{number}", "legal", Status.DRAFT, {"basis": basis})


@pytest.mark.parametrize(
    ("before", "title", "number", "after", "note"),
    [
        ("《招标投标法实施条例》", "中华人民共和国招标投标法实施条例", "", "《中华人民共和国招标投标法实施条例》", ""),
        (
            "《招标投标法实施条例》（国务院令第613号）第三条",
            "中华人民共和国招标投标法实施条例",
            "",
            "《中华人民共和国招标投标法实施条例》（国务院令第613号）第三条",
            "",
        ),
        ("《招标投标法实施条例》（国令第613号）、《甲》", "新条例", "国令第1号", "《新条例》（国令第1号）、《甲》", ""),
        ("《招标投标法实施条例》（国令第613号）、《甲》", "新条例", "", "《新条例》、《甲》", ""),
        ("《招标投标法实施条例》、《甲》", "新条例", "国令第1号", "《新条例》（国令第1号）、《甲》", ""),
        ("《招标投标法实施条例》第三条", "新条例", "", "《新条例》第三条", "条款可能不同"),
        ("《招标投标法实施条例》、《新条例》", "新条例", "", "《新条例》、《新条例》", "会重复"),
        ("《招标投标法》", "新条例", "", "《招标投标法》", ""),
        ("《招标投标法实施条例（国令第613号）、《甲》", "新条例", "国令第1号", "《新条例》（国令第1号）、《甲》", ""),
        ("招标投标法实施条例》；《甲》", "新条例", "", "《新条例》；《甲》", ""),
        ("《招标投标法实施条例第三条", "新条例", "", "《招标投标法实施条例第三条", ""),
        ("1.招标投标法实施条例；2. 预算法", "新条例", "国令第1号", "1.《新条例》（国令第1号）；2. 预算法", ""),
        ("按规定公开", "新条例", "", "按规定公开", ""),
    ],
)
def test_cited_otherwise(before: str, title: str, number: str, after: str, note: str) -> None:
    result, remark = recited(before, OLD, title, number)
    assert result == after
    assert note in remark
    assert bool(note) == bool(remark)


def test_what_is_asked_must_be_a_title() -> None:
    for title in ("", "《》", "甲》、《乙"):
        with pytest.raises(UserError):
            proposing(OLD, title, "", STANDARD.fields)


def test_marks_around_the_new_title_are_understood() -> None:
    (change,) = proposing(OLD, "《新条例》", "", STANDARD.fields)(entry(1, "《招标投标法实施条例》"))
    assert change.after == "《新条例》"
