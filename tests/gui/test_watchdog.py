"""The window answers whatever is done in a catalogue of 100,000 entries.

How long it may be busy at most, 100 ms, is measured by ``python -m benchmarks freezes`` on a quiet machine. Here the
limit is several times that, in processor time of the window's own thread: what must be noticed is work that takes a
second because it goes through the whole catalogue at once.
"""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.catalogues import entries
from benchmarks.freezes import ENTRIES, Jobs, is_over
from benchmarks.watchdog import Watchdog, idle, run_until
from gui.main_window import MainWindow
from model.catalogue import Catalogue
from model.operations.entries import add_entries
from model.records import CatalogueSettings

_MOST = 0.5  # seconds
_TOO_LONG_FOR_A_TEST = "filled"


@pytest.fixture
def big_window(empty_window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "大目录.gkml"
    with Catalogue.create(path, CatalogueSettings(unit="格尔木市司法局")) as catalogue:
        catalogue.run(add_entries(rows=entries(ENTRIES)))
    assert empty_window.files.opening.try_path(path) is None
    run_until(lambda: is_over(empty_window))
    gc.collect()
    gc.freeze()  # what other tests left behind is not to be searched here
    yield empty_window
    gc.unfreeze()


def test_nothing_a_clerk_does_keeps_the_window_from_answering(big_window: MainWindow) -> None:
    watchdog, jobs = Watchdog(), Jobs(big_window)
    busy: dict[str, float] = {}
    for name, job in jobs.all().items():
        if _TOO_LONG_FOR_A_TEST in name:
            continue
        idle()
        watchdog.reset()
        job()
        run_until(lambda: is_over(big_window))
        idle()
        busy[name] = watchdog.busiest
    assert len(busy) > 15
    assert {name: round(seconds, 2) for name, seconds in busy.items() if seconds > _MOST} == {}
    workspace = big_window.session.workspace
    assert workspace is not None
    assert len(workspace.outline) == ENTRIES, "every step was taken back"
