"""What binary workbooks hold besides plain values. Filled by ``biff.py`` and ``xlsb.py``."""

from dataclasses import dataclass, field

from importers.reading.builder import SheetBuilder, listed


@dataclass(slots=True)
class SheetDetails:
    """Of one worksheet, counted from 0. ``merges`` are (top, left, bottom, right).

    ``texts`` (row → column → text) are numbers that are shown otherwise than they are, and error values.
    """

    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    texts: dict[int, dict[int, str]] = field(default_factory=dict)
    errors: list[tuple[int, int]] = field(default_factory=list)

    def shown(self, row: int, texts: list[str]) -> list[str]:
        """The texts of a row as a reader sees them."""
        for column, text in self.texts.get(row, {}).items():
            texts.extend([""] * (column - len(texts) + 1))
            texts[column] = text
        return texts

    def tell(self, builder: SheetBuilder) -> None:
        """Pass on everything but the texts."""
        for edges in self.merges:
            builder.merge(*edges)
        builder.hidden_rows |= self.hidden_rows
        builder.hidden_columns |= self.hidden_columns
        if self.errors:
            builder.remarks.append(errors_remark(self.errors))


def errors_remark(places: list[tuple[int, int]]) -> str:
    """The sentence about cells whose formula went wrong."""
    return f"{listed(places)} 是公式错误值，已按原样读取，请核对。"
