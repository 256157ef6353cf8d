"""Where an entry stands inside its area: sparse numbers, so that one moved entry is one changed row.

New numbers are taken from the gap between two neighbours; only when a gap is used up are some of the
entries behind it moved along (``SHIFT``), as few as will do.
"""

from collections.abc import Collection

from sqlalchemy import ColumnElement, select

from model import schema
from model.images import ImageKind
from model.transaction import Transaction

GAP = 1 << 20
_ENOUGH = 1 << 10  # the gap that must be left between neighbours after making room
_FIRST_WINDOW = 16  # entries moved along at first; four times as many while that is not enough

_E = schema.entries


def positions_after(
    tx: Transaction, area: str, after: int | None, count: int, moving: Collection[int] = ()
) -> list[int]:
    """``count`` ascending positions directly behind the entry ``after`` (``None``: at the beginning of the area).

    ``moving`` entries are about to leave their places and count as gone.
    """
    low = None if after is None else tx.scalar(select(_E.c.position).where(_E.c.id == after))
    following = _following(tx, area, low, moving, 1)
    if not following:
        return [(0 if low is None else low) + GAP * (place + 1) for place in range(count)]
    high = following[0][1]
    if low is None:
        return [high - GAP * (count - place) for place in range(count)]
    if high - low > count:
        return _spread(low, high, count)
    return _make_room(tx, area, low, count, moving)


def last_of_group(tx: Transaction, area: str, field: str, value: str) -> int | None:
    """The last entry of an area with this value in a grouping field; ``None`` when there is none."""
    return _last(tx, (_E.c.area == area) & (_E.c[field] == value))


def last_of_area(tx: Transaction, area: str) -> int | None:
    """The last entry of an area; ``None`` when it is empty."""
    return _last(tx, _E.c.area == area)


def _last(tx: Transaction, condition: ColumnElement[bool]) -> int | None:
    return tx.scalar(select(_E.c.id).where(condition).order_by(_E.c.position.desc(), _E.c.id.desc()).limit(1))


def _following(
    tx: Transaction, area: str, low: int | None, moving: Collection[int], count: int
) -> list[tuple[int, int]]:
    """Id and position of the next ``count`` entries behind a position, moving ones passed over."""
    statement = select(_E.c.id, _E.c.position).where(_E.c.area == area)
    if low is not None:
        statement = statement.where(_E.c.position > low)
    statement = statement.order_by(_E.c.position, _E.c.id).limit(count + len(moving))
    gone = frozenset(moving)
    return [(row[0], row[1]) for row in tx.rows(statement) if row[0] not in gone][:count]


def _make_room(tx: Transaction, area: str, low: int, count: int, moving: Collection[int]) -> list[int]:
    """Move along as many of the following entries as are needed, and return the positions that became free."""
    window = _FIRST_WINDOW
    while True:
        rows = _following(tx, area, low, moving, window + 1)
        if len(rows) <= window:
            needed = count + len(rows)
            places = [low + GAP * (place + 1) for place in range(needed)]
            break
        *rows, (_, beyond) = rows
        needed = count + len(rows)
        if beyond - low > (needed + 1) * _ENOUGH:
            places = _spread(low, beyond, needed)
            break
        window *= 4
    shifted = {row_id: {"position": place} for (row_id, _), place in zip(rows, places[count:], strict=True)}
    tx.update(_E, shifted, kind=ImageKind.SHIFT)
    return places[:count]


def _spread(low: int, high: int, count: int) -> list[int]:
    """``count`` positions strictly between two others, evenly."""
    return [low + (high - low) * (place + 1) // (count + 1) for place in range(count)]
