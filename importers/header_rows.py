"""One table header: the rows it has, read into one label per column.

One to three rows; two-row headers aligned, without merges, with the second row pushed together, or run into one
row; labels split over rows. Where headers stand in a sheet is ``header.py``, what a column means ``mapping.py``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.labels import ITEM_LEVELS, LabelBook, Target, TargetKind, tidy_label
from importers.sheet import Merge, Sheet
from model.exchange import FileInfo

MAX_ROWS = 3
WIDEST = 120
"""Columns beyond this one are not looked at for headers; nobody's table is so wide."""

_SECTION = re.compile(r"[(（][一二三四五六七八九十]+[)）]")
"""How a heading in the list begins, not the second half of a label."""
_LONGEST_PART = 8
_MANY = 3
_NEARLY_ALL = 0.8
_SEVERAL_FIELDS = 4
_LONGEST_SUB = 24
_ITEM = "name"
_ANCHORS = (*ITEM_LEVELS, "content")


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """The label of one column, and the heading above it. ``target`` is what the words alone say."""

    column: int
    label: str
    group: str = ""
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Header rows ``top`` to ``bottom`` (inside) and the labels they give."""

    top: int
    bottom: int
    cells: tuple[HeaderCell, ...]

    @property
    def signature(self) -> tuple[tuple[int, str], ...]:
        """What two headers of the same layout have in common."""
        return tuple((cell.column, cell.group + "/" + cell.label) for cell in self.cells)


class HeaderReader:
    """Reads headers of one sheet."""

    def __init__(self, sheet: Sheet, book: LabelBook) -> None:
        self._sheet = sheet
        self._book = book
        self._merges: dict[int, list[Merge]] = {}
        for merge in sheet.merges:
            if merge.left < WIDEST:
                self._merges.setdefault(merge.top, []).append(merge)

    def texts(self, row: int) -> dict[int, str]:
        """The non-empty cells of a row."""
        if row >= len(self._sheet.rows):
            return {}
        cells = enumerate(self._sheet.rows[row][:WIDEST])
        filled = ((column, text) for column, text in cells if text and not text.isspace())
        # what our own files say about themselves above their hidden columns is no label
        return {column: tidy_label(text) for column, text in filled if text[0] != "{" or FileInfo.load(text) is None}

    def read(self, top: int, height: int = 0) -> Header | None:
        """The header that begins in row ``top``; None when these rows are none.

        With ``height`` the clerk has said how many rows it has, and whatever stands there is the header.
        """
        first = self.texts(top)
        layers = [first]
        while len(layers) < (height or MAX_ROWS):
            row = self.texts(top + len(layers))
            if not height and not row:  # copies of web pages have an empty line between any two rows
                below = self.texts(top + len(layers) + 1)
                if len(layers) > 1 or not self._continues(layers, below, top):
                    break
                layers += [row, below]
                continue
            if not height and not self._continues(layers, row, top):
                break
            layers.append(row)
        written = [layer for layer in layers if layer]
        cells = self._cells(written, top)
        if not height and not self._is_header(first, cells):
            return None
        bottom = top + len(layers) - 1
        if not height and _counts_columns(self.texts(bottom + 1)):
            bottom += 1
        return Header(top, bottom, tuple(cells))

    # -- which rows belong to it -------------------------------------------------------------------------------

    def _continues(self, layers: list[dict[int, str]], row: dict[int, str], top: int) -> bool:
        """Whether ``row`` is the next header row: sub-labels, or the second half of split labels, and nothing else."""
        if not row or any(len(text) > _LONGEST_SUB and not text.startswith(("(", "（")) for text in row.values()):
            return False
        if self._pushed_together(row):
            return True
        groups = self._groups(layers[0], row, top)
        above = _stacked(layers)
        return all(self._belongs(column, text, above, groups) for column, text in row.items())

    def _belongs(self, column: int, text: str, above: Mapping[int, str], groups: Mapping[int, str]) -> bool:
        own = above.get(column, "")
        if text.startswith(("(", "（")) and own and not _SECTION.match(text):
            return True
        if own and self._book.match(own + text) is not None:
            return self._book.is_fragment(text)
        group = self._book.group(groups[column]) if column in groups else None
        if self._book.match_sub(text, group) is not None:
            return True
        if own:
            shared = column in groups and groups.get(column + 1) == groups[column] and column + 1 not in above
            return shared and len(text) <= _LONGEST_PART and not _is_mark(text)
        return self._book.match(text) is not None or (column in groups and not _is_mark(text))

    def _pushed_together(self, row: Mapping[int, str]) -> bool:
        """Whether a row holds nothing but sub-labels side by side, as is left when merges are lost."""
        targets = [self._book.match_sub(text, None) for text in row.values()]
        known = sum(target is not None for target in targets)
        loose = sum(self._book.is_tier(text) for text in row.values())
        return known >= 2 and known + loose >= len(row)

    def _is_header(self, first: Mapping[int, str], cells: list[HeaderCell]) -> bool:
        if sum(self._book.is_metadata(text) for text in first.values()) * 3 > len(first):
            return False
        if any(text.isdecimal() or text.startswith("《") for text in first.values()):
            return False  # words of small vocabularies in a row of the list: 1, …, 《…》, 主动公开, 全社会
        known = [cell for cell in cells if cell.target is not None]
        fields = {(cell.target.kind, cell.target.field) for cell in known if cell.target is not None}
        if self._is_header_in_other_words(cells, known):
            return True
        anchors = sum(kind is TargetKind.FIELD and field in _ANCHORS for kind, field in fields)
        if len(fields) == 2:
            return (len(known) * 2 >= len(cells) and anchors == 2) or (len(known) == len(cells) and anchors > 0)
        return len(fields) > 2 and len(known) * 2 >= len(cells) and anchors > 0

    def _is_header_in_other_words(self, cells: Sequence[HeaderCell], known: Sequence[HeaderCell]) -> bool:
        """Whether nearly all cells are labels when unknown ones are taken for what they probably mean."""
        guessed = [(cell, self._book.soft(cell.label)) for cell in cells if cell.target is None]
        told = [target for _, target in guessed if target is not None] + [c.target for c in known if c.target]
        fields = {target.field for target in told if target.kind is TargetKind.FIELD}
        enough = len(told) >= len(cells) * _NEARLY_ALL and len(fields) >= _SEVERAL_FIELDS
        return enough and bool(known) and any(field in _ANCHORS for field in fields)

    # -- labels ------------------------------------------------------------------------------------------------

    def _cells(self, layers: list[dict[int, str]], top: int) -> list[HeaderCell]:
        first, below = layers[0], _stacked(layers[1:])
        if len(layers) == 2 and self._pushed_together(below) and self._misaligned(first, below, top):
            return self._laid_out(list(first.values()), list(below.values()), min(first))
        if len(layers) == 1:
            split = self._run_together(first, top)
            if split:
                return self._laid_out(list(first.values())[:split], list(first.values())[split:], min(first))
        groups = self._groups(first, below, top)
        columns = sorted({*first, *below, *groups})
        return [self._cell(column, first, layers[1:], groups) for column in columns]

    def _cell(
        self, column: int, first: Mapping[int, str], deeper: list[dict[int, str]], groups: Mapping[int, str]
    ) -> HeaderCell:
        heading = groups.get(column, "")
        subs = [layer[column] for layer in deeper if column in layer]
        own = first.get(column, "")
        group = self._book.group(heading) if heading else None
        if heading and len(subs) > 1 and _heads_several(deeper, column):
            subs = subs[-1:]
        if subs:
            whole = own + "".join(subs)
            split = self._book.match(whole) if own else None
            sub = self._book.match_sub("".join(subs), group)
            if split is not None and sub is None:
                return HeaderCell(column, whole, "", split)
            label, target = "".join(subs), sub or self._book.match("".join(subs)) or self._book.field_below(group)
        else:
            label, target = own or heading, self._book.match(own) if own else group
        if target is None and self._book.is_tier(label):
            target = self._book.tier_tick(label)
        return HeaderCell(column, label, heading if heading != label else "", target)

    def _groups(self, first: Mapping[int, str], below: Mapping[int, str], top: int) -> dict[int, str]:
        """Column → the heading above it, for headings over several columns."""
        groups: dict[int, str] = {}
        for merge in self._merges.get(top, ()):
            if merge.right > merge.left and merge.left in first:
                span = range(merge.left, min(merge.right, WIDEST - 1) + 1)
                groups |= dict.fromkeys(span, first[merge.left])
        # a heading in a merged cell reaches exactly so far, another one as far as there are words below
        whole = {column for merge in self._merges.get(top, ()) for column in range(merge.left, merge.right + 1)}
        heading = ""
        for column in range(min(first, default=0), max([*first, *below], default=-1) + 1):
            heading = "" if column in whole else first.get(column, heading if column in below else "")
            if heading and column in below:
                groups[column] = heading
        return groups

    def _misaligned(self, first: Mapping[int, str], below: Mapping[int, str], top: int) -> bool:
        """Whether the sub-labels do not stand under their headings."""
        if _is_run(first) and _is_run(below) and min(first) == min(below):
            return self._body_width(top + 2, first) > max(first) + 1
        groups = self._groups(first, below, top)
        wrong = 0
        for column, text in below.items():
            target = self._book.match_sub(text, None)
            heading = self._book.group(groups.get(column, ""))
            if target is not None and (heading is None or not self._same_group(heading, target)):
                wrong += 1
        return wrong * 2 > len(below)

    def _same_group(self, heading: Target, target: Target) -> bool:
        if heading.field == _ITEM:
            return target.field in ITEM_LEVELS or target.kind is TargetKind.CUSTOM
        return heading.field == target.field

    def _run_together(self, first: Mapping[int, str], top: int) -> int:
        """How many labels of a one-row header are headings when the sub-labels were appended at its end; else 0."""
        labels = list(first.values())
        split = len(labels)
        while split and (self._book.match_sub(labels[split - 1], None) or self._book.is_tier(labels[split - 1])):
            split -= 1
        subs, headings = labels[split:], [self._book.match(label) for label in labels[:split]]
        if len(subs) < 2 or split < 2:
            return 0
        targets = [self._book.match_sub(label, None) for label in subs]
        headed = {
            index
            for index, heading in enumerate(headings)
            if heading is not None and any(target and self._same_group(heading, target) for target in targets)
        }
        if not headed or self._body_width(top + 1, first) > min(first) + len(labels) - len(headed):
            return 0
        return split

    def _body_width(self, row: int, header: Mapping[int, str]) -> int:
        """How many columns the rows below really use; the header printed again does not count."""
        rows = (self.texts(index) for index in range(row, min(row + 30, len(self._sheet.rows))))
        return max((max(texts, default=-1) + 1 for texts in rows if texts != header), default=0)

    def _laid_out(self, headings: list[str], subs: list[str], start: int) -> list[HeaderCell]:
        """The columns when every sub-label is put back under its heading."""
        left = list(subs)
        cells: list[HeaderCell] = []
        for heading in headings:
            group = self._book.group(heading)
            mine = [sub for sub in left if group is not None and self._is_under(sub, group)]
            if not mine:
                cells.append(HeaderCell(start + len(cells), heading, "", group))
                continue
            for sub in mine:
                left.remove(sub)
                target = self._book.match_sub(sub, group)
                cells.append(HeaderCell(start + len(cells), sub, heading, target))
        for sub in left:
            cells.append(HeaderCell(start + len(cells), sub, "", self._book.match_sub(sub, None)))
        return cells

    def _is_under(self, sub: str, group: Target) -> bool:
        target = self._book.match_sub(sub, None)
        if target is not None:
            return self._same_group(group, target)
        return self._book.is_tier(sub) and self._book.match_sub("县级", group) == self._book.tier_tick("县级")


def _heads_several(deeper: list[dict[int, str]], column: int) -> bool:
    """Whether the upper of two words below a heading is a heading itself (线上 over 政府网站 and 两微一端)."""
    upper = next(layer for layer in deeper if column in layer)
    lowest = next(layer for layer in reversed(deeper) if column in layer)
    return column + 1 not in upper and column + 1 in lowest


def _stacked(layers: list[dict[int, str]]) -> dict[int, str]:
    stacked: dict[int, str] = {}
    for layer in layers:
        for column, text in layer.items():
            stacked[column] = stacked.get(column, "") + text
    return stacked


def _counts_columns(row: Mapping[int, str]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 …, （1）（2）（3）…"""
    words = [text.strip("()（） ") for text in row.values()]
    return (
        len(words) > _MANY
        and all(map(str.isdecimal, words))
        and [int(w) for w in words] == list(range(int(words[0]), int(words[0]) + len(words)))
    )


def _is_run(row: Mapping[int, str]) -> bool:
    """Whether a row has no empty cell between its first and its last."""
    return bool(row) and max(row) - min(row) + 1 == len(row)


def _is_mark(text: str) -> bool:
    return len(text) == 1 and not text.isalnum()
