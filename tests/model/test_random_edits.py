"""Whatever the clerk does in whatever order: what is told is what happened, and undo leads back to the beginning."""

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.catalogue import Catalogue
from model.changes import Changes
from model.errors import UserError
from model.records import Entry
from model.schema import TRACKED
from tests.helpers.catalogues import new_catalogue, picture
from tests.helpers.random_steps import STEPS


def tables(catalogue: Catalogue) -> dict[str, list[tuple[object, ...]]]:
    """Every row that undo answers for, positions too."""
    with closing(sqlite3.connect(catalogue.path)) as bare:
        return {name: bare.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in TRACKED}


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, len(STEPS) - 1), st.integers(0, 2**16)), min_size=5, max_size=40))
def test_everything_can_be_undone_to_the_beginning_and_redone(steps: list[tuple[int, int]]) -> None:
    memory = Path("/dev/shm")
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        new_catalogue(Path(folder) / "a.gkml", *"甲乙丙丁", areas=("tax", "legal")) as catalogue,
    ):
        states = [(picture(catalogue), tables(catalogue))]
        for number, seed in steps:
            before = {entry.id: entry for entry in catalogue.snapshot().entries}
            try:
                changes = catalogue.run(STEPS[number](random.Random(seed), catalogue))
            except UserError:
                assert (picture(catalogue), tables(catalogue)) == states[-1]
                continue
            check_what_was_told(before, catalogue, changes)
            if changes:
                states.append((picture(catalogue), tables(catalogue)))
        for state in reversed(states[:-1]):
            before = {entry.id: entry for entry in catalogue.snapshot().entries}
            check_what_was_told(before, catalogue, catalogue.undo())
            assert (picture(catalogue), tables(catalogue)) == state
        assert catalogue.undo_label is None
        for state in states[1:]:
            before = {entry.id: entry for entry in catalogue.snapshot().entries}
            check_what_was_told(before, catalogue, catalogue.redo())
            assert (picture(catalogue), tables(catalogue)) == state
        assert catalogue.verify() == []


def check_what_was_told(before: dict[int, Entry], catalogue: Catalogue, changes: Changes) -> None:
    """``changes`` name exactly the entries that came, went, or are not what they were; the others kept their order."""
    after = {entry.id: entry for entry in catalogue.snapshot().entries}
    both = before.keys() & after.keys()
    assert set(changes.added) == after.keys() - before.keys()
    assert set(changes.removed) == before.keys() - after.keys()
    differing = {key for key in both if before[key] != after[key]}
    assert differing <= {*changes.changed, *changes.moved}
    assert set(changes.changed) <= differing
    for key in changes.changed:
        told = [field for field in changes.fields if field in catalogue.kind.keys]
        changed = [field for field in catalogue.kind.keys if before[key][field] != after[key][field]]
        assert set(changed) <= set(told)
    if not changes.areas:
        moved = set(changes.moved)
        assert [key for key in before if key in both - moved] == [key for key in after if key in both - moved]
    assert sum(sum(numbers.values()) for numbers in catalogue.counts().values()) == len(after)
