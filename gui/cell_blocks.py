"""Rectangles of cells as plain numbers: which rows and columns a selection of the table holds. Knows no widget."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple


class Block(NamedTuple):
    """Neighbouring cells; all four edges are inside."""

    top: int
    left: int
    bottom: int
    right: int


class Run(NamedTuple):
    """Neighbouring rows of which the same columns are selected."""

    top: int
    bottom: int
    columns: frozenset[int]


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    """The rows that hold a selected cell, from top to bottom, in runs of equal columns. Blocks may overlap."""
    waiting = sorted(blocks, reverse=True)
    edges = sorted({edge for block in waiting for edge in (block.top, block.bottom + 1)})
    here: list[Block] = []
    last: Run | None = None
    for top, end in pairwise(edges):
        here = [block for block in here if block.bottom >= top]
        while waiting and waiting[-1].top == top:
            here.append(waiting.pop())
        columns = frozenset(chain.from_iterable(range(block.left, block.right + 1) for block in here))
        if last is not None and columns == last.columns and last.bottom == top - 1:
            last = last._replace(bottom=end - 1)
            continue
        if last is not None:
            yield last
        last = Run(top, end - 1, columns) if columns else None
    if last is not None:
        yield last


def rows_of(blocks: Iterable[Block]) -> list[int]:
    """The rows that hold a selected cell, from top to bottom."""
    return [row for run in runs(blocks) for row in range(run.top, run.bottom + 1)]


def blocks_of(rows: Sequence[int], columns: Sequence[int]) -> list[Block]:
    """Rows and columns in ascending order as blocks, neighbours together: one by one would be quadratic in Qt."""
    return [Block(top, left, bottom, right) for top, bottom in _stretches(rows) for left, right in _stretches(columns)]


def _stretches(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each row of neighbours."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
