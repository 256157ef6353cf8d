"""Version 2: named versions. A version is a name for a revision; what it held is told by the row images."""

import sqlite3

VERSION = 2

_STATEMENT = """CREATE TABLE releases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL UNIQUE,
    note TEXT NOT NULL,
    revision_id INTEGER NOT NULL REFERENCES revisions (id),
    at TEXT NOT NULL,
    user TEXT NOT NULL)"""


def apply(bare: sqlite3.Connection) -> None:
    """Add the table, empty."""
    bare.execute(_STATEMENT)
