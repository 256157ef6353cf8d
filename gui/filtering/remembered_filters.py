"""Filters of columns kept in the settings for the next time, by the catalogue's file. Shows and filters nothing.

That they are only offered, never applied by themselves, is decided in 0093.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from gui.filter import ColumnFilter
from gui.settings import Settings

_CHOICES = "filters"
_MOST_FILES = 8
_LONGEST = 20_000  # characters: thousands of ticked values are quicker chosen anew than kept


def remember(settings: Settings, file: Path, filters: Mapping[str, ColumnFilter]) -> None:
    """Keep these filters, by the keys of their columns, for the next time this file is opened; without any forget."""
    kept = {name: value for name, value in settings.choices(_CHOICES).items() if name != str(file)}
    told = {key: {"values": sorted(one.values), "text": one.text} for key, one in filters.items()}
    if told and len(json.dumps(told, ensure_ascii=False)) <= _LONGEST:
        kept[str(file)] = told
    settings.set_choices(_CHOICES, dict(list(kept.items())[-_MOST_FILES:]))


def remembered(settings: Settings, file: Path) -> dict[str, ColumnFilter]:
    """What was kept for this file; what cannot be understood, as the settings were edited by hand, is left out."""
    told = settings.choices(_CHOICES).get(str(file))
    found = {}
    for key, one in told.items() if isinstance(told, dict) else ():
        values, text = (one.get("values"), one.get("text")) if isinstance(one, dict) else (None, None)
        words = frozenset(map(str, values)) if isinstance(values, list) else frozenset()
        if words or (isinstance(text, str) and text):
            found[str(key)] = ColumnFilter(words, text if isinstance(text, str) else "")
    return found
