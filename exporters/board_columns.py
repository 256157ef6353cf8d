"""How wide the columns of a notice's tables are: so that the rows become as low as possible."""

from collections.abc import Sequence
from dataclasses import dataclass

from exporters.measure import width

_PADDING = 0.8  # ems of a column that hold no text
_RAGGED = 0.6  # ems that a line loses on average, because words and numbers stay whole
_TYPICAL = 0.75  # the length that so many of the texts do not exceed counts
_STEP = 0.5  # ems given at a time
_HEADING_ROOM = 1.3  # a column narrower than so many times its heading grows with the type, or the heading breaks


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: its heading, the ``least`` width in ems; with ``fixed`` it is no wider either."""

    heading: str
    least: float
    fixed: bool = False
    centred: bool = False
    key: str = ""


def balanced(columns: Sequence[BoardColumn], texts: Sequence[Sequence[str]], room: float) -> tuple[float, ...]:
    """The widths in ems that fill ``room``; what is left over goes where most lines stand.

    ``texts`` are the texts of each column.
    """
    widths = [column.least for column in columns]
    lengths = [0.0 if column.fixed else _typical(words) for column, words in zip(columns, texts, strict=True)]
    spare = room - sum(widths)
    while spare > 0:
        lines = [length / (found - _PADDING - _RAGGED) for length, found in zip(lengths, widths, strict=True)]
        place = max(range(len(widths)), key=lines.__getitem__)
        widths[place] += min(_STEP, spare)
        spare -= _STEP
    return tuple(widths)


def growing(columns: Sequence[BoardColumn], widths: Sequence[float]) -> frozenset[int]:
    """The columns that must keep their width in ems when the type is enlarged."""
    return frozenset(
        place
        for place, (column, found) in enumerate(zip(columns, widths, strict=True))
        if column.fixed or found < _HEADING_ROOM * (width(column.heading) + _PADDING)
    )


def _typical(texts: Sequence[str]) -> float:
    """The length in ems of a longer than usual text."""
    lengths = sorted(max((width(line) for line in text.split("\n")), default=0.0) for text in texts)
    return lengths[min(int(len(lengths) * _TYPICAL), len(lengths) - 1)] if lengths else 0.0
