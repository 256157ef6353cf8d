"""The units of one catalogue and what else they are called: 简称, and 曾用名 from before a renaming or merger.

Other names are kept as lines of text in ``CatalogueSettings.other_names``, one for each unit that has any, so that
comparison, undo and export need to know nothing more:
``格尔木市司法局（简称：市司法局、司法局，曾用名：格尔木市司法处）``.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.errors import UserError
from model.records import CatalogueSettings
from model.text import fold_key, strip_controls

_LINE = re.compile(r"(?P<unit>.+?)（(?:简称：(?P<aliases>[^，：]+))?，?(?:曾用名：(?P<former>[^，：]+))?）")
_BETWEEN = re.compile(r"[、，,；;\n]")
_FORBIDDEN = frozenset("、，,；;：:《》\n")
LONGEST_NAME = 100
"""Characters a unit's name may have."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit with its other names, each in the order the clerk gave."""

    name: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """How its other names are kept; ``""`` when it has none."""
        aliases = f"简称：{'、'.join(self.aliases)}" if self.aliases else ""
        former = f"曾用名：{'、'.join(self.former)}" if self.former else ""
        parts = "，".join(part for part in (aliases, former) if part)
        return f"{self.name}（{parts}）" if parts else ""


@dataclass(frozen=True, slots=True)
class OtherName:
    """What a name that is not the proper one stands for."""

    unit: str
    is_former: bool


def unit_of_line(line: str) -> Unit | None:
    """The unit of a line; ``None`` for text that is no such line."""
    match = _LINE.fullmatch(line.strip())
    if match is None or not (match["aliases"] or match["former"]):
        return None
    return Unit(match["unit"].strip(), split_names(match["aliases"] or ""), split_names(match["former"] or ""))


def split_names(text: str) -> tuple[str, ...]:
    """The names a clerk wrote in one line, each once."""
    names = map(_one_line, _BETWEEN.split(text))
    return tuple(dict.fromkeys(name for name in names if name))


def lines_of(names: Collection[str], lines: Iterable[str]) -> tuple[str, ...]:
    """Those of the lines of other names that belong to one of these units."""
    return tuple(line for line in lines if (unit := unit_of_line(line)) is not None and unit.name in names)


def register_of(settings: CatalogueSettings) -> tuple[Unit, ...]:
    """The catalogue's own unit first, then the list, then units of which only other names are known."""
    others = {unit.name: unit for line in settings.other_names if (unit := unit_of_line(line)) is not None}
    names = dict.fromkeys(name for name in (settings.unit, *settings.units, *others) if name)
    return tuple(others.get(name, Unit(name)) for name in names)


def other_names(settings: CatalogueSettings) -> dict[str, OtherName]:
    """Folded other name → its unit. A proper name of a unit is never another's; former names yield to 简称."""
    register = register_of(settings)
    proper = {fold_key(unit.name) for unit in register}
    found: dict[str, OtherName] = {}
    for unit in register:
        for names, is_former in ((unit.aliases, False), (unit.former, True)):
            for name in names:
                key = fold_key(name)
                if key and key not in proper and (key not in found or found[key].is_former):
                    found[key] = OtherName(unit.name, is_former)
    return found


def with_unit(register: Sequence[Unit], unit: Unit) -> tuple[Unit, ...]:
    """The register with a unit added at the end, or with other names for one it has. Raises ``UserError``."""
    clean = checked(unit)
    for other in register:
        if other.name == clean.name:
            continue
        taken = {fold_key(name): name for name in (other.name, *other.aliases, *other.former)}
        for name in (clean.name, *clean.aliases, *clean.former):
            if fold_key(name) in taken:
                raise UserError(f"“{name}”已经是“{other.name}”的名称，一个名称只能指一个单位。")
    if any(other.name == clean.name for other in register):
        return tuple(clean if other.name == clean.name else other for other in register)
    return (*register, clean)


def merged(register: Sequence[Unit], name: str, into: str, *, as_alias: bool = False) -> tuple[Unit, ...]:
    """The register in which one unit has become another: all its names are 曾用名 (or 简称) of the other.

    Raises ``UserError`` like ``with_unit``.
    """
    units = {unit.name: unit for unit in register}
    gone, target = units.get(name, Unit(name)), units[into]
    names = (gone.name, *gone.aliases, *gone.former)
    target = (
        replace(target, aliases=(*target.aliases, *names))
        if as_alias
        else replace(target, former=(*target.former, *names))
    )
    return with_unit(tuple(unit for unit in register if unit.name != name), target)


def checked(unit: Unit) -> Unit:
    """The unit with clean names, none of them twice. Raises ``UserError`` for what is no name of a unit."""
    name = _one_line(unit.name)
    if not name:
        raise UserError("请填写单位名称。")
    known = {fold_key(name)}
    aliases = _new_names(unit.aliases, known)
    former = _new_names(unit.former, known)
    for one in (name, *aliases, *former):
        if not fold_key(one) or _FORBIDDEN & set(one):
            raise UserError(f"“{one}”不像单位名称：名称里不能有顿号、逗号、分号、冒号和书名号。")
        if len(one) > LONGEST_NAME:
            raise UserError(f"单位名称太长（{len(one)} 个字），最多 {LONGEST_NAME} 个字，请缩短。")
    return Unit(name, aliases, former)


def settings_of(register: Iterable[Unit], settings: CatalogueSettings) -> Mapping[str, tuple[str, ...]]:
    """The settings that say this register: the list of units and the lines of other names.

    The catalogue's own unit is in the list only where it was before: it counts as listed anyway.
    """
    units = tuple(unit for unit in register)
    listed = tuple(unit.name for unit in units if unit.name != settings.unit or unit.name in settings.units)
    return {"units": listed, "other_names": tuple(unit.line for unit in units if unit.line)}


def _new_names(names: Iterable[str], known: set[str]) -> tuple[str, ...]:
    """Those of the names that are not known yet, in one line; they are known then."""
    found = []
    for name in map(_one_line, names):
        if name and fold_key(name) not in known:
            known.add(fold_key(name))
            found.append(name)
    return tuple(found)


def _one_line(text: str) -> str:
    return " ".join(strip_controls(text).split())
