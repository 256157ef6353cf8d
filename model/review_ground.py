"""What a reviewer's answer is compared with, read from a catalogue file in one moment: for any thread.

How the entries were when they were sent, which were sent, and what was taken over already.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from model.earlier import Earlier, earlier
from model.opening import open_for_reading
from model.queries import Queries
from model.records import Entry
from model.remarks import NewRemark, Remark, Said
from model.review import Review, Sending
from model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ReviewGround:
    """``snapshot`` is how the catalogue is now, ``since`` what was otherwise when the file was made (None: unknown).

    ``sending`` is the round the file belongs to, if this catalogue sent it; ``sent`` are the ids of its entries.
    ``taken``: what was said already → by whom.
    """

    snapshot: Snapshot
    since: Earlier | None = None
    sending: Sending | None = None
    sent: tuple[int, ...] = ()
    taken: Mapping[Said, frozenset[str]] = field(default_factory=dict)

    def value_then(self, entry: Entry, key: str) -> str:
        """What a field said when the file was made; what it says now where nobody knows."""
        values = self.since.values.get(entry.id, {}) if self.since is not None else {}
        return values.get(key, entry[key])

    def knows(self, remark: NewRemark) -> bool:
        """Whether this was taken over before, from the same reviewer or when nobody knows from whom."""
        reviewers = self.taken.get(remark.said)
        return reviewers is not None and (not remark.reviewer or remark.reviewer in reviewers)


def read_ground(path: Path, sending: str, taken_at: datetime | None) -> ReviewGround:
    """The ground for a file of that round; ``taken_at`` (when it was written) helps where no such round is known.

    Raises ``UserError`` for a missing file, ``ForeignFileError``, ``NewerFileError``, ``DamagedError``.
    """
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            review = Review(connection)
            snapshot = Queries(connection).snapshot(None, datetime.now())
            taken: dict[Said, set[str]] = defaultdict(set)
            for remark in review.all_remarks():
                taken[remark.said].add(remark.reviewer)
            known = {said: frozenset(reviewers) for said, reviewers in taken.items()}
            found = review.sending(sending) if sending else None
            if found is not None:
                return ReviewGround(snapshot, review.since(found), found, tuple(review.sent_ids(found)), known)
            since = earlier(connection, taken_at) if taken_at is not None else None
            return ReviewGround(snapshot, since, taken=known)
    finally:
        database.close()


def read_remarks(path: Path) -> tuple[Snapshot, list[Remark]]:
    """The catalogue and every remark in it, read in one moment. Raises as ``read_ground``."""
    database = open_for_reading(path)
    try:
        with database.reading() as connection:
            return Queries(connection).snapshot(None, datetime.now()), Review(connection).all_remarks()
    finally:
        database.close()
