"""Editing one field in a catalogue of 100,000 entries: from the call to the commit on disk, history included.

Beside it, on the same disk in the same run, the floor: an UPDATE of the same row in bare SQLite with the same safety
settings, which keeps no history. What the window adds (keystroke, repaint) is measured with the window.
"""

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from benchmarks.catalogues import entries
from model.catalogue import Catalogue
from model.operations.entries import add_entries, edit_entry
from model.places import HOME_VARIABLE
from model.records import CatalogueSettings

COUNT = 100_000
EDITS = 300
MOST = 50.0  # milliseconds an edit may take with the window's part


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ[HOME_VARIABLE] = folder
        with Catalogue.create(Path(folder) / "a.gkml", CatalogueSettings(unit="格尔木市")) as catalogue:
            print(f"add     {COUNT:>7,} entries in one step {timed(lambda: fill(catalogue)):9.1f} ms")
        with Catalogue.open(Path(folder) / "a.gkml") as catalogue:
            print(f"file {catalogue.path.stat().st_size / 1e6:.0f} MB")
            print(f"order   {COUNT:>7,} ids             {timed(catalogue.ids):9.1f} ms")
            print(f"counts of every area and status {timed(catalogue.counts):9.1f} ms")
            ids = random.Random(1).sample(catalogue.ids(), EDITS)
            ours = [timed(lambda entry_id=entry_id: edit(catalogue, entry_id)) for entry_id in ids]  # type: ignore[misc]
            undone = [timed(catalogue.undo) for _ in range(EDITS)]
        floor = bare_updates(Path(folder) / "a.gkml", ids)
    report("edit one field", ours)
    report("undo it", undone)
    report("bare UPDATE", floor)
    print(f"{statistics.median(ours) / statistics.median(floor):.1f} times the floor's median")
    print(f"memory {psutil.Process().memory_info().rss / 1e6:.0f} MB; the whole edit may take {MOST:.0f} ms")


def fill(catalogue: Catalogue) -> None:
    catalogue.run(add_entries(rows=entries(COUNT)))


def edit(catalogue: Catalogue, entry_id: int) -> None:
    catalogue.run(edit_entry(entry_id=entry_id, field="note", value=f"第 {entry_id} 项于 2026 年 11 月核对"))


def bare_updates(path: Path, ids: list[int]) -> list[float]:
    """Milliseconds of each update with the same journal and the same writing through to the disk."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous = FULL")
    statement = "UPDATE entries SET note = ? WHERE id = ?"
    times = [timed(lambda key=key: database.execute(statement, (f"改 {key}", key))) for key in ids]  # type: ignore[misc]
    database.close()
    return times


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1e3


def report(what: str, times: list[float]) -> None:
    ordered = sorted(times)
    p50, p95 = (ordered[int(len(ordered) * share)] for share in (0.5, 0.95))
    print(f"{what:<16} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  max {ordered[-1]:7.1f} ms  ({len(times)} times)")


if __name__ == "__main__":
    main()
