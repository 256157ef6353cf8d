"""Noting what was disclosed: kept with who and when, undone and redone, never twice."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.changes import Changes
from model.errors import UserError
from model.operations.disclosures import forget_disclosed, note_disclosed
from model.operations.entries import remove_entries
from model.reading import read_snapshot
from tests.helpers.catalogues import new_catalogue

DECEMBER, JANUARY = date(2026, 12, 10), date(2027, 1, 10)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "目录.gkml", "甲", "乙") as made:
        yield made


def noted(catalogue: Catalogue, first: date = date(2026, 1, 1)) -> list[tuple[int, date]]:
    return sorted(catalogue.disclosures(first))


def test_a_note_is_kept_with_who_and_when(catalogue: Catalogue) -> None:
    told: list[Changes] = []
    catalogue.subscribe(lambda changes, _: told.append(changes))
    catalogue.run(note_disclosed(items=[(1, DECEMBER)]))
    one = catalogue.disclosures(DECEMBER)[1, DECEMBER]
    assert one.user
    assert one.at == catalogue.last_saved_at
    assert [(changes.disclosures, changes.changed, changes.label) for changes in told] == [(True, (), "记下已公开")]
    assert noted(catalogue, date(2026, 12, 11)) == []


def test_notes_are_undone_and_redone(catalogue: Catalogue) -> None:
    catalogue.run(note_disclosed(items=[(1, DECEMBER), (2, DECEMBER), (1, JANUARY)]))
    assert catalogue.undo_label == "记下 3 项已公开"
    assert noted(catalogue) == [(1, DECEMBER), (1, JANUARY), (2, DECEMBER)]
    catalogue.run(forget_disclosed(items=[(1, DECEMBER), (2, JANUARY)]))
    assert noted(catalogue) == [(1, JANUARY), (2, DECEMBER)]
    catalogue.undo()
    catalogue.undo()
    assert noted(catalogue) == []
    catalogue.redo()
    assert len(noted(catalogue)) == 3


def test_nothing_is_noted_twice_or_for_nobody(catalogue: Catalogue) -> None:
    catalogue.run(note_disclosed(items=[(1, DECEMBER), (1, DECEMBER)]))
    steps = len(catalogue.history())
    catalogue.run(note_disclosed(items=[(1, DECEMBER)]))
    assert len(catalogue.history()) == steps
    catalogue.run(note_disclosed(items=[(99, DECEMBER), (2, DECEMBER)]))
    assert noted(catalogue) == [(1, DECEMBER), (2, DECEMBER)]
    with pytest.raises(UserError):
        catalogue.run(note_disclosed(items=[(99, DECEMBER)]))
    with pytest.raises(UserError, match="没有记过"):
        catalogue.run(forget_disclosed(items=[(1, JANUARY)]))


def test_an_entry_brought_back_has_its_notes_again(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.run(note_disclosed(items=[(1, DECEMBER)]))
    catalogue.run(remove_entries(entry_ids=[1]))
    catalogue.undo()
    assert noted(catalogue) == [(1, DECEMBER)]
    assert len(read_snapshot(tmp_path / "目录.gkml").entries) == 2
