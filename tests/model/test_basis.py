"""Citations as clerks write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.basis import find_titles, parse, title_key


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "《中华人民共和国政府信息公开条例》（国务院令第711号）、《关于推进公开的意见》（国办发〔2017〕94号）",
            [("中华人民共和国政府信息公开条例", "国务院令第711号"), ("关于推进公开的意见", "国办发〔2017〕94号")],
        ),
        ("《政府信息公开条例》(国令第711号)", [("政府信息公开条例", "国务院令第711号")]),
        ("《政府信息公开条例》(中华人民共和国国务院令第711号)", [("政府信息公开条例", "国务院令第711号")]),
        ("《政府信息公开条例》(国令第711号) 号", [("政府信息公开条例", "国务院令第711号")]),
        ("国务院令第711号", [("", "国务院令第711号")]),
        ("（司法部令第一百三十七号）", [("", "司法部令第137号")]),
        (
            "《财政部关于印发〈地方预决算公开操作规程〉的通知》（财预〔2016〕143号）",
            [("财政部关于印发〈地方预决算公开操作规程〉的通知", "财预〔2016〕143号")],
        ),
        ("《关于印发《操作规程》的通知》", [("关于印发《操作规程》的通知", "")]),
        ("《甲法》《乙法》", [("甲法", ""), ("乙法", "")]),
        ("1.《甲法》；2.《乙法》\n《丙法》,《丁法》", [("甲法", ""), ("乙法", ""), ("丙法", ""), ("丁法", "")]),
        (
            "《政府信息公开条例》、中办发〔2016〕8号、国办发〔2017〕94号等法律法规和文件规定",
            [("政府信息公开条例", ""), ("", "中办发〔2016〕8号"), ("", "国办发〔2017〕94号")],
        ),
        ("（税总发〔201744号）", [("", "税总发〔2017〕44号")]),
        ("财预〔2015)3号", [("", "财预〔2015〕3号")]),
        ("财预[2011]5号、财预(2007)06号", [("", "财预〔2011〕5号"), ("", "财预〔2007〕6号")]),
        ("财预﹝2016﹞7 号", [("", "财预〔2016〕7号")]),
        ("《文化馆服务标准》(GB T 32939-2016)", [("文化馆服务标准", "GB/T 32939—2016")]),
        ("《公告》（税务总局公告2009年第1号）", [("公告", "税务总局公告2009年第1号")]),
        ("根据皖民基字〔2014〕169号", [("", "皖民基字〔2014〕169号")]),
        ("税收征收管理法》、《预算法》", [("税收征收管理法", ""), ("预算法", "")]),
        ("《税收征收管理法、《预算法》", [("税收征收管理法", ""), ("预算法", "")]),
        ("相关政策文件", []),
        ("", []),
    ],
)
def test_titles_and_numbers(text: str, cited: list[tuple[str, str]]) -> None:
    assert [(citation.title, citation.number) for citation in parse(text)] == cited


def test_article_edition_and_tag() -> None:
    (citation,) = parse(
        "【法律】《中华人民共和国食品安全法》（主席令第41号 2015年12月27日修正）第二十条第二款：机关职能"
    )
    assert citation.number == "主席令第41号"
    assert citation.edition == "2015年12月27日修正"
    assert citation.article == "第二十条第二款"
    assert citation.tag == "法律"
    assert parse("《预算法》(2018年修正)")[0].edition == "2018年修正"


def test_an_article_belongs_to_its_own_document() -> None:
    first, second = parse("《预算法》；《政府信息公开条例》第二十条")
    assert (first.article, second.article) == ("", "第二十条")


def test_unpaired_marks_are_known() -> None:
    assert [title.paired for title in find_titles("税收征收管理法》、《预算法》、《条例")] == [False, True, False]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("中华人民共和国政府信息公开条例", "政府信息公开条例"),
        ("关于全面推进政务公开工作的意见", "关于全面推进政务公开工作意见"),
        ("财政部关于印发〈操作规程〉的通知", "财政部关于印发<操作规程>的通知"),
        ("安全生产法", "安全 生产法"),
    ],
)
def test_spellings_of_one_title(first: str, second: str) -> None:
    assert title_key(first) == title_key(second)


def test_different_titles_stay_different() -> None:
    assert title_key("食品生产许可管理办法") != title_key("食品经营许可管理办法")
    assert title_key("中华人民共和国") == "中华人民共和国"


_PIECES = st.lists(
    st.sampled_from(
        [
            "《",
            "》",
            "〔",
            "〕",
            "(",
            "）",
            "2017",
            "国办发",
            "国务院令第",
            "711",
            "号",
            "、",
            "；",
            "条例",
            "第三条",
            "【",
            "】",
        ]
    )
).map("".join)


@given(st.text() | _PIECES)
def test_no_text_is_too_odd(text: str) -> None:
    for citation in parse(text):
        assert 0 <= citation.span[0] <= citation.span[1] <= len(text)
        assert citation.title or citation.number or text[slice(*citation.span)]
