"""The catalogue as text files: .csv for spreadsheets and data platforms, .json for programs.

One column (one key) for each field, values as they are kept, so both come back exactly.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from exporters.entry_json import entry_json
from exporters.excel_pieces import CELL_LIMIT, utf16_length
from exporters.options import ExportOptions
from exporters.output import replacing
from exporters.printable import title_of
from exporters.remarks import ExportRemark
from exporters.selection import selected
from exporters.stages import STEPS, stage
from model.exchange import AREA_HEADING, STATUS_HEADING, UID_HEADING, guard
from model.fields import ListKind, list_kind
from model.progress import Progress
from model.records import Entry
from model.snapshot import Snapshot

FORMAT_VERSION = 1
_STEP = 500


def write_csv(snapshot: Snapshot, path: Path, options: ExportOptions, progress: Progress) -> list[ExportRemark]:
    """UTF-8 with byte order mark (Excel and WPS need it), comma, CRLF, line breaks kept inside quotes.

    Returns a remark for every cell that is too long for a spreadsheet; the file itself holds all of it.
    """
    chosen = selected(snapshot, options)
    columns = _columns(chosen, list_kind(chosen.settings.kind))
    areas = {area.key: area.label for area in chosen.areas}
    remarks: list[ExportRemark] = []
    tell = stage(progress, 0, 95)
    with replacing(path) as temporary:
        with temporary.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([AREA_HEADING, *(guard(label) for label in columns.values()), STATUS_HEADING, UID_HEADING])
            for number, entry in enumerate(chosen.entries):
                if number % _STEP == 0:
                    tell(number, len(chosen.entries), "写入文件")
                texts = [areas[entry.area], *(entry[key] for key in columns), entry.status.label, entry.uid]
                writer.writerow([guard(text) for text in texts])
                remarks += _too_long(entry, columns)
        progress(STEPS, STEPS, "写入文件")
    return remarks


def _columns(chosen: Snapshot, kind: ListKind) -> dict[str, str]:
    """Field key → heading: the field table's columns, the catalogue's own, then values without a described column."""
    columns = {field.key: field.heading for field in kind.fields}
    columns |= {own.key: own.label for own in chosen.settings.custom_fields}
    for entry in chosen.entries:
        columns |= {key: key for key in entry.values if key not in columns}
    return columns


def _too_long(entry: Entry, columns: dict[str, str]) -> Iterator[ExportRemark]:
    for key, heading in columns.items():
        length = utf16_length(entry[key])
        if length > CELL_LIMIT:
            yield ExportRemark(
                entry.id,
                key,
                f"事项“{title_of(entry)}”的{heading}有 {length:,} 个字符，文件里是完整的，"
                f"但表格软件一个单元格最多装 {CELL_LIMIT:,} 个，用它打开再保存会丢字。",
            )


def write_json(snapshot: Snapshot, path: Path, options: ExportOptions, progress: Progress) -> list[ExportRemark]:
    """An object with the catalogue's settings, its areas, and ``entries`` in the shape of ``list --json``."""
    chosen = selected(snapshot, options)
    kind = list_kind(chosen.settings.kind)
    labels = {own.key: own.label for own in chosen.settings.custom_fields}
    tell = stage(progress, 0, 95)
    with replacing(path) as temporary:
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            file.write(_json_head(chosen))
            for number, entry in enumerate(chosen.entries):
                if number % _STEP == 0:
                    tell(number, len(chosen.entries), "写入文件")
                text = json.dumps(entry_json(entry, kind, labels), ensure_ascii=False, indent=1)
                file.write(("," if number else "") + "\n" + text)
            file.write("\n]}\n")
        progress(STEPS, STEPS, "写入文件")
    return []


def _json_head(chosen: Snapshot) -> str:
    """Everything up to the first entry. Entries are written one by one, so a large catalogue needs no second copy."""
    settings = chosen.settings
    head = {
        "format": "disclosure-catalogue",
        "version": FORMAT_VERSION,
        "exported_at": chosen.taken_at.isoformat(timespec="seconds"),
        "settings": {
            "kind": settings.kind,
            "unit": settings.unit,
            "title": settings.title,
            "version_label": settings.version_label,
            "contact": settings.contact,
            "supervision_phone": settings.supervision_phone,
            "tiers": list(settings.tiers),
            "units": list(settings.units),
            "other_names": list(settings.other_names),
            "custom_fields": [own.label for own in settings.custom_fields],
        },
        "areas": [{"key": area.key, "label": area.label} for area in chosen.areas],
    }
    return json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}") + ',\n "entries": ['
