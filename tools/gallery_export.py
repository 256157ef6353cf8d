"""Pictures of exporting: the dialog's tabs, the steps of the flow charts, and pages as they are printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTabWidget, QWidget

from exporters.catalogue_report import build
from exporters.options import ExportOptions, FlowCharts, LetterPart
from gui.dialogs.export import ExportDialog
from gui.dialogs.flow_steps import FlowStepsDialog
from gui.main_window import MainWindow
from gui.printing.images import page_image
from gui.printing.layout import Pages
from gui.printing.painter import PagePainter
from model.snapshot import Snapshot

Keep = Callable[[QWidget, str], object]

_STILL = 400  # milliseconds in which a window comes to rest
_LAID_OUT = 60  # such rests until pages are laid out
_REST = 60  # milliseconds; a long wait in one piece would not let the thread work that lays out the pages
_CHART_WIDTH = 297.0  # mm: only charts lie on A4
_PIXELS = 3.0  # of a millimetre of paper
_NUMBER = "格司〔2026〕12号"


def picture_export(keep: Keep, window: MainWindow, look: str) -> None:
    """The tabs for the flow charts and the letter, and the steps, in one look."""
    work = window.session.workspace
    if work is None:
        return
    dialog = ExportDialog(
        work.catalogue, "legal", window.settings, window.runner, window, selected=work.catalogue.ids("legal")[3:6]
    )
    dialog.show()
    tabs = dialog.findChild(QTabWidget, "export_tabs")
    _choose(dialog, "option_flow_charts", FlowCharts.CHOSEN)
    _choose(dialog, "option_letter", LetterPart.FIRST)
    for place, name in ((1, "flow"), (2, "letter")):
        if isinstance(tabs, QTabWidget):
            tabs.setCurrentIndex(place)
        for _ in range(_LAID_OUT):
            QTest.qWait(_REST)
        pages = dialog.preview.pages
        charts = (index for index in range(pages.count()) if pages.page(index).width == _CHART_WIDTH) if pages else ()
        dialog.preview.view.go_to(next(iter(charts), 0) if name == "flow" else 0)
        QTest.qWait(_STILL)
        keep(dialog, f"export-{name}-{look}")
    dialog.done(0)
    dialog.deleteLater()
    steps = FlowStepsDialog(window)
    steps.show()
    QTest.qWait(_STILL)
    keep(steps, f"flow-steps-{look}")
    steps.done(0)
    steps.deleteLater()


def picture_pages(folder: Path, snapshot: Snapshot) -> None:
    """The letter's pages and a flow chart as they leave the printer."""
    words = {"number": _NUMBER, "copies": "市委办公室，市人大常委会办公室，市政协办公室。"}
    entry = snapshot.of_area("legal")[3]
    options = ExportOptions(
        areas=frozenset({"legal"}),
        cover=False,
        notes=False,
        flow_charts=FlowCharts.CHOSEN,
        charted=frozenset({entry.id}),
        letter=LetterPart.FIRST,
        letter_words=words,
    )
    pages = Pages(build(snapshot, options))
    painter = PagePainter(pages.book)
    last = pages.count() - 1
    for name, index in (("page-letter-1", 0), ("page-letter-2", 1), ("page-table", 2), ("page-flow-chart", last)):
        page_image(pages.page(index), painter, _PIXELS).save(str(folder / f"{name}.png"))


def _choose(dialog: ExportDialog, name: str, value: str) -> None:
    combo = dialog.findChild(QComboBox, name)
    if isinstance(combo, QComboBox):
        combo.setCurrentIndex(combo.findData(str(value)))
        combo.activated.emit(combo.currentIndex())
