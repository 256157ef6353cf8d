"""Snapshots to put on a notice board, without a catalogue file."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from model.areas import known_areas
from model.records import CatalogueSettings, Entry, Status
from model.snapshot import Snapshot
from model.starter import starter_entries

SETTINGS = CatalogueSettings(
    unit="格尔木市司法局",
    title="格尔木市司法局政务公开标准目录",
    contact="办公室 0979-8412345",
    supervision_phone="0979-8467890",
)
DAY = datetime(2026, 11, 21, 9, 30)


def snapshot_of(rows: Sequence[tuple[str, Mapping[str, str]]], settings: CatalogueSettings = SETTINGS) -> Snapshot:
    """A snapshot with these entries (area key and values), all approved and changed on ``DAY``."""
    areas = tuple(known.area for known in known_areas())
    order = {area.key: place for place, area in enumerate(areas)}
    entries = [
        Entry(number, f"uid{number}", area, Status.APPROVED, dict(values), created_at=DAY, updated_at=DAY)
        for number, (area, values) in enumerate(rows, 1)
    ]
    return Snapshot(settings, areas, tuple(sorted(entries, key=lambda entry: order[entry.area])), DAY)


@cache
def starter_snapshot(*areas: str) -> Snapshot:
    """The starter entries of these areas; of all nine when none is named."""
    keys = areas or tuple(known.area.key for known in known_areas())
    return snapshot_of([(entry.area, entry.values) for entry in starter_entries(keys, SETTINGS)])
