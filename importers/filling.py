"""What cells leave to the row above: 一级事项 goes down, 同上 is replaced, the 领域 of a row is found.

Nothing else is filled: a blank 依据, 时限, 主体 or 渠道 stays blank unless the cells are really merged (``body.py``).
"""

import re
from collections.abc import Sequence

from importers.areas import AreaBook
from importers.body import Body, Line
from importers.labels import ITEM_LEVELS, TargetKind
from importers.readings import AreaGuess
from importers.told import ColumnGroups, Told
from model.text import is_ditto

_HEADINGS = -1
"""The column that stands for 一级事项 said by rows of their own, in a table without such a column."""

_LONGEST_DITTO = 20
_CONTINUED = re.compile(r"\s*[(（](?:续|接上页|接上表|续表|续上)[)）]$")
"""What a list printed on pages adds to a 一级事项 that goes on from the page before."""

Group = tuple[int, Sequence[int]]
"""The first line of an entry and its further lines, as positions in the body."""


def own_rows(body: Body, groups: ColumnGroups) -> frozenset[int]:
    """Rows that our own export wrote: what is blank in them is blank."""
    columns = groups.others.get(TargetKind.UID, [])
    return frozenset(i for column in columns for i, text in enumerate(body.texts[column]) if text)


def fill_levels(body: Body, groups: ColumnGroups, ours: frozenset[int]) -> list[int]:
    """一级事项 goes down to the rows where it is blank; 二级事项 only to rows that have a 三级事项.

    Rows of our own exports (``ours``) are left as they are. Returns the rows that say a 一级事项 which no row below
    has taken.
    """
    category_key, name_key, detail_key = ITEM_LEVELS
    category = groups.texts.get(category_key)
    section = body.section if not category else ""
    if (body.heading or section) and not category:
        body.texts[_HEADINGS] = [""] * len(body.rows)
        body.covered[_HEADINGS] = bytearray(len(body.rows))
        category = groups.texts[category_key] = [_HEADINGS]
    details = groups.texts.get(detail_key, [])
    names = groups.texts.get(name_key, []) if details else []
    last_category, last_name = section, ""
    heading, unused = -1, dict.fromkeys(body.heading)
    for i, line in enumerate(body.lines):
        if line is Line.CATEGORY:
            last_category, last_name, heading = body.heading[i], "", i
        elif line is Line.TITLE:
            last_category, last_name, heading = "", "", -1
        elif line is Line.ENTRY and i not in ours:
            own = _first(body, category or (), i)
            if own and category and last_category and _CONTINUED.sub("", own) == last_category:
                body.texts[category[0]][i] = own = last_category
            if own and not is_ditto(own):
                last_name = last_name if own == last_category else ""
                last_category, heading = own, -1
            elif category and last_category:
                body.texts[category[0]][i] = last_category
                unused.pop(heading, None)
            own = _first(body, names, i)
            if own:
                last_name = own
            elif names and last_name and _first(body, details, i):
                body.texts[names[0]][i] = last_name
    return list(unused)


def resolve_dittos(
    body: Body,
    groups: ColumnGroups,
    entries: Sequence[Group],
    numbers: Sequence[str],
    told: Told,
    ours: frozenset[int],
) -> None:
    """Put what is meant in the place of 同上; leave it blank and say so where nothing is above."""
    start = {i for first, more in entries for i in (first, *more)} - ours
    for key in groups.keys:
        for column in groups.columns(key):
            texts = body.texts[column]
            dittos = {text for text in set(texts) if text and len(text) <= _LONGEST_DITTO and is_ditto(text)}
            if dittos:
                _resolve_column(body, key, texts, dittos, start, numbers, told)


def _resolve_column(
    body: Body, key: str, texts: list[str], dittos: set[str], in_entries: set[int], numbers: Sequence[str], told: Told
) -> None:
    above = above_number = ""
    for i, line in enumerate(body.lines):
        if line is Line.TITLE:
            above = ""
        if i not in in_entries:
            continue
        if texts[i] in dittos:
            written = texts[i]
            if not above:
                message = f"写的是“{written}”，但上面没有可以参照的内容，已留空，请补填。"
                told.report(body.rows[i], key, message, written)
            elif _gap(above_number, numbers[i]):
                jump = f"序号从 {above_number} 跳到 {numbers[i]}"
                message = f"写的是“{written}”，但{jump}，上面的行可能已被删去，请核对。"
                told.report(body.rows[i], key, message, above)
            texts[i] = above
        elif texts[i] or line is Line.ENTRY:
            above = texts[i]
        if line is Line.ENTRY:
            above_number = numbers[i] or above_number


def _gap(above: str, number: str) -> bool:
    """Whether rows were taken out between two numbers."""
    return above.isdecimal() and number.isdecimal() and int(number) - int(above) > 1


def row_areas(body: Body, groups: ColumnGroups, areas: AreaBook, of_table: AreaGuess) -> list[AreaGuess]:
    """The area of every row: the 领域 column, filled down, else a title inside the table, else the table's."""
    columns = groups.others.get(TargetKind.AREA, [])
    if not columns and Line.TITLE not in body.lines:
        return [of_table] * len(body.lines)
    current, written = of_table, AreaGuess()
    result: list[AreaGuess] = []
    known: dict[str, AreaGuess] = {}
    for i, line in enumerate(body.lines):
        if line is Line.TITLE:
            current = next((g for v in body.texts.values() if v[i] and (g := areas.in_title(v[i]))), current)
            written = AreaGuess()
        text = _first(body, columns, i) if line is Line.ENTRY else ""
        if text and not is_ditto(text):
            if text not in known:
                guess = areas.named(text)
                known[text] = AreaGuess(guess.key, guess.label, "column")
            written = known[text]
        result.append(written or current)
    return result


def _first(body: Body, columns: Sequence[int], i: int) -> str:
    for column in columns:
        if body.texts[column][i]:
            return body.texts[column][i]
    return ""


def first_texts(body: Body, columns: Sequence[int]) -> list[str]:
    """For every row the first words of these columns."""
    if len(columns) == 1:
        return body.texts[columns[0]]
    return [_first(body, columns, i) for i in range(len(body.rows))]


def row_numbers(body: Body, groups: ColumnGroups) -> list[str]:
    """For every row its 序号 as text: 1.0 is 1, a second running number stands behind the first."""
    columns = groups.others.get(TargetKind.NUMBER, [])
    known: dict[tuple[str, ...], str] = {}
    result = []
    for words in zip(*(body.texts[column] for column in columns), strict=True) if columns else ():
        if words not in known:
            plain = [word.removesuffix(".0") for word in words if word]
            known[words] = " ".join(dict.fromkeys(plain))
        result.append(known[words])
    return result or [""] * len(body.rows)
