"""A sheet in our own words: one column a field, headed by its label. For sources that already speak of entries.

Such a sheet is understood like any other table; nothing after the readers needs to know where it came from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from importers.reading.builder import Budget, SheetBuilder
from importers.sheet import Sheet
from model.exchange import AREA_HEADING, STATUS_HEADING, UID_HEADING
from model.fields import ListKind


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One entry: the label of its area, its values by field key, and those of custom columns by label."""

    area: str
    uid: str
    status: str  # the label of the status
    values: Mapping[str, str]
    custom: Mapping[str, str] = field(default_factory=dict)


def field_sheet(name: str, kind: ListKind, rows: Sequence[FieldRow], info: str = "") -> Sheet:
    """The rows under a header row. ``info``, when given, stands alone in the first row, over the uid."""
    builder = SheetBuilder(name, Budget())
    builder.as_is = True
    custom = list(dict.fromkeys(label for row in rows for label in row.custom))
    header = [AREA_HEADING, *(each.label for each in kind.fields), *custom, STATUS_HEADING, UID_HEADING]
    if info:
        builder.add_row([*[""] * (len(header) - 1), info])
    builder.add_row(header)
    for row in rows:
        values = [row.values.get(key, "") for key in kind.keys]
        builder.add_row([row.area, *values, *(row.custom.get(label, "") for label in custom), row.status, row.uid])
    return builder.build()
