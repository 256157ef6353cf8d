"""Figures on a worksheet of blocks: pictures, codes, flow charts. Texts and tables stand in ``excel_document.py``."""

import io
from collections.abc import Sequence
from dataclasses import replace

from xlsxwriter.image import Image
from xlsxwriter.worksheet import Worksheet

from exporters.blocks import Align, FlowChart, FlowLane, FlowStep, Picture
from exporters.chart_grid import (
    ARROW,
    GAP,
    LABEL,
    LANE_STYLE,
    LINK_STYLE,
    STEP_STYLE,
    TEXT_STYLE,
    box_width,
    columns_of,
    fitting,
    smaller,
)
from exporters.excel_formats import Formats
from exporters.measure import POINT
from exporters.pictures import fitted, picture_kind
from exporters.printable import printable

TALLEST = 409.0  # points; no row of a worksheet is higher
_DPI = 96
_INCH = 25.4
_AIR = 1.15  # fonts in spreadsheets are higher than estimated
_MOST_BREAKS = 1_023  # page breaks of a worksheet, says Excel
_RIGHT, _DOWN, _UP = "→", "↓", "↑"
_ARROW_STYLE = replace(LINK_STYLE, font="song", size=14.0, align=Align.CENTER)


def place_picture(sheet: Worksheet, row: int, block: Picture, width: float) -> bool:
    """Put a picture into the row, which becomes as high; ``width`` in mm. False for bytes that are no picture."""
    kind = picture_kind(block.data)
    if kind is None:
        return False
    wide, high = fitted(kind, min(block.width, width), min(block.height, (TALLEST - 6) * POINT))
    free = max(width - wide, 0.0)
    left = {Align.LEFT: 0.0, Align.RIGHT: free}.get(block.align, free / 2)
    sheet.set_row(row, min(high / POINT + 4.0, TALLEST))
    image = Image(io.BytesIO(block.data))
    sheet.insert_image(
        row,
        0,
        image,
        {
            "x_scale": wide / _INCH * image.x_dpi / kind.width,  # as large as it says itself, times this
            "y_scale": high / _INCH * image.y_dpi / kind.height,
            "x_offset": left / _INCH * _DPI,
            "y_offset": 2,
            "object_position": 1,
            "description": printable(block.alt or "图片"),
        },
    )
    return True


def chart_widths(chart: FlowChart, room: float) -> tuple[float, ...]:
    """The columns, in mm, of a worksheet that shows the chart as a grid."""
    return (LABEL, *((ARROW, box_width(chart, room)) * columns_of(chart)))


def widest_chart(charts: Sequence[FlowChart], room: float) -> tuple[float, ...]:
    """The columns for the chart with the most boxes; one column over the whole ``room`` when there is none."""
    return chart_widths(max(charts, key=columns_of), room) if charts else (room,)


def place_chart(sheet: Worksheet, formats: Formats, row: int, chart: FlowChart, room: float) -> int:
    """Draw the chart into cells from this row on; ``room`` is its width in mm. Returns the row below it."""
    factor, heights = fitting(chart, room)
    for lane, height in zip(chart.lanes, heights, strict=True):
        _lane(sheet, formats, row, lane, factor)
        sheet.set_row(row, min(height / POINT * _AIR, TALLEST))
        row += 1
        if lane is not chart.lanes[-1]:
            _links(sheet, formats, row, lane, factor)
            sheet.set_row(row, GAP / POINT)
            row += 1
    return row


def chart_lines(chart: FlowChart) -> list[str]:
    """The chart in words, a line for each lane: for a worksheet whose columns are those of a table."""
    return [f"{lane.label}：{f' {_RIGHT} '.join(map(_in_words, lane.steps))}" for lane in chart.lanes]


def _in_words(step: FlowStep) -> str:
    return f"{step.title}（{'；'.join(step.facts)}）" if step.facts else step.title


def _lane(sheet: Worksheet, formats: Formats, row: int, lane: FlowLane, factor: float) -> None:
    sheet.write_string(row, 0, printable("\n".join(lane.label)), formats.header(smaller(LANE_STYLE, factor)))
    title, text = smaller(STEP_STYLE, factor), smaller(TEXT_STYLE, factor)
    box = formats.cell(text)
    for column, step in enumerate(lane.steps):
        if column:
            sheet.write_string(row, 1 + 2 * column, _RIGHT, formats.plain(smaller(_ARROW_STYLE, factor), "center"))
        place = 2 + 2 * column
        facts = "".join(f"\n{printable(fact)}" for fact in step.facts)
        name = printable(step.title)
        if facts and name:
            sheet.write_rich_string(row, place, formats.plain(title), name, formats.plain(text), facts, box)
        else:
            sheet.write_string(row, place, name + facts.strip("\n"), formats.cell(title, centred=True))


def _links(sheet: Worksheet, formats: Formats, row: int, lane: FlowLane, factor: float) -> None:
    look = formats.plain(smaller(LINK_STYLE, factor), "center")
    for link in lane.links:
        said = f"{_UP if link.up else _DOWN} {printable(link.text)}".strip()
        sheet.write_string(row, 2 + 2 * link.column, said, look)


def page_breaks(sheet: Worksheet, rows: Sequence[int]) -> None:
    """Begin pages at these rows, as many as Excel allows."""
    sheet.set_h_pagebreaks(list(rows)[:_MOST_BREAKS])
