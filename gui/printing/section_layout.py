"""One section of a document → its pages, one at a time: frames, what stands over and under them, columns.

Every page can be laid out again from its ``Position`` alone, so nothing but positions must be remembered.
Counting pages through the document and page numbers belong in ``layout.py``.
"""

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from exporters.blocks import Block, Heading, PageBreak, Paragraph, Section, Table
from gui.printing.block_flows import stacked
from gui.printing.flow import Flow, moved
from gui.printing.page import MM_PER_POINT, Item, PlacedHeading
from gui.printing.running_words import RunningWords
from gui.printing.table_flow import TableFlow
from gui.printing.workshop import Workshop
from model.errors import UserError

_LEAST_BODY = 20.0  # mm
_LARGEST_OPENING = 0.6  # of the body: a taller opening runs through the columns like everything else
_LARGEST_CLOSING = 0.4
_TYPE_SHARE = 1 / 6  # of the body's shorter side: no type is larger, so that a line always fits
_FIT = 1e-6
_LAST_BLOCKS = 4  # a heading and a table, perhaps two: more of them are never a single row
_KEPT_LINES = 2.5  # a paragraph of so many lines right before a table is its caption


class Position(NamedTuple):
    """Where a page of a section begins: a block and a place in it."""

    block: int = 0
    start: object | None = None
    first: bool = True  # the section's first page


class Composed(NamedTuple):
    """A laid-out page and where the next one begins; None at the section's end."""

    items: list[Item]
    headings: list[PlacedHeading]
    rest: Position | None


class _Stack(NamedTuple):
    """Blocks that stand together over the whole width: items at (0, 0), the headings among them, height."""

    items: list[Item]
    height: float
    headings: tuple[int, ...] = ()


_NOTHING = _Stack([], 0.0)


