"""Which units the entries of a catalogue name, how often, and how that fits the catalogue's register of units."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from model.fields import Field, FieldKind
from model.records import CatalogueSettings, Entry
from model.rules.parties import is_generic_unit
from model.text import fold_key, is_ditto
from model.unit_register import Unit, register_of
from model.units_in_text import units_in


@dataclass(frozen=True, slots=True)
class UnitUse:
    """A unit and how often it is named, by its proper name and by others.

    ``is_listed``: it is in the register; else it is only named somewhere. ``is_own``: the catalogue's unit.
    """

    unit: Unit
    uses: int = 0
    other_uses: int = 0
    is_listed: bool = True
    is_own: bool = False


class UnitCensus:
    """Counts the units named in 公开主体, entry by entry."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._fields = unit_fields(fields)
        self._names: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        """Count the units this entry names."""
        for field in self._fields:
            text = entry[field.key]
            if text and not is_ditto(text):
                self._names.update(units_in(text))

    def uses(self, settings: CatalogueSettings) -> list[UnitUse]:
        """The units of the register in its order, then the others, the most used first. Words such as 相关部门, which
        name no unit, are left out."""
        by_key: Counter[str] = Counter()
        for name, number in self._names.items():
            by_key[fold_key(name)] += number
        register = register_of(settings)
        found = [_use(unit, by_key, is_own=unit.name == settings.unit) for unit in register]
        known = {fold_key(name) for unit in register for name in (unit.name, *unit.aliases, *unit.former)}
        others: dict[str, UnitUse] = {}
        for name, _ in self._names.most_common():
            key = fold_key(name)
            if key and key not in known and key not in others and not is_generic_unit(name):
                others[key] = UnitUse(Unit(name), by_key[key], is_listed=False)
        return [*found, *sorted(others.values(), key=lambda use: (-use.uses, use.unit.name))]


def unit_fields(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields that name units."""
    return tuple(field for field in fields if field.kind is FieldKind.UNIT)


def _use(unit: Unit, by_key: Counter[str], *, is_own: bool) -> UnitUse:
    others = sum(by_key[fold_key(name)] for name in (*unit.aliases, *unit.former))
    return UnitUse(unit, by_key[fold_key(unit.name)], others, is_own=is_own)
