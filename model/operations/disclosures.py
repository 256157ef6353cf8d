"""Noting that entries were disclosed for a due date, and taking such a note back. Changes no entry."""

from collections.abc import Collection

from sqlalchemy import select

from model import schema
from model.disclosures import DueDate
from model.errors import UserError
from model.operations.entries import existing
from model.operations.operation import operation
from model.transaction import Transaction

_D = schema.disclosures


@operation("记下已公开")
def note_disclosed(tx: Transaction, *, items: Collection[DueDate]) -> None:
    """Note that these were disclosed; what is noted already stays as it is.

    Raises ``UserError`` when none of the entries is there.
    """
    entries = {entry.id for entry in existing(tx, list(dict.fromkeys(entry_id for entry_id, _ in items)))}
    known = _known(tx, items)
    new = [one for one in dict.fromkeys(items) if one[0] in entries and one not in known]
    if len(new) > 1:
        tx.label = f"记下 {len(new)} 项已公开"
    rows = [{"entry_id": key, "due": due.isoformat(), "at": tx.now, "user": tx.author.user} for key, due in new]
    tx.insert(_D, rows)


@operation("取消已公开")
def forget_disclosed(tx: Transaction, *, items: Collection[DueDate]) -> None:
    """Take these notes back. Raises ``UserError`` when there is none of them."""
    known = _known(tx, items)
    if not known:
        raise UserError("这些事项没有记过已公开，不用取消。")
    tx.delete(_D, known.values())


def _known(tx: Transaction, items: Collection[DueDate]) -> dict[DueDate, int]:
    """The notes there are of these, with their row ids."""
    days = {due.isoformat(): due for _, due in items}
    rows = tx.rows(select(_D.c.id, _D.c.entry_id, _D.c.due).where(_D.c.due.in_(days)))
    wanted = set(items)
    return {(key, days[due]): row_id for row_id, key, due in rows if (key, days[due]) in wanted}
