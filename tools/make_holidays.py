"""``python tools/make_holidays.py``: writes resources/holidays from the package ``chinesecalendar`` (MIT).

To be run once a year, after the package has taken over the announcement of the State Council's general office.
Compare what it writes with the announcement itself: the clerk's deadlines hang on it.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from chinese_calendar import constants

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from model.holiday_files import arrangement_text  # noqa: E402 - found beside this folder
from model.holidays import Arrangement, Holiday  # noqa: E402

FIRST_YEAR = 2007
LONG_NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节", "国庆": "国庆节"}
SPECIAL = "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日"


def year_of(day: date, name: str) -> int:
    """The year whose announcement a day belongs to: New Year's days may lie in the December before."""
    return day.year + (name == "元旦" and day.month == 12)


def runs(year: int) -> Iterator[tuple[str, date, date]]:
    """Name, first and last of the days off that follow each other under one name."""
    days = sorted((day, name_of(english)) for day, english in constants.holidays.items())
    mine = [(day, name) for day, name in days if year_of(day, name) == year]
    start = 0
    for place, (day, name) in enumerate(mine):
        following = mine[place + 1] if place + 1 < len(mine) else None
        if following != (day + timedelta(days=1), name):
            yield name, mine[start][0], day
            start = place + 1


def name_of(english: str) -> str:
    chinese = constants.Holiday(english).chinese
    return "抗战胜利纪念日" if chinese == SPECIAL else LONG_NAMES.get(chinese, chinese)


def arrangement(year: int) -> Arrangement:
    holidays: list[Holiday] = []
    worked = {day: name_of(english) for day, english in constants.workdays.items()}
    left = sorted(day for day, name in worked.items() if year_of(day, name) == year)
    for name, first, last in runs(year):
        taken = [day for day in left if worked[day] == name]
        left = [day for day in left if day not in taken]
        holidays.append(Holiday(name, first, last, tuple(taken)))
    if left:
        sys.exit(f"{year}: these working days belong to no holiday: {left}")
    return Arrangement(year, f"国务院办公厅关于{year}年部分节假日安排的通知", tuple(holidays))


def main() -> None:
    last_year = max(day.year for day in constants.holidays)
    for year in range(FIRST_YEAR, last_year + 1):
        place = ROOT / "resources" / "holidays" / f"{year}.toml"
        place.write_text(arrangement_text(arrangement(year)), encoding="utf-8")
        print(place.name)


if __name__ == "__main__":
    main()
