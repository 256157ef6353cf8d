"""The JSON shape of an entry: the one place ``list --json`` and the .json export share.

Keys and their order are those of the command line's contract. ``custom`` and ``unconfirmed`` are added only where
they say something, so plain entries have exactly the contract's keys.
"""

from collections.abc import Mapping

from model.fields import ListKind
from model.records import Entry

JsonValue = str | int | bool | list[str] | dict[str, str]


def entry_json(entry: Entry, kind: ListKind, custom_labels: Mapping[str, str] | None = None) -> dict[str, JsonValue]:
    """The entry as JSON shows it: list fields as arrays, everything else as text.

    ``custom`` holds the catalogue's own fields that are filled, by label where ``custom_labels`` knows it.
    """
    shape: dict[str, JsonValue] = {"id": entry.id, "uid": entry.uid, "area": entry.area}
    for field in kind.fields:
        shape[field.key] = list(entry.words(field.key)) if field.is_list else entry[field.key]
    shape["status"] = entry.status.value
    labels = custom_labels or {}
    known = set(kind.keys)
    custom = {labels.get(key, key): text for key, text in entry.values.items() if key not in known and text}
    if custom:
        shape["custom"] = custom
    if entry.unconfirmed:
        shape["unconfirmed"] = True
    return shape
