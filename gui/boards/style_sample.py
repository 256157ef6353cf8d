"""A small page of a design, so that a clerk sees what it looks like before choosing it. The words are made up."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from exporters.board_options import BoardOptions
from exporters.notice_board import build_board
from gui.printing.images import page_image
from gui.printing.layout import Pages
from gui.printing.painter import PagePainter
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot

_SHARP = 3
"""The page is painted so many times larger and then reduced: type of two pixels is nothing but noise otherwise."""

_AREA = Area("sample", "公共法律服务")
_ROWS = (
    ("法律援助", "法律援助申请条件、程序、所需材料和办理结果"),
    ("人民调解", "调解组织名单、工作职责和联系方式"),
    ("公证服务", "公证机构、办理条件、收费标准和监督渠道"),
    ("法治宣传", "普法责任清单、宣传活动安排和资料"),
)


def sample_page(style: str, size: QSize, ratio: float, frame: QColor) -> QPixmap:
    """The first page of a sample notice in this design. Raises ``UserError`` for a design that cannot be used."""
    moment = datetime(2026, 1, 1)
    entries = tuple(
        Entry(number, str(number), _AREA.key, Status.APPROVED, {"name": name, "content": content})
        for number, (name, content) in enumerate(_ROWS, 1)
    )
    settings = CatalogueSettings(unit="某市司法局", contact="0979-8400000", supervision_phone="12345")
    sample = Snapshot(settings, (_AREA,), entries, moment)
    pages = Pages(build_board(sample, BoardOptions(paper="A4", style=style, title="公示栏")))
    page = pages.page(0)
    sharp = page_image(page, PagePainter(pages.book), size.height() * ratio * _SHARP / page.height)
    return _framed(sharp, size, ratio, frame)


def _framed(image: QImage, size: QSize, ratio: float, frame: QColor) -> QPixmap:
    wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
    smooth = Qt.TransformationMode.SmoothTransformation
    picture = QPixmap.fromImage(image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    painter = QPainter(picture)
    painter.setPen(frame)
    painter.drawRect(0, 0, wanted.width() - 1, wanted.height() - 1)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
