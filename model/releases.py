"""Named versions: a name, and a note, for the state after one revision. Only reads; naming is an operation.

What a version holds is not stored twice: ``past.snapshot_at`` tells it from the row images.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from model import schema

_T = schema.releases
_R = schema.revisions


@dataclass(frozen=True, slots=True)
class Release:
    """A named version (送审稿 2026-11). ``at`` and ``user`` tell who named it and when (local time).

    ``revision_id`` is the last revision it contains; ``changed_at`` is when that was made.
    """

    id: int
    label: str
    note: str
    revision_id: int
    at: datetime
    user: str
    changed_at: datetime


def releases(connection: Connection) -> list[Release]:
    """Every named version, the latest state first."""
    columns = (_T.c.id, _T.c.label, _T.c.note, _T.c.revision_id, _T.c.at, _T.c.user, _R.c.at.label("changed_at"))
    statement = select(*columns).join_from(_T, _R).order_by(_T.c.revision_id.desc(), _T.c.id.desc())
    return [
        Release(key, label, note, revision_id, datetime.fromisoformat(at), user, datetime.fromisoformat(changed_at))
        for key, label, note, revision_id, at, user, changed_at in connection.execute(statement)
    ]


def revision_on(connection: Connection, moment: datetime) -> int | None:
    """The last revision made up to a moment; ``None`` when the catalogue was not there yet."""
    statement = select(func.max(_R.c.id)).where(_R.c.at <= moment.isoformat(timespec="seconds"))
    revision_id: int | None = connection.scalar(statement)
    return revision_id
