"""Reviewers' remarks: taken over, accepted, declined, reopened, removed. Where they are found is no concern here.

To accept a proposed value writes it into the entry within the same step, so one undo takes both back.
"""

from collections.abc import Mapping, Sequence

from model import schema
from model.errors import UserError
from model.operations.entries import update_entries
from model.operations.entry_values import LONGEST_TEXT, EntryValues
from model.operations.operation import operation
from model.remarks import NewRemark, Remark, RemarkState
from model.text import strip_controls
from model.transaction import Transaction

_T = schema.remarks
_GONE = "这条意见已经不在目录里，可能刚被删除或撤销。"
_ENTRY_GONE = "意见所说的事项已经不在目录里，请先恢复事项再处理意见。"
_LONGEST_NAME = 100


@operation("取回审核意见")
def take_remarks(tx: Transaction, *, remarks: Sequence[NewRemark], label: str = "") -> None:
    """Put remarks beside their entries, open. Raises ``UserError`` for an entry or field that is not there."""
    if not remarks:
        return
    tx.label = label or f"取回 {len(remarks)} 条审核意见"
    _refuse_strangers(tx, remarks)
    tx.insert(_T, [_row(tx, remark) for remark in remarks])


@operation("添加审核意见")
def add_remark(tx: Transaction, *, remark: NewRemark) -> None:
    """A remark written by hand: what was said on the phone or noted on paper. Raises ``UserError`` when it is empty."""
    if not remark.text.strip() and remark.proposed is None:
        raise UserError("意见还没有写，请写明要改什么、怎么改。")
    _refuse_strangers(tx, [remark])
    tx.insert(_T, [_row(tx, remark)])


@operation("处理审核意见")
def settle_remarks(tx: Transaction, *, remark_ids: Sequence[int], state: RemarkState, overwrite: bool = False) -> None:
    """Accept, decline or reopen remarks. To accept one that proposes a value writes that value.

    Raises ``UserError`` when a remark or its entry is gone, when two accepted ones want different words in the same
    field, and, without ``overwrite``, when a field no longer says what the reviewer saw.
    """
    remarks = tx.review.remarks_by_id(remark_ids)
    if not remarks:
        raise UserError(_GONE)
    changing = [remark for remark in remarks if remark.state is not state]
    tx.label = _label(state, changing)
    if state is RemarkState.ACCEPTED:
        _apply(tx, [remark for remark in changing if remark.proposed is not None], overwrite=overwrite)
    settled = state is not RemarkState.OPEN
    row = {
        "state": state.value,
        "settled_at": tx.now if settled else None,
        "settled_by": tx.author.user if settled else "",
    }
    tx.update(_T, {remark.id: row for remark in changing})


@operation("删除审核意见")
def remove_remarks(tx: Transaction, *, remark_ids: Sequence[int]) -> None:
    """Take remarks out of the catalogue. Raises ``UserError`` when none of them is there."""
    if not tx.delete(_T, remark_ids):
        raise UserError(_GONE)


def contested(remark: Remark, present: str) -> bool:
    """Whether a field was changed since the reviewer saw it, to something else than the reviewer wants."""
    return remark.proposed is not None and present not in (remark.before, remark.proposed)


def _apply(tx: Transaction, remarks: Sequence[Remark], *, overwrite: bool) -> None:
    entries = {entry.id: entry for entry in tx.queries.entries([remark.entry_id for remark in remarks])}
    columns = EntryValues(tx.queries)
    values: dict[int, dict[str, str]] = {}
    for remark in remarks:
        entry, wanted = entries.get(remark.entry_id), remark.proposed or ""
        if entry is None:
            raise UserError(_ENTRY_GONE)
        name, label = entry["name"], columns.label(remark.field)
        said = values.setdefault(entry.id, {}).setdefault(remark.field, wanted)
        if said != wanted:
            raise UserError(f"“{name}”的{label}有两条不同的修改建议，不能一起采纳，请逐条处理。")
        if contested(remark, entry[remark.field]) and not overwrite:
            raise UserError(f"“{name}”的{label}在送审之后又有改动，与审核人看到的不同。请核对后单独采纳这一条。")
    update_entries(tx, values, columns)


def _label(state: RemarkState, remarks: Sequence[Remark]) -> str:
    verb = {RemarkState.ACCEPTED: "采纳", RemarkState.DECLINED: "不采纳", RemarkState.OPEN: "重新处理"}[state]
    return f"{verb} {len(remarks)} 条审核意见" if len(remarks) > 1 else f"{verb}审核意见"


def _refuse_strangers(tx: Transaction, remarks: Sequence[NewRemark]) -> None:
    columns = EntryValues(tx.queries)
    for key in {remark.field for remark in remarks if remark.field}:
        columns.label(key)
    wanted = {remark.entry_id for remark in remarks}
    if len(tx.queries.entries(list(wanted))) < len(wanted):
        raise UserError(_ENTRY_GONE)


def _row(tx: Transaction, remark: NewRemark) -> Mapping[str, object]:
    proposed = None if remark.proposed is None else strip_controls(remark.proposed)[:LONGEST_TEXT]
    said_at = remark.said_at.isoformat(timespec="seconds") if remark.said_at is not None else None
    return {
        "entry_id": remark.entry_id,
        "field": remark.field,
        "reviewer": " ".join(strip_controls(remark.reviewer).split())[:_LONGEST_NAME],
        "said_at": said_at,
        "text": strip_controls(remark.text).strip()[:LONGEST_TEXT],
        "before": remark.before,
        "proposed": proposed,
        "state": RemarkState.OPEN.value,
        "file": remark.file,
        "place": remark.place,
        "taken_at": tx.now,
        "settled_at": None,
        "settled_by": "",
    }
