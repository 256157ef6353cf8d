"""What binary workbooks hold besides values: merges, hidden rows and columns. Filled by ``biff.py`` and ``xlsb.py``."""

from dataclasses import dataclass, field

from importers.reading.builder import SheetBuilder


@dataclass(slots=True)
class SheetDetails:
    """Of one worksheet, counted from 0. ``merges`` are (top, left, bottom, right)."""

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def tell(self, builder: SheetBuilder) -> None:
        """Pass everything on."""
        for edges in self.merges:
            builder.merge(*edges)
        builder.hidden_rows |= self.hidden_rows
        builder.hidden_columns |= self.hidden_columns
