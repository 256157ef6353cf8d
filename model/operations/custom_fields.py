"""Fields that only this catalogue has: added by the clerk, or kept from a colleague's columns.

A field keeps its key for life, so a new name loses no value, and history and undo know it by either name.
"""

import json
import re
from itertools import count

from sqlalchemy import func, select

from model import schema
from model.errors import UserError
from model.operations.entry_values import extra_text
from model.operations.labels import clean_label
from model.operations.operation import operation
from model.positions import GAP
from model.transaction import Transaction

_F = schema.custom_fields
_PREFIX = "x_"
_NOT_IN_A_KEY = re.compile(r"\W+")


def custom_field_key(label: str) -> str:
    """The key of a custom field by its label: letters, digits and characters, after a prefix no standard field has."""
    return _PREFIX + _NOT_IN_A_KEY.sub("_", label.strip()).strip("_").lower()


@operation("添加自定义字段")
def add_custom_field(tx: Transaction, *, label: str) -> None:
    """Add a field, last in order; its key is ``custom_field_key(label)``, or with a number where that is taken by a
    field that has another name by now.

    Raises ``UserError`` for an empty or too long name, and for one that is in use.
    """
    clean = clean_label(label, "字段名称")
    _refuse_used(tx, clean)
    key = custom_field_key(clean)
    taken = {field.key for field in tx.queries.settings().custom_fields}
    further = (f"{key}_{number}" for number in count(2))
    free = key if key not in taken else next(one for one in further if one not in taken)
    last = tx.scalar(select(func.max(_F.c.position))) or 0
    tx.insert(_F, [{"key": free, "label": clean, "position": last + GAP}])


@operation("修改字段名称")
def rename_custom_field(tx: Transaction, *, key: str, label: str) -> None:
    """Give a field another name; its values stay. Raises ``UserError`` for a bad or used name."""
    clean = clean_label(label, "字段名称")
    row_id = _row_id(tx, key)
    _refuse_used(tx, clean, except_key=key)
    tx.update(_F, {row_id: {"label": clean}})


@operation("调整字段顺序")
def move_custom_field(tx: Transaction, *, key: str, before: str | None = None) -> None:
    """Put a field in front of another, or at the end. There are few: all get new positions where needed."""
    _row_id(tx, key)
    order = [field.key for field in tx.queries.settings().custom_fields if field.key != key]
    if before == key:
        return
    if before is not None and before not in order:
        raise UserError("要移到的位置已经不在目录里，请刷新后再试。")
    order.insert(len(order) if before is None else order.index(before), key)
    ids = {row_key: row_id for row_id, row_key in tx.rows(select(_F.c.id, _F.c.key))}
    tx.update(_F, {ids[one]: {"position": GAP * (place + 1)} for place, one in enumerate(order)})


@operation("删除自定义字段")
def remove_custom_field(tx: Transaction, *, key: str) -> None:
    """Take a field out, with its values in every entry; the history keeps them.

    Raises ``UserError`` when it is gone already.
    """
    row_id = _row_id(tx, key)
    label = next(field.label for field in tx.queries.settings().custom_fields if field.key == key)
    tx.label = f"删除自定义字段“{label}”"
    entries = schema.entries
    with_own = tx.rows(select(entries.c.id, entries.c.extra).where(entries.c.extra != "{}"))
    held = {entry_id: json.loads(extra) for entry_id, extra in with_own}
    rows = {
        entry_id: {"extra": extra_text({one: text for one, text in values.items() if one != key})}
        for entry_id, values in held.items()
        if key in values
    }
    tx.update(entries, rows, stamp={"updated_at": tx.now})
    tx.delete(_F, [row_id])


def _refuse_used(tx: Transaction, label: str, except_key: str = "") -> None:
    """Names that differ only in signs count as one: nobody could tell the columns apart."""
    others = [field.label for field in tx.queries.settings().custom_fields if field.key != except_key]
    standard = {field.label for field in tx.queries.kind().fields}
    if label in standard or custom_field_key(label) in map(custom_field_key, others):
        raise UserError(f"已经有名称为“{label}”的字段，请换一个名称，或者直接使用那个字段。")


def _row_id(tx: Transaction, key: str) -> int:
    row_id = tx.scalar(select(_F.c.id).where(_F.c.key == key))
    if row_id is None:
        raise UserError("目录里没有这个自定义字段，可能刚被删除。")
    return int(row_id)
