"""Time limits offered while typing: the number that was typed is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.areas import known_areas
from model.limit_patterns import BLANK, offers, patterns
from model.rhythm import NoDate
from model.rhythms import read
from model.time_limit import parse

WORDS = ("自信息形成或者变更之日起20个工作日内", "批复后20日内", "每月10日前", "长期公开")


def test_without_a_number_words_come_first_then_patterns() -> None:
    offered = offers(WORDS, "")
    assert offered[: len(WORDS)] == WORDS
    assert "自…之日起20个工作日内" in offered[len(WORDS) :]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("15", ("自信息形成或者变更之日起15个工作日内", "批复后15日内", "自…之日起15个工作日内")),
        ("１５个工作日", ("自信息形成或者变更之日起15个工作日内", "自…之日起15个工作日内")),
        ("10天", ("批复后10日内", "…批准后10日内")),
        ("25", ("自…之日起25个工作日内",)),  # longer than any word in use allows: patterns only
        ("自15个工作", ("自信息形成或者变更之日起15个工作日内",)),
    ],
)
def test_a_typed_number_is_kept(typed: str, first: tuple[str, ...]) -> None:
    assert offers(WORDS, typed)[: len(first)] == first


def test_a_number_in_use_becomes_stricter_only() -> None:
    words = ("批前公示时间不得少于30日", "自作出行政决定之日起7个工作日内", "提前3个工作日公开")
    assert not any(word.startswith(("批前公示时间不得少于15", "自作出行政决定")) for word in offers(words, "15")[:3])
    assert offers(words, "15")[0] == "提前15个工作日公开"
    assert offers(words, "45日")[0] == "批前公示时间不得少于45日"
    assert offers(words, "5个工作日")[0] == "自作出行政决定之日起5个工作日内"
    assert "公示时间不少于20日" not in offers((), "20", "planning")
    assert "公示时间不少于40日" in offers((), "40", "planning")


def test_a_day_of_the_month_stays_one() -> None:
    assert "每月25日前" in offers((), "25")
    assert not any(word.startswith("每月45") for word in offers((), "45"))
    assert "每年12月底前" in offers((), "12")
    assert "每年13月底前" not in offers((), "13")


@pytest.mark.parametrize("typed", ["2024年10月1日", "0", "1000", "7个工作日，20个工作日"])
def test_several_numbers_or_none_change_nothing(typed: str) -> None:
    assert offers(WORDS, typed) == offers(WORDS, "")


def test_patterns_of_another_area_are_left_out() -> None:
    keys = {known.area.key for known in known_areas()}
    texts = {pattern.text for pattern in patterns("legal")}
    assert "公示时间不少于{n}日" not in texts
    assert patterns("planning")[0].text == "公示时间不少于{n}日"
    everything = {pattern.text for key in keys for pattern in patterns(key)}
    assert texts < everything


@pytest.mark.parametrize("pattern", [one for key in ("", "planning") for one in patterns(key)])
def test_every_pattern_is_understood_once_it_is_filled_in(pattern) -> None:  # type: ignore[no-untyped-def]
    text = pattern.filled().replace(BLANK, "信息形成")
    assert parse(text)
    assert read(text).why_not in (None, NoDate.EVENT)
    assert text.count(BLANK) == 0


@given(st.text(max_size=12))
def test_everything_offered_before_is_still_offered(typed: str) -> None:
    offered = offers(WORDS, typed)
    assert set(offers(WORDS, "")) <= set(offered)
    assert len(offered) == len(set(offered))
