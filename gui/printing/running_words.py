"""What stands over the pages of a section after the first: which notice goes on here, and which part of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exporters.blocks import RUNNING_HEADING, Block, Paragraph
from gui.printing.block_flows import BlockFlows, stacked
from gui.printing.page import Item

_LARGEST = 0.25  # of the text area: taller words are left out
_GAP = 2.0  # mm between them and the text area or what stands in it
_MARGIN_SHARE = 0.6  # of the head margin may be filled with them; what is taller stands in the text area
_FIT = 1e-6
_BEFORE = "　"  # what parts the name of a part from the notice's


class RunningWords:
    """The running words of one section. ``height`` is the room in mm that they take from the text area."""

    def __init__(self, blocks: Sequence[Block], flows: BlockFlows, margin: float) -> None:
        self._blocks = blocks
        self._flows = flows
        self._found: dict[str, list[Item]] = {}
        items, self._own = stacked(flows, _named(blocks, ""))
        if self._own > _LARGEST * flows.height:
            items, self._own = [], 0.0
        self._plain = items
        self._in_margin = self._own + _GAP <= margin * _MARGIN_SHARE
        self.height = 0.0 if self._in_margin or not items else self._own + _GAP

    @property
    def top(self) -> float:
        """Where they begin, in mm from the text area's upper edge down; above it when the head margin holds them."""
        return -self._own - _GAP if self._in_margin else 0.0

    def items(self, heading: str) -> list[Item]:
        """Their items at (0, 0) on a page that goes on below this heading; ``""`` for one that begins with its own."""
        if not heading or not self._plain:
            return self._plain
        found = self._found.get(heading)
        if found is None:
            items, height = stacked(self._flows, _named(self._blocks, f"{_BEFORE}{heading}"))
            found = self._found[heading] = items if height <= self._own + _FIT else self._plain
        return found


def _named(blocks: Iterable[Block], words: str) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Paragraph) and RUNNING_HEADING in block.text:
            yield replace(block, text=block.text.replace(RUNNING_HEADING, words))
        else:
            yield block
