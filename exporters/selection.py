"""Which areas and entries an export shows, and what it is called: the same for every format."""

from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from exporters.options import ExportOptions
from exporters.printable import printable
from model.errors import UserError
from model.fields import list_kind
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot

_LOCAL = "基层"
AreaEntries = tuple[Area, tuple[Entry, ...]]


def selected(snapshot: Snapshot, options: ExportOptions) -> Snapshot:
    """The chosen part. Raises ``UserError`` when the choice leaves nothing of a catalogue that has entries."""
    chosen = snapshot.select(options.areas, options.statuses)
    if snapshot.entries and not chosen.entries:
        raise UserError("所选的领域和状态里没有事项，没有导出文件。请多选一些领域或状态。")
    return chosen


def for_paper(chosen: Snapshot) -> Snapshot:
    """The same with settings and area names that XML and paper can hold. Entries are seen to when they are printed."""
    settings = chosen.settings
    plain = replace(
        settings,
        unit=printable(settings.unit),
        title=printable(settings.title),
        version_label=printable(settings.version_label),
        contact=printable(settings.contact),
        supervision_phone=printable(settings.supervision_phone),
    )
    return replace(
        chosen, settings=plain, areas=tuple(replace(area, label=printable(area.label)) for area in chosen.areas)
    )


def printed_areas(chosen: Snapshot, options: ExportOptions) -> list[AreaEntries]:
    """The areas that get a table. Empty ones only on request, or when nothing else would be left (a blank form)."""
    areas = list(chosen.by_area())
    if options.empty_areas or not chosen.entries:
        return areas
    return [(area, entries) for area, entries in areas if entries]


def document_title(settings: CatalogueSettings) -> str:
    """What the cover says: the catalogue's title, or the unit and the kind of list."""
    return settings.title or f"{settings.unit}{list_kind(settings.kind).label}"


def list_label(settings: CatalogueSettings) -> str:
    """What the tables are called: 政务公开标准目录, or 基层政务公开标准目录 where the catalogue's title says so.

    The national catalogues of 国办发〔2019〕54号 are for counties and townships and say 基层 in every table's title.
    """
    label = list_kind(settings.kind).label
    local = f"{_LOCAL}{label}"
    return local if local in settings.title else label


def area_words(area: Area) -> str:
    """城乡规划领域"""
    return area.label if area.label.endswith("领域") else f"{area.label}领域"


class Dated(Protocol):
    """Whatever was taken at some moment."""

    @property
    def taken_at(self) -> datetime: ...


def date_words(dated: Dated) -> str:
    """2026年11月21日"""
    day = dated.taken_at
    return f"{day.year}年{day.month}月{day.day}日"


def status_counts(entries: tuple[Entry, ...]) -> Counter[Status]:
    """How many entries stand where."""
    return Counter(entry.status for entry in entries)


def caption(snapshot: Snapshot, count: int) -> str:
    """The line between a table's title and the table."""
    settings = snapshot.settings
    words = [f"填报单位：{settings.unit}"] if settings.unit else []
    words += [f"填报时间：{date_words(snapshot)}", f"共 {count} 项"]
    return "　　".join(words)
