"""The columns of the table of entries: status and area first, then every field of the field table."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.fields import Field, FieldKind

STATUS = "@status"
AREA = "@area"
NAME = "name"  # the field by which a clerk knows an entry

_PIXELS_PER_MM = 4.3
_RARE = frozenset((FieldKind.LINE,))


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is a field's key, ``STATUS`` or ``AREA``; ``width`` in pixels; ``shown`` at first."""

    key: str
    title: str
    width: int
    field: Field | None = None
    shown: bool = True


def columns_of(fields: Sequence[Field]) -> tuple[Column, ...]:
    """All columns in their first order. Optional one-line fields without a vocabulary (编码, 三级事项) begin hidden."""
    return (
        Column(STATUS, "状态", 72),
        Column(AREA, "领域", 96),
        *(
            Column(
                field.key,
                field.label,
                max(76, round(field.width * _PIXELS_PER_MM)),
                field,
                shown=field.required or bool(field.vocabulary) or field.kind not in _RARE,
            )
            for field in fields
        ),
    )
