"""Naming a state of the catalogue, so that it can be found, opened and compared later. Changes no entry."""

from collections.abc import Collection

from sqlalchemy import func, select

from model import schema
from model.errors import UserError
from model.operations.labels import clean_label
from model.operations.operation import operation
from model.text import strip_controls
from model.transaction import Transaction

_T = schema.releases
_WHAT = "版本名称"
_RESERVED = frozenset(("now", "现在"))
"""Words that mean the present state wherever a version is asked for."""


@operation("命名版本")
def name_version(tx: Transaction, *, label: str, note: str = "", revision_id: int | None = None) -> None:
    """Give a name to the present state, or to the state after an earlier revision.

    Raises ``UserError`` for a name that is empty, too long, in use or reserved, and for an unknown revision.
    """
    clean = _free_label(tx, label)
    newest = tx.scalar(select(func.max(schema.revisions.c.id)))
    wanted = newest if revision_id is None else revision_id
    if tx.scalar(select(schema.revisions.c.id).where(schema.revisions.c.id == wanted)) is None:
        raise UserError(f"历史里没有编号为 {wanted} 的修改，不能给它命名。")
    tx.label = f"命名版本“{clean}”"
    row = {"label": clean, "note": _clean_note(note), "revision_id": wanted, "at": tx.now, "user": tx.author.user}
    tx.insert(_T, [row])


@operation("修改版本名称")
def rename_version(tx: Transaction, *, release_id: int, label: str, note: str | None = None) -> None:
    """Give a version another name, and another note if one is given. Raises ``UserError`` like ``name_version``."""
    _refuse_gone(tx, release_id)
    row = {"label": _free_label(tx, label, except_id=release_id)}
    if note is not None:
        row["note"] = _clean_note(note)
    tx.update(_T, {release_id: row})


@operation("删除版本名称")
def remove_version(tx: Transaction, *, release_id: int) -> None:
    """Forget the name; the history it pointed to stays. Raises ``UserError`` when there is no such version."""
    _refuse_gone(tx, release_id)
    tx.delete(_T, [release_id])


def version_label(label: str, taken: Collection[str]) -> str:
    """A version's name made clean. Raises ``UserError`` when it is empty, too long, reserved, or among ``taken``."""
    clean = clean_label(label, _WHAT)
    if clean.lower() in _RESERVED:
        raise UserError(f"“{clean}”表示目录现在的内容，不能用作版本名称，请换一个名称。")
    if clean in taken:
        raise UserError(f"已经有名称为“{clean}”的版本，请换一个名称。")
    return clean


def _free_label(tx: Transaction, label: str, except_id: int = 0) -> str:
    return version_label(label, {held for key, held in tx.rows(select(_T.c.id, _T.c.label)) if key != except_id})


def _clean_note(note: str) -> str:
    return strip_controls(note).strip()


def _refuse_gone(tx: Transaction, release_id: int) -> None:
    if tx.scalar(select(_T.c.id).where(_T.c.id == release_id)) is None:
        raise UserError("这个版本已经不在目录里，可能刚被删除。")
