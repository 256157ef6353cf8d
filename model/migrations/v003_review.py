"""Version 3: what was sent for review, and the remarks that came back. They outlive the entries they speak of."""

import sqlite3

VERSION = 3

_STATEMENTS = (
    """CREATE TABLE sendings (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE,
        recipient TEXT NOT NULL,
        file TEXT NOT NULL,
        revision_id INTEGER NOT NULL REFERENCES revisions (id),
        at TEXT NOT NULL,
        user TEXT NOT NULL)""",
    """CREATE TABLE sent_entries (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sending_id INTEGER NOT NULL REFERENCES sendings (id),
        entry_id INTEGER NOT NULL)""",
    "CREATE INDEX sent_entries_entry ON sent_entries (entry_id)",
    "CREATE INDEX sent_entries_sending ON sent_entries (sending_id)",
    """CREATE TABLE remarks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        said_at TEXT,
        text TEXT NOT NULL,
        before TEXT NOT NULL,
        proposed TEXT,
        state TEXT NOT NULL,
        file TEXT NOT NULL,
        place TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        settled_at TEXT,
        settled_by TEXT NOT NULL)""",
    "CREATE INDEX remarks_entry ON remarks (entry_id)",
    "CREATE INDEX remarks_open ON remarks (entry_id) WHERE state = 'open'",
)


def apply(bare: sqlite3.Connection) -> None:
    """Add the tables, empty."""
    for statement in _STATEMENTS:
        bare.execute(statement)
