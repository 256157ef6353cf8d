"""Where the arrangements of holidays are kept: one file a year ships with the program, the user's own lie beside them.

The program works offline and cannot be updated by itself, so a later year is added as a file 放假安排.toml in the
user's place (``places.holiday_arrangements``), by hand or by the window. Own arrangements replace those that ship.
"""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from model.errors import StorageError, UserError
from model.holidays import Arrangement, Holiday, WorkCalendar
from model.resource_files import resource

_LONGEST = 40
"""Days: no holiday is longer; a longer one is a slip in a year or month."""


def load(own: Path | None = None) -> WorkCalendar:
    """The calendar of all years known, with the user's own. Raises ``UserError`` when those cannot be read."""
    return WorkCalendar((*_shipped(), *read_own(own)))


def shipped_years() -> frozenset[int]:
    """The years that came with the program."""
    return frozenset(one.year for one in _shipped())


def read_own(path: Path | None) -> tuple[Arrangement, ...]:
    """The user's own arrangements; none without a file. Raises ``UserError`` for what cannot be read."""
    if path is None or not path.exists():
        return ()
    try:
        with path.open("rb") as file:
            return tuple(_arrangement(row) for row in _rows(tomllib.load(file)))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(
            f"自备的放假安排“{path.name}”读不出来：{error}。请改正或删除这个文件，再从放假通知重新录入。（{path}）"
        ) from error


def save_own(path: Path, added: Arrangement) -> None:
    """Keep an arrangement among the user's own, in place of one of the same year.

    Raises ``UserError`` when the present file cannot be read, ``StorageError`` when it cannot be written.
    """
    kept = {one.year: one for one in read_own(path)} | {added.year: added}
    _write(path, [kept[year] for year in sorted(kept)])


def remove_own(path: Path, year: int) -> None:
    """Forget the user's own arrangement of a year. Raises as ``save_own``."""
    _write(path, [one for one in read_own(path) if one.year != year])


def arrangement_text(one: Arrangement) -> str:
    """An arrangement as a file of its own: what ships, one file a year."""
    return f"# Working days and days off as announced; written by tools/make_holidays.py.\n{_head(one)}\n{_body(one)}"


@cache
def _shipped() -> tuple[Arrangement, ...]:
    found = []
    for path in sorted(resource("holidays").glob("*.toml")):
        with path.open("rb") as file:
            found.append(_arrangement(tomllib.load(file)))
    return tuple(found)


def _write(path: Path, arrangements: Iterable[Arrangement]) -> None:
    parts = [f"[[year]]\n{_head(one)}\n{_body(one, 'year.')}" for one in arrangements]
    text = "# 自行录入的放假安排，可以拷贝给其他电脑使用。\n" + "\n".join(parts)
    new = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise StorageError(f"放假安排没有保存，文件“{path}”写不进去：{error.strerror}。请检查磁盘和权限。") from error


def _rows(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Several years under ``[[year]]``, or one at the top as in the files that ship."""
    rows = content.get("year", [])
    return [content] if isinstance(rows, int) else list(rows)


def _arrangement(row: Mapping[str, Any]) -> Arrangement:
    year = row["year"]
    if type(year) is not int or not 2000 <= year <= 2200:
        raise ValueError(f"年份“{year}”写法不对")
    return Arrangement(year, str(row.get("source", "")), tuple(_holiday(item, year) for item in row["holiday"]))


def _holiday(row: Mapping[str, Any], year: int) -> Holiday:
    holiday = Holiday(str(row["name"]), row["first"], row["last"], tuple(row.get("workdays", ())))
    for day in (holiday.first, holiday.last, *holiday.workdays):
        if type(day) is not date:
            raise TypeError(f"“{holiday.name}”的日期“{day}”写法不对，应当写成 2027-01-01")
        if not year - 1 <= day.year <= year + 1:
            raise ValueError(f"“{holiday.name}”的日期 {day} 不在{year}年前后")
    if not 0 <= (holiday.last - holiday.first).days < _LONGEST:
        raise ValueError(f"“{holiday.name}”从 {holiday.first} 到 {holiday.last}，先后或长短不对")
    return holiday


def _head(one: Arrangement) -> str:
    return f"year = {one.year}\nsource = {_quoted(one.source)}\n"


def _body(one: Arrangement, above: str = "") -> str:
    return "\n".join(
        f"[[{above}holiday]]\nname = {_quoted(holiday.name)}\nfirst = {holiday.first}\nlast = {holiday.last}\n"
        + (f"workdays = [{', '.join(map(str, holiday.workdays))}]\n" if holiday.workdays else "")
        for holiday in one.holidays
    )


def _quoted(text: str) -> str:
    """A TOML string. What is kept here are names and titles: control characters have no place in them."""
    clean = "".join(char if char.isprintable() else " " for char in text)
    return '"' + clean.replace("\\", "\\\\").replace('"', '\\"') + '"'
