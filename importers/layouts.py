"""Corrected column mappings remembered per layout, so that next month's file of the same office needs no clicks.

A layout is known by the words of its header. Kept in one small JSON file in the program's own folder.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from importers.header_rows import Header
from importers.labels import Target, TargetKind
from importers.readings import Layouts
from model import places

_KEPT = 200
"""Layouts remembered; the oldest are forgotten."""


def fingerprint(header: Header) -> str:
    """What two files with the same header have in common."""
    words = "\n".join(f"{column}:{words}" for column, words in header.signature)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def layouts_file() -> Path:
    """Where mappings are remembered."""
    return places.home() / "layouts.json"


def load_layouts(file: Path | None = None) -> Layouts:
    """All remembered mappings; none when the file is missing or cannot be understood: they are a convenience only."""
    try:
        known = json.loads((file or layouts_file()).read_text(encoding="utf-8"))
        return {
            str(name): {int(column): _target(words) for column, words in columns.items()}
            for name, columns in known.items()
        }
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}


def remember_layout(name: str, columns: Mapping[int, Target | None], file: Path | None = None) -> None:
    """Remember the columns a clerk corrected. Raises ``OSError`` when the file cannot be written."""
    place = file or layouts_file()
    known = {key: dict(value) for key, value in load_layouts(place).items() if key != name}
    known[name] = dict(columns)
    newest = dict(list(known.items())[-_KEPT:])
    place.parent.mkdir(parents=True, exist_ok=True)
    words = {key: {str(column): _words(target) for column, target in value.items()} for key, value in newest.items()}
    waiting = place.with_suffix(".new")
    waiting.write_text(json.dumps(words, ensure_ascii=False, indent=1), encoding="utf-8")
    waiting.replace(place)


def _words(target: Target | None) -> list[str] | None:
    return None if target is None else [target.kind.value, target.field, target.word]


def _target(words: list[str] | None) -> Target | None:
    return None if words is None else Target(TargetKind(words[0]), words[1], words[2])
