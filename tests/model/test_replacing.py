"""Find and replace in one text: plain, whole words, regular expressions, and what a clerk is told about bad ones."""

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.errors import UserError
from model.fields import STANDARD
from model.proposals import edited
from model.records import Entry, Status
from model.replacing import Manner, Replacement, finder, proposing


def replaced(text: str, find: str, write: str, manner: Manner = Manner.PLAIN, *, strict: bool = False) -> str:
    return edited(text, finder(Replacement(find, write, manner, strict))(text))


def entry(**values: str) -> Entry:
    return Entry(7, "uid", "legal", Status.DRAFT, values)


@pytest.mark.parametrize(
    ("text", "find", "write", "result"),
    [
        ("市文广局、县文广局", "文广局", "文旅局", "市文旅局、县文旅局"),
        ("甲(试行)、乙（试行）", "(试行)", "", "甲、乙"),
        ("Ｗｅｂ和web和WEB", "web", "网站", "网站和网站和网站"),
        ("aaa", "aa", "b", "ba"),
        ("没有", "有没", "x", "没有"),
    ],
)
def test_plain_words(text: str, find: str, write: str, result: str) -> None:
    assert replaced(text, find, write) == result


def test_strict_tells_case_and_width_apart() -> None:
    assert replaced("(a)（a）(A)", "(a)", "x", strict=True) == "x（a）(A)"


@pytest.mark.parametrize(
    ("text", "find", "result"),
    [
        ("县级；乡级；县级以上", "县级", "#；乡级；县级以上"),
        ("2020年起20个工作日", "20", "2020年起#个工作日"),
        ("GB/T 9704和GB", "GB", "#/T 9704和#"),
        ("国家安全", "安全", "国家安全"),
    ],
)
def test_whole_words(text: str, find: str, result: str) -> None:
    assert replaced(text, find, "#", Manner.WHOLE_WORD) == result


def test_regular_expression_with_groups() -> None:
    assert replaced("15天内，20 天内", r"(\d+)\s*天", r"\1个工作日", Manner.PATTERN) == "15个工作日内，20个工作日内"
    assert replaced("一\n二", "^", "· ", Manner.PATTERN) == "· 一\n· 二"


def test_titles_can_be_kept() -> None:
    wanted = Replacement("司法", "法务", keep_titles=True)
    text = "《司法部规定》由司法局执行"
    assert edited(text, finder(wanted)(text)) == "《司法部规定》由法务局执行"


@pytest.mark.parametrize(
    ("find", "write", "says"),
    [
        ("(甲", "", "缺少右括号"),
        ("甲)", "", "右括号“)”多了一个"),
        ("[甲", "", "缺少右方括号"),
        ("*甲", "", "没有可以重复的内容"),
        ("甲\\", "", "末尾多了一个"),
        ("甲", "\\2", "“替换为”里引用了没有的分组"),
        ("甲" * 1001, "", "太长"),
        ("", "", "请填写要查找的文字"),
    ],
)
def test_faults_are_told_in_words(find: str, write: str, says: str) -> None:
    with pytest.raises(UserError, match=re.escape(says)):
        finder(Replacement(find, write, Manner.PATTERN))


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "((a+)+)+c(?!a)"])
def test_pattern_that_would_run_for_years_is_stopped(pattern: str) -> None:
    find = finder(Replacement(pattern, "", Manner.PATTERN))
    with pytest.raises(UserError, match="太慢"):
        find("a" * 5000 + "!" * 10)


@given(
    text=st.text("甲乙丙(（ aA", max_size=40),
    find=st.text("甲乙(aA", min_size=1, max_size=3),
    write=st.text(max_size=3),
)
def test_strict_plain_is_what_a_text_editor_does(text: str, find: str, write: str) -> None:
    assert replaced(text, find, write, strict=True) == text.replace(find, write)


@settings(max_examples=200)
@given(find=st.text("ab()[]*+?\\^$|{}1,.-", min_size=1, max_size=8), write=st.text("ab\\1g<>", max_size=5))
def test_any_pattern_gives_a_result_or_a_sentence(find: str, write: str) -> None:
    """Anything else that is raised is a bug and fails here."""
    with suppress(UserError):
        replaced("ab(1)\nba", find, write, Manner.PATTERN)


def test_only_the_chosen_fields_are_proposed_and_lists_stay_lists() -> None:
    one = entry(name="网站", channels="门户网站；政府网站", note="门户网站")
    fields = [STANDARD.field("name"), STANDARD.field("channels")]
    (proposal,) = proposing(Replacement("门户网站", "政府网站"), fields)(one)
    assert (proposal.entry_id, proposal.field, proposal.after) == (7, "channels", "政府网站")


def test_a_line_break_does_not_get_into_a_one_line_field() -> None:
    wanted = Replacement("；", "\\n", Manner.PATTERN)
    changes = proposing(wanted, [STANDARD.field("name"), STANDARD.field("content")])(
        entry(name="甲；乙", content="甲；乙")
    )
    assert [change.after for change in changes] == ["甲 乙", "甲\n乙"]
