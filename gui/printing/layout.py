"""A document → numbered pages, laid out when asked for: the first page at once, the number of pages later.

Of pages far from the front only where they begin is remembered, so memory does not grow with what stands on them;
such a page is laid out again when it is asked for again. One ``Pages`` belongs to one thread. Painting belongs in
``painter.py``.
"""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from exporters.blocks import FOOT_EDGE, Align, Contents, Document, PageSetup, Section
from exporters.lazy_sections import LazySections
from exporters.printable import printable
from exporters.styles import PAGE_NUMBER
from gui.printing.fitting import fitting_step
from gui.printing.fonts import FontBook, Substitution
from gui.printing.heading_index import HeadingIndex, all_blocks
from gui.printing.line_breaking import LineBreaker
from gui.printing.page import MM_PER_POINT, Item, Page, PlacedText
from gui.printing.page_source import Bookmark
from gui.printing.section_layout import Composed, Position, SectionLayout
from gui.printing.typesetting import Typesetter, placed
from gui.printing.workshop import Workshop

_KEPT = 256  # pages from the front kept as they are: most documents are laid out only once
_REMEMBERED = 24  # further pages kept, for scrolling back and forth
_FITTED_PAGES = 3  # sections of more pages are not enlarged: it would hardly fill them better
_FITTING_STEPS = 16
_REDUCING_STEPS = 8
_UNKNOWN = "…"
_LARGE_PAGE = 420.0  # mm: on larger pages the page number is larger too
_NUMBER_BELOW = 7.0  # mm from the text area to the page number (GB/T 9704-2012, 7.5)


class _Start(NamedTuple):
    section: int
    position: Position


