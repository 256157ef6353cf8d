"""A sheet while it is being read: cleans the texts, keeps the limits, cuts what is empty. All readers end here.

Knows no file format.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from importers.reading import limits
from importers.sheet import Comment, Merge, Sheet, Tracked, cell_name
from model.errors import UserError

# What no table should hold: control characters, halves of surrogate pairs, non-characters.
_STRAY = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff]")
# Word's soft line break, form feeds and the line separators of other systems are line breaks to a reader.
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with ``\\n`` as its only line break and without characters nobody can see."""
    if not _SUSPECT.search(text):
        return text
    return _STRAY.sub("", _BREAK.sub("\n", text))


class _Texts(dict[str, str]):
    """Text as read → text as kept. Equal texts become one object; a catalogue repeats most of its words."""

    def __init__(self) -> None:
        super().__init__()
        self.stray = 0

    def __missing__(self, text: str) -> str:
        kept = clean(text)
        if kept != text and _STRAY.search(text):
            self.stray += 1
        self[text] = kept
        return kept


class Budget:
    """What is left of a file's limits. Shared by all sheets of one file.

    Raises ``UserError`` when a file holds more than a list of a public office can.
    """

    def __init__(self) -> None:
        self._sheets = 0
        self._cells = 0
        self._slots = 0

    def sheet(self) -> None:
        """One more sheet begins."""
        self._sheets += 1
        if self._sheets > limits.SHEETS:
            raise UserError(
                f"里的工作表或表格超过 {limits.SHEETS} 个，无法导入。请在 WPS 中只留下需要的表，另存后再导入。"
            )

    def row(self, filled: int, slots: int) -> None:
        """One more row with ``filled`` texts in ``slots`` places."""
        self._cells += filled
        self._slots += slots
        if self._cells > limits.FILLED_CELLS:
            raise UserError(
                f"里有内容的单元格超过 {limits.FILLED_CELLS // 10_000} 万个，不像目录。"
                "请在 WPS 中把需要的行复制到新表格，另存后再导入。"
            )
        if self._slots > limits.SLOTS:
            raise UserError("里的内容散落得太远，中间大片空白。请在 WPS 中把需要的行列复制到新表格，另存后再导入。")


class SheetBuilder:
    """Collects rows from the top; ``build`` gives the sheet.

    Empty cells at the end of a row and empty rows at the end of the sheet are cut; empty rows and columns before
    them stay, so that a row's number is the one the clerk sees in the margin.
    """

    def __init__(self, name: str, budget: Budget) -> None:
        budget.sheet()
        self.name = clean(name)
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.comments: dict[tuple[int, int], str] = {}
        self.notes: list[Comment] = []
        self.tracked: list[Tracked] = []
        self.remarks: list[str] = []
        self.saved_by = ""
        self.as_is = False  # our own files: their texts are values already and must come back exactly
        self._budget = budget
        self._texts = _Texts()
        self._rows: list[tuple[str, ...]] = []
        self._width = 0

    @property
    def height(self) -> int:
        """The number of rows so far: the next row's index."""
        return len(self._rows)

    def add_row(self, cells: Sequence[str]) -> None:
        """The next row, from column A on."""
        end = len(cells)
        while end and not cells[end - 1]:
            end -= 1
        if not end:
            self._rows.append(())
            return
        written = cells if end == len(cells) else cells[:end]
        row = tuple(written) if self.as_is else tuple(map(self._texts.__getitem__, written))
        self._budget.row(end - row.count(""), end)
        self._rows.append(row)
        if end > self._width:
            self._width = end

    def put_row(self, row: int, cells: Sequence[str]) -> None:
        """A row at its place. Rows between are empty; a row given twice is filled up with the later texts."""
        missing = row - len(self._rows)
        if missing >= 0:
            self._rows.extend([()] * missing)
            self.add_row(cells)
            return
        earlier = self._rows[row]
        self.add_row([later or before for later, before in zip_longest(cells, earlier, fillvalue="")])
        self._rows[row] = self._rows.pop()

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """A merged block; blocks of one cell are none."""
        if bottom > top or right > left:
            if len(self.merges) >= limits.MERGES:
                raise UserError(
                    f"里的合并单元格超过 {limits.MERGES // 10_000} 万处，无法导入。请取消多余的合并，另存后再导入。"
                )
            self.merges.append(Merge(top, left, bottom, right))

    def said(self, told: Comment | Tracked) -> None:
        """A comment or a recorded change."""
        if len(self.notes) + len(self.tracked) >= limits.REMARKS:
            raise UserError(f"里的批注和修订超过 {limits.REMARKS // 10_000} 万处，不像审核过的目录，没有读取。")
        if isinstance(told, Comment):
            self.notes.append(replace(told, text=clean(told.text), anchor=clean(told.anchor)))
        else:
            self.tracked.append(replace(told, before=clean(told.before), after=clean(told.after)))

    def build(self, above: Iterable[str] = (), below: Iterable[str] = ()) -> Sheet:
        """The sheet; merges, hidden places and comments are cut to what is written."""
        rows = self._rows
        while rows and not rows[-1]:
            rows.pop()
        height, width = len(rows), self._width
        remarks = list(self.remarks)
        if self._texts.stray:
            remarks.append(f"有 {self._texts.stray} 种单元格文字含有看不见的控制字符，已去掉。")
        return Sheet(
            file="",
            name=self.name,
            rows=rows,
            merges=tuple(_within(self.merges, height, width)),
            hidden_rows=frozenset(row for row in self.hidden_rows if row < height),
            hidden_columns=frozenset(column for column in self.hidden_columns if column < width),
            above=tuple(clean(text) for text in above),
            below=tuple(clean(text) for text in below),
            remarks=tuple(remarks),
            comments={place: clean(text) for place, text in self.comments.items()},
            notes=tuple(self.notes),
            tracked=tuple(self.tracked),
            saved_by=self.saved_by,
        )


def _within(merges: Iterable[Merge], height: int, width: int) -> Iterable[Merge]:
    """The merges inside the written part: a whole column may be merged, its empty end means nothing."""
    for merge in merges:
        bottom, right = min(merge.bottom, height - 1), min(merge.right, width - 1)
        if merge.top <= bottom and merge.left <= right and (bottom > merge.top or right > merge.left):
            yield Merge(merge.top, merge.left, bottom, right)


def listed(places: Iterable[tuple[int, int]], most: int = 5) -> str:
    """Cell names for a sentence: ``B7、C9 等 12 处``."""
    names = [cell_name(row, column) for row, column in sorted(places)]
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown} 等 {len(names)} 处"
