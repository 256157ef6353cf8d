"""Reading the announcement of a year's holidays as the State Council's general office words it.

So that a clerk brings the program up to date by copying the text of 国务院办公厅关于…年部分节假日安排的通知 from any
website. The announcement checks itself: it says how many days each holiday has and on which weekday a day falls;
whatever does not agree is told instead of guessed. How the result is kept is said in ``holiday_files``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.errors import UserError
from model.holidays import Arrangement, Holiday, chinese_date, weekday
from model.text import fold

_TITLE = re.compile(r"国务院办公厅关于(?P<year>20\d\d)年(?:部分)?节假日安排的通知")
_HEAD = r"[一二三四五六七八九十]{1,2}、(?P<name>[^、:。()]{1,12}(?:、[^、:。()]{1,12})?):"
_ITEM = re.compile(rf"{_HEAD}(?P<said>.*?)(?={_HEAD.replace('?P<name>', '?:')}|$)")
_DATE = r"(?:(?P<{0}year>20\d\d)年)?(?:(?P<{0}month>\d{{1,2}})月)?(?P<{0}day>\d{{1,2}})日(?:\((?P<{0}beside>[^()]*)\))?"
_UNTIL = rf"(?:(?:至|到|—|-|―|~)+{_DATE.format('b')})?"
_OFF = re.compile(rf"{_DATE.format('a')}{_UNTIL}(?:放假|补休|休息)(?:调休)?(?:,?共(?P<count>\d{{1,2}})天)?")
_WORKED_DAY = r"(?:20\d\d年)?(?:\d{1,2}月)?\d{1,2}日(?:\([^()]*\))?[、和及]?"
_WORKED = re.compile(rf"(?P<days>(?:{_WORKED_DAY})+)均?(?:照常|正常)?上班")
_ONE_DAY = re.compile(_DATE.format("a"))
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])")
_LONGEST = 20_000
"""Characters: an announcement has some hundred."""
_EXPECTED = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""What every year has (全国年节及纪念日放假办法 art. 2); the words that are in their names."""
_FAR = 31
"""Days: nobody works a Sunday for a holiday that is further away."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What an announcement says, and ``doubts``: sentences about what in it does not agree."""

    arrangement: Arrangement
    doubts: tuple[str, ...] = ()


def read_notice(text: str, year: int | None = None) -> Notice:
    """The arrangement in a text. ``year`` is needed when the title is missing.

    Raises ``UserError`` when no holiday can be found, no year is known, or a day does not exist.
    """
    plain = re.sub(r"\s", "", fold(text[:_LONGEST]))
    title = _TITLE.search(plain)
    if title:
        year = int(title["year"])
    if year is None:
        raise UserError("没有找到是哪一年的放假安排，请连同标题“国务院办公厅关于…年部分节假日安排的通知”一起粘贴。")
    holidays: list[Holiday] = []
    doubts: list[str] = []
    for item in _ITEM.finditer(plain):
        found, doubted = _Item(item["name"].strip('“”"'), year).read(item["said"])
        holidays += found
        doubts += doubted
    if not holidays:
        raise UserError("没有读出放假日期，请粘贴通知正文，例如“一、元旦：1月1日（周五）至3日（周日）放假，共3天。”")
    source = f"国务院办公厅关于{year}年部分节假日安排的通知"
    return Notice(Arrangement(year, source, tuple(holidays)), (*doubts, *_overlaps(holidays), *_missing(holidays)))


class _Item:
    """One holiday of an announcement. Dates without month or year take them from the date before."""

    def __init__(self, name: str, year: int) -> None:
        self._name = name
        self._year = year
        self._last: date | None = None
        self._doubts: list[str] = []

    def read(self, said: str) -> tuple[list[Holiday], list[str]]:
        spans: list[tuple[date, date]] = []
        for match in _OFF.finditer(said):
            first = self._date(match, "a")
            last = self._date(match, "b") if match["bday"] else first
            if last < first:
                raise UserError(
                    f"{self._name}从{chinese_date(first)}放到{chinese_date(last)}，先后不对，请检查通知原文。"
                )
            number = (last - first).days + 1
            if match["count"] and int(match["count"]) != number:
                self._doubts.append(f"{self._name}：通知说共{match['count']}天，从日期数出来是{number}天。")
            spans.append((first, last))
        if not spans:
            self._doubts.append(f"{self._name}：没有读出放假日期。")
            return [], self._doubts
        worked = tuple(dict.fromkeys(self._worked(said, spans[0][0])))
        holidays = [Holiday(self._name, *span) for span in spans]
        holidays[-1] = Holiday(self._name, *spans[-1], worked)
        return holidays, self._doubts

    def _worked(self, said: str, near: date) -> Iterator[date]:
        """The days of rest that are worked. One without a year is of the year in which it is nearest."""
        for match in _WORKED.finditer(said):
            self._last = None
            for one in _ONE_DAY.finditer(match["days"]):
                month = int(one["amonth"] or 0)
                if not one["ayear"] and month:
                    after = near.month - month > 6
                    before = month - near.month > 6
                    self._last = date(near.year + after - before, month, 1)
                yield self._date(one, "a")

    def _date(self, match: re.Match[str], prefix: str) -> date:
        parts = match.groupdict()
        before = self._last
        year = int(parts[f"{prefix}year"] or (before.year if before else self._year))
        month = int(parts[f"{prefix}month"] or (before.month if before else 0))
        try:
            day = date(year, month, int(parts[f"{prefix}day"]))
        except ValueError as error:
            raise UserError(f"{self._name}的日期“{match.group()}”不存在，请检查通知原文。") from error
        self._last = day
        said = _WEEKDAY.search(parts.get(f"{prefix}beside") or "")
        if said and weekday(day)[-1] != said[1].replace("天", "日"):
            self._doubts.append(f"{self._name}：通知说{chinese_date(day)}是星期{said[1]}，日历上是{weekday(day)}。")
        return day


def _missing(holidays: list[Holiday]) -> Iterator[str]:
    names = "".join(holiday.name for holiday in holidays)
    missing = [word for word in _EXPECTED if word not in names]
    if missing:
        yield f"通知里没有{'、'.join(missing)}的安排，请核对是否粘贴完整。"


def _overlaps(holidays: list[Holiday]) -> Iterator[str]:
    off = {day: holiday.name for holiday in holidays for day in holiday.days}
    for holiday in holidays:
        for day in holiday.workdays:
            if day in off:
                yield f"{holiday.name}：{chinese_date(day)}既放假又上班。"
            elif day.weekday() < 5:
                yield f"{holiday.name}：{chinese_date(day)}是{weekday(day)}，本来就上班。"
            nearest = min(abs((day - other).days) for other in (holiday.first, holiday.last))
            if nearest > _FAR:
                yield f"{holiday.name}：上班日{chinese_date(day)}离假期太远，请核对。"