class Pages:
    """The pages of one document. Raises ``UserError`` for margins without room, ``StorageError`` without fonts."""

    def __init__(self, document: Document, book: FontBook | None = None) -> None:
        self.document = document
        self.book = book or FontBook()
        breaker = LineBreaker(self.book)
        self._sections = document.sections
        self._setups = _setups(document.sections)
        self._headings = HeadingIndex(document.sections)
        self._workshop = Workshop(breaker, self._headings.found)
        self._setter = Typesetter(breaker)  # of page numbers
        self._has_contents = _has_contents(document.sections)
        if any(setup.page_numbers for setup in self._setups):
            self.book.family(PAGE_NUMBER.font)  # numbers are set last, but what stands in for their font is told first
        self._numbers_total = any(setup.page_numbers and "{pages}" in setup.page_label for setup in self._setups)
        if not isinstance(document.sections, LazySections):
            self._headings.count_all()
        self._starts = [_Start(0, Position())] if len(self._sections) else []
        self._done = not self._starts
        self._layouts: OrderedDict[int, SectionLayout] = OrderedDict()
        self._scales: dict[int, float] = {}
        self._last_step = 0  # of the section fitted last: its neighbours are mostly alike
        self._front: list[Composed] = []
        self._pages: OrderedDict[int, Composed] = OrderedDict()
        self._places: dict[int, tuple[int, float, float]] = {}

    @property
    def complete(self) -> bool:
        """Whether the number of pages is known."""
        return self._done

    @property
    def known(self) -> int:
        """How many pages are known to exist; all of them when ``complete``."""
        return len(self._starts)

    @property
    def needs_total(self) -> bool:
        """Whether some page shows a number that is known only when all pages are laid out."""
        return self._has_contents or self._numbers_total

    @property
    def largest(self) -> tuple[float, float]:
        """The width of the widest and the height of the highest page in mm."""
        widths = max((setup.width for setup in self._setups), default=0.0)
        return widths, max((setup.height for setup in self._setups), default=0.0)

    def advance(self) -> bool:
        """Lays out the last known page, so that the next one is known. False when all pages are known."""
        if not self._done:
            self._compose(len(self._starts) - 1)
        return not self._done

    def count(self) -> int:
        """The number of pages; lays out all of them."""
        while self.advance():
            pass
        return len(self._starts)

    def page(self, index: int) -> Page:
        """A page with its number on it. Raises ``IndexError`` when there are not so many pages."""
        while index >= len(self._starts) and self.advance():
            pass
        if not 0 <= index < len(self._starts):
            raise IndexError(index)
        composed = self._compose(index)
        number = self._starts[index].section
        setup = self._setup(number)
        items = [self._resolved(item) for item in composed.items] if self._has_contents else composed.items
        shown = (*items, *self._footer(index, number))
        return Page(index, setup.width, setup.height, shown, tuple(composed.headings), number)

    def size(self, index: int) -> tuple[float, float]:
        """Width and height in mm of a known page, without laying it out."""
        setup = self._setup(self._starts[index].section)
        return setup.width, setup.height

    def scale(self, section: int) -> float:
        """The factor by which a section's type is enlarged to fill its pages, or reduced to fit on one."""
        if section not in self._scales:
            self._scales[section] = self._fitted(section)
        return self._scales[section]

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The headings of the pages laid out so far."""
        found = []
        for number, (page, x, y) in sorted(self._places.items()):
            heading = self._headings.found[number]
            found.append(Bookmark(printable(heading.text).replace("\n", ""), heading.level, page, x, y))
        return tuple(found)

    def substitutions(self) -> tuple[Substitution, ...]:
        """The official fonts that other fonts stand in for, on the pages laid out so far and in their numbers."""
        alone = len(self._starts) < 2
        if any(setup.page_numbers and not (alone and "{pages}" in setup.page_label) for setup in self._setups):
            self.book.family(PAGE_NUMBER.font)
        return self.book.substitutions()

    def _setup(self, section: int) -> PageSetup:
        return self._setups[min(section, len(self._setups) - 1)]

    def _compose(self, index: int) -> Composed:
        if index < len(self._front):
            return self._front[index]
        found = self._pages.get(index)
        if found is not None:
            self._pages.move_to_end(index)
            return found
        start = self._starts[index]
        composed = self._layout(start.section).compose(start.position)
        self._keep(index, composed)
        for heading in composed.headings:
            self._places[heading.number] = (index, heading.x, heading.y)
        if index == len(self._starts) - 1 and not self._done:
            self._go_on(start.section, composed.rest)
        return composed

    def _keep(self, index: int, composed: Composed) -> None:
        if index < _KEPT:
            self._front.append(composed)
            return
        self._pages[index] = composed
        if len(self._pages) > _REMEMBERED:
            self._pages.popitem(last=False)

    def _go_on(self, section: int, rest: Position | None) -> None:
        if rest is not None:
            self._starts.append(_Start(section, rest))
        elif section + 1 < len(self._sections):
            self._starts.append(_Start(section + 1, Position()))
        else:
            self._done = True

    def _layout(self, section: int) -> SectionLayout:
        found = self._layouts.get(section)
        if found is None:
            scale = self.scale(section)  # finding it may have made the layout
            found = self._layouts.get(section) or self._keep_layout(section, self._make_layout(section, scale))
        return found

    def _keep_layout(self, section: int, layout: SectionLayout) -> SectionLayout:
        self._layouts[section] = layout
        if len(self._layouts) > 4:
            self._layouts.popitem(last=False)
        return layout

    def _make_layout(self, section: int, scale: float) -> SectionLayout:
        return SectionLayout(self._sections[section], self._workshop, self._headings.first(section), scale)

    def _fitted(self, section: int) -> float:
        """The largest factor that needs no more pages than the type's own size does, or no more than one."""
        largest, smallest = self._sections[section].largest, self._sections[section].smallest
        last, first = _FITTING_STEPS if largest > 1 else 0, -_REDUCING_STEPS if smallest < 1 else 0
        if first == last:
            return 1.0

        def factor(step: int) -> float:
            return float(largest ** (step / _FITTING_STEPS) if step > 0 else smallest ** (-step / _REDUCING_STEPS))

        tried: dict[int, SectionLayout] = {}

        def pages(step: int, limit: int) -> int:
            tried[step] = self._make_layout(section, factor(step))
            return tried[step].pages_needed(limit)

        self._last_step = fitting_step(pages, first, last, _FITTED_PAGES, self._last_step)
        if self._last_step in tried:
            self._keep_layout(section, tried[self._last_step])
        return factor(self._last_step)

    def _resolved(self, item: Item) -> Item:
        """Puts the page number of its heading into a line of the contents."""
        if not isinstance(item, PlacedText) or item.target < 0:
            return item
        page = self._places.get(item.target)
        text = str(page[0] + 1) if page else _UNKNOWN
        width = self._setter.length(text, item.face) * item.size * MM_PER_POINT
        return item._replace(text=text, x=item.x + item.width - width, width=width, target=-1)

    def _footer(self, index: int, section: int) -> Iterator[Item]:
        """The page number under the text area; in a narrow margin as large as there is room for."""
        setup = self._setup(section)
        if self._sections[section].foot and self._starts[index].position.first:
            yield from self._layout(section).foot(setup.height - FOOT_EDGE)
            return
        if not setup.page_numbers or setup.bottom < 2.0:
            return
        total = str(len(self._starts)) if self._done else _UNKNOWN
        if total == "1" and "{pages}" in setup.page_label:
            return  # 第1页 共1页 says nothing
        text = setup.page_label.replace("{page}", str(index + 1)).replace("{pages}", total)
        grown = PAGE_NUMBER.size * max(min(setup.width, setup.height) / _LARGE_PAGE, 1.0)
        style = replace(PAGE_NUMBER, size=min(grown, setup.bottom * 1.6), align=Align.CENTER)
        left, width = setup.left, setup.width - setup.left - setup.right
        if setup.outer_numbers:
            style = replace(style, align=Align.LEFT if index % 2 else Align.RIGHT)
            left, width = left + style.size * MM_PER_POINT, width - 2 * style.size * MM_PER_POINT
        setting = self._setter.set(text, style, width)
        below = min(_NUMBER_BELOW, max((setup.bottom - setting.line_height) / 2, 0.0))
        if setting.lines:
            yield placed(setting, 0, left, setup.height - setup.bottom + below, width)


def _setups(sections: Sequence[Section]) -> tuple[PageSetup, ...]:
    """The page setups of a document; asks lazy sections, which have one in common, for none of them."""
    if isinstance(sections, LazySections):
        return (sections.setup,)
    return tuple(section.setup for section in sections)


def _has_contents(sections: Sequence[Section]) -> bool:
    if isinstance(sections, LazySections):
        return False
    return any(isinstance(block, Contents) for section in sections for block in all_blocks(section))
