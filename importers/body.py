"""The body of a table: merged blocks filled, rows sorted into entries, their further lines, headings and notes.

Works on columns of texts because a sheet may have 100,000 rows. What the texts mean is read in ``values.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from importers.header import FoundTable, is_page_mark, is_title
from importers.labels import (
    ITEM_LEVELS,
    LabelBook,
    TargetKind,
    example_words,
    footer_words,
    instructions,
    note_beginnings,
    total_words,
)
from importers.readings import MappedColumn
from importers.sheet import Merge, Sheet
from model.text import fold, is_ditto

SECTION_NUMBER = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[部分章节类]+[、:：]?)\s*"
)
"""What stands before the words of a heading."""
_HIGHER_NUMBER = re.compile(
    r"[一二三四五六七八九十]+[、.．]?|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十]+[部分章节类]*[、:：]?"
)
_FEW = 3
_NEAR_HEADER = 3
"""Rows below a header in which the words of the empty form may have been left."""
_WIDE_BLOCK = 0.6


class Line(Enum):
    """What a body row is."""

    ENTRY = "entry"  # the first line of an entry
    MORE = "more"  # a further line of the entry above
    CATEGORY = "category"  # a row that only names the 一级事项 of the rows below
    TITLE = "title"  # a title inside the table; may name an area
    NOTE = "note"
    NUMBER_ONLY = "number_only"
    DITTO = "ditto"  # nothing but 同上, and no entry to say it of
    EXAMPLE = "example"  # how to fill in the form, left in


@dataclass(slots=True)
class Body:
    """Rows that hold something, and per mapped column their texts. Position ``i`` everywhere belongs to ``rows[i]``.

    ``covered[column][i]`` is 1 where a merged block from above reaches into the row. ``heading[i]`` is the 一级事项
    said by a row of its own, ``section`` one said above the table. ``blocks`` are those merged downwards: column, first
    and last position.
    """

    rows: list[int]
    texts: dict[int, list[str]]
    covered: dict[int, bytearray]
    lines: list[Line] = field(default_factory=list)
    heading: dict[int, str] = field(default_factory=dict)
    blocks: list[tuple[int, int, int]] = field(default_factory=list)
    section: str = ""


class BodyReader:
    """Reads the body of one table."""

    def __init__(self, sheet: Sheet, table: FoundTable, columns: Sequence[MappedColumn], book: LabelBook) -> None:
        self._sheet = sheet
        self._table = table
        self._book = book
        self._columns = [column for column in columns if column.target is not None]
        self._indexes = [column.index for column in self._columns]
        self._notes = note_beginnings()
        self._counted_so: dict[tuple[int, ...], bool] = {}

    def read(self) -> Body:
        """The body with every row's kind decided."""
        rows = [
            row
            for row in range(self._table.first, self._table.end)
            if row not in self._table.repeated and any(self._sheet.rows[row])
        ]
        texts = {column: self._column(column, rows) for column in self._indexes}
        body = Body(rows, texts, {column: bytearray(len(rows)) for column in self._indexes})
        wide = self._fill_merges(body)
        self._decide_lines(body, wide)
        return body

    def _column(self, column: int, rows: Sequence[int]) -> list[str]:
        cells = self._sheet.rows
        return [cells[row][column].strip() if column < len(cells[row]) else "" for row in rows]

    # -- merged blocks -----------------------------------------------------------------------------------------

    def _fill_merges(self, body: Body) -> set[int]:
        """Write the text of merged blocks into the rows they cover; returns rows that are one wide block."""
        if not self._sheet.merges or not body.rows:
            return set()
        place = {row: i for i, row in enumerate(body.rows)}
        wide: set[int] = set()
        for merge in self._sheet.merges:
            if merge.bottom < self._table.first or merge.top >= self._table.end:
                continue
            covered = [column for column in self._indexes if merge.left <= column <= merge.right]
            if len(covered) > max(2, len(self._indexes) * _WIDE_BLOCK):
                wide.add(merge.top)
                continue
            if covered and merge.top >= self._table.first:
                self._fill(body, merge, covered, place)
        return wide

    def _fill(self, body: Body, merge: Merge, covered: Sequence[int], place: dict[int, int]) -> None:
        text = self._sheet.text(merge.top, merge.left).strip()
        top = place.get(merge.top)
        below = [place[row] for row in range(merge.top + 1, min(merge.bottom, body.rows[-1]) + 1) if row in place]
        for column in covered if self._spreads(covered) else covered[:1]:
            values = body.texts[column]
            if top is not None and not values[top]:
                values[top] = text
            for i in below:
                if not values[i]:
                    values[i] = text
                    body.covered[column][i] = 1
        for column in covered:
            for i in below:
                if not body.texts[column][i]:
                    body.covered[column][i] = 1
        if below and top is not None and text:
            body.blocks += [(column, top, below[-1]) for column in covered]

    def _spreads(self, covered: Sequence[int]) -> bool:
        """Whether a block over several columns means all of them: two ticks in one, or a name that is its own group."""
        targets = [column.target for column in self._columns if column.index in covered]
        fields = {target.field for target in targets if target is not None}
        return len(fields) == 1 or fields <= set(ITEM_LEVELS[:2])

    # -- kinds of rows -----------------------------------------------------------------------------------------

    def _decide_lines(self, body: Body, wide: set[int]) -> None:
        by_field = {field: self._of_field(field) for field in (*ITEM_LEVELS, "content")}
        numbers = [c.index for c in self._columns if c.target and c.target.kind is TargetKind.NUMBER]
        own = _Own(body, by_field, numbers)
        self._lists_much = any(len(cells) - cells.count("") > _FEW for cells in self._cells_of(body))
        uids = [c.index for c in self._columns if c.target and c.target.kind is TargetKind.UID]
        in_note = False
        open_entry = False
        for i, row in enumerate(body.rows):
            if uids and any(body.texts[column][i] and not body.covered[column][i] for column in uids):
                body.lines.append(Line.ENTRY)
                in_note, open_entry = False, True
                continue
            cells = self._sheet.rows[row]
            filled = len(cells) - cells.count("")
            line = None
            if any(fold(body.texts[column][i]).strip("()") in example_words() for column in numbers) or (
                i < _NEAR_HEADER and _tells_how_to_fill_in(cells)
            ):
                line = Line.EXAMPLE
            elif filled <= _FEW or row in wide:
                line = self._short_line(body, i, own, in_note=in_note, wide=row in wide)
            if line is None:
                line = own.entry_or_more(i, open_entry=open_entry)
            in_note = line is Line.NOTE
            open_entry = (open_entry and line is Line.MORE) or line is Line.ENTRY
            body.lines.append(line)

    def _cells_of(self, body: Body) -> Iterator[list[str]]:
        return (list(self._sheet.rows[row]) for row in body.rows)

    def _of_field(self, field_key: str) -> list[int]:
        return [
            c.index
            for c in self._columns
            if c.target and c.target.kind is TargetKind.FIELD and c.target.field == field_key
        ]

    def _short_line(self, body: Body, i: int, own: "_Own", *, in_note: bool, wide: bool) -> Line | None:
        """Rows with few words: notes, titles, headings; None when the row is part of the list after all."""
        texts = [text.strip() for text in self._sheet.rows[body.rows[i]] if text and not text.isspace()]
        if not texts:
            return Line.MORE
        first = fold(texts[0])
        at_edge = wide or own.is_at_edge(i)  # further lines of a content may begin like a note: 3.主办单位
        noted = first.startswith(self._notes) or any(word in first for word in footer_words())
        if first in total_words() or (noted and at_edge):
            return Line.NOTE
        if sum(self._book.is_metadata(text) for text in texts) * 2 > len(texts):
            return Line.NOTE
        if len(texts) == 2 and self._is_numbered_heading(body, i, texts, own):
            return self._heading(body, i, texts[1])
        if len(texts) > 1:
            return None
        if in_note and at_edge:
            return Line.NOTE
        return self._lone_text(body, i, texts[0], own, wide=wide)

    def _lone_text(self, body: Body, i: int, text: str, own: "_Own", *, wide: bool) -> Line | None:
        at_number = any(body.texts[column][i] == text for column in own.numbers)
        if is_page_mark(text) and not text.isdecimal():
            return Line.NOTE
        if at_number and not wide and re.fullmatch(r"[\d\s.、]+", text):
            return Line.NUMBER_ONLY
        at_category = any(body.texts[column][i] == text for column in own.category)
        unknown = not any(values[i] for values in body.texts.values())
        if not (wide or at_number or at_category or unknown):
            if own.is_name(i) and SECTION_NUMBER.match(text) and self._heads_rows(body, own.name):
                return self._heading(body, i, text)
            return None if not own.is_name(i) or not is_title(text) else Line.TITLE
        if is_title(text) or len(text) > 60:
            return Line.TITLE if len(text) <= 60 else Line.NOTE
        if unknown and not wide:
            return None
        if is_ditto(text):
            return Line.DITTO
        return self._heading(body, i, text)

    @staticmethod
    def _heading(body: Body, i: int, text: str) -> Line:
        """A row that names what the rows below belong to: a 领域 or a 一级事项."""
        if is_title(text):
            return Line.TITLE
        body.heading[i] = SECTION_NUMBER.sub("", text)
        return Line.CATEGORY

    def _heads_rows(self, body: Body, columns: Sequence[int]) -> bool:
        """Whether a number of a higher order in these columns tells a heading: the full rows are counted otherwise."""
        if not self._lists_much:
            return False
        key = tuple(columns)
        if key not in self._counted_so:
            cells = self._sheet.rows
            full = [i for i, row in enumerate(body.rows) if len(cells[row]) - cells[row].count("") > _FEW]
            texts = {body.texts[column][i] for column in columns for i in full}
            self._counted_so[key] = any(_HIGHER_NUMBER.fullmatch(t) or SECTION_NUMBER.match(t) for t in texts)
        return not self._counted_so[key]

    def _is_numbered_heading(self, body: Body, i: int, texts: Sequence[str], own: "_Own") -> bool:
        """Whether a row holds nothing but a number of a higher order (一、（一）, 1 above 1.1) and words behind it.

        Only in a table whose entries say more: in a bare list of numbers and names every row is an entry.
        """
        number = fold(texts[0]).rstrip(".、")
        at_number = any(body.texts[column][i] == texts[0] for column in own.numbers)
        items = (*own.category, *own.name, *own.detail)
        if not self._lists_much or not at_number or not any(body.texts[column][i] == texts[1] for column in items):
            return False
        if _HIGHER_NUMBER.fullmatch(texts[0]):
            return self._heads_rows(body, own.numbers)
        below = (fold(body.texts[column][i + 1]) for column in own.numbers if i + 1 < len(body.rows))
        return number.isdecimal() and any(text.startswith((f"{number}.", f"{number}-")) for text in below)


