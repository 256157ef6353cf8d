"""Rows of a table that are made when they are asked for, so that the first page need not wait for the last row."""

from collections.abc import Callable, Sequence
from typing import overload

from exporters.blocks import TableCell

Row = Sequence[TableCell | None]


class LazyRows(Sequence[Row]):
    """``count`` rows; ``make`` gives the row of a number. Rows are not kept: make them alike every time."""

    def __init__(self, count: int, make: Callable[[int], Row]) -> None:
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        if isinstance(index, slice):
            return [self._make(row) for row in range(*index.indices(self._count))]
        row = index + self._count if index < 0 else index
        if not 0 <= row < self._count:
            raise IndexError(index)
        return self._make(row)
