"""Moving entries to another place: inside their area by hand, or into another area with all their values."""

from collections.abc import Collection, Sequence

from model import schema
from model.errors import UserError
from model.operations.entries import existing
from model.operations.operation import operation
from model.positions import last_of_area, last_of_group, positions_after
from model.transaction import Transaction


@operation("移动事项")
def move_entries(tx: Transaction, *, entry_ids: Sequence[int], area: str, before: int | None = None) -> None:
    """Put entries, in the order given, in front of the entry ``before``, or at the end of the area.

    Entries that come from another area keep their values. Raises ``UserError`` when the area or ``before`` is not
    there, or none of the entries is.
    """
    label = next((item.label for item in tx.queries.areas() if item.key == area), None)
    if label is None:
        raise UserError(f"目录里没有“{area}”这个领域，请选择已有的领域。")
    moving = {entry.id: entry for entry in existing(tx, entry_ids)}
    order = tx.queries.ids(area)
    staying = [entry_id for entry_id in order if entry_id not in moving]
    index = _index(order, staying, before, moving)
    if [*staying[:index], *moving, *staying[index:]] == order:
        return
    if any(entry.area != area for entry in moving.values()):
        tx.label = f"移到{label}"
    positions = positions_after(tx, area, staying[index - 1] if index else None, len(moving), frozenset(moving))
    rows = {
        entry_id: {"position": position} if entry.area == area else _arrival(tx, area, position)
        for (entry_id, entry), position in zip(moving.items(), positions, strict=True)
    }
    tx.update(schema.entries, rows)


@operation("移动事项")
def move_to_group(tx: Transaction, *, entry_ids: Sequence[int], area: str, group: str) -> None:
    """Put entries, in the order given, behind the last of a group of an area, and write the group's name into them.

    Raises ``UserError`` when the area is not there, or none of the entries is.
    """
    grouping = tx.queries.kind().grouping
    moving = [entry.id for entry in existing(tx, entry_ids)]
    if area not in {item.key for item in tx.queries.areas()}:
        raise UserError(f"目录里没有“{area}”这个领域，请选择已有的领域。")
    tx.label = f"移到{group}"
    last = last_of_group(tx, area, grouping, group)
    behind = last if last is not None else last_of_area(tx, area)
    positions = positions_after(tx, area, behind, len(moving), frozenset(moving))
    rows = {
        entry_id: {"area": area, "position": position, grouping: group}
        for entry_id, position in zip(moving, positions, strict=True)
    }
    tx.update(schema.entries, rows, stamp={"updated_at": tx.now})


def _arrival(tx: Transaction, area: str, position: int) -> dict[str, object]:
    """Another area is a change of the entry; another place in the same area is not."""
    return {"area": area, "position": position, "updated_at": tx.now}


def _index(order: Sequence[int], staying: Sequence[int], before: int | None, moving: Collection[int]) -> int:
    """Where among the staying entries the moving ones go. ``before`` may itself be moving: then before the next."""
    if before is None:
        return len(staying)
    if before not in order:
        raise UserError("要移到的位置已经不在这个领域里，请刷新后重新拖动。")
    target = next((entry_id for entry_id in order[order.index(before) :] if entry_id not in moving), None)
    return len(staying) if target is None else staying.index(target)
