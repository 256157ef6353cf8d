"""Driving a window in tests as a clerk would, and pictures of what it shows."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget

from gui.item_models.area_tree_model import COUNT_ROLE, PROBLEMS_ROLE
from gui.main_window import MainWindow
from gui.progress import ProgressDialog
from model.catalogue import Catalogue

Found = TypeVar("Found", bound=QWidget)
_PATIENCE = 30.0  # seconds before a test gives up


def settle(until: Callable[[], bool] = lambda: True) -> None:
    """Let the event loop run until something is so (at least once round)."""
    limit = time.monotonic() + _PATIENCE
    QApplication.processEvents()
    while not until():
        assert time.monotonic() < limit, "waited in vain"
        QTest.qWait(5)


def complete(window: MainWindow) -> None:
    """Wait until checks and search have seen every entry and the window shows it."""
    workspace = window.session.workspace
    assert workspace is not None
    settle(lambda: workspace.checks.complete and workspace.search.complete and not window.presenter.is_behind)


def catalogue_of(window: MainWindow) -> Catalogue:
    """The catalogue that is open in it."""
    assert window.session.workspace is not None
    return window.session.workspace.catalogue


def find(parent: QWidget, kind: type[Found], name: str) -> Found:
    """The widget of that name; fails when there is none."""
    widget = parent.findChild(kind, name)
    assert isinstance(widget, kind), f"no {kind.__name__} {name}"
    return widget


@contextmanager
def answering(act: Callable[[QDialog], object]) -> Iterator[list[QDialog]]:
    """While something opens modal dialogs, do this with each of them once; gives the dialogs that were met."""
    met: list[QDialog] = []
    failures: list[BaseException] = []
    looking = True

    def look() -> None:
        if not looking:
            return
        QTimer.singleShot(10, look)  # a timer of its own: ``act`` may open a further dialog and not return
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, ProgressDialog) or dialog in met:
            return
        met.append(dialog)
        try:
            act(dialog)
        except BaseException as failure:  # noqa: BLE001 - told at the end; meanwhile the dialog must not stay open
            failures.append(failure)
            dialog.reject()

    QTimer.singleShot(10, look)
    yield met
    looking = False
    if failures:
        raise failures[0]
    assert met, "no dialog was opened"


def press(name: str) -> Callable[[QDialog], None]:
    """An answer for ``answering``: press the button of that name."""

    def act(dialog: QDialog) -> None:
        QTest.mouseClick(find(dialog, QWidget, name), Qt.MouseButton.LeftButton)

    return act


def type_text(widget: QWidget, text: str) -> None:
    """Type characters, Chinese ones too, as key events."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    """One event of an input method: what is being composed, or what was chosen."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def table_picture(table: QTableView, *titles: str) -> str:
    """The rows of a table as text, the named columns only; selected rows are marked."""
    model = table.model()
    columns = _columns(model, titles)
    selected = {index.row() for index in table.selectionModel().selectedIndexes()}
    lines = []
    for row in range(model.rowCount()):
        cells = (str(model.index(row, column).data() or "-") for column in columns)
        lines.append(("> " if row in selected else "  ") + " | ".join(cells))
    return "\n".join(lines)


def tree_picture(model: QAbstractItemModel, parent: QModelIndex | None = None, depth: int = 0) -> str:
    """The area tree as text: name, count, and the number of entries with problems behind an exclamation mark."""
    above = parent or QModelIndex()
    lines = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        problems = index.data(PROBLEMS_ROLE)
        numbers = f" {index.data(COUNT_ROLE)}" + (f" !{problems}" if problems else "")
        lines.append("  " * depth + str(index.data()) + numbers)
        below = tree_picture(model, index, depth + 1)
        lines += [below] if below else []
    return "\n".join(lines)


def _columns(model: QAbstractItemModel, titles: Sequence[str]) -> list[int]:
    all_titles = [str(model.headerData(section, Qt.Orientation.Horizontal)) for section in range(model.columnCount())]
    return [all_titles.index(title) for title in titles]
