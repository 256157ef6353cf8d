"""What a notice's choices and entries tell before it is printed: personal numbers, drafts, what is not on it.

Found on a thread, from the snapshot alone; what laid-out pages tell stands in ``page_facts.py``.
"""

from dataclasses import dataclass

from exporters.board_frame import BoardFrame
from exporters.board_list import left_out
from exporters.board_options import BoardKind, BoardOptions
from exporters.board_privacy import PersonalNumber, personal_numbers
from exporters.board_selection import chosen_entries
from model.progress import Progress
from model.records import Status
from model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Findings:
    """``missing`` are the keys of words that readers need; ``wanted`` the points that the reading distance asks for."""

    entries: int
    drafts: int
    missing: frozenset[str]
    left_out: tuple[str, ...]
    personal: tuple[PersonalNumber, ...]
    wanted: float
    distance: float


def examine(snapshot: Snapshot, options: BoardOptions, progress: Progress) -> Findings:
    """Look at everything that will be printed. Raises as ``build_board`` does; passes ``Cancelled`` on."""
    frame = BoardFrame(snapshot, options)
    chosen = [entry for _, entries in chosen_entries(snapshot, options) for entry in entries]
    return Findings(
        entries=len(chosen),
        drafts=sum(entry.status in (Status.DRAFT, Status.REVIEW) for entry in chosen),
        missing=frozenset(frame.missing()),
        left_out=tuple(left_out(frame, chosen)) if options.kind is BoardKind.LIST else (),
        personal=tuple(personal_numbers(snapshot, options, progress)),
        wanted=frame.points,
        distance=frame.distance,
    )
