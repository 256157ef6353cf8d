"""The areas of a catalogue: the built-in ones that were chosen, and those the clerk adds."""

from collections.abc import Collection

from sqlalchemy import func, select

from model import schema
from model.areas import known_areas
from model.errors import UserError
from model.operations.labels import clean_label
from model.operations.operation import operation
from model.positions import GAP
from model.records import Area
from model.transaction import Transaction

_A = schema.areas


@operation("添加领域")
def add_area(tx: Transaction, *, label: str) -> None:
    """Add an area at the end; a built-in area keeps its own key. Raises ``UserError`` for a bad or used name."""
    clean = clean_label(label, "领域名称")
    _refuse_used(tx, clean)
    builtin = next((item.area for item in known_areas() if item.area.label == clean), None)
    present = {area.key for area in tx.queries.areas()}
    if builtin is not None and builtin.key not in present:
        area = builtin
    else:
        area = Area(_new_key(tx, present), clean, custom=True)
    last = tx.scalar(select(func.max(_A.c.position))) or 0
    row = {"key": area.key, "label": area.label, "position": last + GAP, "custom": int(area.custom)}
    tx.insert(_A, [row])


@operation("修改领域名称")
def rename_area(tx: Transaction, *, key: str, label: str) -> None:
    """Give an area another name; its key stays. Raises ``UserError`` for a bad or used name."""
    clean = clean_label(label, "领域名称")
    row_id = _row_id(tx, key)
    _refuse_used(tx, clean, except_key=key)
    tx.update(_A, {row_id: {"label": clean}})


@operation("删除领域")
def remove_area(tx: Transaction, *, key: str) -> None:
    """Take an empty area out. Raises ``UserError`` while it has entries, and for the last one."""
    row_id = _row_id(tx, key)
    number = len(tx.queries.ids(key))
    if number:
        raise UserError(f"这个领域里还有 {number} 个事项，请先删除它们或者移到别的领域。")
    if len(tx.queries.areas()) == 1:
        raise UserError("目录至少要有一个领域，这是最后一个，不能删除。")
    tx.delete(_A, [row_id])


@operation("调整领域顺序")
def move_area(tx: Transaction, *, key: str, before: str | None = None) -> None:
    """Put an area in front of another, or at the end. There are few: all get new positions where needed."""
    _row_id(tx, key)
    order = [area.key for area in tx.queries.areas() if area.key != key]
    if before is not None and before != key and before not in order:
        raise UserError("要移到的位置已经不在目录里，请刷新后重新拖动。")
    if before == key:
        return
    order.insert(len(order) if before is None else order.index(before), key)
    ids = {row_key: row_id for row_id, row_key in tx.rows(select(_A.c.id, _A.c.key))}
    tx.update(_A, {ids[area]: {"position": GAP * (place + 1)} for place, area in enumerate(order)})


def _new_key(tx: Transaction, present: Collection[str]) -> str:
    """A key no area has or had here. (Only in a rescued catalogue may row number and key disagree.)"""
    number = tx.new_ids(_A, 1)[0]
    while f"custom_{number}" in present:
        number += 1
    return f"custom_{number}"


def _refuse_used(tx: Transaction, label: str, except_key: str = "") -> None:
    if any(area.label == label and area.key != except_key for area in tx.queries.areas()):
        raise UserError(f"已经有名称为“{label}”的领域，请换一个名称。")


def _row_id(tx: Transaction, key: str) -> int:
    row_id = tx.scalar(select(_A.c.id).where(_A.c.key == key))
    if row_id is None:
        raise UserError(f"目录里没有“{key}”这个领域，可能刚被删除。")
    return int(row_id)
