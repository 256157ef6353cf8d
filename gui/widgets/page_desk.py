"""Where pages lie on the desk of a page view, in pixels: one under the other, centred, at one scale."""

from bisect import bisect_right

from PySide6.QtCore import QRect

EDGE = 18  # pixels around all pages
GAP = 14  # pixels between two pages


class PageDesk:
    """The sizes of the pages known so far (mm) and the ``scale`` they are shown at (pixels per mm)."""

    def __init__(self) -> None:
        self.scale = 1.0
        self._sizes: list[tuple[float, float]] = []
        self._tops: list[float] = [0.0]  # mm of paper above each page, and above the one after the last

    def __len__(self) -> int:
        return len(self._sizes)

    def clear(self) -> None:
        self._sizes.clear()
        self._tops = [0.0]

    def add(self, width: float, height: float) -> None:
        """One more page, below the others."""
        self._sizes.append((width, height))
        self._tops.append(self._tops[-1] + height)

    @property
    def width(self) -> int:
        """Pixels of the widest page with its edges."""
        return round(max((width for width, _ in self._sizes), default=0.0) * self.scale) + 2 * EDGE

    @property
    def height(self) -> int:
        """Pixels of everything."""
        return round(self.top(len(self._sizes))) + EDGE - GAP if self._sizes else 0

    def top(self, index: int) -> float:
        """Pixels from the top of everything to a page."""
        return EDGE + index * GAP + self._tops[min(index, len(self._tops) - 1)] * self.scale

    def place(self, pixels: float) -> tuple[int, float]:
        """The page at this height and the mm below its top, so that the place can be found at another scale."""
        index = max(bisect_right(range(len(self._sizes)), pixels, key=self.top) - 1, 0)
        return index, (pixels - self.top(index)) / self.scale

    def pixels(self, place: tuple[int, float]) -> float:
        """The reverse of ``place``, at the scale of now."""
        return self.top(place[0]) + place[1] * self.scale

    def visible(self, top: float, bottom: float) -> range:
        """The pages between two heights."""
        if not self._sizes:
            return range(0)
        return range(self.place(top - GAP)[0], self.place(bottom)[0] + 1)

    def frame(self, index: int, view_width: int, left: int, top: int) -> QRect:
        """Where a page lies in a view of this width that is scrolled by ``left`` and ``top``."""
        width, height = (round(side * self.scale) for side in self._sizes[index])
        spare = view_width - width
        return QRect(max(spare // 2, EDGE) - left, round(self.top(index)) - top, width, height)

    def pixel_count(self, index: int, ratio: float) -> float:
        """How many device pixels a page has."""
        width, height = self._sizes[index]
        return width * height * (self.scale * ratio) ** 2
