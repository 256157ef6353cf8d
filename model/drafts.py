"""What is being typed and not yet saved, kept beside the catalogue so that it survives a crash.

One small file for each catalogue, in the program's own folder and never in the catalogue: half-typed text is no step of
its history. When it is written and offered back: ``gui/comfort/draft_keeper.py``.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from model import places
from model.storage_errors import storage_errors


@dataclass(frozen=True, slots=True)
class Draft:
    """Text that stood in a field. ``before`` is what the field held, ``at`` when it was last seen, local ISO time."""

    uid: str
    name: str
    field: str
    text: str
    before: str
    at: str


def draft_file(catalogue: Path) -> Path:
    """Where the drafts of a catalogue are kept; need not exist."""
    key = hashlib.sha256(os.fsencode(catalogue.absolute())).hexdigest()[:16]
    return places.drafts() / f"{key}.json"


def write_drafts(catalogue: Path, drafts: Sequence[Draft]) -> None:
    """Keep these drafts, and no others; none: the file goes. Whole or not at all.

    Raises ``StorageError`` when the disk is full or the folder cannot be written.
    """
    file = draft_file(catalogue)
    with storage_errors(file):
        if not drafts:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        half = file.with_suffix(".part")
        with half.open("w", encoding="utf-8") as written:
            json.dump([asdict(draft) for draft in drafts], written, ensure_ascii=False)
            written.flush()
            os.fsync(written.fileno())
        os.replace(half, file)


def read_drafts(catalogue: Path) -> list[Draft]:
    """What was kept; nothing when there is no file, or when what is there is no list of drafts.

    Raises ``StorageError`` when the file is there and cannot be read.
    """
    file = draft_file(catalogue)
    with storage_errors(file):
        try:
            found = json.loads(file.read_bytes())
            return [Draft(**each) for each in found]
        except FileNotFoundError:
            return []
        except (ValueError, TypeError):  # spoiled, or of another version: there is nothing to offer
            return []
