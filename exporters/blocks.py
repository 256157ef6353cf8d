"""Neutral content: what a document says, in millimetres, points and hex colours; no Word, Excel or Qt in it.

Reports build a ``Document``; the Word writer and the Qt painter render the same one, so paper and file cannot
disagree. Text may hold ``\\n`` for a line break.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from model.exchange import FileInfo, RowOrigin


class Align(Enum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A named look. ``font`` is a role of ``styles.py`` (title, heading, body, kai, table), ``size`` in points.

    ``indent_chars`` moves the first line (a negative one lets it stand out), ``left_chars`` and ``right_chars`` all
    lines, in characters of that size. ``letter_spacing`` in points comes between characters; below 0 they stand closer.
    """

    font: str = "body"
    size: float = 16.0
    bold: bool = False
    color: str = "#000000"
    align: Align = Align.LEFT
    indent_chars: float = 0.0
    left_chars: float = 0.0
    right_chars: float = 0.0
    letter_spacing: float = 0.0
    space_before: float = 0.0  # points
    space_after: float = 0.0
    line_height: float = 0.0  # points, 0: natural
    fill: str = ""  # colour of the band behind the text, "" for none


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    style: TextStyle = TextStyle()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that appears in the contents and the PDF's bookmarks. ``level`` 1 is an area."""

    text: str
    level: int = 1
    style: TextStyle | None = None  # instead of the level's style in ``styles.py``


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that covers ``row_span`` × ``column_span`` grid places; covered places are not written."""

    text: str
    row_span: int = 1
    column_span: int = 1
    align: Align = Align.LEFT
    bold: bool = False
    style: TextStyle | None = None  # instead of the table's style
    fill: str = ""  # background colour, "" for none


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. ``widths`` in mm; the first ``header_rows`` rows are repeated on every page.

    ``rows[i][j]`` is the cell at grid place (i, j) or None where another cell's span covers it.
    ``continued`` is written beside the rest of a row that did not fit on one page, e.g. （续）.
    Columns in ``growing`` keep their width in type sizes when a painter enlarges the type; the others give way, but
    none gets narrower than its ``least`` mm times the enlargement, where that is told.
    In ``group_column`` neighbouring cells of the same text are one group, merged already or not: who knows the page
    ends may merge them further.
    Rows in ``leading`` never stand last on a page: they introduce the row below them.
    ``origins`` (one for each row below the header, or none at all) and ``info`` say which entries the rows show and
    ``caption`` what the table is; files keep them unseen, painters pass over them.
    """

    widths: tuple[float, ...]
    rows: Sequence[Sequence[TableCell | None]]
    header_rows: int = 0
    style: TextStyle = TextStyle(font="table", size=9.0)
    rule_width: float = 0.5  # points
    rule_color: str = "#000000"
    continued: str = ""
    group_column: int = -1
    growing: frozenset[int] = frozenset()
    least: tuple[float, ...] = ()
    leading: frozenset[int] = frozenset()
    origins: Sequence[RowOrigin] = ()
    info: FileInfo | None = None
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents stands here. Painters list headings down to ``levels``, Word those of level 1."""

    title: str = "目　录"
    levels: int = 2


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """审核 / 签字 / 盖章 …: labels with room to write."""

    labels: tuple[str, ...]
    style: TextStyle = TextStyle(font="body", size=14.0)


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty room of this height in mm."""

    height: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole width, or ``width`` mm long in the middle (it may reach into the margins).

    ``thickness`` in points, ``space_after`` too.
    """

    thickness: float = 1.0
    color: str = "#000000"
    space_after: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class LeftRight:
    """Short texts at both ends of one line, each a row of pieces; ``style`` gives its height and the ends' distance."""

    left: tuple[Paragraph, ...]
    right: tuple[Paragraph, ...]
    style: TextStyle = TextStyle()


