"""What happens to a printed table on its way to us: cells emptied, words broken, lines split, columns added.

Each damage changes the sheet and what is true of it together. Only damage a careful clerk could still read is done.
"""

import random
from dataclasses import replace

from importers.sheet import Merge, Sheet
from tests.importers.random_layouts import Printed, print_table

_TRADITIONAL = str.maketrans("号开项内据时体载对层级县乡请动会众", "號開項內據時體載對層級縣鄉請動會眾")
_BREAKABLE = ("工作日", "信息形成", "条例", "之日起", "政府信息公开", "变更")


def damaged_table(seed: int) -> Printed:
    """A random table with some damages."""
    dice = random.Random(seed * 7 + 1)
    printed = print_table(seed)
    for damage in (
        _break_words,
        _split_content,
        _empty_cells,
        _add_columns,
        _number_otherwise,
        _old_characters,
        _drop_header,
    ):
        if dice.random() < 0.35:
            printed = damage(printed, dice)
            printed.choices.append(damage.__name__)
    return printed


def _with(printed: Printed, rows: list[list[str]], merges: tuple[Merge, ...] | None = None) -> Printed:
    held = printed.sheet
    sheet = Sheet(held.file, held.name, rows, held.merges if merges is None else merges)
    return replace(printed, sheet=sheet, choices=list(printed.choices))


def _rows(printed: Printed) -> list[list[str]]:
    return [list(row) for row in printed.sheet.rows]


def _covered(printed: Printed, row: int, column: int) -> bool:
    """Whether a cell belongs to a block, or to words that the rows below point to."""
    return any(m.top <= row <= m.bottom and m.left <= column <= m.right for m in printed.sheet.merges)


def _break_words(printed: Printed, dice: random.Random) -> Printed:
    """A blank or a line break inside a word of 时限 or 依据."""
    rows = _rows(printed)
    for key in ("time_limit", "basis"):
        if key not in printed.keys:
            continue
        column = printed.keys.index(key)
        for line in printed.lines:
            text = rows[line][column]
            found = [word for word in _BREAKABLE if word in text]
            if found and dice.random() < 0.5:
                word = dice.choice(found)
                cut = dice.randrange(1, len(word))
                rows[line][column] = text.replace(word, word[:cut] + dice.choice((" ", "\n", "  ")) + word[cut:], 1)
    return _with(printed, rows)


def _empty_cells(printed: Printed, dice: random.Random) -> Printed:
    """A blank 依据, 时限 or 主体 that nobody filled: it must stay blank."""
    rows = _rows(printed)
    items = [dict(item) for item in printed.items]
    for key in ("basis", "time_limit", "subject"):
        if key not in printed.keys:
            continue
        column = printed.keys.index(key)
        ditto = any(rows[line][column] == "同上" for line in printed.lines)
        for place, line in enumerate(printed.lines):
            alone = not _covered(printed, line, column) and not ditto
            if alone and dice.random() < 0.2:
                rows[line][column] = ""
                items[place][key] = ""
    return replace(_with(printed, rows), items=items)


def _split_content(printed: Printed, dice: random.Random) -> Printed:
    """An item whose content takes several rows under one number."""
    candidates = [place for place, item in enumerate(printed.items) if item["content"].count("；") >= 2]
    if not candidates or "content" not in printed.keys:
        return printed
    place = dice.choice(candidates)
    line, column = printed.lines[place], printed.keys.index("content")
    pieces = [piece for piece in printed.items[place]["content"].split("；") if piece]
    if any(m.top <= line <= m.bottom and m.bottom > m.top for m in printed.sheet.merges if m.top > printed.head[1]):
        return printed
    rows = _rows(printed)
    rows[line][column] = pieces[0]
    added = [["" if i != column else piece for i in range(len(rows[line]))] for piece in pieces[1:]]
    rows[line + 1 : line + 1] = added
    merges = [_moved(m, line, len(added)) for m in printed.sheet.merges]
    if dice.random() < 0.5:
        others = [i for i, key in enumerate(printed.keys) if key != "content" and i < len(printed.keys)]
        merges += [Merge(line, i, line + len(added), i) for i in others]
    items = [dict(item) for item in printed.items]
    items[place]["content"] = "\n".join(pieces)
    lines = [other + (len(added) if other > line else 0) for other in printed.lines]
    return replace(_with(printed, rows, tuple(merges)), items=items, lines=lines)


def _moved(merge: Merge, line: int, by: int) -> Merge:
    return Merge(merge.top + by, merge.left, merge.bottom + by, merge.right) if merge.top > line else merge


def _add_columns(printed: Printed, dice: random.Random) -> Printed:
    """A column of ours no list has, at the end; its words are kept beside the known fields."""
    rows = _rows(printed)
    end = max(len(rows[line]) for line in (*printed.lines, *range(printed.head[0], printed.head[1] + 1)))
    label = dice.choice(("责任科室", "网站所属栏目", "公开网址", "过程"))
    if any("pushed" in choice or "together" in choice for choice in printed.choices):
        return printed
    for row in rows[printed.head[0] : printed.head[1] + 1]:
        row += [""] * (end - len(row) + 1)
    rows[printed.head[0]][end] = label
    for line in printed.lines:
        rows[line] += [""] * (end - len(rows[line])) + [dice.choice(("办公室", "综合科", "www.geermu.gov.cn", ""))]
    return _with(printed, rows)


def _number_otherwise(printed: Printed, dice: random.Random) -> Printed:
    """Numbers that begin anywhere, or are written 1.0."""
    if "number" not in printed.keys:
        return printed
    rows = _rows(printed)
    column, start, tail = printed.keys.index("number"), dice.choice((1, 22, 8)), dice.choice(("", ".0"))
    if _covered(printed, printed.lines[0], column):
        return printed
    for place, line in enumerate(printed.lines):
        rows[line][column] = f"{start + place}{tail}"
    return _with(printed, rows)


def _old_characters(printed: Printed, dice: random.Random) -> Printed:
    """Labels in Traditional characters; level names are as the header words them, so tables with levels are left."""
    if "tiers" in printed.keys or any("again=3" in choice for choice in printed.choices):
        return printed
    rows = _rows(printed)
    for number in range(printed.head[0], printed.head[1] + 1):
        rows[number] = [text.translate(_TRADITIONAL) for text in rows[number]]
    return _with(printed, rows)


def _drop_header(printed: Printed, dice: random.Random) -> Printed:
    """The label of the number column is missing although the numbers are there."""
    if "number" not in printed.keys or any("again=3" in choice for choice in printed.choices):
        return printed
    if any("pushed" in choice or "together" in choice for choice in printed.choices):
        return printed
    rows = _rows(printed)
    for number in range(printed.head[0], printed.head[1] + 1):
        rows[number][printed.keys.index("number")] = ""
    return _with(printed, rows)
