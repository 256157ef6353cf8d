"""A flow chart on paper: lanes with their names, boxes, arrows; set smaller where it would be too high."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exporters.blocks import Align, FlowChart, FlowLane, FlowStep, TextStyle
from exporters.chart_grid import (
    ARROW,
    GAP,
    LABEL,
    LANE_FILL,
    LANE_STYLE,
    LINK_STYLE,
    PADDING,
    SIZES,
    STEP_STYLE,
    TEXT_STYLE,
    box_width,
    smaller,
)
from gui.printing.page import Item, PlacedArrow, PlacedBox
from gui.printing.typesetting import Setting, Typesetter, placed_lines

_LINE = 0.25  # mm
_CLEAR = 0.7  # mm between an arrow and a box
_AIR = 7.0  # mm a box may be higher than its words


class _Box(NamedTuple):
    texts: Sequence[Setting]

    @property
    def height(self) -> float:
        return sum(text.height for text in self.texts) + 2 * PADDING


def flow_chart_items(block: FlowChart, setter: Typesetter, width: float, height: float) -> tuple[list[Item], float]:
    """The items of the chart at (0, 0) and its height in mm."""
    room = min(block.height, height)
    for factor in SIZES:
        chart = _Chart(block, setter, width, factor)
        if chart.least <= room:
            break
    return chart.items(room), min(chart.least + chart.spare(room), height)


class _Chart:
    """The chart at one size of its type."""

    def __init__(self, block: FlowChart, setter: Typesetter, width: float, factor: float) -> None:
        self._block = block
        self._setter = setter
        self._width = width
        self._factor = factor
        self._box = box_width(block, width)
        self._lanes = [[self._make_box(step) for step in lane.steps] for lane in block.lanes]
        self._heights = [max((box.height for box in boxes), default=10.0) for boxes in self._lanes]

    @property
    def least(self) -> float:
        """The height the words need."""
        return sum(self._heights) + GAP * max(len(self._heights) - 1, 0)

    def spare(self, room: float) -> float:
        """What is added to the lanes so that they fill the room, not too airy."""
        return min(max(room - self.least, 0.0), _AIR * len(self._heights))

    def items(self, room: float) -> list[Item]:
        more = self.spare(room) / max(len(self._heights), 1)
        items: list[Item] = []
        y = 0.0
        for lane, boxes, needed in zip(self._block.lanes, self._lanes, self._heights, strict=True):
            height = needed + more
            items += self._lane(lane, boxes, y, height)
            if lane is not self._block.lanes[-1]:
                items += self._links(lane, y + height)
            y += height + GAP
        return items

    def _style(self, style: TextStyle, align: Align = Align.LEFT) -> TextStyle:
        return smaller(style, self._factor, align)

    def _make_box(self, step: FlowStep) -> _Box:
        room = self._box - 2 * PADDING
        texts = [self._setter.set(step.title, self._style(STEP_STYLE, Align.CENTER), room)]
        texts += [self._setter.set(fact, self._style(TEXT_STYLE), room) for fact in step.facts]
        return _Box(texts)

    def _lane(self, lane: FlowLane, boxes: Sequence[_Box], y: float, height: float) -> Iterator[Item]:
        yield PlacedBox(0.0, y, LABEL, height, _LINE, "#000000", LANE_FILL)
        name = self._setter.set("\n".join(lane.label), self._style(LANE_STYLE, Align.CENTER), LABEL)
        yield from placed_lines(name, 0.0, y + (height - name.height) / 2, LABEL)
        for column, box in enumerate(boxes):
            x = self._left(column)
            if column:
                begin = x - ARROW + _CLEAR
                yield PlacedArrow(begin, y + height / 2, ARROW - 2 * _CLEAR, 0.0)
            yield PlacedBox(x, y, self._box, height, _LINE, "#000000")
            text_y = y + (height - box.height) / 2 + PADDING
            for text in box.texts:
                yield from placed_lines(text, x + PADDING, text_y, self._box - 2 * PADDING)
                text_y += text.height

    def _links(self, lane: FlowLane, y: float) -> Iterator[Item]:
        """The arrows to the lane below, each with its words at the right."""
        for link in lane.links:
            middle = self._left(link.column) + self._box / 2
            yield PlacedArrow(middle, y + _CLEAR, 0.0, GAP - 2 * _CLEAR, returns=link.up)
            if link.text:
                words = self._setter.set(link.text, self._style(LINK_STYLE), self._box / 2)
                yield from placed_lines(words, middle + 1.2, y + (GAP - words.height) / 2, self._box / 2)

    def _left(self, column: int) -> float:
        return LABEL + ARROW + column * (self._box + ARROW)
