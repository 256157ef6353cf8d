"""Moving entries along their way: 草拟, 送审, 定稿, 废止; and sending them for review.

What comes back from the reviewer: ``remarks.py``. Whether an entry is fit for 定稿 is judged by ``approval.py``.
"""

from collections.abc import Sequence
from pathlib import PurePath

from model import schema
from model.errors import UserError
from model.operations.entries import existing
from model.operations.operation import operation
from model.records import Entry, Status
from model.text import strip_controls
from model.transaction import Transaction

_LONGEST_RECIPIENT = 100


@operation("修改状态")
def set_status(tx: Transaction, *, entry_ids: Sequence[int], status: Status) -> None:
    """Give entries a status.

    Raises ``UserError`` when none of them is there, ``ApprovalError`` for 定稿 when one that is not yet has errors.
    """
    tx.label = f"标为{status.label}"
    entries = existing(tx, entry_ids)
    if status is Status.APPROVED:
        _refuse_unfit(tx, [entry for entry in entries if entry.status is not status])
    _write(tx, entries, status)


@operation("送审")
def send_for_review(
    tx: Transaction, *, entry_ids: Sequence[int], recipient: str, uid: str, file: str | PurePath = ""
) -> None:
    """Note that these entries went to somebody for review, and give them the status 送审: one step.

    ``uid`` is the identity of this round that the file carries, ``file`` the file's name. Raises ``UserError`` when
    none of the entries is there, or the recipient's name is too long.
    """
    to = " ".join(strip_controls(recipient).split())
    if len(to) > _LONGEST_RECIPIENT:
        raise UserError(f"送审对象太长（{len(to)} 个字），最多 {_LONGEST_RECIPIENT} 个字，请缩短。")
    entries = existing(tx, entry_ids)
    if not entries:
        raise UserError("没有选要送审的事项，请先选择。")
    tx.label = f"送审 {len(entries)} 个事项" + (f"（{to}）" if to else "")
    _write(tx, entries, Status.REVIEW)
    row = {
        "uid": uid,
        "recipient": to,
        "file": PurePath(file).name,
        "revision_id": tx.revision_id,
        "at": tx.now,
        "user": tx.author.user,
    }
    sending_id = tx.insert(schema.sendings, [row])[0]
    tx.insert(schema.sent_entries, [{"sending_id": sending_id, "entry_id": entry.id} for entry in entries])


def _write(tx: Transaction, entries: Sequence[Entry], status: Status) -> None:
    rows = {entry.id: {"status": status.value} for entry in entries}
    tx.update(schema.entries, rows, stamp={"updated_at": tx.now})


def _refuse_unfit(tx: Transaction, entries: Sequence[Entry]) -> None:
    from model.approval import refuse_errors  # with it come the rules, which a window loads after its first paint

    refuse_errors(entries, tx.queries.settings(), tx.queries.areas())
