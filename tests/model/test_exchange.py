"""What exported files carry so that they come back: exact values, fingerprints, guarded CSV cells."""

import json
import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange import (
    FileInfo,
    bookmark_name,
    dump_exact,
    exact_value,
    fingerprint,
    guard,
    load_exact,
    unguard,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(st.sampled_from(["content", "channels", "x_网址"]), TEXTS))
def test_exact_values_survive_being_a_line_of_text(values: dict[str, str]) -> None:
    exact = {key: (fingerprint([value]), value) for key, value in values.items()}
    said = dump_exact(exact)
    assert load_exact(said) == exact
    assert not re.search("[\x00-\x1f\x7f-\x9f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_", said)


@pytest.mark.parametrize(
    "damaged", ["", "[]", "{", '{"a": 1}', '{"a": ["x"]}', "null", "办公室", '{"a": ["x", "y", "z"]}']
)
def test_a_damaged_text_says_nothing(damaged: str) -> None:
    assert load_exact(damaged) == {}
    assert FileInfo.load(damaged) is None


def test_an_edited_cell_wins_over_the_stored_value() -> None:
    exact = {"channels": (fingerprint(["■政府网站 □其他"]), "其他来源；政府网站")}
    assert exact_value(exact, "channels", ["■政府网站\n□其他"]) == "其他来源；政府网站"  # only wrapped otherwise
    assert exact_value(exact, "channels", ["■政府网站 ■其他"]) is None
    assert exact_value(exact, "basis", [""]) is None


def test_two_cells_are_not_one() -> None:
    assert fingerprint(["√", ""]) != fingerprint(["", "√"]) != fingerprint(["√"])


@given(st.text("'=+-@＝＋－＠\t\r甲a1", max_size=6))
def test_guarded_text_comes_back_and_is_no_formula(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))


def test_ordinary_text_is_not_touched() -> None:
    assert [guard(text) for text in ("", "政府网站", "'引文'", "1-2")] == ["", "政府网站", "'引文'", "1-2"]


def test_file_info_comes_back() -> None:
    info = FileInfo(datetime(2026, 11, 21, 9, 30, 5), "standard", "custom_1", "义务教育\n“试点”")
    assert FileInfo.load(info.dump()) == info
    assert "area" not in json.loads(FileInfo(info.taken_at, "standard").dump())


@pytest.mark.parametrize(
    ("uid", "name"),
    [
        ("0123456789abcdef0123456789abcdef", "_gk_0123456789abcdef0123456789abcdef"),
        ("01234567-89ab-cdef-0123-456789abcdef", "_gk_0123456789abcdef0123456789abcdef"),
        ("导入的 编号", "_gk_row7"),
        ("x" * 60, "_gk_row7"),
    ],
)
def test_bookmarks_keep_words_rules(uid: str, name: str) -> None:
    assert bookmark_name(uid, 7) == name
    assert len(name) <= 40
