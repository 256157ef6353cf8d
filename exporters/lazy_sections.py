"""Sections made when they are asked for: the first of ten thousand posters need not wait for the last."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import overload

from exporters.blocks import PageSetup, Section

_KEPT = 16  # a section is asked for several times while its pages are laid out


class LazySections(Sequence[Section]):
    """``count`` sections of one page ``setup``; ``make`` gives the one of a number, alike every time.

    None of them holds a table of contents, because that would need all of them.
    """

    def __init__(self, count: int, make: Callable[[int], Section], setup: PageSetup) -> None:
        self.setup = setup
        self._count = count
        self._make = make
        self._kept: OrderedDict[int, Section] = OrderedDict()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Section: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Section]: ...
    def __getitem__(self, index: int | slice) -> Section | Sequence[Section]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(self._count))]
        place = index + self._count if index < 0 else index
        if not 0 <= place < self._count:
            raise IndexError(index)
        found = self._kept.get(place)
        if found is None:
            found = self._kept[place] = self._make(place)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found
