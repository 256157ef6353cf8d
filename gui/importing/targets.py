"""What a column of a colleague's table can be, in the clerk's words: the list offered over each column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.labels import Target, TargetKind, custom
from importers.readings import MappedColumn
from importers.sheet import column_name
from model.fields import FieldKind, ListKind
from model.vocabulary import words

NOT_TAKEN = "不导入这一列"

_KINDS = {
    TargetKind.NUMBER: "序号",
    TargetKind.AREA: "领域",
    TargetKind.UID: "唯一标识",
    TargetKind.STATUS: "状态",
    TargetKind.EXACT: "原值",
}
_OTHERS = (TargetKind.NUMBER, TargetKind.AREA, TargetKind.STATUS)
_ONCE = (TargetKind.FIELD, TargetKind.TICK, TargetKind.CUSTOM, *_OTHERS)
"""What two columns at once seldom mean, so that the list says which column has it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of the list. ``section`` parts the lines, ``submenu`` gathers them, ``used_by`` names another column."""

    target: Target | None
    section: str
    label: str = ""
    submenu: str = ""
    used_by: str = ""


def target_label(target: Target | None, labels: Mapping[str, str]) -> str:
    """How a target is called on screen; ``labels`` names the fields."""
    if target is None:
        return NOT_TAKEN
    if target.kind in _KINDS:
        return _KINDS[target.kind]
    name = labels.get(target.field, target.field)
    return f"{name}：{target.word}" if target.word else name


def offers(
    kind: ListKind,
    tiers: tuple[str, ...],
    labels: Mapping[str, str],
    columns: Sequence[MappedColumn],
    index: int,
    own: Sequence[str] = (),
) -> list[Offer]:
    """Everything the clerk may choose for column ``index`` among these columns; ``own`` are the catalogue's fields."""
    mine = next((column for column in columns if column.index == index), None)
    holders = {column.target: column.index for column in columns if column is not mine}
    found = [Offer(None, "out"), *_own(mine)]
    found += [_offer(Target(TargetKind.FIELD, field.key), "fields", holders) for field in kind.fields]
    offered = {offer.target for offer in found}
    found += [_offer(custom(label), "own", holders) for label in own if custom(label) not in offered]
    for field in kind.fields:
        choices = (
            tiers if field.vocabulary == "@tiers" else words(field.vocabulary) if field.kind is FieldKind.CHOICE else ()
        )
        title = f"{labels.get(field.key, field.label)}的一栏（打勾）"
        found += [_offer(Target(TargetKind.TICK, field.key, word), "ticks", holders, title) for word in choices]
    found += [_offer(Target(other), "others", holders, "其他") for other in _OTHERS]
    present = mine.target if mine is not None else None
    if present is not None and all(offer.target != present for offer in found):
        found.insert(1, Offer(present, "out", f"保持“{target_label(present, labels)}”"))
    return found


def _own(column: MappedColumn | None) -> list[Offer]:
    """To keep the column as a field of the catalogue's own, named as it is or as the file words it."""
    if column is None:
        return []
    own = column.target if column.target is not None and column.target.kind is TargetKind.CUSTOM else None
    if own is None and not column.label:
        return []
    target = own or custom(column.label)
    return [Offer(target, "out", f"保留为自定义字段“{target.field}”")]


def _offer(target: Target, section: str, holders: Mapping[Target | None, int], submenu: str = "") -> Offer:
    holder = holders.get(target) if target.kind in _ONCE else None
    return Offer(target, section, "", submenu, f"{column_name(holder)} 列已用" if holder is not None else "")
