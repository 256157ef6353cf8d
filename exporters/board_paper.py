"""The sheets and boards a notice can be printed on: named papers, and sizes in centimetres.

Margins belong to the size, because a large board is held by a frame. How boards larger than paper are cut into sheets
is the painter's business.
"""

import re
from dataclasses import dataclass, replace

from exporters.blocks import PageSetup
from model.errors import UserError

PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "B4": (250.0, 353.0),  # GB/T 148—1997
    "8开": (260.0, 368.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
}
"""Name → width and height in mm, standing."""

SHEETS = ("A4", "A3")
"""Papers that ordinary printers have, the smaller first."""

ROLLS = (61.0, 91.4, 106.7, 127.0, 152.0)
"""Widths in cm of the rolls that plotters and advertising printers commonly take."""

ENDLESS = "auto"
"""Instead of a height: as long as what stands on it, for rolls."""

_SIZE = re.compile(
    r"(?P<width>\d+(?:\.\d+)?)\s*(?:cm)?\s*[x×*X]\s*"
    r"(?P<height>\d+(?:\.\d+)?|auto|自动)\s*(?P<unit>cm|mm|厘米|毫米)?",
    re.ASCII,
)
_MM = {"cm": 10.0, "厘米": 10.0, None: 10.0, "mm": 1.0, "毫米": 1.0}
_SMALLEST, _LARGEST = 100.0, 5000.0  # mm; PDF readers know no pages beyond 5,080 mm
LARGEST_SHEET = 420.0
"""The longer side in mm of the largest paper that office printers take."""

_NARROW = 15.0
_FRAME_SHARE = 0.03  # of a board's shorter side lies near its frame
_FOOT = 3.0  # mm more at the foot, for the page number
_LEAST_MARGIN = 5.0  # mm: office printers leave about so much white
_MOST_MARGIN_SHARE = 0.3  # of the shorter side


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """A sheet or board as it hangs, in mm; ``edge`` is the margin asked for, 0 for the usual one.

    An ``endless`` one is as high as nobody's wall; painters cut it where the words end.
    """

    name: str
    width: float
    height: float
    edge: float = 0.0
    endless: bool = False

    @property
    def is_sheet(self) -> bool:
        """Whether an office printer can take it."""
        return max(self.width, self.height) <= LARGEST_SHEET

    @property
    def margin(self) -> float:
        if self.edge:
            return self.edge
        return _NARROW if self.is_sheet else max(_NARROW, min(self.width, self.height) * _FRAME_SHARE)

    def setup(self, *, page_numbers: bool) -> PageSetup:
        """The page with its margins."""
        margin = self.margin
        return PageSetup(
            self.width, self.height, margin, margin + _FOOT, margin, margin,
            page_numbers=page_numbers, page_label="第{page}页　共{pages}页",
        )  # fmt: skip


def board_paper(words: str, *, landscape: bool = False, margin: float = 0.0) -> BoardPaper:
    """The paper of that name, the board of that size (``240x120cm``, width first) or the roll (``91.4cmxauto``).

    Raises ``UserError`` for words that name none, for sizes nobody can print and margins that leave no room.
    """
    paper = _named_or_sized(words, landscape)
    most = min(paper.width, paper.height) * _MOST_MARGIN_SHARE
    if margin and not _LEAST_MARGIN <= margin <= most:
        raise UserError(
            f"页边距不能是 {margin:g} 毫米。这种纸可以是 {_LEAST_MARGIN:g} 到 {most:.0f} 毫米，写 0 由纸张决定。"
        )
    return replace(paper, edge=margin)


def _named_or_sized(words: str, landscape: bool) -> BoardPaper:
    wanted = words.strip()
    named = {name.upper(): name for name in PAPERS}.get(wanted.upper().replace("K", "开"))
    if named:
        width, height = PAPERS[named]
        return BoardPaper(named, height, width) if landscape else BoardPaper(named, width, height)
    found = _SIZE.fullmatch(wanted)
    if found is None:
        raise UserError(f"不认识纸张“{words}”。可以写 {'、'.join(PAPERS)}，宽和高 240x120cm，或者卷筒纸 91.4cmxauto。")
    factor = _MM[found["unit"]]
    endless = found["height"] in (ENDLESS, "自动")
    width = float(found["width"]) * factor
    height = _LARGEST if endless else float(found["height"]) * factor
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        raise UserError(f"“{words}”的尺寸不能打印。宽和高都要在 10 厘米到 500 厘米之间。")
    if landscape and width < height and not endless:
        width, height = height, width
    return BoardPaper(wanted, width, height, endless=endless)