@dataclass(frozen=True, slots=True)
class QrCode:
    """A square code of ``size`` mm that says ``text``, at the right, with ``beside`` in the room left of it."""

    text: str
    size: float = 30.0
    caption: str = ""
    beside: tuple["Paragraph | SignatureLine | Spacer", ...] = ()
    style: TextStyle = TextStyle(font="table", size=9.0, align=Align.CENTER)  # of the caption


EMBLEM_GAP = 3.0
"""Millimetres between a picture and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture, fitted into ``width`` × ``height`` mm without distortion.

    ``alt`` says what it shows to those who cannot see it. ``beside`` (a picture at the left or right) stands in the
    middle of the page, in the room that a picture on either side would leave.
    """

    data: bytes
    width: float
    height: float
    align: Align = Align.CENTER
    alt: str = ""
    beside: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowStep:
    """A box of a flow chart: what is done, by whom, by when, and where (channels, a telephone)."""

    title: str
    who: str = ""
    when: str = ""
    where: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """What stands below the title, a line for each."""
        said = (("责任", self.who), ("时限", self.when), ("途径", self.where))
        return tuple(f"{label}：{text}" for label, text in said if text)


@dataclass(frozen=True, slots=True)
class FlowLink:
    """An arrow between the boxes of one ``column`` in a lane and the lane below it; ``up`` leads back."""

    column: int
    text: str = ""
    up: bool = False


@dataclass(frozen=True, slots=True)
class FlowLane:
    """Steps that follow each other from left to right; ``links`` lead to the lane below."""

    label: str
    steps: tuple[FlowStep, ...]
    links: tuple[FlowLink, ...] = ()


@dataclass(frozen=True, slots=True)
class FlowChart:
    """Lanes one under the other over the whole width, at most ``height`` mm high; never divided between pages.

    ``alt`` says in a sentence what the chart shows.
    """

    lanes: tuple[FlowLane, ...]
    height: float
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that no page end may part, e.g. the last words of a text and the signature below them.

    They must be short: together they stand on one page.
    """

    blocks: "tuple[Paragraph | SignatureLine | Spacer | Rule | LeftRight, ...]"


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
    page_label: str = "— {page} —"  # may name {page} and {pages}
    outer_numbers: bool = False  # at the outer edge, one character in, instead of the middle (GB/T 9704-2012, 7.5)


Block = (
    Paragraph
    | Heading
    | Table
    | Contents
    | SignatureLine
    | Spacer
    | PageBreak
    | Rule
    | LeftRight
    | QrCode
    | Picture
    | FlowChart
    | Together
)


FOOT_EDGE = 20.0
"""Where the lower red lines of a letter stand (GB/T 9704-2012, 10.1), in mm."""


RUNNING_HEADING = "{heading}"
"""Running words may name this: painters put the heading there under which the page goes on."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Text that runs through ``count`` columns of equal width with ``gap`` mm between them."""

    count: int = 1
    gap: float = 10.0


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks that share one page setup; every section begins on a new page.

    ``opening`` stands over the whole width on the first page, ``running`` on the pages after it, ``closing`` at the
    foot of the last page; only ``blocks`` run through the columns. ``foot`` stands on the first page instead of its
    number, its lower edge ``FOOT_EDGE`` mm above the paper's. With ``largest`` above 1, painters enlarge all
    type of the section up to that factor as long as this needs no further page. With ``smallest`` below 1, what needs
    more than one page is reduced down to that factor if it fits on one page then: room, pictures and type, but no type
    below ``readable`` points.
    """

    setup: PageSetup
    blocks: Sequence[Block]
    opening: Sequence[Block] = ()
    running: Sequence[Block] = ()
    closing: Sequence[Block] = ()
    foot: Sequence[Block] = ()
    columns: Columns = Columns()
    largest: float = 1.0
    smallest: float = 1.0
    readable: float = 0.0


@dataclass(frozen=True, slots=True)
class Document:
    title: str
    sections: Sequence[Section]
    author: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    info: FileInfo | None = None
