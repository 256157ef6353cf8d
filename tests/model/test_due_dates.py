"""What falls due: the next dates of a period, and lists over a whole catalogue."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import holiday_files
from model.due_dates import (
    MOST_ITEMS,
    DueList,
    Horizon,
    by_group,
    count_done,
    count_due,
    due_list,
    next_dates,
    occurrences,
)
from model.rhythm import Cycle, NoDate, Rhythm
from model.rhythms import read
from model.time_limit import Unit

DAYS = holiday_files.load()
TODAY = date(2026, 11, 21)  # a Saturday


def next_of(text: str, today: date = TODAY, number: int = 1) -> list[str]:
    found = [at for one in read(text).rhythms for at in next_dates(one, today, DAYS, number)]
    return [f"{at.due:%Y-%m-%d}" + (f" by {at.act_by:%m-%d}" if at.act_by != at.due else "") for at in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月", ["2026-11-30"]),
        ("每月10日前", ["2026-12-10"]),
        ("每月31日前", ["2026-11-30"]),
        ("每月5日、20日", ["2026-12-05 by 12-04", "2026-12-20 by 12-18"]),
        ("每季度", ["2026-12-31"]),
        ("每季度首月15日前", ["2027-01-15"]),
        ("每半年", ["2026-12-31"]),
        ("每年", ["2026-12-31"]),
        ("每年1月31日前", ["2027-01-31 by 01-29"]),
        ("每年2月", ["2027-02-28 by 02-26"]),
        ("每年第一季度", ["2027-03-31"]),
        ("每周五", ["2026-11-27"]),
        ("每周", ["2026-11-22 by 11-20"]),
        ("季度终了后10日内", ["2027-01-11"]),  # the 10th is a Sunday: a 期间 ends on the next working day
        ("每月结束后10个工作日内", ["2026-12-14"]),
        ("每年度终了后3个月内", ["2027-03-31"]),
    ],
)
def test_the_next_date(text: str, expected: list[str]) -> None:
    assert next_of(text) == expected


def test_the_day_itself_still_counts() -> None:
    assert next_of("每月10日前", date(2026, 12, 10)) == ["2026-12-10"]
    assert next_of("每月10日前", date(2026, 12, 11)) == ["2027-01-10 by 01-08"]


def test_a_limit_after_the_end_of_a_period_belongs_to_the_period_before() -> None:
    (rhythm,) = read("每季度结束后15日内").rhythms
    (at,) = next_dates(rhythm, date(2026, 10, 9), DAYS)
    assert (at.due, at.period, at.period_key) == (date(2026, 10, 15), "2026年第3季度", "2026Q3")


@pytest.mark.parametrize(
    ("text", "period", "key"),
    [
        ("每月", "2026年11月", "2026-11"),
        ("每季度", "2026年第4季度", "2026Q4"),
        ("每半年", "2026年下半年", "2026H2"),
        ("每年", "2026年", "2026"),
        ("每周", "2026年11月16日至11月22日", "2026W47"),
    ],
)
def test_periods_have_names(text: str, period: str, key: str) -> None:
    (at,) = next_dates(read(text).rhythms[0], TODAY, DAYS)
    assert (at.period, at.period_key) == (period, key)


def test_a_date_in_an_unknown_year_is_not_certain() -> None:
    assert [at.is_certain for at in next_dates(read("每月").rhythms[0], TODAY, DAYS, 3)] == [True, True, False]


@pytest.mark.parametrize(
    ("horizon", "last"),
    [
        (Horizon.WEEK, date(2026, 11, 28)),
        (Horizon.MONTH, date(2026, 12, 21)),
        (Horizon.QUARTER, date(2026, 12, 31)),
        (Horizon.YEAR, date(2026, 12, 31)),
        (Horizon.TWELVE_MONTHS, date(2027, 11, 21)),
    ],
)
def test_horizons(horizon: Horizon, last: date) -> None:
    assert horizon.last_day(TODAY) == last


LIMITS = [
    (5, "每季度"),
    (2, "自信息形成或者变更之日起20个工作日内"),
    (9, "每月10日前"),
    (1, "每周五"),
    (7, ""),
    (3, "定期公开"),
    (4, "每月10日前"),
    (6, "每年1月31日前"),
]


def picture(found: DueList) -> list[str]:
    return [f"{item.when.act_by:%m-%d} {item.entry_id} {item.rhythm.words}" for item in found.items]


def test_the_list_is_in_order_of_dates_then_of_the_catalogue() -> None:
    found = due_list(LIMITS, TODAY, Horizon.MONTH.last_day(TODAY), DAYS)
    assert picture(found) == [
        "11-27 1 每周五",
        "12-04 1 每周五",
        "12-10 9 每月10日前",
        "12-10 4 每月10日前",
        "12-11 1 每周五",
        "12-18 1 每周五",
    ]
    assert [(why, [one.entry_id for one in some]) for why, some in found.undated.items()] == [
        (NoDate.UNCLEAR, [3]),
        (NoDate.BLANK, [7]),
        (NoDate.EVENT, [2]),
    ]
    assert [one.entry_id for one in found.to_be_mended] == [3, 7]
    part = found.of_entries({1, 2})
    assert ([item.entry_id for item in part.items], list(part.undated)) == ([1, 1, 1, 1], [NoDate.EVENT])
    assert found.items[0].days_left(TODAY) == 6


def test_groups_by_month_and_by_week() -> None:
    items = due_list(LIMITS, TODAY, Horizon.TWELVE_MONTHS.last_day(TODAY), DAYS).items
    months = {name: len(group) for name, group in by_group(items, weekly=False).items()}
    assert list(months)[:3] == ["2026年11月", "2026年12月", "2027年1月"]
    assert months["2026年12月"] == 5 + 2 + 1  # one Friday is 1 January, before which to act
    assert next(iter(by_group(items, weekly=True))) == "2026年11月23日至11月29日"


def test_entries_are_counted_once_each() -> None:
    texts = {"每月10日前": 2, "每周五": 1, "每周五；每月底前": 3, "每季度": 10, "长期公开": 50}
    assert count_due(texts, TODAY, Horizon.WEEK.last_day(TODAY), DAYS) == 1 + 3
    assert count_due(texts, TODAY, Horizon.MONTH.last_day(TODAY), DAYS) == 2 + 1 + 3


def test_what_was_disclosed_for_every_date_is_done() -> None:
    limits = {1: "每月10日前", 2: "每月5日、10日前", 3: "每季度", 4: "长期公开"}
    noted = {(1, date(2026, 12, 10)), (2, date(2026, 12, 10)), (4, date(2026, 12, 10))}
    last = Horizon.MONTH.last_day(TODAY)
    assert count_done(limits, noted, TODAY, last, DAYS) == 1
    assert count_done(limits, noted | {(2, date(2026, 12, 5))}, TODAY, last, DAYS) == 2
    assert count_done({}, noted, TODAY, last, DAYS) == 0


def test_a_huge_list_is_cut_and_says_so() -> None:
    limits = [(number, "每周") for number in range(1_000)]
    found = due_list(limits, TODAY, Horizon.YEAR.last_day(TODAY), DAYS)
    assert len(found.items) == MOST_ITEMS
    assert found.left_out == 1_000 * 6 - MOST_ITEMS
    assert [item.entry_id for item in found.items[:3]] == [0, 1, 2]


RHYTHMS = st.one_of(
    st.builds(Rhythm, st.just(Cycle.WEEK), day=st.integers(1, 7)),
    st.sampled_from([one for one in Cycle if one is not Cycle.WEEK]).flatmap(
        lambda cycle: st.builds(Rhythm, st.just(cycle), st.integers(0, cycle.months), st.integers(1, 31))
    ),
    st.builds(
        Rhythm,
        st.sampled_from(Cycle),
        grace=st.tuples(st.integers(1, 40), st.sampled_from([Unit.WORKING_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH])),
    ),
)


@given(RHYTHMS, st.dates(date(2008, 1, 1), date(2029, 12, 31)))
def test_dates_go_forward_and_can_be_acted_on(rhythm: Rhythm, today: date) -> None:
    found = next_dates(rhythm, today, DAYS, 6)
    assert all(DAYS.is_worked(at.act_by) for at in found)
    assert all(at.act_by <= at.due and at.due >= today for at in found)
    assert all(before.due <= after.due and before.period_key != after.period_key for before, after in pairwise(found))
    if rhythm.grace is None:
        longest = max(7, rhythm.cycle.months * 31)
        assert (found[0].due - today).days <= longest + 31


@given(RHYTHMS, st.dates(date(2008, 1, 1), date(2029, 12, 31)), st.integers(0, 400), st.integers(0, 400))
def test_no_date_is_lost_between_two_spans(rhythm: Rhythm, today: date, one: int, other: int) -> None:
    """What falls due in a span is what falls due in its first part and what falls due in the rest."""
    middle, last = today + timedelta(days=one), today + timedelta(days=one + other)
    whole = list(occurrences(rhythm, today, last, DAYS))
    first = list(occurrences(rhythm, today, middle, DAYS))
    rest = list(occurrences(rhythm, middle + timedelta(days=1), last, DAYS))
    assert whole == first + rest
