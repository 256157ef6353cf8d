"""Fields that only this catalogue has: added by the clerk, or kept from a colleague's columns."""

import re

from sqlalchemy import func, select

from model import schema
from model.errors import UserError
from model.operations.labels import clean_label
from model.operations.operation import operation
from model.positions import GAP
from model.transaction import Transaction

_F = schema.custom_fields
_PREFIX = "x_"
_NOT_IN_A_KEY = re.compile(r"\W+")


def custom_field_key(label: str) -> str:
    """The key of a custom field by its label: letters, digits and characters, after a prefix no standard field has."""
    return _PREFIX + _NOT_IN_A_KEY.sub("_", label.strip()).strip("_").lower()


@operation("添加自定义字段")
def add_custom_field(tx: Transaction, *, label: str) -> None:
    """Add a field, last in order; its key is ``custom_field_key(label)``.

    Raises ``UserError`` for an empty or too long name, and for one that is in use.
    """
    clean = clean_label(label, "字段名称")
    key = custom_field_key(clean)
    labels = {field.label for field in tx.queries.kind().fields}
    custom = tx.queries.settings().custom_fields
    if clean in labels or any(field.label == clean or field.key == key for field in custom):
        raise UserError(f"已经有名称为“{clean}”的字段，请换一个名称，或者直接使用那个字段。")
    last = tx.scalar(select(func.max(_F.c.position))) or 0
    tx.insert(_F, [{"key": key, "label": clean, "position": last + GAP}])
