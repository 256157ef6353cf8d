"""The privacy check before a notice is printed: which personal numbers everybody who passes by would read.

What is covered was decided by the clerk and stands in the options; nothing is covered or left out here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from exporters.board_options import BoardOptions, Covered
from exporters.board_selection import chosen_entries
from exporters.notice_board import printed_fields
from exporters.printable import title_of
from exporters.remarks import ExportRemark
from model.fields import list_kind
from model.privacy import PersonalData, find, mask
from model.progress import Progress, silent
from model.records import Entry
from model.snapshot import Snapshot

_AROUND = 12  # signs shown on either side of a number
_STEP = 200  # entries between two messages


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """One personal number on a notice: where it stands, the words around it, and how they read when it is covered."""

    entry_id: int
    entry: str
    field: str
    label: str
    kind: PersonalData
    number: str
    words: str
    covered: str

    @property
    def key(self) -> Covered:
        """What ``BoardOptions.covered`` names it by."""
        return self.entry_id, self.field, self.number


def personal_numbers(snapshot: Snapshot, options: BoardOptions, progress: Progress = silent) -> list[PersonalNumber]:
    """Every personal number in the words the notice shows, once a field, whether it is to be covered or not.

    Legal ground: 政府信息公开条例 (2019), article 15. Raises as ``build_board`` does; passes ``Cancelled`` on.
    """
    shown = printed_fields(snapshot, options)
    labels = [(field.key, field.label) for field in list_kind(snapshot.settings.kind).fields if field.key in shown]
    chosen = [entry for _, entries in chosen_entries(snapshot, options) for entry in entries]
    found: list[PersonalNumber] = []
    for number, entry in enumerate(chosen):
        if number % _STEP == 0:
            progress(number, len(chosen), "正在检查个人信息")
        for key, label in labels:
            found += _in_text(entry, key, label)
    return found


def personal_data(snapshot: Snapshot, options: BoardOptions) -> list[ExportRemark]:
    """A sentence for every personal number that would be shown; none for those that are covered."""
    if options.mask:
        return []
    return [
        ExportRemark(
            found.entry_id,
            found.field,
            f"事项“{found.entry}”的{found.label}里有{found.kind.label}，贴出去所有人都能看到。"
            "请删去，或者选择遮盖个人信息后再印。",
        )
        for found in personal_numbers(snapshot, options)
        if found.key not in options.covered
    ]


def _in_text(entry: Entry, key: str, label: str) -> Iterator[PersonalNumber]:
    text = entry[key]
    met: set[str] = set()
    for finding in find(text):
        if finding.number in met:
            continue
        met.add(finding.number)
        begin, end = finding.span
        first, last = max(begin - _AROUND, 0), end + _AROUND
        words = text[first:last].replace("\n", " ")
        shown = mask(text, {finding.number})[first:last].replace("\n", " ")
        before, after = "…" * (first > 0), "…" * (last < len(text))
        yield PersonalNumber(
            entry.id,
            title_of(entry),
            key,
            label,
            finding.kind,
            finding.number,
            f"{before}{words}{after}",
            f"{before}{shown}{after}",
        )
