"""What laid-out pages tell about themselves: type sizes and the distance they can be read from, rows that go on.

Measured on the pages, not computed from the choices, so that what is told is what will hang on the wall.
"""

from collections import Counter
from dataclasses import dataclass

from exporters.board_list import CONTINUED
from exporters.board_styles import GLANCE_ANGLE, readable_distance
from gui.printing.page import Page
from gui.printing.page_source import PageSource

_LOOKED_AT = 200  # pages from the front: enough to say that there are some


@dataclass(frozen=True, slots=True)
class TypeSizes:
    """The size of most signs of a page and of its largest ones, in points."""

    body: float
    title: float

    @property
    def sentence(self) -> str:
        """Both sizes with the distance they allow."""
        return (
            f"正文 {self.body:g} 磅，{readable_distance(self.body):.1f} 米内看得清；"
            f"标题 {self.title:g} 磅，{readable_distance(self.title, GLANCE_ANGLE):.1f} 米外就能看到"
        )


def type_sizes(page: Page) -> TypeSizes | None:
    """The sizes of a page; None for one without words."""
    signs: Counter[float] = Counter()
    for text in page.texts:
        signs[text.size] += len(text.text)
    if not signs:
        return None
    (body, _), *_ = signs.most_common(1)
    return TypeSizes(body, max(signs))


def continued_rows(pages: PageSource) -> int:
    """How many times a row goes on from one page to the next, on the first pages of the document."""
    known = range(min(pages.known, _LOOKED_AT))
    return sum(text.text == CONTINUED for index in known for text in pages.page(index).texts)
