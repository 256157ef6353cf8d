"""The read side of reviewing: remarks of entries, what was sent to whom, and who gave an entry its status when.

Only selects. Statuses are not stored a second time with name and date: the row images know them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from model import schema
from model.earlier import Earlier, earlier_after
from model.errors import DamagedError
from model.images import ImageKind, decode
from model.queries import AnyRow, among, as_ids
from model.records import Status
from model.remarks import Remark, RemarkState

_I = schema.images
_M = schema.remarks
_R = schema.revisions
_S = schema.sendings
_SENT = schema.sent_entries


@dataclass(frozen=True, slots=True)
class Sending:
    """One round of sending for review. ``uid`` also stands in the file that was sent; ``file`` is its name.

    ``revision_id`` is the state the reviewer got.
    """

    id: int
    uid: str
    recipient: str
    file: str
    revision_id: int
    at: datetime
    user: str


@dataclass(frozen=True, slots=True)
class StatusMark:
    """Who gave an entry its present status, and when; ``recipient`` is who it was sent to, for 送审."""

    status: Status
    user: str
    at: datetime
    recipient: str = ""


class Review:
    """What can be asked about reviewing. Cheap to make; usable inside a transaction too."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def remarks(self, entry_id: int) -> list[Remark]:
        """The remarks about an entry: open ones first, then the latest settled."""
        rows = self._connection.execute(select(_M).where(_M.c.entry_id == entry_id).order_by(_M.c.id)).all()
        found = [_remark(row) for row in rows]
        return [remark for remark in found if remark.is_open] + [remark for remark in found[::-1] if not remark.is_open]

    def remarks_by_id(self, ids: Iterable[int]) -> list[Remark]:
        """These remarks in the order they were taken; ids that do not exist are left out."""
        statement = select(_M).where(among(_M.c.id)).order_by(_M.c.id)
        return [_remark(row) for row in self._connection.execute(statement, as_ids(ids))]

    def all_remarks(self) -> list[Remark]:
        """Every remark about an entry that is there, in the order they were taken."""
        statement = select(_M).join(schema.entries, schema.entries.c.id == _M.c.entry_id).order_by(_M.c.id)
        return [_remark(row) for row in self._connection.execute(statement)]

    def open_counts(self) -> dict[int, int]:
        """Entry → number of its open remarks; entries without one are left out."""
        statement = (
            select(_M.c.entry_id, func.count())
            .join(schema.entries, schema.entries.c.id == _M.c.entry_id)
            .where(_M.c.state == RemarkState.OPEN.value)
            .group_by(_M.c.entry_id)
        )
        return {row[0]: row[1] for row in self._connection.execute(statement)}

    def sendings(self) -> list[Sending]:
        """Every round of sending, the latest first."""
        return [_sending(row) for row in self._connection.execute(select(_S).order_by(_S.c.id.desc()))]

    def sending(self, uid: str) -> Sending | None:
        """The round of that identity; None when this catalogue knows none."""
        row = self._connection.execute(select(_S).where(_S.c.uid == uid)).first()
        return None if row is None else _sending(row)

    def sent_ids(self, sending: Sending) -> list[int]:
        """The entries of a round in the order they were sent, gone ones included."""
        statement = select(_SENT.c.entry_id).where(_SENT.c.sending_id == sending.id).order_by(_SENT.c.id)
        return list(self._connection.scalars(statement))

    def since(self, sending: Sending) -> Earlier:
        """How the entries were when they were sent, told by what differs now."""
        return earlier_after(self._connection, sending.revision_id)

    def status_mark(self, entry_id: int) -> StatusMark | None:
        """Who gave an entry its present status; None when the history does not tell (a rescued file)."""
        status = self._connection.scalar(select(schema.entries.c.status).where(schema.entries.c.id == entry_id))
        revision = self._status_revision(entry_id)
        if status is None or revision is None:
            return None
        recipient = self._recipient(entry_id, revision.id) if status == Status.REVIEW.value else ""
        return StatusMark(Status(status), revision.user, datetime.fromisoformat(revision.at), recipient)

    def _status_revision(self, entry_id: int) -> AnyRow | None:
        """The revision that last set the status. Undo and redo lead back to the one that first did."""
        statement = (
            select(_I.c.kind, _I.c.after, _R.c.id, _R.c.at, _R.c.user, _R.c.reverts)
            .join_from(_I, _R)
            .where(_I.c.table_name == schema.entries.name, _I.c.row_id == entry_id)
            .order_by(_I.c.id.desc())
        )
        before: int | None = None
        for row in self._connection.execute(statement):
            if before is not None and row.id >= before:
                continue
            made = row.kind == ImageKind.INSERT.value
            if not made and "status" not in decode(row.after):
                continue
            if row.reverts is None:
                return row
            before = row.reverts  # what it took back, and all since, left nothing: the state is that before it
        return None

    def _recipient(self, entry_id: int, revision_id: int) -> str:
        """Who the entry was last sent to, in the round that made it 送审 or a later one."""
        statement = (
            select(_S.c.recipient)
            .join_from(_SENT, _S)
            .where(_SENT.c.entry_id == entry_id, _S.c.revision_id >= revision_id)
            .order_by(_S.c.id.desc())
        )
        return self._connection.scalars(statement).first() or ""


def _remark(row: AnyRow) -> Remark:
    try:
        return _readable(row)
    except ValueError as error:
        raise DamagedError(f"第 {row.id} 条审核意见的数据已损坏，不能读取。请从最近的备份恢复。") from error


def _readable(row: AnyRow) -> Remark:
    return Remark(
        id=row.id,
        entry_id=row.entry_id,
        text=row.text,
        field=row.field,
        reviewer=row.reviewer,
        said_at=_time(row.said_at),
        before=row.before,
        proposed=row.proposed,
        file=row.file,
        place=row.place,
        state=RemarkState(row.state),
        taken_at=datetime.fromisoformat(row.taken_at),
        settled_by=row.settled_by,
        settled_at=_time(row.settled_at),
    )


def _sending(row: AnyRow) -> Sending:
    at = datetime.fromisoformat(row.at)
    return Sending(row.id, row.uid, row.recipient, row.file, row.revision_id, at, row.user)


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
