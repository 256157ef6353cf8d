"""Pictures of the designer of notice boards, and of the pages that leave the printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from exporters.board_design import BoardDesign
from exporters.board_options import BoardKind, BoardOptions, Period
from exporters.notice_board import build_board
from gui.boards.board_dialog import BoardDialog
from gui.boards.options_panel import Ground
from gui.boards.privacy_dialog import PrivacyDialog
from gui.main_window import MainWindow
from gui.printing.board import board_pages
from gui.printing.images import page_image
from gui.printing.painter import PagePainter
from model.operations.entries import edit_entry
from model.snapshot import Snapshot

Keep = Callable[[QWidget, str], object]

_REST = 40  # milliseconds; a long wait in one piece would not let the threads work
_RESTS = 25
_HEIGHT = 640  # pixels of a page's picture
_SHARP = 2
_CODE = "https://www.example.gov.cn/zwgk"
_LAWYERS = "法律援助律师名单：王某某 13897651234、李某 13812345678；办公地址；咨询时间"
_PAGES = {
    "list-formal": BoardOptions(paper="A3", period=Period.parse("2026Q4"), code_text=_CODE),
    "poster-contrast": BoardOptions(kind=BoardKind.POSTERS, paper="A4", style="contrast", code_text=_CODE),
    "overview-plain": BoardOptions(kind=BoardKind.OVERVIEW, paper="A3", landscape=True, style="plain"),
}


def picture_boards(keep: Keep, window: MainWindow, look: str) -> None:
    """The designer with a list and with a board, and the question about personal data, in one look."""
    work = window.session.workspace
    if work is None:
        return
    catalogue = work.catalogue
    catalogue.run(edit_entry(entry_id=catalogue.ids("legal")[3], field="content", value=_LAWYERS))
    ground = Ground(catalogue.settings(), catalogue.areas(), catalogue.values_in_use("category"), ())
    dialog = BoardDialog(catalogue.path, ground, window.settings, window.runner, window)
    dialog.show()
    for name, page, design in (
        ("list", 0, BoardDesign(areas=("legal",), period="quarter", code_text=_CODE)),
        ("poster", 3, BoardDesign(kind="posters", paper="A4", areas=("legal",), style="contrast", code_text=_CODE)),
        ("tiled", 1, BoardDesign(kind="directory", paper="240x120cm", period="quarter")),
    ):
        dialog.panel.setCurrentIndex(page)
        dialog.show_design(design)
        _wait(dialog)
        keep(dialog, f"board-{name}-{look}")
        if name == "list":
            question = PrivacyDialog(dialog.personal_numbers, {dialog.personal_numbers[0].key: True}, dialog)
            question.show()
            QTest.qWait(_REST)
            keep(question, f"board-privacy-{look}")
            question.done(0)
    dialog.done(0)
    dialog.deleteLater()
    catalogue.undo()


def picture_board_pages(folder: Path, snapshot: Snapshot) -> None:
    """One page of each kind as it leaves the printer."""
    chosen = snapshot.select(frozenset(("culture", "legal")))
    for name, options in _PAGES.items():
        pages = board_pages(build_board(chosen, options), options)
        pages.count()  # 第1页 共4页
        page = pages.page(0)
        sharp = page_image(page, PagePainter(pages.book), _HEIGHT * _SHARP / page.height)
        picture = sharp.scaledToHeight(_HEIGHT, Qt.TransformationMode.SmoothTransformation)
        picture.save(str(folder / f"page-board-{name}.png"))


def _wait(dialog: BoardDialog) -> None:
    """Until the pages are there and everything about them is said."""
    for _ in range(_RESTS):
        QTest.qWait(_REST)
    while not dialog.is_at_rest:
        QTest.qWait(_REST)
