"""Pages need an application for their fonts; offscreen it has no window."""

import os

import pytest
from PySide6.QtWidgets import QApplication

from gui.printing.fonts import FontBook

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication(["test"])


@pytest.fixture(scope="session")
def book(application: QApplication) -> FontBook:
    return FontBook()
