"""The history of the whole catalogue page by page, narrowed to what the clerk looks for. Only reads.

A page is read newest first and goes on below the last revision of the page before, so a history of any length opens at
once. What a revision and a change are is said in ``history.py``.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from model import schema
from model.history import Revision, as_revision, first_changes
from model.images import ImageKind, decode
from model.queries import among, as_ids
from model.transaction import RevisionKind

_I = schema.images
_R = schema.revisions
_E = schema.entries


class StepKind(Enum):
    """The sorts of steps a clerk tells apart."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    IMPORTED = "imported"
    REVERTED = "reverted"
    OTHER = "other"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    StepKind.ADDED: "新增事项",
    StepKind.CHANGED: "修改和移动",
    StepKind.REMOVED: "删除事项",
    StepKind.IMPORTED: "导入",
    StepKind.REVERTED: "撤销和重做",
    StepKind.OTHER: "设置、领域和版本",
}
_BY_IMAGE = {
    StepKind.ADDED: ImageKind.INSERT,
    StepKind.CHANGED: ImageKind.UPDATE,
    StepKind.REMOVED: ImageKind.DELETE,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which steps to show; what is empty narrows nothing.

    ``words`` may stand in the step's name, in a text before or after it, or in the name of an entry it touched.
    ``since`` is the first moment that counts, ``until`` the first that no longer does (local time).
    """

    words: str = ""
    user: str = ""
    kind: StepKind | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """``revisions`` newest first; ``names`` of the entries they touched, removed ones too, by id.

    ``older`` says whether there may be more behind the last one; ``users`` are all who ever changed the catalogue.
    """

    revisions: tuple[Revision, ...]
    names: Mapping[int, str]
    older: bool
    users: tuple[str, ...]


def timeline(connection: Connection, wanted: Wanted, before: int | None, limit: int) -> TimelinePage:
    """At most ``limit`` revisions older than revision ``before`` (``None``: the newest)."""
    statement = select(_R).order_by(_R.c.id.desc()).limit(limit + 1)
    for condition in _conditions(wanted):
        statement = statement.where(condition)
    if before is not None:
        statement = statement.where(_R.c.id < before)
    rows = connection.execute(statement).all()
    front = _says(wanted.words.strip()) if wanted.words.strip() else None
    found = tuple(as_revision(row, first_changes(connection, row.id, front)) for row in rows[:limit])
    users = tuple(connection.scalars(select(_R.c.user).distinct().order_by(_R.c.user)))
    touched = {change.entry_id for revision in found for change in revision.changes}
    return TimelinePage(found, _names(connection, touched), len(rows) > limit, users)


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.user:
        yield _R.c.user == wanted.user
    if wanted.since is not None:
        yield _R.c.at >= wanted.since.isoformat(timespec="seconds")
    if wanted.until is not None:
        yield _R.c.at < wanted.until.isoformat(timespec="seconds")
    if wanted.kind is not None:
        yield _is_of(wanted.kind)
    words = wanted.words.strip()
    if words:
        mine = exists().where(_I.c.revision_id == _R.c.id, _I.c.table_name == _E.name, _says(words))
        yield or_(_R.c.label.contains(words, autoescape=True), mine)


def _is_of(kind: StepKind) -> ColumnElement[bool]:
    if kind is StepKind.IMPORTED:
        return _R.c.kind == RevisionKind.IMPORT.value
    if kind is StepKind.REVERTED:
        return _R.c.kind.in_((RevisionKind.UNDO.value, RevisionKind.REDO.value))
    if kind is StepKind.OTHER:
        return _R.c.entries == 0
    return exists().where(_I.c.revision_id == _R.c.id, _I.c.table_name == _E.name, _I.c.kind == _BY_IMAGE[kind].value)


def _says(words: str) -> ColumnElement[bool]:
    """Whether an image of an entry, or the entry it is of, says these words."""
    written = json.dumps(words, ensure_ascii=False)[1:-1]  # as the images are written
    named = select(_E.c.id).where(_E.c.name.contains(words, autoescape=True))
    texts = (func.coalesce(column, "") for column in (_I.c.before, _I.c.after))
    return or_(*(text.contains(written, autoescape=True) for text in texts), _I.c.row_id.in_(named))


def _names(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    wanted = sorted(ids)
    present = connection.execute(select(_E.c.id, _E.c.name).where(among(_E.c.id)), as_ids(wanted))
    names = {row.id: row.name for row in present}
    gone = [key for key in wanted if key not in names]
    removals = (
        select(_I.c.row_id, _I.c.before)
        .where(_I.c.table_name == _E.name, _I.c.kind == ImageKind.DELETE.value, among(_I.c.row_id))
        .order_by(_I.c.id)
    )
    if gone:
        names |= {key: str(decode(text).get("name", "")) for key, text in connection.execute(removals, as_ids(gone))}
    return names
