"""Which province a unit belongs to, and which province issued a document."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from model.resource_files import resource

# Numbers of central offices that begin with the character of a province
_CENTRAL = ("新出", "新广", "新闻", "京津冀", "青联", "川藏")
_ENOUGH = 3
"""So many documents of one province in a catalogue, and four fifths of all, tell its province."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province, what its document numbers begin with, and its well-known places."""

    name: str
    marks: tuple[str, ...]
    places: tuple[str, ...]


@cache
def provinces() -> tuple[Province, ...]:
    """The 31 provinces of the mainland."""
    with resource("vocabularies", "provinces.toml").open("rb") as file:
        rows = tomllib.load(file)["province"]
    return tuple(Province(row["name"], tuple(row["marks"]), tuple(row["places"])) for row in rows)


@lru_cache(maxsize=1024)
def of_unit(name: str) -> str:
    """The province of a unit by its name; ``""`` when the name does not tell."""
    for province in provinces():
        if province.name in name:
            return province.name
    found = [
        (name.find(place), province.name) for province in provinces() for place in province.places if place in name
    ]
    return min(found)[1] if found else ""


@lru_cache(maxsize=4096)
def of_document(title: str, number: str) -> str:
    """The province that issued a document, by its title or the first character of its number; ``""`` for others."""
    for province in provinces():
        if title.startswith(province.name) or number.startswith(province.name):
            return province.name
    if "〔" not in number or number.startswith(_CENTRAL):
        return ""
    for province in provinces():
        if number.startswith(province.marks):
            return province.name
    return ""


def most_likely(issued_by: Iterable[str]) -> str:
    """The province of a catalogue by the documents it cites; ``""`` when they do not tell clearly."""
    counts: dict[str, int] = {}
    for name in issued_by:
        if name:
            counts[name] = counts.get(name, 0) + 1
    if not counts:
        return ""
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= _ENOUGH and counts[best] * 5 >= sum(counts.values()) * 4 else ""
