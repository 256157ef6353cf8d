"""Tables that stand side by side in one sheet, taken apart before anything else looks at them.

Each part is the same sheet with the columns of the other parts blank, so that every cell keeps its own name.
"""

from dataclasses import replace
from itertools import pairwise

from importers.sheet import Sheet
from model.text import fold_key

_HEADER_WITHIN = 40
"""Rows from the top in which the headers are looked for."""
_FEWEST_LABELS = 4

Span = tuple[int, int]
"""First and last column of a part."""


def side_by_side(sheet: Sheet) -> list[Sheet]:
    """The sheet's tables that stand beside each other, from left to right; the sheet itself when there is only one.

    Two tables are known by the same header words twice in a row with a column between them that is empty all the
    way down.
    """
    for row in range(min(_HEADER_WITHIN, len(sheet.rows))):
        spans = _spans(sheet, row)
        if len(spans) > 1 and _alike(sheet, row, spans) and _apart(sheet, spans):
            return [_part(sheet, row, spans, number) for number in range(len(spans))]
    return [sheet]


def _spans(sheet: Sheet, row: int) -> list[Span]:
    """The runs of columns that a row fills; a merged cell fills all its columns."""
    filled = {column for column, text in enumerate(sheet.rows[row]) if text and not text.isspace()}
    if len(filled) < 2 * _FEWEST_LABELS:
        return []
    for merge in sheet.merges:
        if merge.top <= row <= merge.bottom:
            filled |= set(range(merge.left, merge.right + 1))
    spans: list[Span] = []
    for column in sorted(filled):
        if spans and spans[-1][1] == column - 1:
            spans[-1] = (spans[-1][0], column)
        else:
            spans.append((column, column))
    return spans


def _alike(sheet: Sheet, row: int, spans: list[Span]) -> bool:
    first, *others = ([fold_key(sheet.text(row, c)) for c in range(left, right + 1)] for left, right in spans)
    labels = {label for label in first if label}
    return len(labels) >= _FEWEST_LABELS and not any(map(str.isdecimal, labels)) and all(o == first for o in others)


def _apart(sheet: Sheet, spans: list[Span]) -> bool:
    between = [c for one, two in pairwise(spans) for c in range(one[1] + 1, two[0])]
    return not any(text and not text.isspace() for row in sheet.rows for c in between for text in row[c : c + 1])


def _part(sheet: Sheet, header: int, spans: list[Span], number: int) -> Sheet:
    """One table with the cells up to the next; what is told about the whole sheet stays with the first."""
    left = 0 if number == 0 else spans[number][0]
    right = spans[number + 1][0] if number + 1 < len(spans) else max(map(len, sheet.rows))
    rows = [[text if left <= c < right else "" for c, text in enumerate(row)] for row in sheet.rows]
    part = replace(
        sheet,
        rows=rows,
        merges=tuple(m for m in sheet.merges if left <= m.left < right),
        comments={place: text for place, text in sheet.comments.items() if left <= place[1] < right},
        notes=tuple(note for note in sheet.notes if _is_in(note.column, left, right, first=number == 0)),
        tracked=tuple(change for change in sheet.tracked if _is_in(change.column, left, right, first=number == 0)),
    )
    if number == 0:
        return part
    over = [m for m in sheet.merges if m.bottom < header and m.left < left <= m.right]
    titles = [sheet.text(m.top, m.left) for m in sorted(over, key=lambda m: m.top)]
    return replace(part, above=(*sheet.above, *filter(None, titles)), below=(), remarks=())


def _is_in(column: int | None, left: int, right: int, *, first: bool) -> bool:
    """Whether something at a column belongs to a part; what stands outside every column goes with the first."""
    return first if column is None else left <= column < right
