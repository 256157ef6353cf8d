"""Notice boards of 1,000 entries as PDF, from the snapshot to the file; the first page; memory.

Beside it, in the same run and with the same words, fonts, sizes, fills, column widths and rules on the same paper:
``QTextDocument.print_``, the way Qt offers. Its time grows with the square of a table's rows and with its columns, so
several notices are compared, and the catalogue itself. Processor seconds are told beside the clock's, because other
processes on the machine do not count in them. Goals: under 2 s, 20 times faster, page 1 within 200 ms, memory flat.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import psutil
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from benchmarks.exported import snapshot
from exporters.blocks import Document, Heading, PageSetup, Paragraph, Table, TextStyle
from exporters.board_options import BoardKind, BoardOptions, Period
from exporters.catalogue_report import build
from exporters.notice_board import build_board
from exporters.options import ExportOptions
from gui.printing.fonts import FontBook
from gui.printing.layout import Pages
from gui.printing.pdf import write_pages
from gui.printing.pdf_format import ensure_application

COUNT = 1_000
PAPERS = (("A4", False), ("A3", True), ("240x120cm", False))
TABLE = 'border="1" style="border-collapse: collapse" cellspacing="0" cellpadding="4" width="100%"'
LENGTHS = (100, 1_000, 10_000)


def main() -> None:
    ensure_application()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "ours.pdf"
        made = snapshot(COUNT)
        write(build_board(made, options("A4")), target)  # the first file of a process reads the font files
        for paper, landscape in PAPERS:
            told = timed(lambda: write(build_board(made, options(paper, landscape)), target))  # noqa: B023
            print(f"{COUNT:,} entries on {paper:<28} {told}")
        posters = options("A4", kind=BoardKind.POSTERS)
        told = timed(lambda: write(build_board(made, posters), target))
        print(f"{COUNT:,} posters, the type of each fitted      {told}")
        in_one = replace(made, entries=tuple(replace(entry, area="legal") for entry in made.entries))
        for name, document in (
            ("list on A4, nine tables", build_board(made, options("A4"))),
            ("list on A4, one table", build_board(in_one, options("A4"))),
            ("list on A3, seven columns, one table", build_board(in_one, options("A3", True))),
            ("catalogue of fourteen columns on A3", build(made, ExportOptions(cover=False, notes=False))),
        ):
            ours = timed(lambda: write(document, target))  # noqa: B023
            theirs = timed(lambda: print_by_qt(document, Path(folder) / "peer.pdf"))  # noqa: B023
            print(f"{name:<44} {ours}; QTextDocument.print_ {theirs}: {theirs.processor / ours.processor:.0f}×")
    report_first_page()
    report_memory()


def report_first_page() -> None:
    """From the snapshot to the first page, for every kind of notice: what the designer does after each choice."""
    for count in LENGTHS:
        made = snapshot(count)
        for kind in BoardKind:
            for paper in ("A4", "240x120cm"):
                chosen = options(paper, kind=kind)
                told = timed(lambda: Pages(build_board(made, chosen)).page(0))  # noqa: B023
                print(f"page 1 of {count:>6,} entries, {kind:<9} on {paper:<9} {told}")


def report_memory() -> None:
    """What laying out and writing adds to the content itself, at its highest."""
    process = psutil.Process()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "board.pdf"
        write(build_board(snapshot(LENGTHS[0]), options("A4")), target)
        for count in LENGTHS:
            document = build_board(snapshot(count), options("A4"))
            before = process.memory_info().rss
            highest = before

            def look(_done: int, _total: int, _what: str) -> None:
                nonlocal highest
                highest = max(highest, process.memory_info().rss)

            write_pages(Pages(document), target, look)
            print(f"memory for {count:>6,} entries  {(highest - before) / 1e6:6.0f} MB more")


def options(paper: str, landscape: bool = False, kind: BoardKind = BoardKind.LIST) -> BoardOptions:
    return BoardOptions(paper=paper, landscape=landscape, period=Period.parse("2026Q4"), kind=kind, tile="")


def write(document: Document, target: Path) -> None:
    write_pages(Pages(document), target)


def print_by_qt(document: Document, target: Path) -> None:
    """The same tables by Qt's own document: same words, widths, type and paper."""
    setup = document.sections[0].setup
    table = next(block for block in document.sections[0].blocks if isinstance(block, Table))
    writer = QPdfWriter(str(target))
    margins = QMarginsF(setup.left, setup.top, setup.right, setup.bottom)
    short, long = sorted((setup.width, setup.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter)
    lying = QPageLayout.Orientation.Landscape if setup.width > setup.height else QPageLayout.Orientation.Portrait
    writer.setPageLayout(QPageLayout(size, lying, margins, QPageLayout.Unit.Millimeter))
    peer = QTextDocument()
    font = QFont([FontBook().family("table")])
    font.setPointSizeF(table.style.size)
    peer.setDefaultFont(font)
    peer.setHtml("".join(html(document, setup)))
    peer.print_(writer)


def html(document: Document, setup: PageSetup) -> Iterator[str]:
    """Every block of the document that has words, in its font, size, colour and place."""
    book = FontBook()
    width = setup.width - setup.left - setup.right
    for section in document.sections:
        for block in (*section.opening, *section.blocks, *section.closing):
            if isinstance(block, Heading):
                yield f"<h2{css(block.style, book) if block.style else ''}>{escape(block.text)}</h2>"
            elif isinstance(block, Paragraph):
                yield f"<p{css(block.style, book)}>{escape(block.text)}</p>"
            elif isinstance(block, Table):
                yield from table_html(block, width, book)


def table_html(table: Table, width: float, book: FontBook) -> Iterator[str]:
    yield f"<table {TABLE}><thead>"
    for number, row in enumerate(table.rows):
        yield "<tr>"
        for cell, column in zip(row, table.widths, strict=True):
            if cell is not None:
                share = f'width="{column / width:.0%}" colspan="{cell.column_span}" rowspan="{cell.row_span}"'
                looks = css(cell.style, book) if cell.style else ""
                fill = f' bgcolor="{cell.fill}"' if cell.fill else ""
                yield f'<td {share}{fill} align="{cell.align.value}"{looks}>{escape(cell.text)}</td>'
        yield "</tr></thead>" if number + 1 == table.header_rows else "</tr>"
    yield "</table>"


def css(style: TextStyle, book: FontBook) -> str:
    weight = "bold" if style.bold else "normal"
    family = book.family(style.font)
    look = f"font-family:'{family}'; font-size:{style.size:g}pt; font-weight:{weight}; color:{style.color}"
    return f' style="{look}; text-align:{style.align.value}"'


@dataclass(frozen=True)
class Time:
    """How long something took: by the clock and on the processor, in seconds."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:6.2f} s ({self.processor:.2f} s on the processor)"


def timed(work: Callable[[], object]) -> Time:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Time(time.perf_counter() - clock, time.process_time() - processor)


if __name__ == "__main__":
    main()
