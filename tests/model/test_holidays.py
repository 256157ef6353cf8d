"""Working days: the years that ship, the user's own years, and the announcement read from its text."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import holiday_files
from model.errors import StorageError, UserError
from model.holiday_notice import read_notice
from model.holidays import Arrangement, Holiday, WorkCalendar, chinese_date, not_announced, short_date, weekday

SHIPPED = holiday_files.load()

OF_2026 = """国务院办公厅关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班。"""

OF_2019 = """国务院办公厅关于2019年部分节假日安排的通知 一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。
2018年12月29日（星期六）上班。二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
五、端午节：6月7日放假，与周末连休。六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。"""

OF_2017 = """国办发明电：国务院办公厅关于2017年部分节假日安排的通知
一、元旦：1月1日放假，1月2日（星期一）补休。
二、春节：1月27日至2月2日放假调休，共7天。1月22日（星期日）、2月4日（星期六）上班。
三、清明节：4月2日至4日放假调休，共3天。4月1日（星期六）上班。
四、劳动节：5月1日放假，与周末连休。
五、端午节：5月28日至30日放假调休，共3天。5月27日（星期六）上班。
六、中秋节、国庆节：10月1日至8日放假调休，共8天。9月30日（星期六）上班。"""


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 10, 1), "国庆节"),
        (date(2026, 10, 10), "国庆节调休上班"),
        (date(2026, 9, 20), "国庆节调休上班"),
        (date(2026, 2, 14), "春节调休上班"),
        (date(2026, 1, 4), "元旦调休上班"),
        (date(2026, 11, 21), "周末"),
        (date(2026, 11, 23), ""),
        (date(2024, 2, 9), ""),  # New Year's Eve of 2024 was not off by the announcement
        (date(2025, 10, 6), "中秋节"),
        (date(2022, 12, 31), "元旦"),  # announced with the year after
        (date(2015, 9, 3), "抗战胜利纪念日"),
    ],
)
def test_days_are_what_was_announced(day: date, kind: str) -> None:
    assert SHIPPED.day(day).label == kind
    assert SHIPPED.is_worked(day) == (kind in ("", "国庆节调休上班", "春节调休上班", "元旦调休上班"))


def test_the_years_that_ship() -> None:
    assert [one.year for one in SHIPPED.arrangements] == list(range(2007, 2027))
    assert all(one.source == f"国务院办公厅关于{one.year}年部分节假日安排的通知" for one in SHIPPED.arrangements)
    assert SHIPPED.unknown_years(date(2026, 12, 1), date(2028, 1, 1)) == (2027, 2028)


@pytest.mark.parametrize("year", range(2007, 2027))
def test_every_day_is_as_the_library_has_it(year: int) -> None:
    assert [day for day in days_of(year) if SHIPPED.is_worked(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize("year", range(2007, 2027))
def test_a_year_has_as_many_working_days_as_the_law_leaves(year: int) -> None:
    """Days moved are worked on another day, so only the statutory days (10 to 2007, 11, 13 from 2025 on) are lost."""
    weekdays = sum(day.weekday() < 5 for day in days_of(year))
    worked = sum(SHIPPED.is_worked(day) for day in days_of(year))
    assert 6 <= weekdays - worked <= 14


def test_an_unknown_year_has_weekends_and_the_holidays_on_fixed_days() -> None:
    """1 January and 1 October 2027 are Fridays, 1 May is a Saturday; 春节 and the rest nobody knows yet."""
    off = [day for day in days_of(2027) if not SHIPPED.is_worked(day)]
    assert [day for day in off if day.weekday() < 5] == [date(2027, 1, 1), date(2027, 10, 1)]
    assert len(off) == 104 + 2
    assert SHIPPED.day(date(2027, 5, 2)).label == "劳动节"
    assert not_announced((2027, 2028)).startswith("2027年、2028年放假安排未公布，")
    assert not_announced(()) == ""


def test_a_year_that_is_announced_has_what_was_announced(tmp_path: Path) -> None:
    own = tmp_path / "放假安排.toml"
    holiday_files.save_own(own, Arrangement(2027, "甲", (Holiday("元旦", date(2027, 1, 2), date(2027, 1, 3)),)))
    assert holiday_files.load(own).is_worked(date(2027, 1, 1))


def test_words_for_days() -> None:
    day = date(2026, 11, 21)
    assert (chinese_date(day), weekday(day)) == ("2026年11月21日", "星期六")
    assert short_date(day, day) == "11月21日"
    assert short_date(day, date(2027, 1, 1)) == "2026年11月21日"


class TestNotice:
    @pytest.mark.parametrize(("year", "text"), [(2026, OF_2026), (2019, OF_2019), (2017, OF_2017)])
    def test_it_gives_the_days_that_ship(self, year: int, text: str) -> None:
        notice = read_notice(text)
        assert notice.doubts == ()
        read = WorkCalendar([notice.arrangement])
        assert [day for day in days_of(year) if read.is_worked(day) != SHIPPED.is_worked(day)] == []
        assert notice.arrangement.year == year

    def test_working_days_of_the_december_before(self) -> None:
        text = "一、元旦：2007年12月30日—2008年1月1日放假，共3天。12月29日（星期六）上班。"
        (new_year,) = read_notice(text, 2008).arrangement.holidays
        assert new_year == Holiday("元旦", date(2007, 12, 30), date(2008, 1, 1), (date(2007, 12, 29),))

    def test_what_does_not_agree_is_told(self) -> None:
        text = (
            "一、元旦：1月1日（周四）至3日放假，共4天。1月6日（周日）上班。"
            "二、国庆节：10月1日至7日放假。10月3日上班。三、春节：以当地为准。"
        )
        doubts = read_notice(text, 2027).doubts
        assert doubts == (
            "元旦：通知说2027年1月1日是星期四，日历上是星期五。",
            "元旦：通知说共4天，从日期数出来是3天。",
            "元旦：通知说2027年1月6日是星期日，日历上是星期三。",
            "春节：没有读出放假日期。",
            "元旦：2027年1月6日是星期三，本来就上班。",
            "国庆节：2027年10月3日既放假又上班。",
            "通知里没有春节、清明、劳动、端午、中秋的安排，请核对是否粘贴完整。",
        )

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "哪一年"),
            ("一、元旦：1月1日放假。", "哪一年"),
            ("国务院办公厅关于2027年部分节假日安排的通知。请遵照执行。", "没有读出放假日期"),
            ("国务院办公厅关于2027年部分节假日安排的通知 一、元旦：13月1日放假。", "不存在"),
            ("国务院办公厅关于2027年部分节假日安排的通知 一、元旦：1日放假。", "不存在"),
            ("国务院办公厅关于2027年部分节假日安排的通知 一、元旦：1月3日至1月1日放假。", "先后不对"),
        ],
    )
    def test_a_text_without_arrangement_is_refused(self, text: str, told: str) -> None:
        with pytest.raises(UserError, match=told):
            read_notice(text)

    @given(st.text(alphabet="一二、：（）。，0123456789年月日周至放假调休共天上班元旦", max_size=120))
    def test_any_text_is_read_or_refused(self, text: str) -> None:
        try:
            notice = read_notice(text, 2027)
        except UserError:
            return
        for holiday in notice.arrangement.holidays:
            assert holiday.first <= holiday.last


class TestOwnFile:
    def test_an_own_year_is_kept_and_replaced(self, tmp_path: Path) -> None:
        own = tmp_path / "用户" / "放假安排.toml"
        first = Arrangement(2027, '通知"甲"\\', (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),))
        later = Arrangement(2028, "乙", (Holiday("元旦", date(2027, 12, 31), date(2028, 1, 2), (date(2028, 1, 8),)),))
        holiday_files.save_own(own, first)
        holiday_files.save_own(own, later)
        assert holiday_files.read_own(own) == (first, later)
        calendar = holiday_files.load(own)
        assert calendar.knows(2027)
        assert calendar.day(date(2027, 1, 1)).label == "元旦"
        assert calendar.day(date(2028, 1, 8)).label == "元旦调休上班"
        second = Arrangement(2027, "改", (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 1)),))
        holiday_files.save_own(own, second)
        assert holiday_files.read_own(own) == (second, later)
        holiday_files.remove_own(own, 2027)
        assert holiday_files.read_own(own) == (later,)

    def test_a_year_that_ships_can_be_corrected(self, tmp_path: Path) -> None:
        own = tmp_path / "放假安排.toml"
        holiday_files.save_own(own, Arrangement(2026, "改", (Holiday("元旦", date(2026, 1, 1), date(2026, 1, 1)),)))
        calendar = holiday_files.load(own)
        assert calendar.is_worked(date(2026, 1, 2))
        assert calendar.is_worked(date(2026, 10, 1))

    def test_one_year_at_the_top_of_a_file_will_do(self, tmp_path: Path) -> None:
        own = tmp_path / "放假安排.toml"
        one = Arrangement(2027, "甲", (Holiday("元旦", date(2027, 1, 1), date(2027, 1, 3)),))
        own.write_text(holiday_files.arrangement_text(one), encoding="utf-8")
        assert holiday_files.read_own(own) == (one,)

    @pytest.mark.parametrize(
        "text",
        [
            "year = ",
            "\x00",
            "year = 2027",
            "year = '2027'\nholiday = []",
            "year = 1\nholiday = []",
            "[[year]]\nyear = 2027\n[[year.holiday]]\nname = '元旦'\nfirst = '1月1日'\nlast = 2027-01-01",
            "[[year]]\nyear = 2027\n[[year.holiday]]\nname = '元旦'\nfirst = 2027-01-03\nlast = 2027-01-01",
            "[[year]]\nyear = 2027\n[[year.holiday]]\nname = '元旦'\nfirst = 2027-01-01\nlast = 2027-11-01",
            "[[year]]\nyear = 2027\n[[year.holiday]]\nname = '元旦'\nfirst = 2020-01-01\nlast = 2020-01-01",
        ],
    )
    def test_a_spoiled_file_is_a_sentence_and_stays_as_it_is(self, tmp_path: Path, text: str) -> None:
        own = tmp_path / "放假安排.toml"
        own.write_text(text, encoding="utf-8")
        with pytest.raises(UserError, match=r"放假安排\.toml"):
            holiday_files.load(own)
        with pytest.raises(UserError):
            holiday_files.save_own(own, Arrangement(2027, "", ()))
        assert own.read_text(encoding="utf-8") == text

    def test_a_place_that_cannot_be_written_is_a_sentence(self, tmp_path: Path) -> None:
        (tmp_path / "挡路").write_text("", encoding="utf-8")
        with pytest.raises(StorageError, match="没有保存"):
            holiday_files.save_own(tmp_path / "挡路" / "放假安排.toml", Arrangement(2027, "", ()))
