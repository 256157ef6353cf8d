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
from model.snapshot import Snapshot

_AROUND = 12  # signs shown on either side of a number


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


def personal_numbers(snapshot: Snapshot, options: BoardOptions) -> list[PersonalNumber]:
    """Every personal number in the words the notice shows, once a field, whether it is to be covered or not.

    Legal ground: 政府信息公开条例 (2019), article 15. Raises as ``build_board`` does.
    """
    shown = printed_fields(snapshot, options)
    labels = [(field.key, field.label) for field in list_kind(snapshot.settings.kind).fields if field.key in shown]
    return [
        number
        for _, entries in chosen_entries(snapshot, options)
        for entry in entries
        for key, label in labels
        for number in _in_text(entry.id, title_of(entry), key, label, entry[key])
    ]


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


def _in_text(entry_id: int, name: str, key: str, label: str, text: str) -> Iterator[PersonalNumber]:
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
            entry_id,
            name,
            key,
            label,
            finding.kind,
            finding.number,
            f"{before}{words}{after}",
            f"{before}{shown}{after}",
        )
