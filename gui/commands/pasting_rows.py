"""Where copied and cut rows go when they are pasted: below the current entry, else at the end of the area shown."""

from collections.abc import Sequence
from typing import NamedTuple

from gui.workspace import Workspace
from model.operations.operation import Operation
from model.operations.pasting import copy_entries
from model.operations.placing import move_entries


class RowPaste(NamedTuple):
    """The operation, and the place in words."""

    operation: Operation
    place: str


def paste_rows(
    workspace: Workspace, area_shown: str, current: int, ids: Sequence[int], *, is_move: bool
) -> RowPaste | None:
    """Move or copy these entries behind the current one; None when it is itself to be moved, or there is no place."""
    place = workspace.outline.get(current)
    if place is not None and area_shown in ("", place.area):
        area, behind = place.area, current
    elif area_shown:
        area, behind = area_shown, next(reversed(workspace.outline.of_area(area_shown)), 0)
    else:
        return None
    if is_move and behind in ids and place is not None:
        return None
    entry = workspace.cache.get(behind) if behind else None
    words = f"“{entry['name']}”下面" if entry is not None and entry["name"] else workspace.area_label(area)
    if not is_move:
        return RowPaste(copy_entries(entry_ids=ids, area=area, behind=behind or None), words)
    moving = set(ids)
    order = workspace.outline.of_area(area)
    following = order[order.index(behind) + 1 :] if behind in order else []
    before = next((key for key in following if key not in moving), None)
    return RowPaste(move_entries(entry_ids=ids, area=area, before=before), words)
