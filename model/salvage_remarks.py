"""Remarks of reviewers out of a damaged file: rows as they may be written again. Part of ``salvage.py``.

Who was sent what is a part of the history and not rescued; what reviewers said and nobody has answered yet is work.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from model.remarks import RemarkState
from model.text import strip_controls
from model.verification import is_time

_STATES = frozenset(state.value for state in RemarkState)
_TEXTS = ("field", "reviewer", "text", "before", "file", "place", "settled_by")
_TIMES = ("said_at", "settled_at")


def remark_rows(found: Iterable[Mapping[str, Any]], entry_ids: Collection[int]) -> list[dict[str, Any]]:
    """The remarks about entries that were rescued; nothing that is not text where text belongs."""
    known = set(entry_ids)
    rows = [_row(row) for row in found if row.get("entry_id") in known and isinstance(row.get("id"), int)]
    return [row for row in rows if row["text"] or row["proposed"] is not None]


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    texts = {key: strip_controls(value) if isinstance(value, str) else "" for key, value in row.items()}
    proposed = row.get("proposed")
    state, taken_at = texts.get("state", ""), texts.get("taken_at", "")
    return {
        "id": row["id"],
        "entry_id": row["entry_id"],
        **{key: texts.get(key, "") for key in _TEXTS},
        **{key: texts[key] if is_time(texts.get(key, "")) else None for key in _TIMES},
        "proposed": strip_controls(proposed) if isinstance(proposed, str) else None,
        "state": state if state in _STATES else RemarkState.OPEN.value,
        "taken_at": taken_at if is_time(taken_at) else datetime.now().isoformat(timespec="seconds"),
    }
