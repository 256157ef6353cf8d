"""Places and values of a plan in the clerk's words. The command line's place (``sheet!row``) is ``Place.where``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.cell_names import column_name
from model.plan import Place


def row_words(place: Place) -> str:
    """``第 7 行``; ``""`` for a sheet as a whole."""
    return "" if place.row is None else f"第 {place.row + 1} 行"


def cell_words(place: Place) -> str:
    """``第 7 行 B 列``, as far as it is known."""
    column = f" {column_name(place.column)} 列" if place.column is not None and place.row is not None else ""
    return row_words(place) + column


def place_words(place: Place) -> str:
    """Sheet and row."""
    return " ".join(part for part in (place.sheet, row_words(place)) if part)


def whole_place_words(place: Place) -> str:
    """File, sheet, row and column: for tooltips."""
    inside = " ".join(part for part in (place.sheet, cell_words(place)) if part)
    return " › ".join(part for part in (place.file, inside) if part)


def numbers_words(added: int, changed: int) -> str:
    """``新增 7 个事项，修改 2 个事项``, without what is none; ``""`` for nothing."""
    parts = ((added, "新增"), (changed, "修改"))
    return "，".join(f"{word} {number} 个事项" for number, word in parts if number)


@dataclass(frozen=True, slots=True)
class Wording:
    """What keys of a plan are called: ``labels`` names fields and areas, ``names`` the catalogue's entries by id.

    ``values`` are those whose keys are stored instead of words: (field, key) → word.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[int, str] = field(default_factory=dict)
    values: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def value(self, key: str, value: str) -> str:
        """A value as the clerk knows it."""
        return self.values.get((key, value), value)
