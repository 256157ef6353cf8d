"""Starting the editor: application, fonts, colours, language, crash report; then the window with its catalogue."""

import logging
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui import crash_report, fonts, messages, translation
from gui.comfort.saved_state import saved_sentence
from gui.icons import application_icon
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Theme
from model import places
from model.errors import CatalogueError, DamagedError, LockedError
from model.garbage import collected_rarely, settled

_log = logging.getLogger(__name__)
_SETTLED = 15_000  # milliseconds: by then the checks and the search index are there


def run(path: Path | None, argv: Sequence[str] | None = None) -> int:
    """Open the editor with this catalogue, else the last one, else the default one; returns the exit code."""
    application = make_application(argv)
    settings = Settings()
    theme = Theme(application, settings.appearance)
    hook = crash_report.CrashHook()
    hook.install()
    window = MainWindow(settings, theme)
    hook.saved = partial(saved_sentence, window.session)
    chosen = path or first_catalogue(settings)
    error = window.files.opening.try_path(chosen) if chosen is not None else None
    window.show()
    window.parts.table.horizontalScrollBar().setValue(0)  # until now it had no width, and went aside for its cursor
    if chosen is not None and error is not None:
        QTimer.singleShot(0, window, lambda: _explain(window, chosen, error))
    if chosen is None:
        QTimer.singleShot(0, window, window.help.offer_tour)
    QTimer.singleShot(_SETTLED, window, settled)
    code = application.exec()
    hook.remove()
    return code


def make_application(argv: Sequence[str] | None = None) -> QApplication:
    """The Qt application with its language and font. There can be one in a process."""
    collected_rarely()
    application = QApplication(list(argv or sys.argv[:1]))
    application.setApplicationName("disclosure-catalogue")
    application.setApplicationDisplayName("")
    application.setWindowIcon(application_icon())
    translation.speak_chinese(application)
    complaint = fonts.choose_font(application)
    if complaint:
        _log.warning(complaint)
    return application


def first_catalogue(settings: Settings) -> Path | None:
    """What to open when nothing is named: the last catalogue, or the default one; None when there is neither."""
    recent = settings.recent
    if recent:
        return recent[0]
    default = places.default_catalogue()
    return default if default.exists() else None


def _explain(window: MainWindow, path: Path, error: CatalogueError) -> None:
    """What stood in the way at the start, now that the window is there: the usual questions."""
    if isinstance(error, LockedError | DamagedError):
        window.files.opening.open_path(path)
    else:
        messages.show_error(window, error)
