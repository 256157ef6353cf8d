"""Moving entries along their way: 草拟, 送审, 定稿, 废止. Whether a step is wise is judged by the rules, not here."""

from collections.abc import Sequence

from model import schema
from model.operations.entries import existing
from model.operations.operation import operation
from model.records import Status
from model.transaction import Transaction


@operation("修改状态")
def set_status(tx: Transaction, *, entry_ids: Sequence[int], status: Status) -> None:
    """Give entries a status. Raises ``UserError`` when none of them is there."""
    tx.label = f"标为{status.label}"
    ids = [entry.id for entry in existing(tx, entry_ids)]
    tx.update(schema.entries, {entry_id: {"status": status.value} for entry_id in ids}, stamp={"updated_at": tx.now})
