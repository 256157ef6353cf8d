"""The table with four entries, few columns and the focus."""

from collections.abc import Callable

import pytest

from gui.main_window import MainWindow
from gui.views.entry_table import EntryTable
from tests.helpers.grids import table_of

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window("甲", "乙", "丙", "丁")


@pytest.fixture
def table(window: MainWindow) -> EntryTable:
    return table_of(window)
