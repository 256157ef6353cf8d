"""``due``: which entries have to be disclosed by when. Reads and prints; changes nothing."""

import argparse
from collections.abc import Collection
from datetime import date, timedelta

from cli.commands.content import areas_of
from cli.commands.publication import with_painter
from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, say, say_json, tell
from exporters.due_report import build_due_report
from exporters.formats import write_report
from model import holiday_files, places
from model.catalogue import Catalogue
from model.deadlines import FIRST_START, LAST_START
from model.disclosures import DueDate
from model.due_dates import DueItem, DueList, due_list
from model.errors import UserError
from model.fields import FieldKind, list_kind
from model.holidays import not_announced
from model.records import Entry, Status
from model.snapshot import Snapshot

_MOST_DAYS = 3660


def due(arguments: argparse.Namespace) -> int:
    """Print what falls due from a day on, the next first; and how many entries name no date."""
    if not 0 <= arguments.days <= _MOST_DAYS:
        raise UserError(f"--days 应当是 0 到 {_MOST_DAYS} 之间的数，现在是 {arguments.days}。")
    today = arguments.on or date.today()
    if not FIRST_START <= today <= LAST_START:
        raise UserError(f"--on 应当在{FIRST_START.year}年到{LAST_START.year}年之间，现在是 {today}。")
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        snapshot = catalogue.snapshot().select(areas_of(catalogue, arguments.areas))
        noted = catalogue.disclosures(today)
    found = _find(snapshot, today, arguments.days)
    if arguments.out is not None:
        with_painter(arguments.out)
        write_report(build_due_report(found, snapshot, weekly=False, disclosed=noted), arguments.out, ProgressLine())
    unclear = found.to_be_mended
    if arguments.json:
        say_json(_as_json(found, snapshot, noted))
    else:
        _print(found, snapshot, noted)
    tell(
        f"{found.today} 起 {arguments.days} 天内有 {len(found.items)} 项应公开；"
        f"{sum(map(len, found.undated.values()))} 个事项没有固定日期，其中 {len(unclear)} 个要写清楚。"
    )
    if found.left_out:
        tell(f"另有 {found.left_out} 项较晚的没有列出，请用较小的 --days。")
    years = sorted({item.when.act_by.year for item in found.items if not item.when.is_certain})
    if years:
        tell(not_announced(years))
    if arguments.out is not None:
        tell(f"清单已写到“{arguments.out}”。")
    return NEEDS_ATTENTION if unclear or found.left_out else DONE


def _find(snapshot: Snapshot, today: date, days: int) -> DueList:
    key = next(field.key for field in list_kind(snapshot.settings.kind).fields if field.kind is FieldKind.TIME_LIMIT)
    limits = [(entry.id, entry[key]) for entry in snapshot.entries if entry.status is not Status.RETIRED]
    calendar = holiday_files.load(places.holiday_arrangements())
    return due_list(limits, today, today + timedelta(days=days), calendar)


def _print(found: DueList, snapshot: Snapshot, noted: Collection[DueDate]) -> None:
    labels = {area.key: area.label for area in snapshot.areas}
    entries = {entry.id: entry for entry in snapshot.entries}
    for item in found.items:
        entry = entries[item.entry_id]
        facts = (f"{item.when.act_by}", f"{entry.id}", labels[entry.area], entry["name"], item.rhythm.words)
        say("\t".join((*facts, entry["subject"], "已公开" if item.key in noted else "")).rstrip("\t"))


def _as_json(found: DueList, snapshot: Snapshot, noted: Collection[DueDate]) -> dict[str, object]:
    entries = {entry.id: entry for entry in snapshot.entries}
    return {
        "on": found.today.isoformat(),
        "until": found.last_day.isoformat(),
        "items": [
            {**_item_json(item, entries[item.entry_id], found.today), "disclosed": item.key in noted}
            for item in found.items
        ],
        "undated": [
            {**_entry_json(entries[one.entry_id]), "reason": why.name.lower(), "message": one.reading.detail}
            for why, some in found.undated.items()
            for one in some
        ],
        "left_out": found.left_out,
        "unknown_years": list(found.unknown_years),
    }


def _item_json(item: DueItem, entry: Entry, today: date) -> dict[str, object]:
    return {
        **_entry_json(entry),
        "period": item.when.period_key,
        "due": item.when.due.isoformat(),
        "act_by": item.when.act_by.isoformat(),
        "days": item.days_left(today),
        "times": item.rhythm.times,
        "certain": item.when.is_certain,
    }


def _entry_json(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "uid": entry.uid,
        "area": entry.area,
        "name": entry["name"],
        "time_limit": entry["time_limit"],
        "subject": entry["subject"],
    }
