"""Whatever the clerk does in whatever order: what is told is what happened, and undo leads back to the beginning."""

import random
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.catalogue import Catalogue
from model.changes import Changes
from model.errors import UserError
from model.operations.areas import add_area, move_area, remove_area, rename_area
from model.operations.custom_fields import add_custom_field
from model.operations.entries import (
    NewEntry,
    add_entries,
    add_entry,
    confirm_entries,
    duplicate_entries,
    edit_entries,
    edit_entry,
    remove_entries,
)
from model.operations.operation import Operation
from model.operations.placing import move_entries
from model.operations.review import set_status
from model.operations.settings import change_settings
from model.records import Entry, Status
from model.schema import TRACKED
from tests.helpers.catalogues import entry_values, new_catalogue, picture

Choice = tuple[random.Random, Catalogue]
WORDS = ("", "甲", "乙；丙", "长" * 300, "=1+1", "a\nb", "'\"", "𠮷")


def some(chance: random.Random, catalogue: Catalogue) -> list[int]:
    """A few entries, one of them perhaps gone."""
    ids = [*catalogue.ids(), 10_000]
    return chance.sample(ids, min(len(ids), chance.randrange(1, 5)))


def area_of(chance: random.Random, catalogue: Catalogue) -> str:
    return chance.choice([area.key for area in catalogue.areas()])


def field_of(chance: random.Random, catalogue: Catalogue) -> str:
    own = [field.key for field in catalogue.settings().custom_fields]
    return chance.choice([*catalogue.kind.keys, *own])


def move(chance: random.Random, catalogue: Catalogue) -> Operation:
    area = area_of(chance, catalogue)
    return move_entries(
        entry_ids=some(chance, catalogue), area=area, before=chance.choice([None, *catalogue.ids(area)])
    )


def new_entries(chance: random.Random, catalogue: Catalogue) -> Operation:
    rows = [
        NewEntry(
            area_of(chance, catalogue),
            entry_values(chance.choice(WORDS), category=chance.choice(WORDS[:3])),
            chance.random() < 0.5,
        )
        for _ in range(chance.randrange(4))
    ]
    return add_entries(rows=rows)


STEPS: tuple[Callable[[random.Random, Catalogue], Operation], ...] = (
    new_entries,
    new_entries,
    move,
    move,
    move,
    lambda chance, catalogue: add_entry(
        area=area_of(chance, catalogue), values={"name": "新"}, after=chance.choice([None, *catalogue.ids()])
    ),
    lambda chance, catalogue: edit_entry(
        entry_id=some(chance, catalogue)[0], field=field_of(chance, catalogue), value=chance.choice(WORDS)
    ),
    lambda chance, catalogue: edit_entries(
        values={key: {field_of(chance, catalogue): chance.choice(WORDS)} for key in some(chance, catalogue)}, label="批"
    ),
    lambda chance, catalogue: remove_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: duplicate_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: confirm_entries(entry_ids=some(chance, catalogue)),
    lambda chance, catalogue: set_status(entry_ids=some(chance, catalogue), status=chance.choice(list(Status))),
    lambda chance, catalogue: change_settings(unit=chance.choice(WORDS), tiers=chance.choice([(), ("县级",)])),
    lambda chance, _catalogue: add_custom_field(label=chance.choice("一二三")),
    lambda chance, _catalogue: add_area(label=chance.choice("东南西北")),
    lambda chance, catalogue: rename_area(key=area_of(chance, catalogue), label=chance.choice("东南西北")),
    lambda chance, catalogue: remove_area(key=area_of(chance, catalogue)),
    lambda chance, catalogue: move_area(
        key=area_of(chance, catalogue), before=chance.choice([None, area_of(chance, catalogue)])
    ),
)


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
