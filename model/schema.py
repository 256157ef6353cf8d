"""The tables of a catalogue file as they are now, for building statements. How they came to be: ``migrations``.

Every field of every list kind has its own text column in ``entries``, generated from the field table; values of
custom fields live together in ``extra`` (a JSON object). Times are text, local, to the second.
Tables in ``TRACKED`` are changed only through ``transaction.Transaction``, which keeps their row images.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

from model.fields import KINDS

APPLICATION_ID = 0x474B4D4C  # "GKML" in the file's header

metadata = MetaData()


def _key() -> "Column[int]":
    return Column("id", Integer, primary_key=True)


def field_columns() -> tuple[str, ...]:
    """The names of the generated columns, in the order of the field tables."""
    return tuple(dict.fromkeys(key for kind in KINDS for key in kind.keys))


areas = Table(
    "areas",
    metadata,
    _key(),
    Column("key", Text, unique=True, nullable=False),
    Column("label", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("custom", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    _key(),
    Column("uid", Text, unique=True, nullable=False),
    Column("area", Text, ForeignKey("areas.key"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("unconfirmed", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("extra", Text, nullable=False),
    *(Column(key, Text, nullable=False, server_default="") for key in field_columns()),
)

settings = Table(
    "settings",
    metadata,
    _key(),
    Column("key", Text, unique=True, nullable=False),
    Column("value", Text, nullable=False),
)

custom_fields = Table(
    "custom_fields",
    metadata,
    _key(),
    Column("key", Text, unique=True, nullable=False),
    Column("label", Text, nullable=False),
    Column("position", Integer, nullable=False),
)

revisions = Table(
    "revisions",
    metadata,
    _key(),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("reverts", Integer, ForeignKey("revisions.id")),
    Column("entries", Integer, nullable=False),
)

images = Table(
    "images",
    metadata,
    _key(),
    Column("revision_id", Integer, ForeignKey("revisions.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
)

imports = Table(
    "imports",
    metadata,
    _key(),
    Column("revision_id", Integer, ForeignKey("revisions.id"), nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("rows", Integer, nullable=False),
)

import_rows = Table(
    "import_rows",
    metadata,
    _key(),
    Column("import_id", Integer, ForeignKey("imports.id"), nullable=False),
    Column("entry_id", Integer, nullable=False),  # no foreign key: the record outlives the entry
    Column("sheet", Text, nullable=False),
    Column("row", Integer, nullable=False),
)

releases = Table(
    "releases",
    metadata,
    _key(),
    Column("label", Text, unique=True, nullable=False),
    Column("note", Text, nullable=False),
    Column("revision_id", Integer, ForeignKey("revisions.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
)

sendings = Table(
    "sendings",
    metadata,
    _key(),
    Column("uid", Text, unique=True, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("revision_id", Integer, ForeignKey("revisions.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
)

sent_entries = Table(
    "sent_entries",
    metadata,
    _key(),
    Column("sending_id", Integer, ForeignKey("sendings.id"), nullable=False),
    Column("entry_id", Integer, nullable=False),  # no foreign key: the record outlives the entry
)

remarks = Table(
    "remarks",
    metadata,
    _key(),
    Column("entry_id", Integer, nullable=False),  # no foreign key: an entry brought back has its remarks again
    Column("field", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("said_at", Text),
    Column("text", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("proposed", Text),
    Column("state", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    Column("settled_at", Text),
    Column("settled_by", Text, nullable=False),
)

disclosures = Table(
    "disclosures",
    metadata,
    _key(),
    Column("entry_id", Integer, nullable=False),  # no foreign key: an entry brought back has its notes again
    Column("due", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
)

lock = Table(
    "lock",
    metadata,
    _key(),
    Column("token", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("host", Text, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("started", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("since", Text, nullable=False),
)

identity = Table(
    "identity",
    metadata,
    Column("catalogue_id", Text, primary_key=True),
)

TRACKED: dict[str, Table] = {
    table.name: table
    for table in (
        areas,
        entries,
        settings,
        custom_fields,
        imports,
        import_rows,
        releases,
        sendings,
        sent_entries,
        remarks,
        disclosures,
    )
}
