"""The read side: rows in, records out. Only selects; usable on any open connection, inside a transaction too."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Row, bindparam, func, literal_column, select
from sqlalchemy.sql.elements import ColumnElement

from model import schema
from model.errors import DamagedError
from model.fields import ListKind, list_kind, split_words
from model.records import Area, CatalogueSettings, CustomField, Entry, Status
from model.settings_rows import settings_from_rows
from model.snapshot import Snapshot

_ENTRIES = schema.entries
_AREAS = schema.areas
_FIELD_KEYS = schema.field_columns()
RECORD_COLUMNS: tuple[Column[Any], ...] = (
    _ENTRIES.c.id,
    _ENTRIES.c.uid,
    _ENTRIES.c.area,
    _ENTRIES.c.status,
    _ENTRIES.c.unconfirmed,
    _ENTRIES.c.created_at,
    _ENTRIES.c.updated_at,
    _ENTRIES.c.extra,
    *(_ENTRIES.c[key] for key in _FIELD_KEYS),
)
AnyRow = Row[*tuple[Any, ...]]
_STATUSES = {status.value: status for status in Status}


def among(column: Column[int]) -> ColumnElement[bool]:
    """A condition "is one of": the ids go in as one JSON parameter ``ids``, so any number is one cached statement."""
    return column.in_(select(func.json_each(bindparam("ids")).table_valued("value").c.value))


def as_ids(ids: Iterable[int]) -> dict[str, str]:
    """The parameter for ``among``."""
    return {"ids": json.dumps(list(ids))}


class Place(NamedTuple):
    """Where an entry stands and in which state: all that a list of every entry must know at once."""

    area: str
    group: str
    status: Status
    unconfirmed: bool


class Layout(NamedTuple):
    """Where every entry of a catalogue stands: ``places`` by id, ``orders`` the ids of each area in the clerk's order.

    The areas are in catalogue order, those without entries included.
    """

    places: dict[int, Place]
    orders: dict[str, list[int]]


class Queries:
    """What can be asked of a catalogue. Cheap to make."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def settings(self) -> CatalogueSettings:
        """What is said once for the whole catalogue."""
        rows = self._connection.execute(select(schema.settings.c.key, schema.settings.c.value))
        table = schema.custom_fields
        custom = self._connection.execute(select(table.c.key, table.c.label).order_by(table.c.position, table.c.id))
        return settings_from_rows({row.key: row.value for row in rows}, tuple(CustomField(*row) for row in custom))

    def kind(self) -> ListKind:
        """The kind of list this catalogue is; one this version knows, or the file would not have been opened."""
        return list_kind(self.settings().kind)

    def areas(self) -> tuple[Area, ...]:
        """The areas in catalogue order."""
        columns = (_AREAS.c.key, _AREAS.c.label, _AREAS.c.custom)
        rows = self._connection.execute(select(*columns).order_by(_AREAS.c.position, _AREAS.c.id))
        return tuple(Area(key, label, bool(custom)) for key, label, custom in rows)

    def ids(self, area: str | None = None) -> list[int]:
        """The ids of all entries, or of one area's, in catalogue order."""
        keys = [each.key for each in self.areas()] if area is None else [area]
        return [entry_id for key in keys for entry_id in self._ids_of(key)]

    def total(self) -> int:
        """The number of all entries."""
        return int(self._connection.scalar(select(func.count()).select_from(_ENTRIES)) or 0)

    def entry(self, entry_id: int) -> Entry | None:
        """One entry; ``None`` when there is none of that id."""
        row = self._connection.execute(select(*RECORD_COLUMNS).where(_ENTRIES.c.id == entry_id)).first()
        return None if row is None else record(row)

    def entry_by_uid(self, uid: str) -> Entry | None:
        """The entry of a stable identity; ``None`` when there is none."""
        row = self._connection.execute(select(*RECORD_COLUMNS).where(_ENTRIES.c.uid == uid)).first()
        return None if row is None else record(row)

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """These entries in the order asked; ids that do not exist are left out."""
        rows = self._connection.execute(select(*RECORD_COLUMNS).where(among(_ENTRIES.c.id)), as_ids(ids))
        found = {row[0]: row for row in rows}
        # The numbers of the caller go into the records: who keeps ids of 100,000 entries keeps them once.
        return [record((entry_id, *found[entry_id][1:])) for entry_id in ids if entry_id in found]

    def all_entries(self) -> tuple[Entry, ...]:
        """Every entry in catalogue order."""
        # Read as the rows lie in the file, then put in order: many times faster than jumping through a big file.
        found = {row[0]: record(row) for row in self._connection.execute(select(*RECORD_COLUMNS))}
        return tuple(found[entry_id] for entry_id in self.ids())

    def counts(self) -> dict[str, dict[Status, int]]:
        """How many entries each area has in each status; every area and status is there."""
        counts = {area.key: dict.fromkeys(Status, 0) for area in self.areas()}
        statement = select(_ENTRIES.c.area, _ENTRIES.c.status, func.count()).group_by(
            _ENTRIES.c.area, _ENTRIES.c.status
        )
        for area, status, number in self._connection.execute(statement):
            counts[area][Status(status)] = number
        return counts

    def values_in_use(self, field: str, area: str | None = None) -> list[str]:
        """The different values of a field, the most used first; of a list field, its words.

        Raises ``KeyError`` for a field that the catalogue does not have.
        """
        settings = self.settings()
        if field in _FIELD_KEYS:
            column: ColumnElement[str] = _ENTRIES.c[field]
            is_list = list_kind(settings.kind).field(field).is_list
        elif any(custom.key == field for custom in settings.custom_fields):
            column, is_list = _custom_value(field), False
        else:
            raise KeyError(field)
        statement = select(column, func.count()).group_by(column)
        if area is not None:
            statement = statement.where(_ENTRIES.c.area == area)
        return _most_used(self._connection.execute(statement), split=is_list)

    def layout(self) -> Layout:
        """What a list of all entries must know of each. Equal places are one object: of 100,000 entries in some
        hundred groups only the ids cost memory."""
        grouping = self.kind().grouping
        group: ColumnElement[str] = _ENTRIES.c[grouping] if grouping else literal_column("''")
        facts = (_ENTRIES.c.area, group, _ENTRIES.c.status, _ENTRIES.c.unconfirmed)
        together = select(*facts, func.json_group_array(_ENTRIES.c.id)).group_by(*facts)
        places: dict[int, Place] = {}
        for area, group_of, status, mark, members in self._connection.execute(together):
            ids = json.loads(members)
            places.update(dict.fromkeys(ids, Place(area, group_of, _status(status, ids[0]), bool(mark))))
        same = dict(zip(places, places, strict=True))  # each id is one number, here and there
        orders = {area.key: self._ids_of(area.key) for area in self.areas()}
        return Layout(places, {key: list(map(same.__getitem__, ids)) for key, ids in orders.items()})

    def column(self, field: str, ids: Sequence[int] | None = None) -> dict[int, str]:
        """The text of one field (standard or custom) by entry, of all or of these; where it is empty it is left out."""
        column: ColumnElement[str] = _ENTRIES.c[field] if field in _FIELD_KEYS else _custom_value(field)
        statement = select(_ENTRIES.c.id, column).where(column != "")
        if ids is None:
            rows = self._connection.execute(statement)
        else:
            rows = self._connection.execute(statement.where(among(_ENTRIES.c.id)), as_ids(ids))
        return {row[0]: row[1] for row in rows}

    def column_part(self, field: str, behind: int, limit: int) -> list[tuple[int, str]]:
        """Id and text of one field of the next entries by id, empty ones included: for reading a column bit by bit."""
        column: ColumnElement[str] = _ENTRIES.c[field] if field in _FIELD_KEYS else _custom_value(field)
        statement = select(_ENTRIES.c.id, column).where(_ENTRIES.c.id > behind).order_by(_ENTRIES.c.id).limit(limit)
        return [(row[0], row[1] or "") for row in self._connection.execute(statement)]

    def area_last_changed(self) -> dict[str, datetime | None]:
        """When an entry of each area was last changed; ``None`` for an empty area."""
        latest = func.max(_ENTRIES.c.updated_at)
        rows = self._connection.execute(select(_ENTRIES.c.area, latest).group_by(_ENTRIES.c.area))
        known = {area: datetime.fromisoformat(at) for area, at in rows}
        return {area.key: known.get(area.key) for area in self.areas()}

    def last_saved_at(self) -> datetime | None:
        """When the newest revision was committed."""
        at = self._connection.scalar(select(schema.revisions.c.at).order_by(schema.revisions.c.id.desc()).limit(1))
        return None if at is None else datetime.fromisoformat(at)

    def snapshot(self, ids: Sequence[int] | None, taken_at: datetime) -> Snapshot:
        """The whole, or the part with these entries, in the order asked."""
        chosen = self.all_entries() if ids is None else tuple(self.entries(ids))
        return Snapshot(self.settings(), self.areas(), chosen, taken_at)

    def _ids_of(self, area: str) -> list[int]:
        """The ids of an area in the clerk's order: of one area, an index has it, and nothing is sorted."""
        statement = select(_ENTRIES.c.id).where(_ENTRIES.c.area == bindparam("area"))
        ordered = statement.order_by(_ENTRIES.c.position, _ENTRIES.c.id)
        return list(self._connection.scalars(ordered, {"area": area}).all())


