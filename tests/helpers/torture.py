"""Reads every hostile file, one after another, in a process of its own, and prints a JSON line about each.

Run as ``python -m tests.helpers.torture FOLDER [NAME…]``. The last line is the largest memory any reading process took.
"""

import json
import resource
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from importers.files import read_file
from importers.reading import limits
from importers.sheet import Sheet, cell_name
from model.errors import CatalogueError
from tests.helpers.hostile import HOSTILE

_SHOWN = 5
_PATIENCE = 30.0  # seconds for a file; whatever takes longer has failed its test


def outcome(path: Path) -> str:
    """What a clerk is told: the sentence, or the first cells of the first sheet."""
    try:
        sheets = read_file(path)
    except CatalogueError as error:
        return str(error).removeprefix(f"“{path.name}”")
    cells = " ".join(
        f"{cell_name(row, column)}={text[:12]}" for row, column, text in islice(_filled(sheets[0]), _SHOWN)
    )
    return f"{len(sheets)} sheets: {cells}"


def _filled(sheet: Sheet) -> Iterator[tuple[int, int, str]]:
    for number, row in enumerate(sheet.rows):
        for column, text in enumerate(row):
            if text:
                yield number, column, text


def tell(**words: object) -> None:
    sys.stdout.write(json.dumps(words, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def peak(whose: int) -> int:
    """In MB."""
    return resource.getrusage(whose).ru_maxrss // 1024


def main() -> None:
    limits.SECONDS_BASE, limits.SECONDS_PER_MEGABYTE = _PATIENCE, 0.0
    folder = Path(sys.argv[1])
    for name in sys.argv[2:] or HOSTILE:
        HOSTILE[name](folder / name)
        begin = time.monotonic()
        told = outcome(folder / name)
        seconds = round(time.monotonic() - begin, 2)
        tell(name=name, told=told, seconds=seconds, peak=peak(resource.RUSAGE_CHILDREN))
        (folder / name).unlink()
    tell(peak=peak(resource.RUSAGE_CHILDREN), own=peak(resource.RUSAGE_SELF))


if __name__ == "__main__":
    main()
