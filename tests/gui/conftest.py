"""One application for all tests of the window; a bug inside a slot fails the test in which it happens."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from gui.app import make_application
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.theme import Appearance, Theme
from tests.helpers.catalogues import new_catalogue
from tests.helpers.windows import complete


@pytest.fixture(scope="session")
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else make_application(["test"])


@pytest.fixture(scope="session")
def theme(application: QApplication) -> Theme:
    return Theme(application, Appearance.LIGHT)


@pytest.fixture(autouse=True)
def bugs(application: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """Exceptions that Qt caught in slots. A test that expects one empties the list."""
    found: list[BaseException] = []

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        found.append(error)

    monkeypatch.setattr(sys, "excepthook", keep)
    yield found
    QGuiApplication.clipboard().clear()  # the offscreen platform would free what is on it after Python has gone
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # nothing of this test meets the next one
    if found:
        raise found[0]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def empty_window(theme: Theme, settings: Settings) -> Iterator[MainWindow]:
    """A window in which nothing is open."""
    window = MainWindow(settings, theme)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(empty_window: MainWindow, tmp_path: Path) -> OpenWindow:
    """``open_window("甲", "乙")``: the window with a catalogue of entries of these names, checked and searchable."""

    def make(*names: str, path: Path | None = None) -> MainWindow:
        place = path or tmp_path / "目录.gkml"
        if not place.exists():
            new_catalogue(place, *names, areas=["legal", "culture"]).close()
        assert empty_window.files.opening.open_path(place)
        complete(empty_window)
        return empty_window

    return make
