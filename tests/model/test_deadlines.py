"""Counting a limit from a day: known cases worked out by hand, and what must hold of every count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import holiday_files
from model.deadlines import Direction, add_months, count, deadline_of
from model.errors import UserError
from model.time_limit import Unit, parse

DAYS = holiday_files.load()
A_DAY = timedelta(days=1)
COUNTED = st.sampled_from([Unit.WORKING_DAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])
STARTS = st.dates(date(2007, 1, 1), date(2030, 12, 31))
DIRECTIONS = st.sampled_from(Direction)


@pytest.mark.parametrize(
    ("start", "number", "unit", "due"),
    [
        (date(2026, 11, 21), 20, Unit.WORKING_DAY, date(2026, 12, 18)),
        (date(2026, 9, 24), 20, Unit.WORKING_DAY, date(2026, 10, 29)),  # over 中秋, 国庆, one Saturday worked
        (date(2026, 2, 10), 7, Unit.WORKING_DAY, date(2026, 2, 26)),  # over 春节, the Saturday before it worked
        (date(2026, 4, 30), 1, Unit.WORKING_DAY, date(2026, 5, 6)),
        (date(2026, 4, 3), 20, Unit.DAY, date(2026, 4, 23)),
        (date(2026, 9, 24), 7, Unit.DAY, date(2026, 10, 8)),  # the 7th day is 国庆节
        (date(2026, 1, 30), 15, Unit.DAY, date(2026, 2, 14)),  # a Saturday that is worked: no moving
        (date(2026, 11, 1), 2, Unit.WEEK, date(2026, 11, 16)),  # a Sunday: Monday
        (date(2026, 1, 31), 1, Unit.MONTH, date(2026, 2, 28)),  # no 31st of February; the 28th is worked
        (date(2024, 1, 31), 1, Unit.MONTH, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, Unit.YEAR, date(2025, 2, 28)),
        (date(2026, 8, 31), 6, Unit.MONTH, date(2027, 3, 1)),  # 28 February 2027 is a Sunday
    ],
)
def test_known_cases(start: date, number: int, unit: Unit, due: date) -> None:
    assert count(start, number, unit, DAYS).due == due


@pytest.mark.parametrize(
    ("start", "number", "unit", "due"),
    [
        (date(2026, 10, 10), 1, Unit.WEEK, date(2026, 9, 30)),  # a notice may be longer, never shorter
        (date(2026, 10, 9), 5, Unit.WORKING_DAY, date(2026, 9, 24)),
        (date(2026, 3, 31), 1, Unit.MONTH, date(2026, 2, 28)),
    ],
)
def test_known_cases_before_an_event(start: date, number: int, unit: Unit, due: date) -> None:
    assert count(start, number, unit, DAYS, Direction.BEFORE).due == due


def test_what_was_passed_over_is_told() -> None:
    found = count(date(2026, 9, 24), 4, Unit.WORKING_DAY, DAYS)
    assert found.due == date(2026, 10, 8)
    told = [f"{one.date.month}.{one.date.day} {one.label}" for one in found.passed_over]
    assert told[:4] == ["9.25 中秋节", "9.26 中秋节", "9.27 中秋节", "10.1 国庆节"]
    assert told[-1] == "10.7 国庆节"
    assert [one.date for one in count(date(2026, 9, 24), 6, Unit.WORKING_DAY, DAYS).made_up] == [date(2026, 10, 10)]


def test_calendar_days_pass_over_nothing_unless_the_end_is_moved() -> None:
    plain, moved = count(date(2026, 4, 3), 20, Unit.DAY, DAYS), count(date(2026, 9, 24), 7, Unit.DAY, DAYS)
    assert (plain.is_moved, plain.passed_over) == (False, ())
    assert (moved.is_moved, moved.as_counted, len(moved.passed_over)) == (True, date(2026, 10, 1), 7)


def test_unknown_years_are_told_only_when_they_matter() -> None:
    assert count(date(2026, 12, 20), 20, Unit.WORKING_DAY, DAYS).unknown_years == (2027,)
    assert count(date(2026, 11, 21), 20, Unit.WORKING_DAY, DAYS).unknown_years == ()
    assert count(date(2026, 11, 21), 1, Unit.YEAR, DAYS).unknown_years == (2027,)
    assert count(date(2025, 12, 1), 13, Unit.MONTH, DAYS).unknown_years == (2027,)


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("自信息形成或者变更之日起20个工作日内", date(2026, 12, 18)),
        ("本级政府财政部门批复后20日内", date(2026, 12, 11)),
        ("批前公示时间不得少于30日", date(2026, 12, 21)),
        ("提前一周公开", date(2026, 11, 13)),
    ],
)
def test_a_phrase_is_counted(phrase: str, due: date) -> None:
    assert deadline_of(parse(phrase)[0], date(2026, 11, 21), DAYS).due == due


@pytest.mark.parametrize(
    ("number", "unit", "start", "told"),
    [
        (24, Unit.HOUR, date(2026, 1, 1), "几点几分"),
        (0, Unit.DAY, date(2026, 1, 1), "1 到"),
        (-3, Unit.WORKING_DAY, date(2026, 1, 1), "1 到"),
        (51, Unit.YEAR, date(2026, 1, 1), "50年"),
        (9999, Unit.DAY, date(2026, 1, 1), "3650"),
        (1, Unit.DAY, date(9999, 12, 31), "起算日"),
        (1, Unit.DAY, date(1, 1, 1), "起算日"),
    ],
)
def test_what_cannot_be_counted_is_a_sentence(number: int, unit: Unit, start: date, told: str) -> None:
    with pytest.raises(UserError, match=told):
        count(start, number, unit, DAYS)


@pytest.mark.parametrize("phrase", ["每季度", "长期公开", "实时公开", "与政策文件同步公开"])
def test_a_limit_without_a_start_is_not_counted(phrase: str) -> None:
    with pytest.raises(UserError, match="不是从某一天起算"):
        deadline_of(parse(phrase)[0], date(2026, 11, 21), DAYS)


@given(STARTS, st.integers(1, 50), COUNTED, DIRECTIONS)
def test_the_end_is_a_working_day_on_the_right_side(start: date, number: int, unit: Unit, way: Direction) -> None:
    found = count(start, number, unit, DAYS, way)
    assert DAYS.is_worked(found.due)
    assert (found.due > start) == (way is Direction.AFTER)
    assert found.due >= found.as_counted if way is Direction.AFTER else found.due <= found.as_counted
    assert all(not one.is_worked for one in found.passed_over)
    assert all(one.is_worked for one in found.made_up)
    assert list(found.passed_over) == sorted(found.passed_over, key=lambda one: one.date)


@given(STARTS, st.integers(1, 50), COUNTED, st.integers(0, 30))
def test_a_later_start_or_a_longer_limit_never_ends_earlier(start: date, number: int, unit: Unit, more: int) -> None:
    due = count(start, number, unit, DAYS).due
    assert count(start + A_DAY * more, number, unit, DAYS).due >= due
    longest = 50 if unit is Unit.YEAR else number + more
    assert count(start, min(number + more, longest), unit, DAYS).due >= due


@given(STARTS, st.integers(1, 200), DIRECTIONS)
def test_exactly_so_many_working_days_lie_between(start: date, number: int, way: Direction) -> None:
    found = count(start, number, Unit.WORKING_DAY, DAYS, way)
    step = A_DAY if way is Direction.AFTER else -A_DAY
    worked, day = 0, start
    while day != found.due:
        day += step
        worked += DAYS.is_worked(day)
    assert worked == number
    assert abs((found.due - start).days) == number + len(found.passed_over)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-500, 500))
def test_months_correspond(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == day.day or (moved.day < day.day and (moved + A_DAY).day == 1)
