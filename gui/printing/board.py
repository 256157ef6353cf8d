"""A notice board from a snapshot to a file: the one function behind ``board`` on the command line and the designer."""

from dataclasses import dataclass
from pathlib import Path

from exporters.blocks import Document
from exporters.board_frame import BoardFrame
from exporters.board_options import BoardKind, BoardOptions
from exporters.board_paper import PAPERS, SHEETS, board_paper
from exporters.board_privacy import personal_data
from exporters.notice_board import build_board
from exporters.output import refuse_unwritable
from gui.printing.images import finest, write_pictures
from gui.printing.layout import Pages
from gui.printing.page_source import PageSource
from gui.printing.pdf import write_pages
from gui.printing.pdf_format import ensure_application
from gui.printing.rolls import shortened
from gui.printing.tiling import TiledPages, grid
from model.errors import UserError
from model.progress import Progress, silent
from model.snapshot import Snapshot

_PDF, _PNG = ".pdf", ".png"
DPI = 200
"""Dots per inch of pictures when nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class BoardFile:
    """What was written: the files and how many pages.

    ``remarks`` are sentences about personal data that must be read before the notice is put up, ``hints`` about what
    readers will miss on it (phones, the unit's name), ``notes`` about what became of the file.
    """

    files: tuple[Path, ...]
    pages: int
    remarks: tuple[str, ...]
    hints: tuple[str, ...]
    notes: tuple[str, ...] = ()


def write_board(
    snapshot: Snapshot, path: Path, options: BoardOptions, progress: Progress = silent, dots_per_inch: int = DPI
) -> BoardFile:
    """Writes a notice as PDF, or as PNG pictures when the name ends in ``.png``.

    Raises ``UserError`` for unknown papers, designs and file types and when no entry is chosen, ``StorageError`` when
    the file cannot be written; passes ``Cancelled`` on. Then the file at the path is as before.
    """
    suffix = path.suffix.lower()
    if suffix not in (_PDF, _PNG):
        raise UserError(f"公示栏不能写成“{path.name}”。文件名请以 {_PDF} 或 {_PNG} 结尾。")
    refuse_unwritable(path)
    ensure_application()
    pages = board_pages(build_board(snapshot, options, progress), options)
    notes: tuple[str, ...] = ()
    if suffix == _PNG:
        dots = finest(*pages.largest)
        if dots < dots_per_inch:
            notes = (f"公示栏太大，图片只画到每英寸 {dots} 点。要更清楚，请导出 PDF，或者用 A3、A4 拼贴。",)
        files = tuple(write_pictures(pages, path, dots_per_inch, progress))
    else:
        write_pages(pages, path, progress)
        files = (path,)
    remarks = tuple(found.message for found in personal_data(snapshot, options))
    return BoardFile(files, pages.count(), remarks, tuple(BoardFrame(snapshot, options).missing().values()), notes)


def board_pages(document: Document, options: BoardOptions) -> PageSource:
    """The notice's pages; boards larger than office paper are cut into sheets, as the options say."""
    endless = board_paper(options.paper).endless and options.kind is not BoardKind.POSTERS
    pages = Pages(shortened(document) if endless else document)
    sheet = sheet_paper(options)
    return TiledPages(pages, sheet) if sheet else pages


def printed_size(options: BoardOptions) -> tuple[float, float]:
    """Width and height in mm of what comes out of the printer, standing or lying as most sheets are.

    Raises ``UserError`` for papers that do not exist.
    """
    paper = board_paper(options.paper, landscape=options.landscape)
    sheet = sheet_paper(options)
    if not sheet:
        return paper.width, paper.height
    division = grid(paper.width, paper.height, sheet)
    return division.width, division.height


def sheet_paper(options: BoardOptions) -> str:
    """The paper that a notice is cut into; ``""`` when it is printed in one piece.

    Raises ``UserError`` for a paper that no office printer has.
    """
    if options.tile == "auto":
        paper = board_paper(options.paper, landscape=options.landscape)
        return "" if paper.is_sheet or paper.name in PAPERS or paper.endless else SHEETS[-1]
    if options.tile and options.tile not in SHEETS:
        raise UserError(f"拼贴用的纸张不能是“{options.tile}”，可以是 {'、'.join(SHEETS)}。")
    return options.tile
