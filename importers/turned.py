"""Tables turned on their side: the labels down the left, an entry in every column. Turned back, nothing else."""

from collections.abc import Sequence
from dataclasses import replace

from importers.cards import explains, label_in, names_entries
from importers.header import find_tables
from importers.labels import LabelBook
from importers.sheet import Merge, Sheet

_MOST_LABELS = 60
_MOST_ENTRIES = 2_000
_NEARLY_ALL = 0.8
_MOST = 0.6
_REMARK = "表头在左侧、每列一个事项，已转成一行一个事项再导入；提示中的行号是转换后的行号（原来的列）。"


def turned_back(sheet: Sheet, book: LabelBook) -> Sheet:
    """The sheet with a row for every entry, when its labels stand below each other; else the sheet as it is."""
    if not 0 < len(sheet.rows) <= _MOST_LABELS or max(map(len, sheet.rows)) > _MOST_ENTRIES:
        return sheet
    filled = [row for row in range(len(sheet.rows)) if len(_values(sheet, row)) > 1]
    labelled = [row for row in filled if label_in(_values(sheet, row)[0], book) is not None]
    if not labelled or len(labelled) < _NEARLY_ALL * len([row for row in filled if row >= labelled[0]]):
        return sheet
    targets = [target for row in labelled if (target := label_in(_values(sheet, row)[0], book)) is not None]
    several = sum(_holds_several(_values(sheet, row), book) for row in labelled)
    if not names_entries(targets) or several < _MOST * len(labelled):
        return sheet
    above = [text for row in sheet.rows[: labelled[0]] for text in row if text and not text.isspace()]
    values = [text for row in labelled for text in _values(sheet, row)[1:]]
    if explains(sheet, [*sheet.above, *above], values):
        return sheet
    turned = _turned(sheet, labelled[0], filled[-1], above)
    return turned if find_tables(turned, book) else sheet


def _values(sheet: Sheet, row: int) -> list[str]:
    return [text.strip() for text in sheet.rows[row] if text and not text.isspace()]


def _holds_several(texts: Sequence[str], book: LabelBook) -> bool:
    """Whether two values or more follow the label, and no other label."""
    return len(texts) > 2 and all(label_in(text, book) is None for text in texts[1:])


def _turned(sheet: Sheet, top: int, bottom: int, above: Sequence[str]) -> Sheet:
    width = max(map(len, sheet.rows))
    rows = [[sheet.text(row, column) for row in range(top, bottom + 1)] for column in range(width)]
    merges = [
        Merge(merge.left, merge.top - top, merge.right, merge.bottom - top)
        for merge in sheet.merges
        if top <= merge.top and merge.bottom <= bottom
    ]
    under = [text for row in sheet.rows[bottom + 1 :] for text in row if text and not text.isspace()]
    hidden = frozenset(row - top for row in sheet.hidden_rows if top <= row <= bottom)
    return replace(
        sheet,
        rows=rows,
        merges=tuple(merges),
        hidden_rows=sheet.hidden_columns,
        hidden_columns=hidden,
        above=(*sheet.above, *above),
        below=(*under, *sheet.below),
        remarks=(*sheet.remarks, _REMARK),
        comments={},
        notes=(),
        tracked=(),
    )
