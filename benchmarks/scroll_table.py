"""Scrolling a table of 100,000 entries page by page, in processor time of the window's own thread.

With names pinned and without, at the left edge and scrolled to the right. The floor is the left edge without pinning,
in the same run: goal is that a page with pinned names costs at most a fifth more, wherever the table stands.
"""

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.empty_window import show_empty_window
from benchmarks.freezes import is_over
from benchmarks.watchdog import idle, run_until
from benchmarks.window_open import make_catalogue
from gui.main_window import MainWindow
from model.places import HOME_VARIABLE

ENTRIES = 100_000
PAGE = 400  # pixels
PAGES = 150
ROUNDS = 4
RIGHT = 700  # pixels the table is scrolled to the right
GOAL = 1.2


def page_time(window: MainWindow, first: int) -> float:
    """Milliseconds for one page, from this one on; rows that were not seen before."""
    bar, spent = window.parts.table.verticalScrollBar(), []
    for page in range(first, first + PAGES):
        began = time.thread_time()
        bar.setValue(page * PAGE)
        idle()
        spent.append(time.thread_time() - began)
    return median(spent) * 1000


def measure(window: MainWindow) -> int:
    """Print the best of some rounds for each way; 1 when the goal is missed."""
    table = window.parts.table
    ways = [(across, pinned) for across in (0, RIGHT) for pinned in (False, True)]
    best = dict.fromkeys(ways, float("inf"))
    first = 0
    for _ in range(ROUNDS):
        for across, pinned in ways:
            table.freeze(pinned)
            table.horizontalScrollBar().setValue(across)
            idle()
            best[across, pinned] = min(best[across, pinned], page_time(window, first))
            first += PAGES
    for (across, pinned), spent in best.items():
        place, names = "right" if across else "left", "pinned" if pinned else "not pinned"
        print(f"{place:6} {names:11} {spent:5.2f} ms a page")
    factor = max(best[0, True], best[RIGHT, True]) / best[0, False]
    print(f"pinned, at worst, against the left edge without: {factor:.2f} (goal {GOAL})")
    return int(factor > GOAL)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        path = Path(folder) / "目录.gkml"
        make_catalogue(path, ENTRIES)
        window = show_empty_window(Path(folder))
        assert window.files.opening.try_path(path) is None
        run_until(lambda: is_over(window))
        missed = measure(window)
        window.close()
    return missed


if __name__ == "__main__":
    sys.exit(main())
