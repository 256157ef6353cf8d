"""Catalogues for tests, and pictures of their state: text that shows what a clerk would see."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from model.catalogue import Catalogue
from model.operations.entries import NewEntry, add_entries
from model.records import CatalogueSettings, Entry

UNIT = "格尔木市司法局"
COMPLETE: Mapping[str, str] = {
    "category": "法律援助",
    "content": "机构名称；办公地址；联系电话",
    "basis": "《中华人民共和国政府信息公开条例》（国务院令第711号）",
    "time_limit": "自信息形成或者变更之日起20个工作日内",
    "subject": UNIT,
    "method": "主动公开",
    "channels": "政府网站；政务服务中心",
    "audience": "全社会",
    "tiers": "县级",
}
"""Values that fill every required field but the name."""


def entry_values(name: str, **values: str) -> dict[str, str]:
    """The values of a complete entry of that name."""
    return {**COMPLETE, "name": name, **values}


def new_catalogue(path: Path, *names: str, area: str = "legal", areas: Sequence[str] | None = None) -> Catalogue:
    """A catalogue with entries of these names in one area and nothing to undo yet; to be closed by the test."""
    with Catalogue.create(path, CatalogueSettings(unit=UNIT, title="政务公开标准目录"), areas) as catalogue:
        if names:
            catalogue.run(add_entries(rows=[NewEntry(area, entry_values(name)) for name in names]))
    return Catalogue.open(path)


def tree(catalogue: Catalogue) -> str:
    """Areas and entries as a short tree: id, status, 待核实 mark, group and name. Empty areas are left out."""
    lines = []
    for area, entries in catalogue.snapshot().by_area():
        if entries:
            lines.append(area.label)
            lines += [f"  {_short(entry)}" for entry in entries]
    return "\n".join(lines)


def names(catalogue: Catalogue, area: str) -> list[str]:
    """The names of an area's entries in order."""
    return [entry["name"] for entry in catalogue.entries(catalogue.ids(area))]


def entry_named(catalogue: Catalogue, name: str) -> Entry:
    """The only entry of that name."""
    (found,) = [entry for entry in catalogue.snapshot().entries if entry["name"] == name]
    return found


def picture(catalogue: Catalogue) -> str:
    """Everything an observer can see of a catalogue: settings, areas, and every entry with ids, times and values."""
    snapshot = catalogue.snapshot()
    lines = [f"{key}: {value}" for key, value in asdict(snapshot.settings).items()]
    lines += [f"area {area.key} {area.label} {'own' if area.custom else 'built-in'}" for area in snapshot.areas]
    for entry in snapshot.entries:
        mark = " 待核实" if entry.unconfirmed else ""
        lines.append(f"entry {entry.id} {entry.uid} {entry.area} {entry.status.label}{mark}")
        lines.append(f"  {entry.created_at} {entry.updated_at} {json.dumps(dict(entry.values), ensure_ascii=False)}")
    return "\n".join(lines)


def _short(entry: Entry) -> str:
    mark = "?" if entry.unconfirmed else ""
    return " ".join((str(entry.id), f"{entry.status.label}{mark}", entry["category"] or "-", entry["name"] or "-"))
