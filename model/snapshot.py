"""An immutable whole of a catalogue at one moment: what exporters, checks and comparisons read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from model.records import Area, CatalogueSettings, Entry, Status


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``areas`` in catalogue order; ``entries`` in catalogue order (area, then the clerk's own order)."""

    settings: CatalogueSettings
    areas: tuple[Area, ...]
    entries: tuple[Entry, ...]
    taken_at: datetime

    def of_area(self, key: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.area == key)

    def by_area(self) -> Iterator[tuple[Area, tuple[Entry, ...]]]:
        """Every area with its entries, empty areas included, in catalogue order."""
        groups: dict[str, list[Entry]] = {area.key: [] for area in self.areas}
        for entry in self.entries:
            groups[entry.area].append(entry)
        for area in self.areas:
            yield area, tuple(groups[area.key])

    def select(self, areas: frozenset[str] = frozenset(), statuses: frozenset[Status] = frozenset()) -> "Snapshot":
        """The part with these areas and statuses; an empty set means all."""
        return replace(
            self,
            areas=tuple(area for area in self.areas if not areas or area.key in areas),
            entries=tuple(
                entry
                for entry in self.entries
                if (not areas or entry.area in areas) and (not statuses or entry.status in statuses)
            ),
        )
