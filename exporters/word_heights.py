"""How high blocks probably are in Word: decides which rows stay whole and which page numbers the contents show."""

from collections.abc import Sequence

from exporters.area_table import ROW_PADDING
from exporters.blocks import (
    Block,
    Contents,
    Heading,
    LeftRight,
    PageBreak,
    PageSetup,
    Paragraph,
    Section,
    SignatureLine,
    Spacer,
    Table,
    TextStyle,
    Together,
)
from exporters.layout import ems
from exporters.measure import POINT, count_lines
from exporters.pagination import paginate
from exporters.styles import heading_style
from exporters.word_text import SIGNING_ROOM

NATURAL = 1.3
"""Ems of a line whose height a style does not say."""


def line_height(style: TextStyle) -> float:
    """Points from line to line."""
    return style.line_height or style.size * NATURAL


def page_points(setup: PageSetup) -> float:
    """Points between the margins, down."""
    return (setup.height - setup.top - setup.bottom) / POINT


def row_heights(table: Table) -> list[float]:
    """Points of each row, header rows included; cells over several rows are left out."""
    room: dict[tuple[int, int, TextStyle], float] = {}
    heights = []
    for row in table.rows:
        highest = 0.0
        for place, cell in enumerate(row):
            if cell is None or cell.row_span > 1:
                continue
            style = cell.style or table.style
            key = (place, cell.column_span, style)
            if key not in room:
                room[key] = ems(sum(table.widths[place : place + cell.column_span]), style)
            text = cell.text
            short = len(text) <= room[key] * 0.9 and "\n" not in text
            highest = max(highest, (1 if short else count_lines(text, room[key])) * line_height(style))
        heights.append(highest + ROW_PADDING)
    return heights


def heading_pages(sections: Sequence[Section], tables: dict[int, list[float]]) -> list[int]:
    """The page of every level-1 heading, in order, counted from the first page of the document.

    ``tables`` holds the row heights of each table by ``id``.
    """
    found: list[int] = []
    page = 1
    for section in sections:
        room = page_points(section.setup)
        left = room
        for block in (*section.opening, *section.blocks, *section.closing):
            if isinstance(block, Heading) and block.level == 1:
                found.append(page)
            page, left = _after(block, page, left, room, section.setup, tables)
        page += 1
    return found


def _after(
    block: Block, page: int, left: float, room: float, setup: PageSetup, tables: dict[int, list[float]]
) -> tuple[int, float]:
    """Page and room left below the block."""
    if isinstance(block, PageBreak):
        return page + 1, room
    if isinstance(block, Table):
        heights = tables[id(block)]
        header = sum(heights[: block.header_rows])
        pages = paginate(heights[block.header_rows :], left - header, room - header)
        return page + pages.count - 1, left if pages.count == 1 else 0.0
    height = _height(block, setup)
    while height > left:
        page, height, left = page + 1, height - left, room
    return page, left - height


def _height(block: Block, setup: PageSetup) -> float:
    width = setup.width - setup.left - setup.right
    match block:
        case Paragraph(text, style):
            return _text_height(text, style, width)
        case Heading(text, level, style):
            return _text_height(text, style or heading_style(level), width)
        case Spacer(height):
            return height / POINT
        case SignatureLine(style=style):
            return line_height(style) * (1 + SIGNING_ROOM)
        case LeftRight(style=style):
            return line_height(style)
        case Together(blocks):
            return sum(_height(one, setup) for one in blocks)
        case Contents():
            return 0.0  # short enough for its own page
        case _:
            return 0.0


def _text_height(text: str, style: TextStyle, width: float) -> float:
    pitch = (style.size + style.letter_spacing) * POINT
    lines = count_lines(text, width / pitch - max(style.indent_chars, 0.0) - style.left_chars - style.right_chars)
    return lines * line_height(style) + style.space_before + style.space_after
