"""Neutral content: what a document says, in millimetres, points and hex colours; no Word, Excel or Qt in it.

Reports build a ``Document``; the Word writer and the Qt painter render the same one, so paper and file cannot
disagree. Text may hold ``\\n`` for a line break.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A named look. ``font`` is a role of ``styles.py`` (title, heading, body, kai, table), ``size`` in points."""

    font: str = "body"
    size: float = 16.0
    bold: bool = False
    color: str = "#000000"
    align: Align = Align.LEFT
    indent_chars: float = 0.0
    space_before: float = 0.0  # points
    space_after: float = 0.0
    line_height: float = 0.0  # points, 0: natural


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: TextStyle = TextStyle()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that appears in the contents and the PDF's bookmarks. ``level`` 1 is an area."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that covers ``row_span`` × ``column_span`` grid places; covered places are not written."""

    text: str
    row_span: int = 1
    column_span: int = 1
    align: Align = Align.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. ``widths`` in mm; the first ``header_rows`` rows are repeated on every page.

    ``rows[i][j]`` is the cell at grid place (i, j) or None where another cell's span covers it.
    """

    widths: tuple[float, ...]
    rows: Sequence[Sequence[TableCell | None]]
    header_rows: int = 0
    style: TextStyle = TextStyle(font="table", size=9.0)


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents stands here."""

    title: str = "目　录"


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """审核 / 签字 / 盖章 …: labels with room to write."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room of this height in mm."""

    height: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class PageSetup:
    """Paper and margins in mm; ``width`` is the page's width as it lies (landscape: the long side)."""

    width: float = 210.0
    height: float = 297.0
    top: float = 37.0
    bottom: float = 35.0
    left: float = 28.0
    right: float = 26.0
    page_numbers: bool = True


Block = Paragraph | Heading | Table | Contents | SignatureLine | Spacer | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that share one page setup; every section begins on a new page."""

    setup: PageSetup
    blocks: Sequence[Block]


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    sections: Sequence[Section]
    author: str = ""
    properties: dict[str, str] = field(default_factory=dict)
