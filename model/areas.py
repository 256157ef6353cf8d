"""The nine pilot areas, as data (source: the pilot plan 格政办〔2017〕210号), and how their names are recognised."""

import tomllib
from dataclasses import dataclass
from functools import cache

from model.records import Area
from model.resource_files import resource


@dataclass(frozen=True, slots=True)
class KnownArea:
    """A built-in area and the other names it goes by."""

    area: Area
    aliases: tuple[str, ...]


@cache
def known_areas() -> tuple[KnownArea, ...]:
    """The built-in areas in catalogue order."""
    with resource("areas.toml").open("rb") as file:
        rows = tomllib.load(file)["area"]
    return tuple(KnownArea(Area(row["key"], row["label"]), tuple(row["aliases"])) for row in rows)
