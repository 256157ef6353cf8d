"""Another catalogue file (.gkml) as a sheet. It is opened for reading by the model, never written."""

from dataclasses import replace
from pathlib import Path

from importers.field_sheet import FieldRow, field_sheet
from importers.sheet import Sheet
from model.errors import UserError
from model.fields import list_kind
from model.reading import read_snapshot
from model.snapshot import Snapshot


def read_catalogue(path: Path) -> list[Sheet]:
    """All entries of a catalogue as one sheet with the columns 领域 and 唯一标识.

    Raises ``UserError`` for a catalogue without entries, and ``StorageError`` for a file that is no catalogue,
    damaged or newer than this program.
    """
    snapshot = read_snapshot(path)
    if not snapshot.entries:
        raise UserError(f"“{path.name}”是目录文件，但里面还没有事项，没有可导入的内容。")
    return [replace(sheet_of_snapshot(snapshot), file=path.name)]


def sheet_of_snapshot(snapshot: Snapshot) -> Sheet:
    """The entries of a snapshot in catalogue order."""
    areas = {area.key: area.label for area in snapshot.areas}
    labels = {custom.key: custom.label for custom in snapshot.settings.custom_fields}
    rows = [
        FieldRow(
            area=areas.get(entry.area, entry.area),
            uid=entry.uid,
            status=entry.status.label,
            values=entry.values,
            custom={label: entry[key] for key, label in labels.items() if entry[key]},
        )
        for entry in snapshot.entries
    ]
    return field_sheet(snapshot.settings.title or "目录", list_kind(snapshot.settings.kind), rows)
