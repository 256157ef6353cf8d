"""What happens when there is a bug: it is written down, the clerk is told what was saved, and the work goes on.

Errors of the clerk's input and of the surroundings never come here; see ``model/errors.py``.
"""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gui.version import version
from model import places

_log = logging.getLogger(__name__)


class CrashHook:
    """Takes the place of ``sys.excepthook`` while the window is open. ``saved`` says what is safe at the moment."""

    def __init__(self) -> None:
        self.saved: Callable[[], str] = lambda: ""
        self._showing = False
        self._before = sys.excepthook

    def install(self) -> None:
        sys.excepthook = self.take

    def remove(self) -> None:
        sys.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write the bug down and tell it, once at a time."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.error("a bug", exc_info=(kind, error, trace))
        report = describe(error, trace)
        file = write(report)
        if self._showing or QApplication.instance() is None:
            return
        self._showing = True
        try:
            from gui.dialogs.crash import CrashDialog  # loaded when there is a bug to tell

            dialog = CrashDialog(report, file, self.saved(), QApplication.activeWindow())
            dialog.exec()
            if isValid(dialog):  # the window below it may have been closed, and the dialog with it
                dialog.deleteLater()
        finally:
            self._showing = False


def describe(error: BaseException, trace: TracebackType | None) -> str:
    """The report: versions and the traceback; no content of the catalogue."""
    lines = "".join(traceback.format_exception(type(error), error, trace))
    return (
        f"{datetime.now():%Y-%m-%d %H:%M:%S}\n"
        f"版本 {version()} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}\n\n{lines}"
    )


def write(report: str) -> Path | None:
    """Keep the report among the logs; None when even that fails."""
    file = places.logs() / f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(report, encoding="utf-8")
    except OSError:
        _log.warning("the crash report could not be written to %s", file)
        return None
    return file
