"""What is pasted into the table: cells over cells, rows that go on behind the last one, copies of entries elsewhere."""

from collections.abc import Mapping, Sequence

from model.errors import UserError
from model.operations.entries import NewEntry, copy_of, existing, insert_behind, update_entries
from model.operations.operation import operation
from model.transaction import Transaction


@operation("粘贴")
def paste_cells(
    tx: Transaction,
    *,
    values: Mapping[int, Mapping[str, str]],
    new: Sequence[Mapping[str, str]] = (),
    behind: int | None = None,
    label: str,
) -> None:
    """Write cells of entries, and make ``new`` entries directly behind the entry ``behind``, in its area.

    Raises ``UserError`` when the entry to stand behind is gone.
    """
    tx.label = label
    if values:
        update_entries(tx, values)
    if new and behind is not None:
        neighbour = existing(tx, [behind])[0]
        insert_behind(tx, [NewEntry(neighbour.area, row) for row in new], behind)


@operation("粘贴事项")
def copy_entries(tx: Transaction, *, entry_ids: Sequence[int], area: str, behind: int | None = None) -> None:
    """Put copies of entries, in the order given, behind another entry of the area, or at its beginning.

    A copy is a draft of its own identity, without the number of the original. Raises ``UserError`` for an unknown
    area, and when none of the originals is there any more.
    """
    if area not in {item.key for item in tx.queries.areas()}:
        raise UserError(f"目录里没有“{area}”这个领域，请选择已有的领域。")
    if behind is not None and existing(tx, [behind])[0].area != area:
        raise UserError("要粘贴到的位置不在同一个领域里，请重新选择位置。")
    originals = existing(tx, entry_ids)
    if len(originals) > 1:
        tx.label = f"粘贴 {len(originals)} 个事项"
    insert_behind(tx, [copy_of(entry, area) for entry in originals], behind)
