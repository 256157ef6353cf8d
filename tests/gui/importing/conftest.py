"""A window with a catalogue of 甲, 乙, 丙 in 公共法律服务, and wizards over it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gui.main_window import MainWindow
from importers.sheet import Sheet
from tests.helpers.wizard import OpenWizard, Wizard


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window("甲", "乙", "丙")


@pytest.fixture
def wizard(window: MainWindow) -> Iterator[OpenWizard]:
    """``wizard(path, …)`` or ``wizard(sheets=[…])``; closed in the end, with nothing left running."""
    opened: list[Wizard] = []

    def make(*paths: Path, sheets: Sequence[Sheet] = ()) -> Wizard:
        opened.append(Wizard(window, *paths, sheets=sheets))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
    assert not window.jobs.busy
    assert not window.runner.busy
