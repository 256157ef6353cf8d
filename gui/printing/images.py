"""A page → a picture, by resolution or by width; used for PNG files, thumbnails and the page preview."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from exporters.output import replacing
from gui.printing.page import Page
from gui.printing.page_source import PageSource
from gui.printing.painter import PagePainter
from model.progress import Progress, silent

_MM_PER_INCH = 25.4
_LARGEST = 40_000_000  # pixels of a picture: more need memory that an office computer may not have


def finest(width: float, height: float) -> int:
    """The dots per inch at which a page of this size in mm is painted at most."""
    return int((_LARGEST / (width * height)) ** 0.5 * _MM_PER_INCH)


def page_image(page: Page, painter: PagePainter, pixels_per_mm: float) -> QImage:
    """The page on white paper; a page too large for a picture is painted at a lower resolution."""
    pixels_per_mm = min(pixels_per_mm, (_LARGEST / (page.width * page.height)) ** 0.5)
    width = max(round(page.width * pixels_per_mm), 1)
    height = max(round(page.height * pixels_per_mm), 1)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    image.setDotsPerMeterX(round(pixels_per_mm * 1000))
    image.setDotsPerMeterY(round(pixels_per_mm * 1000))
    canvas = QPainter(image)
    canvas.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        painter.paint(page, canvas, pixels_per_mm)
    finally:
        canvas.end()
    return image


def write_pictures(pages: PageSource, path: Path, dots_per_inch: int = 200, progress: Progress = silent) -> list[Path]:
    """One PNG per page: ``path`` itself for a single page, otherwise numbered files beside it (名称-01.png).

    Raises ``StorageError`` when a file cannot be written and ``Cancelled`` when the clerk stops it.
    """
    painter = PagePainter(pages.book)
    total = pages.count()
    digits = max(len(str(total)), 2)
    written: list[Path] = []
    for index in range(total):
        target = path if total == 1 else path.with_name(f"{path.stem}-{index + 1:0{digits}}.png")
        image = page_image(pages.page(index), painter, dots_per_inch / _MM_PER_INCH)
        with replacing(target) as temporary:
            temporary.write_bytes(_png(image))
        written.append(target)
        progress(index + 1, total, "正在画图片")
    return written


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
