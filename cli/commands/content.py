"""``new``, ``list``, ``check``, ``history``: what a catalogue holds. Reads and prints; changes only in ``new``."""

import argparse
from dataclasses import asdict
from datetime import date

from cli.console import DONE, NEEDS_ATTENTION, say, say_json, tell
from exporters.entry_json import entry_json
from model.areas import known_areas
from model.catalogue import Catalogue
from model.checks import CheckBook
from model.errors import UserError
from model.folder_risk import risk_of
from model.history import Revision, field_label
from model.records import CatalogueSettings, Entry
from model.search import SearchIndex
from model.starter import plant_starter


def new(arguments: argparse.Namespace) -> int:
    """Create a catalogue, with starter entries when asked."""
    settings = CatalogueSettings(unit=arguments.unit, title=arguments.title or f"{arguments.unit}政务公开标准目录")
    with Catalogue.create(arguments.catalogue, settings, chosen_areas(arguments.areas)) as catalogue:
        planted = plant_starter(catalogue) if arguments.starter else 0
    tell(f"已新建目录“{arguments.catalogue}”，{planted} 个事项。")
    risk = risk_of(arguments.catalogue)
    if risk is not None:
        tell(risk.advice)
    return DONE


def list_entries(arguments: argparse.Namespace) -> int:
    """Print the entries in catalogue order."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        entries = _selected(catalogue, arguments)
        if arguments.json:
            say_json([entry_json(entry, catalogue.kind) for entry in entries])
            return DONE
        labels = {area.key: area.label for area in catalogue.areas()}
        for entry in entries:
            say("\t".join((str(entry.id), labels[entry.area], entry["category"], entry["name"], entry.status.label)))
    tell(f"共 {len(entries)} 个事项。")
    return DONE


def check(arguments: argparse.Namespace) -> int:
    """Print every finding of the checks."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        snapshot = catalogue.snapshot()
    book = CheckBook()
    book.rebuild(snapshot, date.today())
    problems = book.problems()
    if arguments.json:
        say_json(
            [
                {
                    "id": problem.entry_id,
                    "field": problem.field,
                    "severity": problem.severity.value,
                    "code": problem.code,
                    "message": problem.message,
                }
                for problem in problems
            ]
        )
    else:
        names = {entry.id: entry["name"] for entry in snapshot.entries}
        for problem in problems:
            place = f"{problem.entry_id}\t{names[problem.entry_id]}" if problem.entry_id else f"\t{problem.area}"
            say(f"{place}\t{problem.severity.label}\t{problem.message}")
        tell(f"检查了 {len(snapshot.entries)} 个事项，发现 {len(problems)} 个问题。")
    return NEEDS_ATTENTION if problems else DONE


def history(arguments: argparse.Namespace) -> int:
    """Print what was changed, when and by whom, newest first."""
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        chosen = entry_id(catalogue, arguments.entry) if arguments.entry else None
        revisions = catalogue.history(chosen)
        kind, settings = catalogue.kind, catalogue.settings()
    if arguments.json:
        say_json([_revision_json(revision) for revision in revisions])
        return DONE
    for revision in revisions:
        say(f"{revision.id}\t{revision.at:%Y-%m-%d %H:%M:%S}\t{revision.user}\t{revision.label}")
        for change in revision.changes:
            values = f"\t“{change.before}” → “{change.after}”" if change.before or change.after else ""
            say(f"\t{change.entry_id}\t{field_label(change.field, kind, settings)}{values}")
    return DONE


def chosen_areas(keys: tuple[str, ...]) -> tuple[str, ...] | None:
    """The built-in areas of these keys; None for all. Raises ``UserError`` for an unknown key."""
    known = [item.area.key for item in known_areas()]
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise UserError(f"没有“{unknown[0]}”这个领域，可以用 {'、'.join(known)}。")
    return keys or None


def areas_of(catalogue: Catalogue, keys: tuple[str, ...]) -> frozenset[str]:
    """These areas of the catalogue (its own ones too). Raises ``UserError`` for one it does not have."""
    known = {area.key for area in catalogue.areas()}
    unknown = [key for key in keys if key not in known]
    if unknown:
        raise UserError(f"目录里没有“{unknown[0]}”这个领域，现有 {'、'.join(sorted(known))}。")
    return frozenset(keys)


def _selected(catalogue: Catalogue, arguments: argparse.Namespace) -> list[Entry]:
    areas = areas_of(catalogue, arguments.areas)
    entries = [entry for entry in catalogue.entries(catalogue.ids()) if not areas or entry.area in areas]
    if not arguments.search:
        return entries
    index = SearchIndex()
    index.build(entries)
    found = set(index.find(arguments.search))
    return [entry for entry in entries if entry.id in found]


def entry_id(catalogue: Catalogue, word: str) -> int:
    """The id of the entry that a uid or an id names. Raises ``UserError`` for anything else."""
    entry = catalogue.entry_by_uid(word)
    if entry is not None:
        return entry.id
    if word.isdecimal():
        return int(word)
    raise UserError(f"目录里没有编号为“{word}”的事项。用 list 命令可以看到每个事项的 id。")


def _revision_json(revision: Revision) -> dict[str, object]:
    return {
        "id": revision.id,
        "at": revision.at.isoformat(sep=" ", timespec="seconds"),
        "user": revision.user,
        "label": revision.label,
        "kind": revision.kind.value,
        "entries": revision.entries,
        "source": revision.source,
        "changes": [asdict(change) for change in revision.changes],
    }
