"""The parts of the catalogue that can be sent for review: everything, an area, a status, what is shown or selected."""

from collections.abc import Sequence

from gui.bulk.wish import Reach
from gui.workspace import Workspace
from model.records import Status

_BY_STATUS = (Status.DRAFT, Status.REVIEW, Status.APPROVED)


def reaches_to_send(
    workspace: Workspace, area: str, shown: Sequence[int], selected: Sequence[int]
) -> tuple[list[Reach], int]:
    """What can be chosen, and the number of what is probably meant: several selected, else the area looked at."""
    outline = workspace.outline
    ids = outline.ids
    found = [Reach(f"整个目录（{len(ids)} 个事项）", ids)]
    first = 0
    if area:
        inside = outline.of_area(area)
        found.append(Reach(f"领域“{workspace.area_label(area)}”（{len(inside)} 个）", inside))
        first = 1
    for status in _BY_STATUS:
        of_status = [key for key in ids if outline[key].status is status]
        if of_status and len(of_status) < len(ids):
            found.append(Reach(f"{status.label}的事项（{len(of_status)} 个）", of_status))
    if 0 < len(shown) < len(ids):
        found.append(Reach(f"表格里显示的（{len(shown)} 个）", list(shown)))
    if selected:
        chosen = set(selected)
        found.append(Reach(f"所选的（{len(selected)} 个）", [key for key in ids if key in chosen]))
        first = len(found) - 1 if len(selected) > 1 else first
    return found, first
