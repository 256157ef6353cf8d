"""The grid of a flow chart, the same for every program: how wide lanes' names, boxes and arrows are, in millimetres."""

from dataclasses import replace
from functools import lru_cache

from exporters.blocks import Align, FlowChart, FlowLane, TextStyle
from exporters.measure import POINT, count_lines

LABEL = 12.0
"""Width of a lane's name, written from top to bottom."""
ARROW = 7.0
"""Width of the arrow between two boxes, with the lane's name before the first of them."""
GAP = 8.0
"""Height between two lanes, where arrows and their words stand."""

LANE_STYLE = TextStyle(font="heading", size=12.0, line_height=16.0)
STEP_STYLE = TextStyle(font="heading", size=11.0, line_height=15.0)
TEXT_STYLE = TextStyle(font="body", size=9.5, line_height=12.5)
LINK_STYLE = TextStyle(font="kai", size=9.0, line_height=12.0)
LANE_FILL = "#EDEDED"


SIZES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48)
"""Shares of their usual size to which texts may be set smaller where the chart would be too high."""

PADDING = 1.6
"""Millimetres between a box and its words."""


def columns_of(chart: FlowChart) -> int:
    """How many boxes the longest lane has."""
    return max((len(lane.steps) for lane in chart.lanes), default=1) or 1


def box_width(chart: FlowChart, room: float) -> float:
    """Millimetres of a box when the chart fills ``room``."""
    columns = columns_of(chart)
    return max((room - LABEL - ARROW * columns) / columns, 10.0)


@lru_cache(maxsize=256)
def smaller(style: TextStyle, factor: float, align: Align = Align.LEFT) -> TextStyle:
    """The style at that share of its size, to half a point, as Word counts. Always the same object."""
    size = round(style.size * factor * 2) / 2
    return replace(style, size=size, line_height=round(style.line_height * factor, 1), align=align)


def lane_height(lane: FlowLane, box: float, factor: float) -> float:
    """Millimetres of a lane whose boxes are ``box`` mm wide, estimated without a screen."""
    room = box - 2 * PADDING
    step, text = smaller(STEP_STYLE, factor), smaller(TEXT_STYLE, factor)
    highest = 0.0
    for one in lane.steps:
        points = count_lines(one.title, room / (step.size * POINT)) * step.line_height
        points += sum(count_lines(fact, room / (text.size * POINT)) * text.line_height for fact in one.facts)
        highest = max(highest, points * POINT + 2 * PADDING)
    return highest


def fitting(chart: FlowChart, room: float) -> tuple[float, list[float]]:
    """The size at which the chart keeps its height in ``room`` mm of width, and the lanes' heights then."""
    box = box_width(chart, room)
    gaps = GAP * max(len(chart.lanes) - 1, 0)
    heights: list[float] = []
    for factor in SIZES:
        heights = [lane_height(lane, box, factor) for lane in chart.lanes]
        if sum(heights) + gaps <= chart.height:
            return factor, heights
    return SIZES[-1], heights
