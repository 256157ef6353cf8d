"""PDF as a format to export to: the catalogue's report, laid out and written by the painter.

The exporters know no Qt, so this format is registered from outside: by the composition root, before the first export.
"""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from exporters.blocks import Document
from exporters.formats import register_document_format
from exporters.styles import FONTS
from gui.printing.fonts import FontBook
from gui.printing.layout import Pages
from gui.printing.pdf import write_pages
from model.progress import Progress, silent

SUFFIX = ".pdf"
_kept: list[QGuiApplication] = []  # an application made here lives as long as the process


def register() -> None:
    """Makes PDF one of the formats of ``exporters.formats``."""
    register_document_format(SUFFIX, "PDF 文档", write_document)


def write_document(document: Document, path: Path, progress: Progress = silent) -> None:
    """Writes a document as PDF.

    Raises ``UserError`` when there is nothing to print, ``StorageError`` when the file cannot be written or no font
    has Chinese characters; passes ``Cancelled`` on. Then the file at the path is as before.
    """
    ensure_application()
    write_pages(Pages(document), path, progress)


def font_sentences() -> list[str]:
    """A sentence for every official font that is not installed and for which another one stands in."""
    ensure_application()
    book = FontBook()
    for role in FONTS:
        book.family(role)
    return [substitution.sentence for substitution in book.substitutions()]


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
