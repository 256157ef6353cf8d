"""What a clerk may write into an entry, made ready for its row. Judges form only: what a value says is for the rules.

Standard fields have columns of their own; values of custom fields share the JSON column ``extra``.
"""

import json
from collections.abc import Mapping

from model.errors import UserError
from model.fields import list_kind
from model.queries import Queries
from model.text import strip_controls

LONGEST_TEXT = 1_000_000
"""Characters one field may hold: far beyond any catalogue, short enough for every screen and file."""


class EntryValues:
    """Turns values into columns, by the fields that the catalogue has at this moment."""

    def __init__(self, queries: Queries) -> None:
        settings = queries.settings()
        self._standard = {field.key: field.label for field in list_kind(settings.kind).fields}
        self._custom = {field.key: field.label for field in settings.custom_fields}

    def label(self, key: str) -> str:
        """What the clerk calls a field. Raises ``UserError`` when the catalogue has none of that key."""
        label = self._standard.get(key) or self._custom.get(key)
        if label is None:
            raise UserError(f"目录里没有“{key}”这个字段，请检查字段名称，或者先添加自定义字段。")
        return label

    def new_row(self, values: Mapping[str, str]) -> dict[str, object]:
        """The columns of a new entry: every field, those not given empty."""
        clean = self._clean(values)
        extra = {key: text for key, text in clean.items() if key in self._custom and text}
        return {**{key: clean.get(key, "") for key in self._standard}, "extra": extra_text(extra)}

    def changed_row(self, values: Mapping[str, str], present: Mapping[str, str]) -> dict[str, object]:
        """The columns to set in an entry that now holds ``present``; fields not given stay as they are."""
        clean = self._clean(values)
        row: dict[str, object] = {key: text for key, text in clean.items() if key in self._standard}
        given = {key: text for key, text in clean.items() if key in self._custom}
        if given:
            held = {key: text for key, text in present.items() if key not in self._standard}
            row["extra"] = extra_text({key: text for key, text in {**held, **given}.items() if text})
        return row

    def _clean(self, values: Mapping[str, str]) -> dict[str, str]:
        return {key: self._text(key, value) for key, value in values.items()}

    def _text(self, key: str, value: str) -> str:
        label = self.label(key)
        if len(value) > LONGEST_TEXT:
            raise UserError(f"“{label}”有 {len(value)} 个字，超过上限 {LONGEST_TEXT} 个字，请删减后再填。")
        if value.isprintable():  # most are, and cleaning costs twenty times as much
            return "" if value.isspace() else value
        text = strip_controls(value)
        return "" if text.isspace() else text


def extra_text(extra: Mapping[str, str]) -> str:
    """The JSON of custom fields' values, always written the same way, so that equal values are equal text."""
    if not extra:
        return "{}"
    return json.dumps(dict(sorted(extra.items())), ensure_ascii=False, separators=(",", ":"))