def _tells_how_to_fill_in(cells: Sequence[str]) -> bool:
    """Whether most cells of a row say what is to be written in them: left in from the empty form."""
    filled = [fold(text) for text in cells if text and not text.isspace()]
    return len(filled) > 2 and sum(text.startswith(instructions()) for text in filled) * 2 > len(filled)


class _Own:
    """Which of a row's item columns hold words of their own, not those of a block from above."""

    def __init__(self, body: Body, by_field: dict[str, list[int]], numbers: list[int]) -> None:
        self._body = body
        self.category, self.name, self.detail = (by_field[key] for key in ITEM_LEVELS)
        self.content = by_field["content"]
        self.numbers = numbers
        self._has_category, self._has_name, self._has_detail = (
            self._own(columns) for columns in (self.category, self.name, self.detail)
        )
        self._has_number, self._has_content = self._own(numbers), self._own(self.content)

    def _own(self, columns: Sequence[int]) -> list[bool]:
        """For every row whether one of these columns holds words of its own."""
        result = [False] * len(self._body.rows)
        for column in columns:
            texts, covered = self._body.texts[column], self._body.covered[column]
            if any(covered):
                own = [bool(text) and not block for text, block in zip(texts, covered, strict=True)]
            else:
                own = list(map(bool, texts))
            result = [before or now for before, now in zip(result, own, strict=True)] if any(result) else own
        return result

    def is_name(self, i: int) -> bool:
        return self._has_name[i]

    def is_at_edge(self, i: int) -> bool:
        """Whether the only words of a row stand where notes begin: in the first columns or in no column at all."""
        first = sorted(self._body.texts)[:2]
        others = [column for column in self._body.texts if column not in first]
        return not any(self._body.texts[column][i] for column in others)

    def entry_or_more(self, i: int, *, open_entry: bool) -> Line:
        """Whether a row begins an entry or adds to the one above."""
        if not open_entry or self._has_name[i] or self._has_detail[i]:
            return Line.ENTRY
        if not self.name:
            begins = self._has_content[i] if self.content else self._has_category[i]
            return Line.ENTRY if begins else Line.MORE
        if self._has_number[i] and (self._has_content[i] or not self.content):
            return Line.ENTRY
        return Line.ENTRY if self._has_category[i] and self._has_content[i] else Line.MORE