class SectionLayout:
    """A section at one ``scale`` of its type. ``first_heading`` is the number of its first heading.

    Raises ``UserError`` when the margins leave no room.
    """

    def __init__(
        self,
        section: Section,
        workshop: Workshop,
        first_heading: int,
        scale: float = 1.0,
    ) -> None:
        setup = section.setup
        self._x, self._y = setup.left, setup.top
        self._width = setup.width - setup.left - setup.right
        self._height = setup.height - setup.top - setup.bottom
        self._columns = max(section.columns.count, 1)
        self._step = (self._width + section.columns.gap) / self._columns
        column = self._step - section.columns.gap
        if min(column, self._height) < _LEAST_BODY:
            raise UserError("纸张太小或者页边距太大，放不下文字。请换大一点的纸张，或者把页边距调小、分栏减少。")
        ceiling = min(column, self._height) * _TYPE_SHARE / MM_PER_POINT
        setter = workshop.setter(scale, ceiling, section.readable)
        self._across = workshop.flows(setter, self._width, self._height)
        blocks = section.blocks
        self._opening = self._stack(section.opening, stacked(self._across, section.opening), first_heading)
        if self._opening.height > _LARGEST_OPENING * self._height:  # too tall to stand apart: runs with the rest
            self._opening, blocks = _NOTHING, (*section.opening, *blocks)
        closing = self._across.kept_stack(section.closing)
        self._closing = self._stack(section.closing, closing, first_heading + len(self._opening.headings))
        if self._closing.height > _LARGEST_CLOSING * self._height:
            self._closing, blocks = _NOTHING, (*blocks, *section.closing)
        self._blocks: Sequence[Block] = blocks
        self._foot = section.foot
        self._running = RunningWords(section.running, self._across, setup.top)
        places = (index for index, block in enumerate(blocks) if isinstance(block, Heading))
        self._numbers = dict(zip(places, count(first_heading + len(self._opening.headings)), strict=False))
        self._full = self._height - self._running.height
        self._flows = workshop.flows(setter, column, self._full)
        self._made: dict[int, Flow] = {}

    def compose(self, position: Position) -> Composed:
        """The page that begins at this position."""
        page = self._accompanied(position, self._fill_page(position, 0.0), 0.0)
        if page.rest is not None:
            return page
        if self._columns > 1:
            page = self._balanced(position, page)
        if not self._closing.items and not self._closing.height:
            return page
        return self._close(position, page)

    def pages_needed(self, limit: int) -> int:
        """The number of pages; counts to one more than ``limit`` at most."""
        if self._least_height() > limit * self._columns * self._height:
            return limit + 1
        if limit == 1:
            return 1 if self._fits_one_page() else 2
        position: Position | None = Position()
        pages = 0
        while position is not None and pages <= limit:
            position = self._rest(position)
            pages += 1
        return pages

    def foot(self, bottom: float) -> list[Item]:
        """What stands on the first page in the place of its number, down to ``bottom`` mm."""
        items, height = stacked(self._across, self._foot)
        return [moved(item, self._x, bottom - height) for item in items]

    def _least_height(self) -> float:
        """The mm that the tables need if none of their rows has more than one line."""
        tables = (block for block in self._blocks if isinstance(block, Table))
        return sum(len(table.rows) * self._flows.line_height(table.style) for table in tables)

    def _fits_one_page(self) -> bool:
        """Whether everything stands on one page; for a single table found without putting its cells anywhere."""
        flow = self._flow(0) if len(self._blocks) == 1 and self._columns == 1 else None
        if isinstance(flow, TableFlow) and flow.is_plain:
            return flow.fits(self._height - self._opening.height - self._closing.height)
        return self._rest(Position()) is None

    def _rest(self, position: Position) -> Position | None:
        """Where the page after the one that begins here begins, found without balancing columns."""
        page = self._accompanied(position, self._fill_page(position, 0.0), 0.0)
        if page.rest is None and self._fill_page(position, self._closing.height).rest is not None:
            return self.compose(position).rest  # the closing does not fit below the words
        return page.rest

    @staticmethod
    def _stack(blocks: Sequence[Block], found: tuple[list[Item], float], first_heading: int) -> _Stack:
        last = first_heading + sum(isinstance(block, Heading) for block in blocks)
        return _Stack(*found, tuple(range(first_heading, last)))

    def _fill_page(self, position: Position, reserve: float) -> Composed:
        """A page whose lowest ``reserve`` mm stay empty."""
        page = self._begin_page(position)
        top = self._y + (self._opening.height if position.first else self._running.height)
        height = self._y + self._height - top - reserve
        whole = height >= self._full - _FIT
        rest: Position | None = position._replace(first=False)
        for column in range(self._columns):
            if rest is None or page.broken:
                break
            x = self._x + column * self._step
            rest = self._fill_frame(page, rest, x, top, height, whole)
        return Composed(page.items, page.headings, rest)

    def _begin_page(self, position: Position) -> "_Sheet":
        """A page with the section's opening, or with the running words, on it."""
        if position.first:
            items = [moved(item, self._x, self._y) for item in self._opening.items]
            return _Sheet(items, [PlacedHeading(number, self._x, self._y) for number in self._opening.headings])
        words = self._running.items(self._heading_of(position))
        return _Sheet([moved(item, self._x, self._y + self._running.top) for item in words], [])

    def _heading_of(self, position: Position) -> str:
        """The heading under which a block goes on from the page before; ``""`` where a block begins."""
        if position.start is None:
            return ""
        above = (self._blocks[index] for index in range(position.block - 1, -1, -1))
        return next((block.text for block in above if isinstance(block, Heading)), "")

    def _fill_frame(
        self, page: "_Sheet", position: Position, x: float, top: float, height: float, whole: bool
    ) -> Position | None:
        block, start = position.block, position.start
        y, bottom = top, top + height
        while block < len(self._blocks):
            if isinstance(self._blocks[block], PageBreak):
                block, start = block + 1, None
                if page.used:
                    page.broken = True
                    return Position(block, None, False) if block < len(self._blocks) else None
                continue
            fresh = y == top
            if start is None and not fresh and self._kept_height(block) > bottom - y + _FIT:
                return Position(block, start, False)
            step = self._flow(block).place(start, x, y, bottom - y, fresh=fresh and whole)
            if step is None:
                return Position(block, start, False)
            if start is None and isinstance(self._blocks[block], Heading):
                begin = min((item.x for item in step.items), default=x)
                page.headings.append(PlacedHeading(self._numbers[block], begin, y))
            page.items += step.items
            page.used = page.used or bool(step.items)
            y += step.height
            if step.rest is not None:
                return Position(block, step.rest, False)
            block, start = block + 1, None
        return None

    def _kept_height(self, block: int) -> float:
        """The room without which this block must go to the next page, so that no heading stands alone at the foot."""
        height = 0.0
        for index in range(block, min(block + 4, len(self._blocks))):
            current = self._blocks[index]
            if isinstance(current, PageBreak):
                break
            least = self._flow(index).least
            height += least
            follower = self._blocks[index + 1] if index + 1 < len(self._blocks) else None
            caption = isinstance(current, Paragraph) and isinstance(follower, Table) and self._is_short(index)
            if not isinstance(current, Heading) and not caption:
                break
        return height if height <= self._full else 0.0

    def _is_short(self, block: int) -> bool:
        paragraph = self._blocks[block]
        if not isinstance(paragraph, Paragraph):
            return False
        return self._flow(block).least <= _KEPT_LINES * self._flows.line_height(paragraph.style)

    def _flow(self, block: int) -> Flow:
        found = self._made.get(block)
        if found is None:
            if len(self._made) > 50:  # only blocks near the current page are asked for again
                self._made.clear()
            opens = block == 0 or self._follows_break(block)
            below = self._closing.height if block == len(self._blocks) - 1 else 0.0
            found = self._made[block] = self._flows.make(self._blocks[block], opens=opens, below=below)
        return found

    def _balanced(self, position: Position, page: Composed) -> Composed:
        """The last page with columns of about equal height, instead of one full and one empty."""
        low, high = 0.0, self._height
        for _ in range(7):
            middle = (low + high) / 2
            tried = self._fill_page(position, middle)
            if tried.rest is None:
                page, low = tried, middle
            else:
                high = middle
        return page

    def _accompanied(self, position: Position, page: Composed, reserve: float) -> Composed:
        """The page, ended earlier where otherwise a single row would stand alone on the section's last page.

        It stays as it is when nothing can be moved on without needing a further page.
        """
        if page.rest is None or self._rows_left(page.rest) != 1:
            return page
        low, high, shorter = reserve, reserve + self._height / 2, page
        for _ in range(8):
            middle = (low + high) / 2
            tried = self._fill_page(position, middle)
            if tried.rest is not None and self._rows_left(tried.rest) > 1:
                shorter, high = tried, middle
            else:
                low = middle
        rest = shorter.rest
        if rest is None or rest == position._replace(first=False):
            return page
        return shorter if self._fill_page(rest, self._closing.height).rest is None else page

    def _rows_left(self, rest: Position) -> int:
        """How many table rows come from here on, if nothing but tables and headings does; otherwise more than one."""
        if len(self._blocks) - rest.block > _LAST_BLOCKS or self._follows_break(rest.block):
            return _LAST_BLOCKS
        rows = 0
        for index in range(rest.block, len(self._blocks)):
            flow = self._flow(index)
            if isinstance(flow, TableFlow):
                rows += flow.rows_left(rest.start if index == rest.block else None)
            elif not isinstance(self._blocks[index], Heading):
                return _LAST_BLOCKS
        return rows

    def _follows_break(self, block: int) -> bool:
        """Whether a page was begun on purpose for this block."""
        return block > 0 and isinstance(self._blocks[block - 1], PageBreak)

    def _close(self, position: Position, page: Composed) -> Composed:
        """Puts the closing at the foot of the last page, or moves some rows to one more page together with it."""
        top = self._y + self._height - self._closing.height
        lowest = max((item.y + item.height for item in page.items), default=self._y)
        if lowest > top + _FIT:
            moved_on = self._fill_page(position, self._closing.height)
            moved_on = self._accompanied(position, moved_on, self._closing.height)
            if moved_on.rest is not None and moved_on.rest != position._replace(first=False):
                return moved_on
            return page._replace(rest=Position(len(self._blocks), None, False))
        closing = [moved(item, self._x, top) for item in self._closing.items]
        first = len(self._numbers)
        headings = [PlacedHeading(number + first, self._x, top) for number in self._closing.headings]
        return Composed(page.items + closing, page.headings + headings, None)


class _Sheet:
    """What has been put on a page so far."""

    def __init__(self, items: list[Item], headings: list[PlacedHeading]) -> None:
        self.items = items
        self.headings = headings
        self.used = bool(items)
        self.broken = False
