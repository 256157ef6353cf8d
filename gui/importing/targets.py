"""What a column of a colleague's table can be, in the clerk's words: the list offered over each column."""

from collections.abc import Mapping

from importers.labels import Target, TargetKind, custom
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


def target_label(target: Target | None, labels: Mapping[str, str]) -> str:
    """How a target is called on screen; ``labels`` names the fields."""
    if target is None:
        return NOT_TAKEN
    if target.kind in _KINDS:
        return _KINDS[target.kind]
    name = labels.get(target.field, target.field)
    return f"{name}：{target.word}" if target.word else name


def offered(kind: ListKind, tiers: tuple[str, ...], own_label: str) -> list[Target | None]:
    """The targets a clerk may choose for a column, None standing for “not at all”.

    ``own_label`` is what the column is called in the file: it may be kept as a field of the catalogue's own.
    """
    targets: list[Target | None] = [None, Target(TargetKind.NUMBER), Target(TargetKind.AREA), Target(TargetKind.STATUS)]
    for field in kind.fields:
        targets.append(Target(TargetKind.FIELD, field.key))
        if field.vocabulary == "@tiers":
            choices = tiers
        elif field.kind is FieldKind.CHOICE:
            choices = words(field.vocabulary)
        else:
            choices = ()
        targets += [Target(TargetKind.TICK, field.key, word) for word in choices]
    if own_label:
        targets.append(custom(own_label))
    return targets
