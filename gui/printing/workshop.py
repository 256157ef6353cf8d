"""What the sections of one document have in common while they are laid out: setters of a scale, flows of a size.

A thousand posters are set in a dozen sizes; what was found for one poster in a size is found for all of them.
"""

from collections.abc import Sequence

from exporters.blocks import Heading
from gui.printing.block_flows import BlockFlows
from gui.printing.line_breaking import LineBreaker
from gui.printing.typesetting import Typesetter

_REMEMBERED = 64  # flows and setters: sizes of type times sizes of columns


class Workshop:
    """Setters and flows of one document by what they are made for."""

    def __init__(self, breaker: LineBreaker, headings: Sequence[Heading]) -> None:
        self._breaker = breaker
        self._headings = headings
        self._setters: dict[tuple[float, float, float], Typesetter] = {}
        self._flows: dict[tuple[Typesetter, float, float], BlockFlows] = {}

    def setter(self, scale: float, ceiling: float, readable: float) -> Typesetter:
        """The setter of this scale, with these bounds of its type in points."""
        key = (scale, ceiling, readable)
        found = self._setters.get(key)
        if found is None:
            if len(self._setters) >= _REMEMBERED:
                self._setters.clear()
            found = self._setters[key] = Typesetter(self._breaker, *key)
        return found

    def flows(self, setter: Typesetter, width: float, height: float) -> BlockFlows:
        """Where flows for columns of this size in mm are made."""
        key = (setter, width, height)
        found = self._flows.get(key)
        if found is None:
            if len(self._flows) >= _REMEMBERED:
                self._flows.clear()
            found = self._flows[key] = BlockFlows(setter, self._headings, width, height)
        return found
