"""Word of 10,000 entries beside python-docx filling the same table cell by cell. Target: at least ten times faster.

Two peers in the same run: ``table.cell(row, column)``, which looks up every cell anew and grows with the square of the
rows (few rows, because 500 take minutes), and ``row.cells``, the quickest way python-docx has (500 rows). Both are
extrapolated in proportion, which flatters the first. Growth from 5,000 to 20,000 entries must be linear.
"""

import tempfile
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import docx

from benchmarks.exported import seconds, snapshot
from exporters.area_table import build_area_table
from exporters.formats import export
from exporters.options import ExportOptions
from model.progress import silent

COUNTS = (5_000, 10_000, 20_000)
ROWS_BY_CELL = 60
ROWS_BY_ROW = 500
TARGET = 10.0
LINEAR = 1.3
"""Seconds an entry may grow by this factor from the smallest to the largest catalogue."""


Texts = list[tuple[str, ...]]


def write_by_cell(texts: Texts, path: Path) -> None:
    """The way python-docx's documentation shows."""
    document = docx.Document()
    table = document.add_table(rows=len(texts), cols=len(texts[0]))
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.save(str(path))


def write_by_row(texts: Texts, path: Path) -> None:
    """The way of those who have measured."""
    document = docx.Document()
    table = document.add_table(rows=0, cols=len(texts[0]))
    for cells in texts:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    document.save(str(path))


def printed_rows(count: int) -> Texts:
    """The texts of that many rows, as our export prints them."""
    catalogue = snapshot(COUNTS[0])
    area, entries = max(catalogue.by_area(), key=lambda pair: len(pair[1]))
    return [row.texts for row in build_area_table(area, entries[:count], catalogue, ExportOptions(), silent).rows]


def report_peer(name: str, write: Callable[[Texts, Path], None], rows: int, target: Path, own: float) -> None:
    """Time the peer with that many rows and compare."""
    texts = printed_rows(rows)
    took = seconds(lambda: write(texts, target), times=1)
    proportion = took * COUNTS[1] / rows
    print(
        f"{name}, {rows} rows {took:6.2f} s, in proportion {proportion:6.1f} s, "
        f"ours is {proportion / own:.0f} times faster"
    )


def measure(count: int, target: Path) -> float:
    """Seconds of one export."""
    catalogue = snapshot(count)
    took = seconds(lambda: export(catalogue, target), times=2)
    print(f"export of {count:>6,} entries {took:6.2f} s, {target.stat().st_size / 1e6:.1f} MB")
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "catalogue.docx")
        own = {count: measure(count, target) for count in COUNTS}
        catalogue = snapshot(COUNTS[-1])
        tracemalloc.start()
        export(catalogue, target)
        print(
            f"memory at {COUNTS[-1]:,} entries beside the catalogue {tracemalloc.get_traced_memory()[1] / 1e6:.0f} MB"
        )
        tracemalloc.stop()
        report_peer("python-docx table.cell", write_by_cell, ROWS_BY_CELL, target, own[COUNTS[1]])
        report_peer("python-docx row.cells", write_by_row, ROWS_BY_ROW, target, own[COUNTS[1]])
    growth = (own[COUNTS[-1]] / COUNTS[-1]) / (own[COUNTS[0]] / COUNTS[0])
    print(f"target: at least {TARGET:.0f} times faster than cell by cell")
    print(f"seconds an entry, {COUNTS[-1]:,} against {COUNTS[0]:,}: {growth:.2f} (linear: below {LINEAR})")


if __name__ == "__main__":
    main()
