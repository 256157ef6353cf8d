"""What every block can do on its way onto pages: begin somewhere, fill the room that is left, go on elsewhere."""

from typing import NamedTuple, Protocol

from gui.printing.page import Item, PlacedArrow, PlacedBox, PlacedCode, PlacedDots, PlacedPicture, PlacedText


class Step(NamedTuple):
    """What was put into one frame: its items, the height used in mm, and where to go on (None: the block is done)."""

    items: list[Item]
    height: float
    rest: object | None = None


class Flow(Protocol):
    """A block being laid out in columns of one width. Has no memory: ``start`` says where to go on."""

    @property
    def least(self) -> float:
        """The height in mm without which the block had better begin in the next frame."""

    def place(self, start: object | None, x: float, y: float, room: float, *, fresh: bool) -> Step | None:
        """Fills at most ``room`` mm from (x, y) down; None when nothing fits.

        In a ``fresh`` frame, where nothing stands yet, something is always placed.
        """


class FixedFlow:
    """A block that cannot be divided: its items, placed at (0, 0), and its height."""

    def __init__(self, items: list[Item], height: float) -> None:
        self._items = items
        self._height = height

    @property
    def least(self) -> float:
        return self._height

    def place(self, start: object | None, x: float, y: float, room: float, *, fresh: bool) -> Step | None:
        if self._height > room + 1e-6 and not fresh:
            return None
        return Step([moved(item, x, y) for item in self._items], min(self._height, room))


def moved(item: Item, x: float, y: float) -> Item:
    """The same item, further right and down."""
    match item:
        case PlacedText() | PlacedBox() | PlacedDots() | PlacedCode() | PlacedPicture() | PlacedArrow():
            return item._replace(x=item.x + x, y=item.y + y)
