"""The limits known in the background are always those of the catalogue, after small and large changes alike."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui.workspace import Workspace
from model.catalogue import Catalogue
from model.operations.entries import NewEntry, add_entries, edit_entries, edit_entry, remove_entries
from model.operations.review import set_status
from model.records import CatalogueSettings, Status
from tests.helpers.catalogues import entry_values
from tests.helpers.windows import settle

LIMITS = ("每季度", "每月10日前", "自信息形成之日起20个工作日内", "", "定期公开")
MANY = 450  # more than one change hands on to its followers, more than is read at once


@pytest.fixture
def workspace(application: QApplication, tmp_path: Path) -> Iterator[Workspace]:
    catalogue = Catalogue.create(tmp_path / "目录.gkml", CatalogueSettings(unit="甲"), ["legal", "culture"])
    rows = [
        NewEntry("legal", entry_values(f"事项{number}", time_limit=LIMITS[number % len(LIMITS)]))
        for number in range(MANY)
    ]
    catalogue.run(add_entries(rows=rows))
    made = Workspace(catalogue)
    made.dues.start()
    settle(lambda: made.dues.complete)
    yield made
    made.close()
    made.deleteLater()


def as_it_is(workspace: Workspace) -> list[tuple[int, str]]:
    entries = workspace.catalogue.entries(workspace.catalogue.ids())
    return [(entry.id, entry["time_limit"]) for entry in entries if entry.status is not Status.RETIRED]


CHANGES: dict[str, Callable[[list[int]], object]] = {
    "one limit": lambda ids: edit_entry(entry_id=ids[3], field="time_limit", value="每周五"),
    "another field": lambda ids: edit_entry(entry_id=ids[3], field="note", value="每周五"),
    "all limits": lambda ids: edit_entries(values={key: {"time_limit": "每半年"} for key in ids}, label="改"),
    "some removed": lambda ids: remove_entries(entry_ids=ids[::3]),
    "some out of force": lambda ids: set_status(entry_ids=ids[1::2], status=Status.RETIRED),
    "some added": lambda _ids: add_entries(
        rows=[NewEntry("culture", entry_values(f"新{number}", time_limit="每年1月31日前")) for number in range(300)]
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_follows_forth_and_back(workspace: Workspace, change: str) -> None:
    def in_step() -> None:
        settle(lambda: workspace.dues.complete)
        expected = as_it_is(workspace)
        assert workspace.dues.limits() == expected
        dated = Counter(text for _, text in expected if text.startswith("每"))
        assert workspace.dues.dated == dict(dated)

    in_step()
    workspace.run(CHANGES[change](workspace.catalogue.ids()))  # type: ignore[arg-type]
    in_step()
    workspace.undo()
    in_step()
    workspace.redo()
    in_step()


def test_a_change_in_the_middle_of_reading_is_not_lost(workspace: Workspace) -> None:
    workspace.dues.start()
    assert not workspace.dues.complete
    workspace.run(edit_entry(entry_id=workspace.catalogue.ids()[-1], field="time_limit", value="每周五"))
    workspace.run(remove_entries(entry_ids=workspace.catalogue.ids()[-3:-1]))
    workspace.dues.finish()
    assert workspace.dues.limits() == as_it_is(workspace)
    assert workspace.dues.limits()[-1][1] == "每周五"
