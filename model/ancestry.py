"""Two files that were one: what their histories have in common, so that both sides' work can be told apart.

A copy carries its history along, however it was made (另存副本, a backup, a USB stick). The revisions both files begin
with are the common ground; what came after is each side's own work.
"""

from pathlib import Path

from sqlalchemy import Connection, select

from model import schema
from model.earlier import Earlier, earlier_after
from model.opening import open_for_reading

_R = schema.revisions
_REVISIONS = select(_R.c.id, _R.c.at, _R.c.user, _R.c.label, _R.c.kind).order_by(_R.c.id)
_UIDS = select(schema.entries.c.uid)


def common_ground(here: Path, there: Path) -> Earlier | None:
    """How the entries of ``here`` were when the two files parted; ``None`` when they were never one.

    Reads both files by connections of its own: for any thread. Raises as ``reading.read_snapshot``.
    """
    theirs = open_for_reading(there)
    try:
        with theirs.reading() as connection:
            story = [tuple(row) for row in connection.execute(_REVISIONS)]
            uids = set(connection.scalars(_UIDS))
    finally:
        theirs.close()
    mine = open_for_reading(here)
    try:
        with mine.reading() as connection:
            last = _last_in_common(connection, story)
            ground = earlier_after(connection, last)
            # Catalogues made in one second begin with the same words; identities are given only once.
            return ground if uids & (ground.removed | set(connection.scalars(_UIDS))) else None
    finally:
        mine.close()


def _last_in_common(connection: Connection, story: list[tuple[object, ...]]) -> int:
    last = 0
    for mine, theirs in zip(connection.execute(_REVISIONS), story, strict=False):
        if tuple(mine) != theirs:
            break
        last = mine.id
    return last
