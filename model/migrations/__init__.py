"""How a file of an older version becomes one of this version. One small module per version.

A new version is one new module here with ``VERSION`` and ``apply(bare)``, one new row in ``STEPS``, and a file
of that version in ``tests/data/schemas``, which stays there for ever. A step never uses ``schema``: that page
changes, a step must not. A new field needs no step: its column is added by ``columns.ensure_columns``.
"""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from model.migrations import v001_first, v002_releases, v003_review, v004_disclosures
from model.migrations.columns import ensure_columns, missing_columns

StepWork = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Step:
    """Brings a file from ``version - 1`` to ``version``, inside the transaction that is open."""

    version: int
    apply: StepWork


STEPS: Final[tuple[Step, ...]] = (
    Step(v001_first.VERSION, v001_first.apply),
    Step(v002_releases.VERSION, v002_releases.apply),
    Step(v003_review.VERSION, v003_review.apply),
    Step(v004_disclosures.VERSION, v004_disclosures.apply),
)
CURRENT_VERSION: Final = STEPS[-1].version


def version_of(bare: sqlite3.Connection) -> int:
    """The version a file is in; 0 for an empty one."""
    return int(bare.execute("PRAGMA user_version").fetchone()[0])


def is_current(bare: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> bool:
    """Whether nothing is left to do."""
    return version_of(bare) == steps[-1].version and not missing_columns(bare)


def migrate(bare: sqlite3.Connection, steps: Sequence[Step] = STEPS) -> None:
    """Apply the steps that a file lacks, all in one transaction: it is in the old version or in the new one.

    Foreign keys are off meanwhile (a step may rebuild a table) and checked before the commit.
    The caller has made a verified copy before.
    """
    bare.execute("PRAGMA foreign_keys=OFF")  # does nothing inside a transaction
    try:
        bare.execute("BEGIN IMMEDIATE")
        try:
            _apply(bare, steps)
            bare.execute("COMMIT")
        except BaseException:
            if bare.in_transaction:
                bare.execute("ROLLBACK")
            raise
    finally:
        bare.execute("PRAGMA foreign_keys=ON")


def _apply(bare: sqlite3.Connection, steps: Sequence[Step]) -> None:
    present = version_of(bare)
    for step in steps:
        if step.version > present:
            step.apply(bare)
            bare.execute(f"PRAGMA user_version={step.version}")
    ensure_columns(bare)
    orphans = bare.execute("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise sqlite3.IntegrityError(f"rows without their parent after the migration: {orphans[:5]}")
