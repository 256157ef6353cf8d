"""PDF as a format to export to: the catalogue's report, laid out and written by the painter.

The exporters know no Qt, so this format is registered from outside: by the composition root, before the first export.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from exporters.catalogue_report import build_report
from exporters.options import ExportOptions
from exporters.remarks import ExportRemark
from gui.printing.layout import Pages
from gui.printing.pdf import write_pages
from model.progress import Progress, silent
from model.snapshot import Snapshot

_kept: list[QGuiApplication] = []  # an application made here lives as long as the process


def write_pdf(
    snapshot: Snapshot, path: Path, options: ExportOptions, progress: Progress = silent
) -> list[ExportRemark]:
    """Writes the catalogue as PDF; gives back what could not be printed just as it is.

    Raises ``UserError`` when the choice leaves nothing, ``StorageError`` when the file cannot be written or no font
    has Chinese characters, and ``Cancelled`` when the clerk stops it.
    """
    ensure_application()
    report = build_report(snapshot, options, progress)
    write_pages(Pages(report.document), path, progress)
    return report.remarks


def ensure_application() -> QGuiApplication:
    """The running application, or one without a screen: fonts belong to an application.

    Without a screen Linux needs Qt's offscreen platform; on Windows and macOS only the usual one finds the fonts.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    application = QGuiApplication(["disclosure-catalogue", *platform])
    _kept.append(application)
    return application
