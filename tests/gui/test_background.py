"""Checks and search in the background: in the end they say what a fresh look at the whole catalogue says."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gui.workspace import Workspace
from model.catalogue import Catalogue
from model.checks import CheckBook
from model.operations.areas import add_area
from model.operations.entries import add_entries, edit_entry, remove_entries
from model.operations.placing import move_entries
from model.search import SearchIndex
from tests.helpers.catalogues import entry_values, new_catalogue
from tests.helpers.windows import settle

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace(new_catalogue(tmp_path / "a.gkml", *(f"事项{number}" for number in range(150))))
    yield opened
    opened.close()


def problems(workspace: Workspace) -> set[tuple[int | None, str]]:
    found = [(problem.entry_id, problem.code) for problem in workspace.checks.of_whole()]
    for entry_id in workspace.outline.ids:
        found += [(problem.entry_id, problem.code) for problem in workspace.checks.of_entry(entry_id)]
    return set(found)


def fresh_problems(catalogue: Catalogue) -> set[tuple[int | None, str]]:
    book = CheckBook()
    book.rebuild(catalogue.snapshot(), date.today())
    return {(problem.entry_id, problem.code) for problem in book.problems()}


def fresh_hits(catalogue: Catalogue, query: str) -> list[int]:
    index = SearchIndex(catalogue.kind)
    index.build(catalogue.snapshot().entries)
    return index.find(query)


def assert_in_step(workspace: Workspace) -> None:
    settle(lambda: workspace.checks.complete and workspace.search.complete)
    assert problems(workspace) == fresh_problems(workspace.catalogue)
    assert set(workspace.checks.entry_ids) == {key for key, _ in problems(workspace) if key is not None}
    for query in ("事项1", "政府", "sx", "新名", "没有"):
        assert workspace.search.find(query) == fresh_hits(workspace.catalogue, query), query


def change_everything(workspace: Workspace) -> None:
    """Edits, additions, moves, removals and an undo, at the beginning, the middle and the end."""
    ids = list(workspace.outline.ids)
    for entry_id in (ids[0], ids[75], ids[-1]):
        workspace.run(edit_entry(entry_id=entry_id, field="basis", value=""))
        workspace.run(edit_entry(entry_id=entry_id, field="name", value="新名称"))
    workspace.run(remove_entries(entry_ids=ids[1:4] + ids[80:83]))
    workspace.run(add_entries(rows=[("culture", entry_values("新名称二", method=""))]))
    workspace.run(move_entries(entry_ids=ids[10:12], area="culture"))
    workspace.undo()
    workspace.run(move_entries(entry_ids=[ids[20]], area="legal", before=ids[0]))


def test_after_the_first_look(workspace: Workspace) -> None:
    assert problems(workspace) == set(), "nothing is checked before the window is painted"
    workspace.start_background_work()
    assert_in_step(workspace)


def test_after_many_changes(workspace: Workspace) -> None:
    workspace.start_background_work()
    settle(lambda: workspace.checks.complete and workspace.search.complete)
    change_everything(workspace)
    assert_in_step(workspace)


def test_changes_while_the_work_is_going_on(workspace: Workspace) -> None:
    """What was read but not yet checked when it changed must not overwrite the new state."""
    workspace.start_background_work()
    for _ in range(3):
        settle()
        change_everything(workspace)
    assert_in_step(workspace)


def test_a_change_of_very_many(workspace: Workspace) -> None:
    workspace.start_background_work()
    workspace.run(add_entries(rows=[("culture", entry_values(f"新名{number}", basis="")) for number in range(300)]))
    assert_in_step(workspace)
    workspace.undo()
    assert_in_step(workspace)


def test_changed_areas_and_settings_mean_checking_anew(workspace: Workspace) -> None:
    workspace.start_background_work()
    settle(lambda: workspace.checks.complete and workspace.search.complete)
    workspace.run(add_area(label="政务服务"))
    assert_in_step(workspace)


def test_pausing_keeps_what_was_done(workspace: Workspace) -> None:
    many = [("legal", entry_values(f"更多事项{number}")) for number in range(3_000)]  # more than a few slices can do
    workspace.run(add_entries(rows=many))
    workspace.start_background_work()
    settle()
    workspace.pause()
    settle()
    assert not workspace.checks.complete
    workspace.resume()
    assert_in_step(workspace)
