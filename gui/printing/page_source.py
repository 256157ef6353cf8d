"""What can be shown, printed and written page by page: a laid-out document, or a board cut into sheets."""

from typing import NamedTuple, Protocol

from exporters.blocks import Document
from gui.printing.fonts import FontBook, Substitution
from gui.printing.page import Page


class Bookmark(NamedTuple):
    """A heading and where it stands; ``page`` counts from 0, ``x`` and ``y`` in mm from its top left corner."""

    text: str
    level: int
    page: int
    x: float
    y: float


class PageSource(Protocol):
    """Numbered pages, made when asked for. Belongs to one thread."""

    @property
    def document(self) -> Document: ...
    @property
    def book(self) -> FontBook: ...
    @property
    def complete(self) -> bool:
        """Whether the number of pages is known."""
        ...

    @property
    def known(self) -> int:
        """How many pages are known to exist; all of them when ``complete``."""
        ...

    @property
    def needs_total(self) -> bool:
        """Whether some page shows a number that is known only when all pages are laid out."""
        ...

    @property
    def largest(self) -> tuple[float, float]:
        """The width of the widest and the height of the highest page in mm."""
        ...

    def advance(self) -> bool:
        """Makes one more page known. False when all are."""
        ...

    def count(self) -> int:
        """The number of pages."""
        ...

    def page(self, index: int) -> Page:
        """A page. Raises ``IndexError`` when there are not so many."""
        ...

    def size(self, index: int) -> tuple[float, float]:
        """Width and height in mm of a known page."""
        ...

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The headings of the pages made so far."""
        ...

    def substitutions(self) -> tuple[Substitution, ...]:
        """The official fonts that other fonts stand in for, on the pages made so far."""
        ...
