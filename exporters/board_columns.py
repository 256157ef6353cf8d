"""How wide the columns of a notice's tables are: so that the rows become as low as possible."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.measure import width

_PADDING = 0.8  # ems of a column that hold no text
_TYPICAL = 0.75  # the length that so many of the texts do not exceed counts
_STEPS = 30


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: the ``least`` width in ems; with ``fixed`` it is no wider either."""

    key: str
    least: float
    fixed: bool = False
    centred: bool = False


def balanced(columns: Sequence[BoardColumn], texts: Sequence[Sequence[str]], room: float) -> tuple[float, ...]:
    """The widths in ems that fill ``room``: as long as the texts are, so that all cells of a row have as many lines.

    ``texts`` are the texts of each column.
    """
    lengths = [0.0 if column.fixed else _typical(words) for column, words in zip(columns, texts, strict=True)]
    low, high = 0.0, room
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if sum(_widths(columns, lengths, middle)) <= room:
            low = middle
        else:
            high = middle
    found = _widths(columns, lengths, low)
    spare = max(room - sum(found), 0.0)
    elastic = sum(not column.fixed for column in columns)
    return tuple(w if column.fixed else w + spare / elastic for column, w in zip(columns, found, strict=True))


def _widths(columns: Sequence[BoardColumn], lengths: Sequence[float], factor: float) -> list[float]:
    """Each column as wide as the factor makes it, but not wider than one line of its text needs."""
    return [
        max(column.least, min(length * factor, length) + _PADDING if length else 0.0)
        for column, length in zip(columns, lengths, strict=True)
    ]


def _typical(texts: Sequence[str]) -> float:
    """The length in ems of a longer than usual text."""
    lengths = sorted(max((width(line) for line in text.split("\n")), default=0.0) for text in texts)
    return lengths[min(int(len(lengths) * _TYPICAL), len(lengths) - 1)] if lengths else 0.0
