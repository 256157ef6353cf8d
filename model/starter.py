"""The starter catalogue: what a unit can begin with in each of the nine areas, read from ``resources/starter``.

Here the entries are only made to fit the unit (who discloses, how its levels are called). What they say and where
it comes from stands in the resource files. Entries marked ``unconfirmed`` were not verified: 待核实 for the clerk.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from model.catalogue import Catalogue
from model.fields import join_words
from model.operations.entries import NewEntry, add_entries
from model.records import CatalogueSettings
from model.resource_files import resource
from model.unit_names import UnitKind, UnitName, unit_name

_GENERAL = "general"
_TIERS = {"县": 0, "乡": 1}
"""Which of the catalogue's own levels, from the top, an entry means."""


@dataclass(frozen=True, slots=True)
class _Department:
    """Somebody who discloses: how the name is made, and how a unit is seen to be this one."""

    name: str
    bare: str
    own: tuple[str, ...]
    own_kinds: tuple[str, ...]

    def name_for(self, unit: UnitName) -> str:
        """The name of this department in the unit's place."""
        if self._is(unit):
            return unit.full
        if unit.full and not unit.place and "{place}" in self.name:
            return unit.full
        name = self.bare if self.bare and len(unit.place) < 2 else self.name
        return name.format(place=unit.place)

    def _is(self, unit: UnitName) -> bool:
        behind_place = unit.full.removeprefix(unit.place)
        if unit.kind.value in self.own_kinds:
            return bool(behind_place)
        return unit.kind is UnitKind.DEPARTMENT and any(word in behind_place for word in self.own)


def starter_entries(area_keys: Iterable[str], settings: CatalogueSettings) -> list[NewEntry]:
    """The starter entries of these areas, in their order, made out for the unit and the levels of ``settings``.

    Areas without starter entries (a clerk's own) are passed over.
    """
    unit = unit_name(settings.unit)
    return [
        NewEntry(area, _values(row, unit, settings.tiers), row.get("unconfirmed", False))
        for area in area_keys
        for row in _rows(area)
    ]


def plant_starter(catalogue: Catalogue) -> int:
    """Put the starter entries of all its areas into a catalogue, as one step; returns how many.

    Raises as ``Catalogue.run``.
    """
    rows = starter_entries([area.key for area in catalogue.areas()], catalogue.settings())
    if rows:
        catalogue.run(add_entries(rows=rows, label="放入标准目录的起步事项"))
    return len(rows)


def starter_documents(area: str) -> list[str]:
    """How the documents that the standard entries cite are cited: those of this area first, then the general ones,
    then the other areas'."""
    groups: dict[str, dict[str, str]] = _read_documents()
    order = sorted(groups, key=lambda group: (group != area, group != _GENERAL))
    return [text for group in order for text in groups[group].values()]


def _values(row: Mapping[str, Any], unit: UnitName, tiers: tuple[str, ...]) -> dict[str, str]:
    """The field values of one row of a resource file."""
    values = {key: value for key, value in row.items() if isinstance(value, str)}
    values["basis"] = "、".join(_documents()[key] for key in row["basis"])
    values["subject"] = "、".join(dict.fromkeys(_departments()[key].name_for(unit) for key in row["subject"]))
    values["channels"] = join_words(row["channels"])
    values["tiers"] = join_words(_tiers(row["tiers"], tiers))
    return values


def _tiers(wanted: Iterable[str], tiers: tuple[str, ...]) -> list[str]:
    """The catalogue's names of these levels; the lowest one where it has fewer levels."""
    if not tiers:
        return []
    return list(dict.fromkeys(tiers[min(_TIERS[tier], len(tiers) - 1)] for tier in wanted))


@cache
def _rows(area: str) -> tuple[Mapping[str, Any], ...]:
    """The rows of an area's file, each completed from its ``[common]`` part; none for an area without a file."""
    file = resource("starter", f"{area}.toml")
    if not file.is_file():
        return ()
    data = _read(f"{area}.toml")
    return tuple({**data["common"], **row} for row in data["entry"])


@cache
def _documents() -> dict[str, str]:
    """How a document is cited, by its short name."""
    return {key: text for group in _read_documents().values() for key, text in group.items()}


@cache
def _read_documents() -> dict[str, dict[str, str]]:
    """The documents by area, those for all areas under ``_GENERAL``."""
    return _read("documents.toml")


@cache
def _departments() -> dict[str, _Department]:
    return {
        row["key"]: _Department(
            row["name"], row.get("bare", ""), tuple(row.get("own", ())), tuple(row.get("own_kinds", ()))
        )
        for row in _read("departments.toml")["department"]
    }


def _read(name: str) -> dict[str, Any]:
    with resource("starter", name).open("rb") as file:
        return tomllib.load(file)
