"""One row against its entry: which fields it would change, and where the catalogue changed too.

A blank cell changes nothing unless that is asked for. Words in another order are no change.
"""

from collections.abc import Mapping, Sequence, Set

from model.fields import split_words
from model.plan import FieldChange
from model.records import Entry
from model.text import differs_only_in_punctuation

Values = Mapping[str, str]


def field_changes(
    values: Values,
    plain: Values,
    entry: Entry,
    lists: Set[str],
    earlier: Values | None,
) -> tuple[FieldChange, ...]:
    """What a row would change. ``lists`` are the fields whose value is a set of words.

    ``earlier`` are the entry's values when the file was exported, where they were others than now; None when the
    file does not say when that was.
    """
    changes = []
    held = entry.values
    for key, new in values.items():
        old = held.get(key, "")
        if new == old:
            continue
        change = _change(key, old, new, plain.get(key, new), earlier, is_list=key in lists)
        if change is not None:
            changes.append(change)
    return tuple(changes)


def erasures(blanks: Sequence[str], names: Mapping[str, str], entry: Entry) -> tuple[FieldChange, ...]:
    """What blank cells would erase; ``names`` maps labels of custom fields to keys of the catalogue."""
    keys = [names.get(key, key) for key in blanks]
    return tuple(FieldChange(key, entry[key], "") for key in keys if entry[key])


def _change(key: str, old: str, new: str, plain: str, earlier: Values | None, *, is_list: bool) -> FieldChange | None:
    if plain == old or (is_list and _same_words(old, new, plain)):
        return None
    base = None
    if earlier is not None:
        base = earlier.get(key, old)
        if base in (new, plain) or (is_list and _same_words(base, new, plain)):
            return None
    conflict = base is not None and base != old
    return FieldChange(key, old, new, differs_only_in_punctuation(old, new), conflict, base)


def _same_words(old: str, new: str, plain: str) -> bool:
    words = sorted(split_words(old))
    return words in (sorted(split_words(new)), sorted(split_words(plain)))
