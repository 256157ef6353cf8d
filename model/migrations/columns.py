"""The generic step behind every new row of the field table: a column for each field that has none yet."""

import sqlite3

from model.schema import field_columns


def missing_columns(bare: sqlite3.Connection) -> tuple[str, ...]:
    """Fields of this version that a file has no column for."""
    present = {row[1] for row in bare.execute("PRAGMA table_info(entries)")}
    return tuple(key for key in field_columns() if key not in present)


def ensure_columns(bare: sqlite3.Connection) -> None:
    """Add the missing columns, empty. Columns of fields that this version does not know are left in peace."""
    for key in missing_columns(bare):
        bare.execute(f"ALTER TABLE entries ADD COLUMN \"{key}\" TEXT NOT NULL DEFAULT ''")
