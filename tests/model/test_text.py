"""Folding, dittos and the marking of differences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.text import (
    diff_spans,
    differs_only_in_punctuation,
    fold,
    fold_key,
    has_ditto,
    is_blank,
    is_ditto,
    strip_controls,
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A级纳税人名单", "Ａ级 纳税人\n名单"),
        ("20个工作日", "２０ 个工作日"),
        ("公开（要素）", "公开(要素)"),
        ("GB/T 32939", "gb／t32939"),
        ("政府网站", "\ufeff政府\u200b网站\u00a0"),
    ],
)
def test_the_same_words_in_other_clothes_are_found(first: str, second: str) -> None:
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("办事指南（试行）", "办事指南[试行]"),
        ("中办发〔2016〕8号", "中办发[2016]8 号"),
        ("“三公”经费", "三公经费"),
        ("实体、热线、网络平台", "实体，热线,网络平台"),
    ],
)
def test_names_are_the_same_without_their_punctuation(first: str, second: str) -> None:
    assert fold_key(first) == fold_key(second)
    assert fold(first) != fold(second)


def test_different_names_stay_different() -> None:
    assert fold_key("食品经营许可服务指南") != fold_key("食品生产许可服务指南")


@pytest.mark.parametrize(
    "text",
    ["同上", "同 上。", "（同上）", "同前", "内容同上", "依据同上", "〃", "″", "同上一项", "如上", "如上所述", '"'],
)
def test_dittos(text: str) -> None:
    assert is_ditto(text)
    assert has_ditto(text)


@pytest.mark.parametrize(
    "text", ["", "如上海", "同上级部门要求一致", "上级", "同步公开", "政府网站", "合同上网", "《同上》杂志社的规定"]
)
def test_words_that_only_look_like_a_ditto(text: str) -> None:
    assert not is_ditto(text)


def test_a_ditto_inside_the_content_is_noticed() -> None:
    assert has_ditto("1.办事指南：内容同上；2.行政许可决定")
    assert not has_ditto("同上级部门一致，合同上传网站")


@pytest.mark.parametrize("text", ["", "  ", "\u3000\n", "\u200b", "\ufeff"])
def test_nothing_to_see(text: str) -> None:
    assert is_blank(text)


def test_controls_go_and_line_ends_become_one_kind() -> None:
    assert strip_controls("甲\r\n乙\x0b丙\x00丁\u2028戊\t己\ufeff") == "甲\n乙\n丙丁\n戊\t己"


def test_only_punctuation() -> None:
    assert differs_only_in_punctuation("政府网站；公报", "政府网站、公报")
    assert not differs_only_in_punctuation("政府网站", "政府网站")
    assert not differs_only_in_punctuation("政府网站", "部门网站")


def test_differing_characters_are_marked_in_both_texts() -> None:
    old, new = "信息形成之日起20日内公开", "信息形成或者变更之日起20个工作日内公开"
    left, right = diff_spans(old, new)
    assert left == []
    assert [new[begin:end] for begin, end in right] == ["或者变更", "个工作"]
    left, right = diff_spans("市安监局", "市应急局")
    assert (left, right) == ([(1, 3)], [(1, 3)])


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold_key(fold_key(text)) == fold_key(text)
    assert fold_key(fold(text)) == fold_key(text)


@given(st.text(), st.text())
def test_marked_spans_hold_everything_that_differs(first: str, second: str) -> None:
    left, right = diff_spans(first, second)
    assert _is_part_of(_outside(first, left), second)
    assert _is_part_of(_outside(second, right), first)
    is_ditto(first)
    has_ditto(first)


def _outside(text: str, spans: list[tuple[int, int]]) -> str:
    kept = [char for i, char in enumerate(text) if not any(begin <= i < end for begin, end in spans)]
    return "".join(kept)


def _is_part_of(letters: str, text: str) -> bool:
    """Whether the letters stand in the text in this order."""
    rest = iter(text)
    return all(char in rest for char in letters)
