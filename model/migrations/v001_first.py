"""Version 1: the first tables. The columns of the fields are added by ``columns.ensure_columns``.

AUTOINCREMENT where an id must never be given twice: the history of a removed entry must not become that of a new one.
"""

import sqlite3

VERSION = 1

_STATEMENTS = (
    "PRAGMA application_id = 0x474B4D4C",
    "CREATE TABLE identity (catalogue_id TEXT NOT NULL PRIMARY KEY)",
    """CREATE TABLE areas (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        position INTEGER NOT NULL,
        custom INTEGER NOT NULL)""",
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        area TEXT NOT NULL REFERENCES areas (key),
        position INTEGER NOT NULL,
        status TEXT NOT NULL,
        unconfirmed INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        extra TEXT NOT NULL)""",
    "CREATE INDEX entries_place ON entries (area, position)",
    "CREATE INDEX entries_state ON entries (area, status)",
    "CREATE TABLE settings (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, value TEXT NOT NULL)",
    """CREATE TABLE custom_fields (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        position INTEGER NOT NULL)""",
    """CREATE TABLE revisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        user TEXT NOT NULL,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        reverts INTEGER REFERENCES revisions (id),
        entries INTEGER NOT NULL)""",
    """CREATE TABLE images (
        id INTEGER PRIMARY KEY,
        revision_id INTEGER NOT NULL REFERENCES revisions (id),
        kind TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT)""",
    "CREATE INDEX images_revision ON images (revision_id)",
    "CREATE INDEX images_row ON images (table_name, row_id)",
    """CREATE TABLE imports (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        revision_id INTEGER NOT NULL REFERENCES revisions (id),
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        at TEXT NOT NULL,
        rows INTEGER NOT NULL)""",
    """CREATE TABLE import_rows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        import_id INTEGER NOT NULL REFERENCES imports (id),
        entry_id INTEGER NOT NULL,
        sheet TEXT NOT NULL,
        row INTEGER NOT NULL)""",
    "CREATE INDEX import_rows_entry ON import_rows (entry_id)",
    "CREATE INDEX import_rows_import ON import_rows (import_id)",
    """CREATE TABLE lock (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        token TEXT NOT NULL,
        user TEXT NOT NULL,
        host TEXT NOT NULL,
        pid INTEGER NOT NULL,
        started TEXT NOT NULL,
        path TEXT NOT NULL,
        since TEXT NOT NULL)""",
)


def apply(bare: sqlite3.Connection) -> None:
    """Make the tables in an empty file."""
    for statement in _STATEMENTS:
        bare.execute(statement)
