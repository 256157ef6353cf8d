"""One block → the flow that lays it out. The only place that knows every kind of block of ``exporters/blocks.py``."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import segno
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from exporters.blocks import (
    EMBLEM_GAP,
    Align,
    Block,
    Contents,
    FlowChart,
    Heading,
    LeftRight,
    PageBreak,
    Paragraph,
    Picture,
    QrCode,
    Rule,
    SignatureLine,
    Spacer,
    Table,
    TextStyle,
    Together,
)
from exporters.styles import heading_style
from gui.printing.flow import FixedFlow, Flow, moved
from gui.printing.flow_chart import flow_chart_items
from gui.printing.left_right import left_right_items
from gui.printing.page import Item, PlacedBox, PlacedCode, PlacedPicture
from gui.printing.signature import signature_items
from gui.printing.table_flow import TableFlow
from gui.printing.text_flow import ContentsFlow, TextFlow
from gui.printing.typesetting import Typesetter, placed_lines

_LEAST_CODE = 25.0  # mm: a smaller code is not read by a telephone from a step away
_CAPTION_FIT = 1.01  # a reduced code is still as wide as its caption on one line
_QUIET = 4  # modules of white around a code, as ISO/IEC 18004 asks for


_REMEMBERED = 32

_Undivided = SignatureLine | QrCode | Picture | Rule | LeftRight | FlowChart | Together | Spacer | PageBreak


class _Kept(NamedTuple):
    """What was found for a block or several: its items at (0, 0) and its height."""

    found_for: object  # kept, so that its identity is not used again
    items: list[Item]
    height: float


class BlockFlows:
    """Makes the flows of one section: columns ``width`` mm wide and at most ``height`` mm high."""

    def __init__(self, setter: Typesetter, headings: Sequence[Heading], width: float, height: float) -> None:
        self._setter = setter
        self._headings = headings
        self._width = width
        self._height = height
        self._kept: dict[int, _Kept] = {}

    @property
    def width(self) -> float:
        return self._width

    @property
    def height(self) -> float:
        return self._height

    def line_height(self, style: TextStyle) -> float:
        """The height in mm of a line of this style."""
        return self._setter.line_height(style)

    def kept_stack(self, blocks: Sequence[Block]) -> tuple[list[Item], float]:
        """The same as ``stacked``, made once for the sections that have these very blocks in common."""
        kept = self._kept.get(id(blocks))
        if kept is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            kept = self._kept[id(blocks)] = _Kept(blocks, *stacked(self, blocks))
        return kept.items, kept.height

    def make(self, block: Block, *, opens: bool = False, below: float = 0.0) -> Flow:
        """The flow of a block; ``opens`` says that a page was begun on purpose for it.

        ``below`` mm are needed in the frame where it ends.
        """
        match block:
            case Paragraph():
                return TextFlow(block.text, block.style, self._setter, self._width, opens=opens)
            case Heading():
                style = block.style or heading_style(block.level)
                return TextFlow(block.text, style, self._setter, self._width, whole=True, opens=opens)
            case Table():
                return TableFlow(block, self._setter, self._width, self._height, below=below)
            case Contents():
                return ContentsFlow(block, self._headings, self._setter, self._width)
            case _:
                return self._fixed(block)

    def _fixed(self, block: _Undivided) -> FixedFlow:
        """The flow of a block that stands on one page; made once, because sections have pictures in common."""
        kept = self._kept.get(id(block))
        if kept is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            kept = self._kept[id(block)] = _Kept(block, *self._undivided(block))
        return FixedFlow(kept.items, kept.height)

    def _undivided(self, block: _Undivided) -> tuple[list[Item], float]:
        """The items of a block that stands on one page, at (0, 0), and its height."""
        match block:
            case SignatureLine():
                return signature_items(block, self._setter, self._width, self._height)
            case QrCode():
                return self._code(block)
            case Picture():
                return self._picture(block)
            case Rule():
                return self._rule(block)
            case LeftRight():
                return left_right_items(block, self._setter, self._width)
            case FlowChart():
                return flow_chart_items(block, self._setter, self._width, self._height)
            case Together():
                return stacked(self, block.blocks)
            case Spacer():
                return [], min(block.height * self._setter.reduction, self._height)
            case PageBreak():
                return [], 0.0

    def _code(self, block: QrCode) -> tuple[list[Item], float]:
        """The code at the right with its caption below it, other blocks left of it."""
        needed = max(_LEAST_CODE, self._setter.width(block.caption, block.style) * _CAPTION_FIT)
        wanted = max(block.size * self._setter.scale, min(block.size, needed))
        size = min(wanted, self._width * 0.6, self._height * 0.6)
        x = self._width - size if block.beside or block.style.align is not Align.CENTER else (self._width - size) / 2
        modules = segno.make(block.text, error="m", micro=False).matrix_iter(border=_QUIET)
        items: list[Item] = [PlacedCode(x, 0.0, size, size, tuple(tuple(map(bool, row)) for row in modules))]
        height = size
        if block.caption:
            caption = self._setter.set(block.caption, block.style, size, align=Align.CENTER)
            items += placed_lines(caption, x, size, size)
            height += caption.height
        beside, used = stacked(BlockFlows(self._setter, self._headings, max(x - 4.0, 10.0), self._height), block.beside)
        return beside + items, max(height, used)

    def _picture(self, block: Picture) -> tuple[list[Item], float]:
        image = QImage.fromData(QByteArray(block.data))
        if image.isNull():
            return [], 0.0
        wide, high = block.width * self._setter.scale, block.height * self._setter.scale
        factor = min(min(wide, self._width) / image.width(), min(high, self._height * 0.8) / image.height())
        width, height = image.width() * factor, image.height() * factor
        free = self._width - width
        x = {Align.LEFT: 0.0, Align.RIGHT: free}.get(block.align, free / 2)
        inset = width + EMBLEM_GAP
        room = BlockFlows(self._setter, self._headings, max(self._width - 2 * inset, self._width / 3), self._height)
        beside, used = stacked(room, block.beside)
        tall = max(height, used)
        left = (self._width - room.width) / 2
        return [
            PlacedPicture(x, (tall - height) / 2, width, height, block.data),
            *(moved(item, left, (tall - used) / 2) for item in beside),
        ], tall

    def _rule(self, block: Rule) -> tuple[list[Item], float]:
        thickness = self._setter.space(block.thickness)
        length = block.width or self._width
        line = PlacedBox((self._width - length) / 2, 0.0, length, thickness, fill=block.color)
        return [line], thickness + self._setter.space(block.space_after)


def stacked(flows: BlockFlows, blocks: Iterable[Block]) -> tuple[list[Item], float]:
    """Blocks one under the other without a page end, placed at (0, 0), and their height."""
    items: list[Item] = []
    y = 0.0
    for block in blocks:
        step = flows.make(block).place(None, 0.0, y, 1e6, fresh=y == 0.0)
        if step is not None:
            items += step.items
            y += step.height
    return items, y
