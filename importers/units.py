"""Units that stand in the header, not in the cells (公开时限（工作日） over 20, 7, 5): put behind the bare numbers."""

import re
from collections.abc import Sequence

from importers.body import Body
from importers.labels import TargetKind
from importers.readings import MappedColumn
from importers.told import Told
from model.fields import FieldKind, ListKind

_UNIT = re.compile(r"[(（](?:单位)?[:：]?\s*(?P<unit>个?工作日|自然日|日|天|小时|个?月|年)内?[)）]")
_BARE = re.compile(r"\d{1,3}(?:[-—~至]\d{1,3})?")
_COUNTED = {"工作日": "个工作日", "月": "个月"}


def unit_in(label: str) -> str:
    """The unit of time a label states in brackets, as it stands behind a number; ``""`` without one."""
    found = _UNIT.search(label)
    return _COUNTED.get(found["unit"], found["unit"]) if found else ""


def supply_units(body: Body, columns: Sequence[MappedColumn], kind: ListKind, told: Told) -> None:
    """Put the unit of a column of time limits behind cells that are numbers only, and say so once."""
    limits = {field.key: field for field in kind.fields if field.kind is FieldKind.TIME_LIMIT}
    for column in columns:
        target = column.target
        if target is None or target.kind is not TargetKind.FIELD or target.field not in limits:
            continue
        unit, texts = unit_in(column.label), body.texts.get(column.index, [])
        if unit and any(map(_BARE.fullmatch, texts)):
            body.texts[column.index] = [text + unit if _BARE.fullmatch(text) else text for text in texts]
            told.about_table(
                target.field, f"表头写明{limits[target.field].label}的单位，已在只写数字的格里补上“{unit}”。"
            )
