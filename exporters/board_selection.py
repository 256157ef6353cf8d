"""Which entries a notice shows. Whether their words may be shown to everybody is asked in ``board_privacy.py``."""

from exporters.board_options import BoardOptions
from exporters.selection import AreaEntries
from model.channels import is_board
from model.errors import UserError
from model.records import Entry, Status
from model.snapshot import Snapshot


def chosen_entries(snapshot: Snapshot, options: BoardOptions) -> list[AreaEntries]:
    """The areas with their chosen entries, in catalogue order, areas without entries left out.

    Raises ``UserError`` when nothing is left.
    """
    chosen = [
        (area, tuple(entry for entry in entries if _is_chosen(entry, options)))
        for area, entries in snapshot.select(options.areas).by_area()
    ]
    chosen = [(area, entries) for area, entries in chosen if entries]
    if not chosen:
        raise UserError("按现在的选择，公示栏上没有事项可印。请多选一些领域或状态，或者去掉时段、渠道的限制。")
    return chosen


def _is_chosen(entry: Entry, options: BoardOptions) -> bool:
    wanted = entry.status in options.statuses if options.statuses else entry.status is not Status.RETIRED
    if options.entry_ids:
        wanted = wanted and entry.id in options.entry_ids
    if options.categories:
        wanted = wanted and entry["category"] in options.categories
    if options.tiers:
        wanted = wanted and bool(options.tiers.intersection(entry.words("tiers")))
    if options.boards_only:
        wanted = wanted and any(is_board(channel) for channel in entry.words("channels"))
    if options.changed_only and options.period:
        wanted = wanted and options.period.first <= entry.updated_at.date() <= options.period.last
    return wanted
