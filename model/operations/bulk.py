"""Changing many entries at once: taking over an import plan. One operation, one transaction, one step to undo."""

from collections.abc import Mapping, Sequence

from model import schema
from model.errors import UserError
from model.garbage import collected_later
from model.operations.areas import add_area
from model.operations.custom_fields import add_custom_field
from model.operations.entries import NewEntry, insert_entries, update_entries
from model.operations.operation import operation
from model.operations.placing import move_entries
from model.plan import (
    AREA_FIELD,
    STATUS_FIELD,
    ImportPlan,
    PlanChoices,
    PlannedFile,
    PlannedRow,
    RowState,
)
from model.records import Status
from model.transaction import RevisionKind, Transaction

_STALE = "目录在核对期间又有改动（{names}），请重新核对后再导入。"
_MOST_NAMED = 3


@operation("导入", RevisionKind.IMPORT, backup_first=True)
def apply_plan(tx: Transaction, *, plan: ImportPlan, choices: PlanChoices | None = None) -> None:
    """Do what the plan says and the clerk chose: areas and fields first, then new entries, then changes.

    Writes an import record (file, fingerprint, time, row → entry). Raises ``UserError`` when an entry was changed
    or removed after the plan was made.
    """
    with collected_later():
        _apply(tx, plan, choices or PlanChoices())


def _apply(tx: Transaction, plan: ImportPlan, chosen: PlanChoices) -> None:
    additions = [row for row in plan.rows if chosen.is_addition(row)]
    changes = [row for row in plan.rows if chosen.is_change(row)]
    tx.label = _label(plan.files)
    areas = _areas(tx, plan, additions)
    _custom_fields(tx, plan, [*additions, *changes])
    _refuse_stale(tx, changes)
    entries = dict(zip((row.index for row in additions), _add(tx, additions, areas), strict=True))
    _change(tx, changes, chosen, areas)
    matched = [row for row in plan.rows if row.state is not RowState.NEW or row in changes]
    entries |= {row.index: row.entry_id for row in matched if row.entry_id is not None}
    if tx.has_effect:
        _record(tx, plan, entries)


def _label(files: Sequence[PlannedFile]) -> str:
    names = [file.name for file in files]
    if not names:
        return "导入"
    return f"导入 {names[0]}" + (f" 等 {len(names)} 个文件" if len(names) > 1 else "")


def _areas(tx: Transaction, plan: ImportPlan, rows: Sequence[PlannedRow]) -> dict[str, str]:
    """Make the areas that the rows need; returns key in the plan → key in the catalogue."""
    needed = {row.area for row in rows}
    keys: dict[str, str] = {}
    for area in plan.new_areas:
        if area.key not in needed:
            continue
        present = {item.label: item.key for item in tx.queries.areas()}
        if area.label not in present:
            add_area(label=area.label).work(tx)
            present = {item.label: item.key for item in tx.queries.areas()}
        keys[area.key] = present[area.label]
    return keys


def _custom_fields(tx: Transaction, plan: ImportPlan, rows: Sequence[PlannedRow]) -> None:
    needed = {key for row in rows for key in row.values}
    present = {field.key for field in tx.queries.settings().custom_fields}
    for field in plan.new_custom_fields:
        if field.key in needed and field.key not in present:
            add_custom_field(label=field.label).work(tx)


def _refuse_stale(tx: Transaction, rows: Sequence[PlannedRow]) -> None:
    """The plan compared with a snapshot; what the clerk saw must still be what is there."""
    present = {entry.id: entry for entry in tx.queries.entries([row.entry_id for row in rows if row.entry_id])}
    stale = []
    for row in rows:
        entry = present.get(row.entry_id or 0)
        for change in row.changes:
            if change.field in (STATUS_FIELD, AREA_FIELD):
                continue
            if entry is None or entry[change.field] != change.before:
                stale.append(row.values.get("name", ""))
                break
    if stale:
        raise UserError(_STALE.format(names="、".join(stale[:_MOST_NAMED])))


def _add(tx: Transaction, rows: Sequence[PlannedRow], areas: Mapping[str, str]) -> list[int]:
    held = {uid for (uid,) in tx.rows(schema.entries.select().with_only_columns(schema.entries.c.uid))}
    new = []
    for row in rows:
        uid = row.uid if row.uid and row.uid not in held else ""
        held.add(uid)
        new.append(NewEntry(areas.get(row.area, row.area), row.values, False, uid, row.status or Status.DRAFT))
    return insert_entries(tx, new)


def _change(tx: Transaction, rows: Sequence[PlannedRow], choices: PlanChoices, areas: Mapping[str, str]) -> None:
    values: dict[int, dict[str, str]] = {}
    statuses: dict[int, dict[str, str]] = {}
    moves: dict[str, list[int]] = {}
    for row in rows:
        for change in choices.accepted(row):
            entry_id = row.entry_id or 0
            if change.field == STATUS_FIELD:
                statuses[entry_id] = {"status": change.after}
            elif change.field == AREA_FIELD:
                moves.setdefault(areas.get(change.after, change.after), []).append(entry_id)
            else:
                values.setdefault(entry_id, {})[change.field] = change.after
    label = tx.label
    if values:
        update_entries(tx, values)
    tx.update(schema.entries, statuses, stamp={"updated_at": tx.now})
    for area, entry_ids in moves.items():
        move_entries(entry_ids=entry_ids, area=area).work(tx)
    tx.label = label


def _record(tx: Transaction, plan: ImportPlan, entries: Mapping[int, int]) -> None:
    """Which file, when, and which of its rows went into which entry."""
    revision = tx.revision_id
    for file in plan.files:
        rows = [row for row in plan.rows if row.place.file == file.name and row.index in entries]
        record = {
            "revision_id": revision,
            "file": file.name,
            "sha256": file.sha256,
            "at": tx.now,
            "rows": len(rows),
        }
        import_id = tx.insert(schema.imports, [record])[0]
        lines = [
            {"import_id": import_id, "entry_id": entries[row.index], "sheet": row.place.sheet, "row": line + 1}
            for row in rows
            for line in row.lines
        ]
        tx.insert(schema.import_rows, lines)
