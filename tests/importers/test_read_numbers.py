"""Numbers as a reader of the sheet sees them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.office.number_format import BUILT_IN, formatted, is_plain, number_text
from importers.reading.builder import clean

DAY = 46_347  # 2026-11-21


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (1, "General", "1"),
        (1.5, "General", "1.5"),
        (0.1 + 0.2, "General", "0.3"),
        (-3, "0", "-3"),
        (2.5, "0", "2.5"),
        (2.5, "0_ ", "3"),
        (505, "0000", "0505"),
        (3.5, "0.00", "3.50"),
        (1.005, "0.00", "1.01"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234, "#,##0_ ;-#,##0 ", "1,234"),
        (-1234, "#,##0;(#,##0)", "(1,234)"),
        (-1234, "#,##0;[Red]-#,##0", "-1,234"),
        (0, '0;-0;"无"', "无"),
        (0.125, "0%", "13%"),
        (0.125, "0.0%", "12.5%"),
        (12.5, '"¥"#,##0.00', "¥12.50"),
        (12.5, "[$¥-804]#,##0.00", "¥12.50"),
        (3, '0"项"', "3项"),
        (3, '"第"0"号"', "第3号"),
        (2.5, "0.0#", "2.5"),
        (0.5, "# ?/?", "0.5"),
        (12345, "0.00E+00", "12345"),
        (DAY, "yyyy/m/d", "2026-11-21"),
        (DAY + 0.5, "yyyy/m/d h:mm", "2026-11-21 12:00"),
        (DAY, 'yyyy"年"m"月"d"日"', "2026年11月21日"),
        (DAY, "[$-804]yyyy年mm月dd日;@", "2026年11月21日"),
        (DAY, 'yyyy"年"m"月"', "2026年11月"),
        (DAY, "yyyy-mm", "2026-11"),
        (DAY, 'yyyy"年"m"月"d"日" aaaa', "2026年11月21日 星期六"),
        (DAY + 0.4, 'h"时"mm"分"', "9时36分"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "yyyy/m/d", "-1"),
        (1e12, "yyyy/m/d", "1000000000000"),
    ],
)
def test_as_shown(value: float, code: str, text: str) -> None:
    assert formatted(value, code) == text


def test_days_count_from_1904_in_old_mac_files() -> None:
    assert formatted(DAY - 1462, "yyyy/m/d", from_1904=True) == "2026-11-21"


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(sorted(BUILT_IN.values())))
def test_every_number_has_a_text_in_every_format(value: float, code: str) -> None:
    assert formatted(value, code)


@given(st.floats(-1e9, 1e9), st.text(max_size=12))
def test_nonsense_formats_lose_no_number(value: float, code: str) -> None:
    assert isinstance(formatted(value, code), str)
    assert isinstance(is_plain(code), bool)


@given(st.integers(-(10**15), 10**15))
def test_whole_numbers_have_no_point(value: int) -> None:
    assert number_text(float(value)) == str(value)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\r" not in once
