"""The parts of a printed form: how fields become the texts of one or more columns, and how those read back.

``read`` is what a reader gets who takes the cells plainly (rule 3 of docs/decisions/0030-files-that-come-back.md);
where that is not the value, the row carries an exact value. Which parts a form has stands in ``columns.py``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from exporters.measure import width
from exporters.options import ChannelList
from exporters.printable import printable
from model.channels import OTHER, channels, own_name
from model.exchange import TICK, UNUSED, USED
from model.fields import join_words, split_words
from model.records import Entry

_FULL = 0.97
"""Share of a line that options may fill together, so that a slightly wider font does not cut the last."""

_MARKED = re.compile(f"([{USED}{UNUSED}])([^{USED}{UNUSED}]*)")


@dataclass(frozen=True, slots=True)
class Column:
    """One leaf column of a form. ``width`` in mm on A3; ``fixed`` columns do not grow with the paper.

    ``squeezed`` is the width (mm) a fixed column can do with when others would become too narrow; 0: no less.
    ``choices`` are offered when the cell is edited in a spreadsheet, ``strict`` ones allow nothing else.
    ``merged`` columns print a value once for the rows that share it.
    """

    heading: str
    width: float
    group: str = ""
    fixed: bool = False
    centred: bool = False
    merged: bool = False
    choices: tuple[str, ...] = ()
    strict: bool = False
    squeezed: float = 0.0


class Part(Protocol):
    """Columns that print the same field or fields."""

    @property
    def columns(self) -> tuple[Column, ...]: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        """The text of each column; ``ems`` are the columns' widths."""
        ...

    @property
    def ambiguous(self) -> bool:
        """Whether nobody can tell from the cell which words belong to which field."""
        ...

    def read(self, texts: Sequence[str]) -> str:
        """The value of the first field as these texts say it plainly."""
        ...


@dataclass(frozen=True, slots=True)
class TextPart:
    """A field printed as it stands."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    ambiguous: bool = False

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        return (printable(entry[self.fields[0]]),)

    def read(self, texts: Sequence[str]) -> str:
        return texts[0]


@dataclass(frozen=True, slots=True)
class TickPart:
    """A field of few words, one column a word; the column ``words_at`` also takes words that have no column."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    words: tuple[str, ...]
    words_at: int = 0
    ambiguous: bool = False

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        return _ticks(entry[self.fields[0]], self.words, self.words_at)

    def read(self, texts: Sequence[str]) -> str:
        return _ticked(tuple(texts), self.words)


@lru_cache(maxsize=4096)
def _ticked(texts: tuple[str, ...], words: tuple[str, ...]) -> str:
    said = ((word, split_words(text)) for word, text in zip(words, texts, strict=True))
    return join_words(word if one == TICK else one for word, found in said for one in found)


@lru_cache(maxsize=4096)
def _ticks(value: str, words: tuple[str, ...], words_at: int) -> tuple[str, ...]:
    used = split_words(value)
    texts = [TICK if word in used else "" for word in words]
    others = [printable(word) for word in used if word not in words]
    if others:  # beside other words the column's own is written out too: a tick among words would be misread
        own = [words[words_at]] if words[words_at] in used else []
        texts[words_at] = join_words([*own, *others])
    return tuple(texts)


@dataclass(frozen=True, slots=True)
class MarkPart:
    """The channels: every option of the national form with ■ or □, then the clerk's own with ■."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    listing: ChannelList
    ambiguous: bool = False

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        return (_marks(entry[self.fields[0]], self.listing, ems[0]),)

    def read(self, texts: Sequence[str]) -> str:
        return _marked(texts[0])


@lru_cache(maxsize=4096)
def _marked(text: str) -> str:
    return join_words(word for mark, word in _MARKED.findall(text) if mark == USED)


@lru_cache(maxsize=4096)
def _marks(value: str, listing: ChannelList, ems: float) -> str:
    used = tuple(printable(word).replace("\n", " ") for word in split_words(value))
    options = channels()
    if any(own_name(word) for word in used):  # 其他：办税服务厅 takes the place of plain 其他
        options = tuple(option for option in options if option != OTHER)
    marked = [f"{USED if option in used else UNUSED}{option}" for option in options]
    if listing is ChannelList.USED:
        marked = [item for item in marked if item[0] == USED]
    marked += [f"{USED}{word}" for word in used if word not in options]
    return _packed(marked, ems)


def _packed(items: Sequence[str], ems: float) -> str:
    """As many items a line as fit, so that no option is cut by a line's end."""
    lines: list[str] = []
    for item in items:
        if lines and width(lines[-1]) + 0.5 + width(item) <= ems * _FULL:
            lines[-1] += f" {item}"
        else:
            lines.append(item)
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class JoinedPart:
    """Several fields one under the other in one column; channels among them as ■ list."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    marked: str = ""

    @property
    def ambiguous(self) -> bool:
        return bool(self.marked)

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        said = [
            _marks(entry[key], ChannelList.USED, ems[0]) if key == self.marked else printable(entry[key])
            for key in self.fields
            if entry[key]
        ]
        return ("\n".join(said),)

    def read(self, texts: Sequence[str]) -> str:
        return texts[0]


@dataclass(frozen=True, slots=True)
class StatusPart:
    """Where the entry stands. It is no field, so it carries no exact value."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...] = ()
    ambiguous: bool = False

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        return (entry.status.label,)

    def read(self, texts: Sequence[str]) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class BlankPart:
    """Columns somebody writes in by hand."""

    columns: tuple[Column, ...]
    fields: tuple[str, ...] = ()
    ambiguous: bool = False

    def texts(self, entry: Entry, ems: Sequence[float]) -> tuple[str, ...]:
        return ("",) * len(self.columns)

    def read(self, texts: Sequence[str]) -> str:
        return ""
