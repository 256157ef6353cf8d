"""Pages → paper. Which printer, which pages and how many copies the clerk chose stands in the ``QPrinter``.

Every page asks for its own paper; a printer that does not have it gets the page scaled down to what it has.
"""

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from gui.printing.page import Page
from gui.printing.page_source import PageSource
from gui.printing.painter import PagePainter
from model.errors import StorageError, UserError
from model.progress import Progress, silent

_MM_PER_INCH = 25.4


def print_pages(pages: PageSource, printer: QPrinter, progress: Progress = silent) -> int:
    """Prints the chosen pages and gives back how many sheets were sent.

    Raises ``UserError`` when no chosen page exists, ``StorageError`` when the printer does not take the job, and
    ``Cancelled`` when the clerk stops it; the printer then forgets the job.
    """
    chosen = _chosen(pages.count(), printer)
    if not chosen:
        raise UserError(f"没有可打印的页：文档共 {pages.known} 页。请重新选择打印范围。")
    if not printer.supportsMultipleCopies():
        chosen = _repeated(chosen, printer.copyCount(), collated=printer.collateCopies())
    printer.setFullPage(True)
    printer.setDocName(pages.document.title)
    page_painter = PagePainter(pages.book)
    painter = QPainter()
    finished = False
    try:
        for number, index in enumerate(chosen):
            page = pages.page(index)
            ask_for_paper(printer, page.width, page.height)
            if number == 0 and not painter.begin(printer):
                raise StorageError("打印机没有接受任务。请检查打印机是否已连接、已开机，或者改为导出 PDF。")
            if number and not printer.newPage():
                raise StorageError(f"打印到第 {index + 1} 页时打印机停止了。请检查打印机，或者改为导出 PDF。")
            page_painter.paint(page, painter, _units_per_mm(printer, page))
            progress(number + 1, len(chosen), "正在打印")
        finished = True
    finally:
        if painter.isActive():
            if not finished:
                printer.abort()
            painter.end()
    return len(chosen)


def _chosen(count: int, printer: QPrinter) -> list[int]:
    """The pages of the range, or of the ranges (1-3,7), that were asked for."""
    ranges = printer.pageRanges()
    if ranges.isEmpty():
        first, last = printer.fromPage() or 1, printer.toPage() or count
        order = list(range(max(first, 1) - 1, min(last, count)))
    else:
        order = [index for index in range(count) if ranges.contains(index + 1)]
    return order[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else order


def _repeated(pages: list[int], copies: int, *, collated: bool) -> list[int]:
    """The pages as often as there are copies, for printers that cannot repeat them themselves."""
    return pages * copies if collated else [index for index in pages for _ in range(copies)]


def ask_for_paper(printer: QPrinter, width: float, height: float) -> None:
    """Asks for a page's paper (mm): the standard size of that name when there is one, because drivers know names."""
    lying = width > height
    short, long = sorted((width, height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, orientation, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter))
    printer.setFullPage(True)


def _units_per_mm(printer: QPrinter, page: Page) -> float:
    """The printer's dots per mm of the page: as on paper, or smaller when the paper given is smaller."""
    dots = printer.resolution() / _MM_PER_INCH
    paper = printer.paperRect(QPrinter.Unit.Millimeter)
    fits = min(paper.width() / page.width, paper.height() / page.height)
    return dots * min(fits, 1.0) if fits < 0.98 else dots
