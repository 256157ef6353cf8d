"""Version 4: which entries were disclosed for which due date. The note outlives the entry it speaks of."""

import sqlite3

VERSION = 4

_STATEMENTS = (
    """CREATE TABLE disclosures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        entry_id INTEGER NOT NULL,
        due TEXT NOT NULL,
        at TEXT NOT NULL,
        user TEXT NOT NULL)""",
    "CREATE UNIQUE INDEX disclosures_entry ON disclosures (entry_id, due)",
    "CREATE INDEX disclosures_due ON disclosures (due)",
)


def apply(bare: sqlite3.Connection) -> None:
    """Add the table, empty."""
    for statement in _STATEMENTS:
        bare.execute(statement)
