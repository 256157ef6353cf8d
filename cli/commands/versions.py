"""``release`` and ``compare``: named versions, and what differs between two states of a catalogue."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from cli.commands.publication import with_painter
from cli.console import DONE, ProgressLine, say, say_json, tell
from exporters.change_report import build_change_report
from exporters.change_summary import Version
from exporters.change_tables import name_of
from exporters.entry_json import entry_json
from exporters.formats import check_report_target, write_report
from importers.pairing import pair
from model.catalogue import Catalogue
from model.comparison import AREA, STATUS, Comparison, EntryDifference, FieldDifference, compare_snapshots
from model.errors import UserError
from model.fields import ListKind
from model.history import field_label
from model.operations.releases import name_version, version_label
from model.reading import read_snapshot
from model.settings_rows import SETTING_LABELS

_NOW = ("now", "现在")


def release(arguments: argparse.Namespace) -> int:
    """Give the present state a name; without a name, list the versions."""
    if arguments.name:
        with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:  # a refusal leaves the file untouched
            version_label(arguments.name, [one.label for one in catalogue.releases()])
        with Catalogue.open(arguments.catalogue) as catalogue:
            catalogue.run(name_version(label=arguments.name, note=arguments.note))
        tell(f"已把目录现在的内容命名为版本“{arguments.name.strip()}”。")
        return DONE
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        found = catalogue.releases()
    if arguments.json:
        say_json(
            [
                {
                    "name": one.label,
                    "revision": one.revision_id,
                    "at": one.at.isoformat(sep=" ", timespec="seconds"),
                    "user": one.user,
                    "note": one.note,
                }
                for one in found
            ]
        )
        return DONE
    for one in found:
        say("\t".join((str(one.revision_id), f"{one.at:%Y-%m-%d %H:%M:%S}", one.user, one.label, one.note)))
    tell(f"共 {len(found)} 个版本。")
    return DONE


def compare(arguments: argparse.Namespace) -> int:
    """Print what differs between two states, and write the 变更说明 when asked."""
    if arguments.out is not None:
        with_painter(arguments.out)
        check_report_target(arguments.out)
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        (old, old_is_file), (new, new_is_file) = (_side(catalogue, word) for word in (arguments.old, arguments.new))
        kind = catalogue.kind
    pairs: Mapping[str, str] = {}
    if old_is_file or new_is_file:
        paired = pair(old.snapshot, new.snapshot)
        new, pairs = replace(new, snapshot=paired.there), paired.pairs
    comparison = compare_snapshots(old.snapshot, new.snapshot, pairs)
    if arguments.out is not None:
        report = build_change_report(old, new, general_reason=arguments.reason, pairs=pairs)
        write_report(report, arguments.out, ProgressLine())
    if arguments.json:
        say_json(_as_json(old, new, comparison, kind))
    else:
        _print(old, new, comparison, kind)
    tell(_sentence(old, new, comparison))
    if arguments.out is not None:
        tell(f"变更说明已写到“{arguments.out}”。")
    return DONE


def _side(catalogue: Catalogue, word: str) -> tuple[Version, bool]:
    """What a word means, and whether it is a file of its own. Raises ``UserError`` when it means nothing."""
    version = _own_version(catalogue, word)
    if version is not None:
        return version, False
    path = Path(word)
    if path.exists():
        return Version(path.name, read_snapshot(path)), True
    names = "、".join(f"“{one.label}”" for one in catalogue.releases()) or "还没有命名的版本"
    raise UserError(
        f"不知道“{word}”是哪个版本。可以写版本名称（{names}）、history 命令列出的修改编号、now（现在）、"
        "日期（如 2026-11-01），或者另一个目录文件的路径。"
    )


def _own_version(catalogue: Catalogue, word: str) -> Version | None:
    """The state of this catalogue a word means: ``now``, a version's name, a revision's number, or a day."""
    if word.lower() in _NOW:
        return Version("目录现在的内容", catalogue.snapshot())
    for one in catalogue.releases():
        if one.label == word.strip():
            return Version(one.label, catalogue.snapshot_of(one), one.note)
    if word.isdecimal():
        return Version(f"第 {int(word)} 次修改后", catalogue.snapshot_at(int(word)))
    day = _day(word)
    return None if day is None else _on_day(catalogue, day)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _on_day(catalogue: Catalogue, day: date) -> Version:
    """The state at the end of a day."""
    moment = datetime.combine(day, time(23, 59, 59))
    revision = catalogue.revision_on(moment)
    if revision is None:
        first = catalogue.snapshot_at(1).taken_at
        raise UserError(f"{day:%Y-%m-%d} 时还没有这个目录，它建于 {first:%Y-%m-%d}。请写这一天以后的日期。")
    return Version("", replace(catalogue.snapshot_at(revision), taken_at=min(moment, datetime.now())))


def _sentence(old: Version, new: Version, comparison: Comparison) -> str:
    between = f"从“{_name(old)}”到“{_name(new)}”"
    if comparison.is_empty:
        return f"{between}，{comparison.same} 个事项完全相同。"
    slight = sum(one.slight for one in comparison.differing)
    apart = f"（其中 {slight} 个只是标点、空格或词序不同）" if slight else ""
    return (
        f"{between}，新增 {len(comparison.only_there)} 个事项，删除 {len(comparison.only_here)} 个，"
        f"修改 {len(comparison.differing)} 个{apart}，其余 {comparison.same} 个相同。"
    )


def _name(version: Version) -> str:
    return version.name or f"{version.snapshot.taken_at:%Y-%m-%d}"


def _print(old: Version, new: Version, comparison: Comparison, kind: ListKind) -> None:
    labels = {area.key: area.label for side in (old, new) for area in side.snapshot.areas}
    for what, entries in (("新增", comparison.only_there), ("删除", comparison.only_here)):
        for entry in entries:
            say("\t".join((what, labels[entry.area], entry["category"], name_of(entry))))
    for one in comparison.differing:
        say("\t".join(("修改", labels[one.there.area], one.there["category"], name_of(one.there))))
        for detail in one.details:
            _print_detail(field_label(detail.field, kind, new.snapshot.settings), detail)
    for area in comparison.areas:
        say("\t".join(("领域" + area.change.value, area.here, area.there)))
    for setting in comparison.settings:
        _print_detail(SETTING_LABELS.get(setting.field, "自定义字段"), setting, "目录设置")


def _print_detail(label: str, detail: FieldDifference, begin: str = "") -> None:
    slight = "\t只是标点、空格或词序不同" if detail.slight else ""
    say(f"{begin}\t{label}\t{detail.here!r} → {detail.there!r}{slight}")


def _as_json(old: Version, new: Version, comparison: Comparison, kind: ListKind) -> dict[str, object]:
    return {
        "old": _version_json(old),
        "new": _version_json(new),
        "added": [entry_json(entry, kind) for entry in comparison.only_there],
        "removed": [entry_json(entry, kind) for entry in comparison.only_here],
        "changed": [_difference_json(one) for one in comparison.differing],
        "unchanged": comparison.same,
        "areas": [
            {"area": one.key, "change": one.change.name.lower(), "before": one.here, "after": one.there}
            for one in comparison.areas
        ],
        "settings": [{"setting": one.field, "before": one.here, "after": one.there} for one in comparison.settings],
        "reordered": list(comparison.reordered),
    }


def _version_json(version: Version) -> dict[str, object]:
    snapshot = version.snapshot
    at = snapshot.taken_at.isoformat(sep=" ", timespec="seconds")
    return {"name": _name(version), "at": at, "entries": len(snapshot.entries)}


def _difference_json(one: EntryDifference) -> dict[str, object]:
    return {
        "id": one.there.id,
        "uid": one.there.uid,
        "area": one.there.area,
        "name": one.there["name"],
        "slight": one.slight,
        "fields": [
            {"field": detail.field, "before": before, "after": after, "slight": detail.slight}
            for detail in one.details
            for before, after in [_keys(one, detail)]
        ],
    }


def _keys(one: EntryDifference, detail: FieldDifference) -> tuple[str, str]:
    """The values as ``list --json`` has them: areas and statuses by their keys."""
    if detail.field == AREA:
        return one.here.area, one.there.area
    if detail.field == STATUS:
        return one.here.status.value, one.there.status.value
    return detail.here, detail.there
