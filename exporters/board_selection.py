"""Which entries a notice shows, and whether their words may be shown: the privacy check before printing."""

from exporters.board_options import BoardOptions
from exporters.printable import title_of
from exporters.remarks import ExportRemark
from exporters.selection import AreaEntries
from model import privacy
from model.channels import is_board
from model.errors import UserError
from model.fields import list_kind
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


def personal_data(snapshot: Snapshot, options: BoardOptions) -> list[ExportRemark]:
    """A sentence for every personal number that would be shown to everybody who passes by.

    Legal ground: 政府信息公开条例 (2019), article 15. Nothing is left to tell when the numbers are covered.
    """
    if options.mask:
        return []
    labels = {field.key: field.label for field in list_kind(snapshot.settings.kind).fields}
    return [
        ExportRemark(
            entry.id,
            key,
            f"事项“{title_of(entry)}”的{labels[key]}里有{finding.kind.label}，贴出去所有人都能看到。"
            "请删去，或者选择遮盖个人信息后再印。",
        )
        for _, entries in chosen_entries(snapshot, options)
        for entry in entries
        for key in labels
        for finding in privacy.find(entry[key])
    ]


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
