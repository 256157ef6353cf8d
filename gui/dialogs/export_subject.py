"""What an export can be about, known before the whole catalogue is read: settings, areas, numbers, the selection."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from exporters.letters import LetterFacts
from exporters.selection import for_paper
from model.catalogue import Catalogue
from model.records import Area, CatalogueSettings, Status
from model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ExportSubject:
    """``counts`` by area key and status; ``selected`` are the ids of the rows selected in the table."""

    settings: CatalogueSettings
    areas: tuple[Area, ...]
    counts: Mapping[str, Mapping[Status, int]]
    selected: tuple[int, ...]
    opened_at: datetime

    @classmethod
    def of(cls, catalogue: Catalogue, selected: Sequence[int] = ()) -> "ExportSubject":
        now = datetime.now().replace(microsecond=0)
        plain = for_paper(Snapshot(catalogue.settings(), catalogue.areas(), (), now))
        return cls(plain.settings, plain.areas, catalogue.counts(), tuple(selected), now)

    def facts(self, areas: Collection[str], statuses: Collection[Status], *, charts: bool = False) -> LetterFacts:
        """What a letter says about this choice; nothing chosen means all. ``charts``: flow charts go with it."""
        numbers = [
            sum(number for status, number in counted.items() if not statuses or status in statuses)
            for area, counted in self.counts.items()
            if not areas or area in areas
        ]
        return LetterFacts(self.settings, sum(number > 0 for number in numbers), sum(numbers), self.opened_at, charts)
