"""Plans for tests: a catalogue of a few entries, tables to import into it, and what the plan says as short lines."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from importers.planner import PlanOptions, plan_import
from importers.readings import ReadingChoices
from importers.sheet import Sheet
from importers.understand import Context, understand
from model.areas import known_areas
from model.fields import STANDARD
from model.plan import ImportPlan
from model.records import CatalogueSettings, CustomField, Entry, Status
from model.snapshot import Snapshot

LABELS = {"number": "序号", "area": "领域", "name": "二级事项", "uid": "唯一标识", "status": "状态"} | {
    field.key: field.label for field in STANDARD.fields if field.key != "name"
}


def entry(number: int, name: str, area: str = "legal", **values: str) -> Entry:
    """An entry with id and uid made from its number."""
    given = {"name": name, "category": "法律援助", "content": f"{name}的内容", **values}
    held = {key: text for key, text in given.items() if text}
    return Entry(number, f"{number:032x}", area, Status.DRAFT, held, updated_at=datetime(2026, 1, 1))


def snapshot(*entries: Entry, custom: Sequence[CustomField] = (), areas: Sequence[str] = ()) -> Snapshot:
    """A catalogue of these entries."""
    known = tuple(item.area for item in known_areas() if not areas or item.area.key in areas)
    return Snapshot(CatalogueSettings(custom_fields=tuple(custom)), known, entries, datetime(2026, 11, 1))


def table(
    *rows: Mapping[str, str], name: str = "公共法律服务", file: str = "来文.xlsx", above: Sequence[str] = ()
) -> Sheet:
    """A flat table with one column for every key of the rows; other keys than fields are labels themselves."""
    keys = list(dict.fromkeys(key for row in rows for key in row))
    header = [LABELS.get(key, key) for key in keys]
    return Sheet(file, name, [header, *([row.get(key, "") for key in keys] for row in rows)], above=tuple(above))


def plan(
    sheets: Sheet | Sequence[Sheet],
    held: Snapshot,
    options: PlanOptions | None = None,
    choices: ReadingChoices | None = None,
) -> ImportPlan:
    """What importing these tables into this catalogue would do."""
    given = (sheets,) if isinstance(sheets, Sheet) else tuple(sheets)
    context = Context(areas=held.areas, tiers=held.settings.tiers)
    return plan_import(understand(given, context, choices), held, options)


def told(made: ImportPlan) -> list[str]:
    """Every row of a plan in one line: state, how it was matched, entry, changed fields."""
    lines = []
    for row in made.rows:
        changes = "，".join(
            f"{change.field}:{change.before}→{change.after}{'!' if change.conflict else ''}" for change in row.changes
        )
        lines.append(
            f"{row.state.value} {row.match.value} {row.entry_id or '-'} {row.values.get('name', '')} [{changes}]"
        )
    return lines


def said(made: ImportPlan) -> str:
    """All problems of a plan as one text."""
    return "\n".join(f"{p.place.where} {p.field} {p.message} {p.text}" for p in made.problems)
