"""Changing what is said once for the whole catalogue."""

from sqlalchemy import select

from model import schema
from model.operations.operation import operation
from model.settings_rows import SETTING_KEYS, setting_text
from model.text import strip_controls
from model.transaction import Transaction
from model.unit_register import lines_of

_UNCHANGEABLE = frozenset(("kind",))


@operation("修改目录设置")
def change_settings(tx: Transaction, /, **fields: str | tuple[str, ...]) -> None:
    """Set fields of ``CatalogueSettings``. Custom fields have operations of their own; the kind never changes.

    With units that leave the list their other names go too.
    """
    unknown = fields.keys() - (frozenset(SETTING_KEYS) - _UNCHANGEABLE)
    if unknown:
        raise TypeError(f"not settings that can be changed: {sorted(unknown)}")
    clean = {key: _clean(value) for key, value in fields.items()}
    if "units" in clean and "other_names" not in clean:
        before = tx.queries.settings()
        names = {str(clean.get("unit", before.unit)), *clean["units"]}
        clean["other_names"] = lines_of(names, before.other_names)
    write_settings(tx, {key: setting_text(key, value) for key, value in clean.items()})


def write_settings(tx: Transaction, texts: dict[str, str]) -> None:
    """Write settings, given as the text of their rows."""
    table = schema.settings
    present = {key: row_id for row_id, key in tx.rows(select(table.c.id, table.c.key))}
    tx.update(table, {present[key]: {"value": text} for key, text in texts.items() if key in present})
    tx.insert(table, [{"key": key, "value": text} for key, text in texts.items() if key not in present])


def _clean(value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Settings are printed on covers and in headers: no control characters, no blanks at the ends, no empty words."""
    if isinstance(value, str):
        return strip_controls(value).strip()
    return tuple(dict.fromkeys(word for word in (strip_controls(item).strip() for item in value) if word))
