"""The catalogue the export benchmarks write: entries of ``catalogues.py`` as a snapshot, and small measuring tools."""

import random
import time
import uuid
from collections.abc import Callable
from datetime import datetime

from benchmarks.catalogues import entries
from model.areas import known_areas
from model.records import CatalogueSettings, Entry, Status
from model.snapshot import Snapshot


def snapshot(count: int, seed: int = 1) -> Snapshot:
    """``count`` entries over the nine areas, in catalogue order."""
    chance = random.Random(seed)
    areas = tuple(known.area for known in known_areas())
    places = {area.key: place for place, area in enumerate(areas)}
    made = sorted(entries(count, seed), key=lambda pair: places[pair[0]])
    rows = tuple(
        Entry(number, uuid.UUID(int=chance.getrandbits(128)).hex, area, Status.DRAFT, values)
        for number, (area, values) in enumerate(made, 1)
    )
    settings = CatalogueSettings(unit="格尔木市人民政府办公室", title="格尔木市政务公开标准目录")
    return Snapshot(settings, areas, rows, datetime(2026, 11, 21, 9, 0))


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor seconds of the quickest of several runs: other processes on the machine do not count."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return min(found)
