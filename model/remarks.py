"""What reviewers said about entries: one remark each, with the value it proposes if it proposes one.

Records only. They are written by ``operations/remarks.py`` and read by ``review.py``; who finds them in files is
``importers/answers``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

Said = tuple[int, str, str, str | None]
"""Entry, field, words and proposed value of a remark."""


class RemarkState(Enum):
    """Whether somebody has decided about a remark."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        return {"open": "待处理", "accepted": "已采纳", "declined": "未采纳"}[self.value]


@dataclass(frozen=True, slots=True)
class NewRemark:
    """A remark about to be taken. ``field`` is a key of the field table, ``""`` for the entry as a whole.

    ``proposed`` is the value the reviewer wants (``""``: to be emptied; None: words only), ``before`` the value the
    reviewer saw. ``said_at`` is local time, None where nobody knows it. ``file`` and ``place`` (``城乡规划!B7``) tell
    where it stood; both are empty for a remark written by hand.
    """

    entry_id: int
    text: str = ""
    field: str = ""
    reviewer: str = ""
    said_at: datetime | None = None
    before: str = ""
    proposed: str | None = None
    file: str = ""
    place: str = ""

    @property
    def said(self) -> Said:
        """What makes two remarks of one reviewer the same: a file may be brought back twice."""
        return self.entry_id, self.field, self.text, self.proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(NewRemark):
    """A remark in the catalogue. ``settled_by`` and ``settled_at`` are empty while it is open; times are local."""

    id: int
    state: RemarkState
    taken_at: datetime
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.state is RemarkState.OPEN
