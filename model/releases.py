"""Named versions: a name, and a note, for the state after one revision. Only reads; naming is an operation.

What a version holds is not stored twice: ``past.snapshot_at`` tells it from the row images.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from model import schema
from model.images import ImageKind

_T = schema.releases
_R = schema.revisions
_I = schema.images


@dataclass(frozen=True, slots=True)
class Release:
    """A named version (送审稿 2026-11). ``at`` and ``user`` tell who named it and when (local time).

    ``revision_id`` is the last revision it contains; ``changed_at`` is when that was made, ``entries`` how many
    entries the catalogue had then.
    """

    id: int
    label: str
    note: str
    revision_id: int
    at: datetime
    user: str
    changed_at: datetime
    entries: int


def releases(connection: Connection) -> list[Release]:
    """Every named version, the latest state first."""
    columns = (_T.c.id, _T.c.label, _T.c.note, _T.c.revision_id, _T.c.at, _T.c.user, _R.c.at.label("changed_at"))
    statement = select(*columns).join_from(_T, _R).order_by(_T.c.revision_id.desc(), _T.c.id.desc())
    rows = connection.execute(statement).all()
    numbers = _entries_at(connection, sorted({row.revision_id for row in rows}, reverse=True))
    return [
        Release(
            row.id,
            row.label,
            row.note,
            row.revision_id,
            datetime.fromisoformat(row.at),
            row.user,
            datetime.fromisoformat(row.changed_at),
            numbers[row.revision_id],
        )
        for row in rows
    ]


def revision_on(connection: Connection, moment: datetime) -> int | None:
    """The last revision made up to a moment; ``None`` when the catalogue was not there yet."""
    statement = select(func.max(_R.c.id)).where(_R.c.at <= moment.isoformat(timespec="seconds"))
    revision_id: int | None = connection.scalar(statement)
    return revision_id


def _entries_at(connection: Connection, revisions: Sequence[int]) -> dict[int, int]:
    """How many entries there were right after each of these revisions (latest first), counted back from now."""
    if not revisions:
        return {}
    step = case((_I.c.kind == ImageKind.INSERT.value, 1), else_=-1)
    statement = (
        select(_I.c.revision_id, func.sum(step).label("more"))
        .where(_I.c.table_name == schema.entries.name, _I.c.revision_id > revisions[-1])
        .where(_I.c.kind.in_((ImageKind.INSERT.value, ImageKind.DELETE.value)))
        .group_by(_I.c.revision_id)
        .order_by(_I.c.revision_id)
    )
    later = [(row.revision_id, row.more) for row in connection.execute(statement)]
    number = int(connection.scalar(select(func.count()).select_from(schema.entries)) or 0)
    found: dict[int, int] = {}
    for revision in revisions:
        while later and later[-1][0] > revision:
            number -= later.pop()[1]
        found[revision] = number
    return found
