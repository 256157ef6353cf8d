"""Bringing back what an entry said at an earlier revision: one field, or the whole entry, even one that was removed.

What was, is read from the row images (``past``); bringing it back is a step like any other, and itself part of the
history. Taking back a whole step is undo (``undo.py``), a whole file ``restore.py``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from model import schema
from model.errors import UserError
from model.history import field_label
from model.operations.entry_values import EntryValues
from model.operations.operation import operation
from model.past import entry_of_row
from model.positions import last_of_area, positions_after
from model.records import Entry
from model.transaction import Transaction

_PLACE = "position"
_ROW_FIELDS = frozenset(("area", "status", "unconfirmed"))
"""Columns beside the fields that the history shows and that can be brought back."""
_NOT_BROUGHT_BACK = frozenset(("id", "uid", _PLACE, "created_at", "updated_at"))


@dataclass(frozen=True, slots=True)
class Part:
    """What to bring back as it was right after a revision: one field of an entry, or (``field`` empty) all of it."""

    entry_id: int
    revision_id: int
    field: str = ""


@operation("恢复字段")
def restore_field(tx: Transaction, *, entry_id: int, field: str, revision_id: int) -> None:
    """Give one field of an entry the value it had right after a revision; ``revision_id - 1`` is before that revision.

    ``field`` is the key of a field, or ``area``, ``status``, ``unconfirmed``, as the history names it.
    Raises ``UserError`` when the entry is not there now or was not there then, or the catalogue has no such field.
    """
    tx.label = f"恢复{_restore_field(tx, entry_id, field, revision_id)}"


@operation("恢复事项")
def restore_entry(tx: Transaction, *, entry_id: int, revision_id: int) -> None:
    """Make an entry what it was right after a revision: its values, area, status and mark.

    A removed entry comes back to its place, as the same entry. Raises ``UserError`` when it was not there then, or its
    area or a custom field of it is no longer in the catalogue.
    """
    tx.label = f"恢复事项“{_restore_entry(tx, entry_id, revision_id)}”"


@operation("恢复")
def restore_parts(tx: Transaction, *, parts: Sequence[Part]) -> None:
    """Bring back several fields and entries as one step. Raises ``UserError`` like the two above."""
    entries = [part for part in parts if not part.field]
    fields = [part for part in parts if part.field]
    names = [_restore_entry(tx, part.entry_id, part.revision_id) for part in entries]
    labels = [_restore_field(tx, part.entry_id, part.field, part.revision_id) for part in fields]
    tx.label = f"恢复{_said(names, labels)}"


def _said(names: Sequence[str], labels: Sequence[str]) -> str:
    """What was brought back, for the name of the step."""
    told = [f"事项“{names[0]}”" if len(names) == 1 else f" {len(names)} 个事项"] if names else []
    told += [labels[0] if len(labels) == 1 else f" {len(labels)} 处内容"] if labels else []
    return "和".join(told)


def _restore_field(tx: Transaction, entry_id: int, field: str, revision_id: int) -> str:
    """Do it; what the clerk calls the field."""
    before = _row_then(tx, entry_id, revision_id)
    label = field_label(field, tx.queries.kind(), tx.queries.settings())
    if tx.queries.entry(entry_id) is None:
        raise UserError(f"这个事项已经不在目录里，不能只恢复它的{label}。请先恢复整个事项。")
    if field in _ROW_FIELDS:
        _write(tx, entry_id, {field: before[field]})
    else:
        columns = EntryValues(tx.queries)
        present = tx.queries.entries([entry_id])[0].values
        _write(tx, entry_id, columns.changed_row({field: entry_of_row(before)[field]}, present))
    return label


def _restore_entry(tx: Transaction, entry_id: int, revision_id: int) -> str:
    """Do it; the entry's name."""
    before = _row_then(tx, entry_id, revision_id)
    entry = entry_of_row(before)
    _refuse_gone_field(tx, entry)
    if tx.queries.entry(entry_id) is not None:
        _write(tx, entry_id, {key: value for key, value in before.items() if key not in _NOT_BROUGHT_BACK})
    else:
        _refuse_gone_area(tx, entry.area)
        tx.insert(schema.entries, [{**before, "updated_at": tx.now}])
    return _short(entry)


def _row_then(tx: Transaction, entry_id: int, revision_id: int) -> Mapping[str, Any]:
    row = tx.row_at(schema.entries, entry_id, revision_id)
    if row is None:
        raise UserError("那时目录里还没有这个事项，或者它当时已被删除，不能恢复。请在历史里选择另一次修改。")
    return {**dict.fromkeys(schema.field_columns(), ""), **row}


def _write(tx: Transaction, entry_id: int, row: Mapping[str, object]) -> None:
    """Set columns; into another area the entry comes last."""
    present = tx.scalar(select(schema.entries.c.area).where(schema.entries.c.id == entry_id))
    area = row.get("area", present)
    place: dict[str, object] = {}
    if isinstance(area, str) and area != present:
        _refuse_gone_area(tx, area)
        place[_PLACE] = positions_after(tx, area, last_of_area(tx, area), 1)[0]
    tx.update(schema.entries, {entry_id: {**row, **place}}, stamp={"updated_at": tx.now})


def _refuse_gone_area(tx: Transaction, key: str) -> None:
    if all(area.key != key for area in tx.queries.areas()):
        raise UserError("这个事项当时所在的领域已经删除。请先撤销删除，或者添加同名的领域，再恢复。")


def _refuse_gone_field(tx: Transaction, entry: Entry) -> None:
    known = {*tx.queries.kind().keys, *(field.key for field in tx.queries.settings().custom_fields)}
    gone = [key for key in entry.values if key not in known]
    if gone:
        raise UserError(f"这个事项当时有自定义字段“{gone[0]}”，现在目录里没有这个字段。请先添加它，再恢复。")


def _short(entry: Entry) -> str:
    name = entry["name"] or "没有名称"
    return name if len(name) <= 20 else name[:19] + "…"
