"""What was noted as disclosed: the read side, and the small value. How it is noted: ``operations/disclosures.py``.

A note belongs to an entry and the due date it was disclosed for. When the limit becomes another one, the note of the
old date stays in the file and says nothing about the new dates.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from model import schema

_D = schema.disclosures

DueDate = tuple[int, date]
"""An entry, and the day by which it is to be disclosed as its limit says it (``Occurrence.due``)."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """That an entry was disclosed for a due date; noted by whom, and when (local time)."""

    entry_id: int
    due: date
    at: datetime
    user: str


def disclosures(connection: Connection, first: date) -> dict[DueDate, Disclosure]:
    """What was noted for due dates from ``first`` on."""
    rows = connection.execute(select(_D).where(_D.c.due >= first.isoformat()))
    found = (
        Disclosure(row.entry_id, date.fromisoformat(row.due), datetime.fromisoformat(row.at), row.user) for row in rows
    )
    return {(one.entry_id, one.due): one for one in found}