def _status(text: str, entry_id: int) -> Status:
    try:
        return _STATUSES[text]
    except KeyError as error:
        raise _spoiled(entry_id) from error


def _spoiled(entry_id: int) -> DamagedError:
    return DamagedError(f"第 {entry_id} 号事项的数据已损坏，不能读取。请从最近的备份恢复。")


def record(row: Sequence[Any]) -> Entry:
    """The entry of a row with the ``RECORD_COLUMNS``. Raises ``DamagedError`` when it cannot be read."""
    entry_id, uid, area, status, unconfirmed, created_at, updated_at, extra, *texts = row
    values = {key: text for key, text in zip(_FIELD_KEYS, texts, strict=True) if text}
    try:
        if extra != "{}":
            values.update(json.loads(extra))
        return Entry(
            entry_id,
            uid,
            sys.intern(area),  # kept once, however many entries are kept
            _status(status, entry_id),
            MappingProxyType(values),
            bool(unconfirmed),
            datetime.fromisoformat(created_at),
            datetime.fromisoformat(updated_at),
        )
    except ValueError as error:
        raise _spoiled(entry_id) from error


def _custom_value(key: str) -> ColumnElement[str]:
    return func.coalesce(func.json_extract(_ENTRIES.c.extra, f"$.{json.dumps(key, ensure_ascii=False)}"), "")


def _most_used(rows: Iterable[AnyRow], *, split: bool) -> list[str]:
    uses: Counter[str] = Counter()
    for value, number in rows:
        for word in split_words(value) if split else (value,):
            uses[word] += number
    del uses[""]
    return sorted(uses, key=lambda word: (-uses[word], word))
