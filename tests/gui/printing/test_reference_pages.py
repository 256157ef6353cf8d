"""The three designs as pictures: a small page of each beside the picture that was looked at and found good.

Fonts differ between computers, so the pictures are compared only where the same fonts are installed, and coarsely: what
counts is that everything is where it was, not single pixels. After a change that was wanted and looked at, the picture
is renewed by deleting it and running this test once.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from exporters.board_options import BoardKind, BoardOptions, Period
from exporters.notice_board import build_board
from gui.printing.images import page_image
from gui.printing.layout import Pages
from gui.printing.painter import PagePainter
from tests.helpers.boards import snapshot_of

REFERENCES = Path(__file__).parents[2] / "reference" / "boards"
FONTS = {"title": "Noto Serif CJK SC", "heading": "Noto Sans CJK SC", "table": "Noto Serif CJK SC"}
WIDTH = 150  # pixels
COARSE = 30  # pixels wide when compared
TOLERANCE = 12  # of 255, in the field that differs most

ROWS = [
    (
        "legal",
        {
            "category": category,
            "name": name,
            "content": "办理条件；申请材料；办理流程；办理结果",
            "basis": "《中华人民共和国政府信息公开条例》（国务院令第711号）",
            "time_limit": "自信息形成或者变更之日起20个工作日内",
            "subject": "格尔木市司法局",
            "method": "主动公开",
            "channels": "政府网站；两微一端；政务服务中心",
            "audience": "全社会",
        },
    )
    for category, name in (("行政许可", "律师执业许可"), ("行政许可", "公证机构设立"), ("公共服务", "法律援助"))
]


def first_page(style: str, kind: BoardKind) -> QImage:
    options = BoardOptions(kind=kind, paper="A4", style=style, period=Period.parse("2026Q4"), code_text="https://a.cn")
    pages = Pages(build_board(snapshot_of(ROWS), options))
    for role, family in FONTS.items():
        if pages.book.family(role) != family:
            pytest.skip(f"the pictures were made with {family}")
    image = page_image(pages.page(0), PagePainter(pages.book), 4)
    return image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def fields(image: QImage) -> list[int]:
    """The brightness of coarse fields of the picture."""
    height = round(COARSE * image.height() / image.width())
    small = image.scaled(
        COARSE, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    grey = small.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).lightness() for y in range(height) for x in range(COARSE)]


@pytest.mark.parametrize("kind", [BoardKind.LIST, BoardKind.POSTERS], ids=str)
@pytest.mark.parametrize("style", ["formal", "plain", "contrast"])
def test_page_looks_as_it_did(style: str, kind: BoardKind) -> None:
    page = first_page(style, kind)
    reference = REFERENCES / f"{style}-{kind}.png"
    if not reference.exists():
        page.save(str(reference))
        pytest.fail(f"{reference.name} was missing and is made now: look at it, then run the test again")
    differences = [abs(a - b) for a, b in zip(fields(page), fields(QImage(str(reference))), strict=True)]
    assert max(differences) <= TOLERANCE
