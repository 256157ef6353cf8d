"""Making, writing, removing and copying entries. Where they stand: ``placing.py``; their status: ``review.py``."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from model import schema
from model.errors import UserError
from model.operations.entry_values import EntryValues
from model.operations.operation import operation
from model.positions import last_of_area, last_of_group, positions_after
from model.records import Entry, Status
from model.transaction import Transaction

_GONE = "选中的事项已经不在目录里，可能刚被删除。请刷新后重新选择。"


class NewEntry(NamedTuple):
    """An entry to be made. A plain tuple of its first two or three parts will do as well.

    ``uid`` is given only for an entry that had an identity before (an import of what was exported).
    """

    area: str
    values: Mapping[str, str]
    unconfirmed: bool = False
    uid: str = ""
    status: Status = Status.DRAFT


@operation("新增事项")
def add_entry(tx: Transaction, *, area: str, values: Mapping[str, str] | None = None, after: int | None = None) -> None:
    """Make one entry: directly behind ``after``, or else behind the last of its group, or else last of its area.

    Raises ``UserError`` for an unknown area or field.
    """
    new = NewEntry(area, values or {})
    if after is None:
        insert_entries(tx, [new])
        return
    neighbour = existing(tx, [after])[0]
    if neighbour.area != area:
        raise UserError("要插入的位置不在同一个领域里，请重新选择位置。")
    insert_behind(tx, [new], after)


@operation("新增事项")
def add_entries(tx: Transaction, *, rows: Iterable[NewEntry | tuple[str, Mapping[str, str]]], label: str = "") -> None:
    """Make many entries, each behind the last of its group in its area, new groups in the order they come."""
    new = [row if isinstance(row, NewEntry) else NewEntry(*row) for row in rows]
    tx.label = label or f"新增 {len(new)} 个事项"
    insert_entries(tx, new)


@operation("修改事项")
def edit_entry(tx: Transaction, *, entry_id: int, field: str, value: str) -> None:
    """Write one field of one entry. Raises ``UserError`` for an unknown field or entry."""
    columns = EntryValues(tx.queries)
    tx.label = f"修改{columns.label(field)}"
    update_entries(tx, {entry_id: {field: value}}, columns)


@operation("修改事项")
def edit_entries(tx: Transaction, *, values: Mapping[int, Mapping[str, str]], label: str) -> None:
    """Write several fields of several entries, as one step of that name. Entries that are gone are passed over."""
    tx.label = label
    update_entries(tx, values)


@operation("删除事项")
def remove_entries(tx: Transaction, *, entry_ids: Sequence[int]) -> None:
    """Take entries out of the catalogue; the history keeps their whole content."""
    if len(entry_ids) > 1:
        tx.label = f"删除 {len(entry_ids)} 个事项"
    if not tx.delete(schema.entries, entry_ids):
        raise UserError(_GONE)


@operation("复制事项")
def duplicate_entries(tx: Transaction, *, entry_ids: Sequence[int]) -> None:
    """Put a copy directly behind each entry: a draft of its own identity, without the number of the original."""
    originals = existing(tx, entry_ids)
    if len(originals) > 1:
        tx.label = f"复制 {len(originals)} 个事项"
    for entry in originals:
        insert_behind(tx, [copy_of(entry, entry.area)], entry.id)


@operation("确认事项内容属实")
def confirm_entries(tx: Transaction, *, entry_ids: Sequence[int]) -> None:
    """Drop the 待核实 mark: a clerk has checked the facts of these starter entries."""
    ids = [entry.id for entry in existing(tx, entry_ids)]
    tx.update(schema.entries, {entry_id: {"unconfirmed": 0} for entry_id in ids}, stamp={"updated_at": tx.now})


def copy_of(entry: Entry, area: str) -> NewEntry:
    """A new entry for an area with the words of another, but not its number."""
    values = {key: value for key, value in entry.values.items() if key != "code"}
    return NewEntry(area, values, entry.unconfirmed)


def insert_entries(tx: Transaction, new: Sequence[NewEntry]) -> list[int]:
    """Insert entries into their groups; returns their ids in the order given. For operations that add in bulk."""
    grouping = tx.queries.kind().grouping
    groups: dict[tuple[str, str], list[int]] = {}
    for place, entry in enumerate(new):
        groups.setdefault((entry.area, entry.values.get(grouping, "")), []).append(place)
    _refuse_unknown_areas(tx, {area for area, _ in groups})
    ids = tx.new_ids(schema.entries, len(new))
    behind: dict[str, list[int]] = {}
    for (area, group), places in groups.items():
        last = last_of_group(tx, area, grouping, group) if grouping else None
        if last is None:
            behind.setdefault(area, []).extend(places)
        else:
            _insert(tx, _chosen(ids, new, places), positions_after(tx, area, last, len(places)))
    for area, places in behind.items():
        _insert(tx, _chosen(ids, new, places), positions_after(tx, area, last_of_area(tx, area), len(places)))
    return list(ids)


def insert_behind(tx: Transaction, new: Sequence[NewEntry], after: int | None) -> None:
    """Insert entries of one area directly behind an entry of it, in the order given; ``None``: at its beginning."""
    positions = positions_after(tx, new[0].area, after, len(new))
    _insert(tx, dict(zip(tx.new_ids(schema.entries, len(new)), new, strict=True)), positions)


def update_entries(
    tx: Transaction, values: Mapping[int, Mapping[str, str]], columns: EntryValues | None = None
) -> list[int]:
    """Write fields of entries; returns the ids that really changed. For operations that change in bulk."""
    columns = columns or EntryValues(tx.queries)
    rows = {entry.id: columns.changed_row(values[entry.id], entry.values) for entry in existing(tx, list(values))}
    return tx.update(schema.entries, rows, stamp={"updated_at": tx.now})


def existing(tx: Transaction, entry_ids: Sequence[int]) -> list[Entry]:
    """Those of the entries that are there, each once. Raises ``UserError`` when none is."""
    entries = tx.queries.entries(list(dict.fromkeys(entry_ids)))
    if entry_ids and not entries:
        raise UserError(_GONE)
    return entries


def _chosen(ids: Sequence[int], new: Sequence[NewEntry], places: Iterable[int]) -> dict[int, NewEntry]:
    return {ids[place]: new[place] for place in places}


def _insert(tx: Transaction, new: Mapping[int, NewEntry], positions: Sequence[int]) -> None:
    columns = EntryValues(tx.queries)
    now = tx.now
    rows = [
        {
            "id": entry_id,
            "uid": entry.uid or uuid.uuid4().hex,
            "area": entry.area,
            "position": position,
            "status": entry.status.value,
            "unconfirmed": int(entry.unconfirmed),
            "created_at": now,
            "updated_at": now,
            **columns.new_row(entry.values),
        }
        for (entry_id, entry), position in zip(new.items(), positions, strict=True)
    ]
    tx.insert(schema.entries, rows)


def _refuse_unknown_areas(tx: Transaction, keys: set[str]) -> None:
    unknown = sorted(keys - {area.key for area in tx.queries.areas()})
    if unknown:
        raise UserError(f"目录里没有“{unknown[0]}”这个领域，请先添加领域，或者选择已有的领域。")
