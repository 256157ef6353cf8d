"""What the window knows of every entry, kept in step: after any change it is what a fresh look would tell."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.outline import Outline, Survey
from gui.workspace import Workspace
from model.errors import UserError
from model.operations.entries import add_entries, remove_entries
from model.reading import read_layout
from tests.helpers.catalogues import entry_values, new_catalogue
from tests.helpers.random_steps import STEPS

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(new_catalogue(tmp_path / "a.gkml", *(f"事项{number}" for number in range(12))))
    yield opened
    opened.close()


def picture(outline: Outline, areas: list[str]) -> dict[str, object]:
    """Everything an outline tells."""
    return {
        "order": outline.ids,
        "by area": {area: outline.of_area(area) for area in areas},
        "places": {key: outline[key] for key in outline.ids},
        "groups": {area: outline.groups_of(area) for area in areas},
        "numbers": (+outline.areas, +outline.groups, +outline.statuses, outline.unconfirmed, len(outline)),
    }


def assert_in_step(workspace: Workspace) -> None:
    areas = [area.key for area in workspace.catalogue.areas()]
    assert picture(workspace.outline, areas) == picture(Outline(workspace.catalogue), areas)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_steps_and_their_undoing(workspace: Workspace, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        try:
            workspace.catalogue.run(chance.choice(STEPS)(chance, workspace.catalogue))
        except UserError:
            continue  # a senseless wish
        assert_in_step(workspace)
    while workspace.catalogue.undo_label:
        workspace.undo()
        assert_in_step(workspace)


def test_very_many_at_once(workspace: Workspace) -> None:
    workspace.run(add_entries(rows=[("culture", entry_values(f"新{number}")) for number in range(400)]))
    assert_in_step(workspace)
    workspace.run(remove_entries(entry_ids=workspace.outline.ids[5:350]))
    assert_in_step(workspace)
    workspace.undo()
    assert_in_step(workspace)


def test_a_survey_made_elsewhere_is_taken_as_it_is(workspace: Workspace) -> None:
    """As after a long change: the change is announced with what another thread saw."""
    catalogue = workspace.catalogue
    changes = catalogue.perform(add_entries(rows=[("culture", entry_values(f"新{n}")) for n in range(300)]))
    workspace.announce(changes, None, Survey(read_layout(catalogue.path)))
    assert_in_step(workspace)
