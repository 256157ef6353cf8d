"""Pages → a PDF file: fonts embedded, text that can be searched and copied, title, bookmarks.

Written page by page into a temporary file that then takes the place of the old one: memory does not grow with the
pages, and a full disk or a crash leaves the old file as it was. Needs a ``QGuiApplication``, no window, and may run on
any thread.
"""

import errno
import mmap
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from exporters.output import replacing
from exporters.printable import printable
from gui.printing.page_source import PageSource
from gui.printing.painter import UNITS_PER_MM, PagePainter
from gui.printing.pdf_outline import add_outline
from gui.printing.pdf_text import correct_tables
from gui.printing.pdf_update import PdfUpdate
from model.errors import UserError
from model.garbage import collected_later
from model.progress import Progress, silent

_RESOLUTION = 1440  # dots per inch: one dot is one unit of the layout (1/20 pt)
_STEP = 5  # pages between two messages


def write_pages(pages: PageSource, path: Path, progress: Progress = silent) -> None:
    """Writes all pages into one PDF.

    Raises ``UserError`` when there is nothing to print, ``StorageError`` when the file cannot be written and
    ``Cancelled`` when the clerk stops it; the old file is untouched then.
    """
    if pages.known == 0:
        raise UserError("没有可以打印的内容。请先选好要导出的领域和事项。")
    page_painter = PagePainter(pages.book, recording=True)
    with collected_later(), replacing(path) as temporary:
        if pages.needs_total:
            while pages.advance():
                if pages.known % _STEP == 0:
                    progress(pages.known, 0, "正在排版")
        heights = _write(pages, temporary, page_painter, progress)
        _extend(pages, temporary, page_painter, heights)


def _write(pages: PageSource, target: Path, page_painter: PagePainter, progress: Progress) -> list[float]:
    """The file as Qt writes it; gives back the heights of the pages in mm. Raises ``OSError``."""
    file = QFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise OSError(errno.EACCES, file.errorString())
    try:
        writer = QPdfWriter(file)
        writer.setResolution(_RESOLUTION)
        writer.setTitle(printable(pages.document.title))
        heights = _paint_all(pages, writer, page_painter, progress)
        del writer  # closes the file's last objects
        file.flush()
        if file.error() is not QFileDevice.FileError.NoError:
            full = file.error() is QFileDevice.FileError.ResourceError
            raise OSError(errno.ENOSPC if full else errno.EIO, file.errorString())
    finally:
        file.close()
    return heights


def _extend(pages: PageSource, target: Path, page_painter: PagePainter, heights: list[float]) -> None:
    """Appends what Qt's file lacks: correct text tables, language, bookmarks, author."""
    with target.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        pdf = PdfUpdate(data)
        correct_tables(pdf, page_painter.painted, pages.book)
        pdf.extend_catalogue(b"/Lang (zh-CN)\n/ViewerPreferences << /DisplayDocTitle true >>")
        add_outline(pdf, pages.bookmarks(), heights)
        if pages.document.author:
            pdf.set_author(printable(pages.document.author))
        added = pdf.appended()
    with target.open("ab") as end:
        end.write(added)


def _paint_all(pages: PageSource, writer: QPdfWriter, page_painter: PagePainter, progress: Progress) -> list[float]:
    """Paints every page; gives back their heights in mm."""
    heights: list[float] = []
    painter = QPainter()
    paper = 0.0, 0.0
    index = 0
    try:
        while index < pages.known:
            page = pages.page(index)
            if paper != (page.width, page.height):
                paper = page.width, page.height
                _set_paper(writer, *paper)
            if index == 0:
                painter.begin(writer)
            else:
                writer.newPage()
            page_painter.paint(page, painter, UNITS_PER_MM)
            heights.append(page.height)
            index += 1
            if index % _STEP == 0 or pages.complete:
                total = pages.known if pages.complete else 0
                progress(index, total, "正在写 PDF")
    finally:
        if painter.isActive():
            painter.end()
    return heights


def _set_paper(writer: QPdfWriter, width: float, height: float) -> None:
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    portrait = QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, portrait, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))
