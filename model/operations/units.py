"""The register of units: added, given other names, taken out, merged. Entries that name them are not changed here."""

from collections.abc import Iterable, Sequence

from model.errors import UserError
from model.operations.operation import operation
from model.operations.settings import write_settings
from model.records import CatalogueSettings
from model.settings_rows import setting_text
from model.transaction import Transaction
from model.unit_register import Unit, merged, register_of, settings_of, with_unit


@operation("修改主体名录")
def set_unit(tx: Transaction, *, name: str, aliases: Sequence[str] = (), former: Sequence[str] = ()) -> None:
    """Add a unit, or give one of the register these other names. Raises ``UserError`` for what is no name of a unit,
    and for a name another unit has."""
    settings = tx.queries.settings()
    register = register_of(settings)
    after = with_unit(register, Unit(name, tuple(aliases), tuple(former)))
    if len(after) > len(register):
        tx.label = f"主体名录增加“{after[-1].name}”"
    _write(tx, settings, after)


@operation("主体名录增加在用的单位")
def list_units(tx: Transaction, *, names: Iterable[str]) -> None:
    """Add several units. Raises ``UserError`` like ``set_unit``; then none was added."""
    settings = tx.queries.settings()
    register = register_of(settings)
    for name in names:
        register = with_unit(register, Unit(name)) if all(unit.name != name for unit in register) else register
    _write(tx, settings, register)


@operation("移出主体名录")
def remove_unit(tx: Transaction, *, name: str) -> None:
    """Take a unit out, with its other names. Raises ``UserError`` for the catalogue's own unit and an unknown one."""
    settings = tx.queries.settings()
    register = register_of(settings)
    _refuse_own(settings, name)
    if all(unit.name != name for unit in register):
        raise UserError(f"名录里没有“{name}”，可能刚被移出。")
    tx.label = f"主体名录移出“{name}”"
    _write(tx, settings, tuple(unit for unit in register if unit.name != name))


@operation("合并单位")
def merge_units(tx: Transaction, *, name: str, into: str, as_alias: bool = False) -> None:
    """A unit has become, or only is another name of, a unit of the register: its names are 曾用名 (``as_alias``: 简称)
    of that one. ``name`` need not be in the register. Raises ``UserError`` for the catalogue's own unit, and when
    ``into`` is not another unit of the register."""
    settings = tx.queries.settings()
    register = register_of(settings)
    _refuse_own(settings, name)
    if into == name or all(unit.name != into for unit in register):
        raise UserError("请选择名录里的另一个单位。")
    tx.label = f"“{name}”作为“{into}”的简称" if as_alias else f"“{name}”并入“{into}”"
    _write(tx, settings, merged(register, name, into, as_alias=as_alias))


def _refuse_own(settings: CatalogueSettings, name: str) -> None:
    if name == settings.unit:
        raise UserError(f"“{name}”是目录所属的单位，不能移出。单位全称在“目录设置”里修改。")


def _write(tx: Transaction, settings: CatalogueSettings, register: Iterable[Unit]) -> None:
    said = settings_of(register, settings)
    write_settings(tx, {key: setting_text(key, words) for key, words in said.items()})
