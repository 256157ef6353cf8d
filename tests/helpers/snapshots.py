"""Catalogues at one moment for the exporters' tests, made without a database."""

import random
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

from model.areas import known_areas
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot
from model.starter import starter_entries
from tests.helpers.catalogues import UNIT, entry_values

TAKEN = datetime(2026, 11, 21, 9, 30)
LEGAL = Area("legal", "公共法律服务")
TAX = Area("tax", "税收管理")
AREAS = (TAX, LEGAL)
SETTINGS = CatalogueSettings(unit=UNIT, title="格尔木市政务公开标准目录", version_label="2026年版")


def entry(number: int, area: str = "legal", status: Status = Status.DRAFT, /, **values: str) -> Entry:
    """Entry ``number`` (its uid is the number too), complete but for what ``values`` says otherwise."""
    said = entry_values(values.pop("name", f"事项{number}"), **values)
    return Entry(number, f"{number:032x}", area, status, {key: text for key, text in said.items() if text})


def snapshot(*entries: Entry, settings: CatalogueSettings = SETTINGS, areas: Sequence[Area] = AREAS) -> Snapshot:
    """A snapshot of these entries; those of one area must stand together."""
    return Snapshot(settings, tuple(areas), entries, TAKEN)


def starter(areas: Sequence[str] = ()) -> Snapshot:
    """The starter catalogue of these areas (none: all nine), as a clerk first exports it."""
    chosen = tuple(known.area for known in known_areas() if not areas or known.area.key in areas)
    chance = random.Random(7)
    made = starter_entries([area.key for area in chosen], SETTINGS)
    rows = tuple(
        Entry(number, uuid.UUID(int=chance.getrandbits(128)).hex, new.area, Status.DRAFT, dict(new.values))
        for number, new in enumerate(made, 1)
    )
    return Snapshot(SETTINGS, chosen, rows, TAKEN)


def values_by_uid(found: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Values without the empty ones, for comparing."""
    return {uid: {key: text for key, text in values.items() if text} for uid, values in found.items()}
