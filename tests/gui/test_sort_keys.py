"""Sorting a list too long to be read at once: the clerk's order first, the sorted one when the column has been read."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.entry_list import EntryList
from gui.filter import Sorting
from gui.item_models.columns import STATUS
from gui.workspace import Workspace
from model.operations.entries import add_entries, edit_entries, edit_entry, remove_entries
from model.operations.operation import Operation
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import entry_values, new_catalogue
from tests.helpers.windows import settle

pytestmark = pytest.mark.usefixtures("application")

_MANY = 3_200


@pytest.fixture
def listed(tmp_path: Path) -> Iterator[tuple[Workspace, EntryList]]:
    workspace = Workspace(new_catalogue(tmp_path / "a.gkml"))
    rows = [("culture", entry_values(f"事项{number * 7919 % _MANY:05}", note="")) for number in range(_MANY)]
    workspace.run(add_entries(rows=rows))
    entry_list = EntryList(workspace, workspace)
    workspace.changed.connect(lambda changes, _initiator: entry_list.follow(changes))
    entry_list.make()
    yield workspace, entry_list
    workspace.close()


def names(workspace: Workspace, entry_list: EntryList) -> list[str]:
    known = {entry.id: entry["name"] for entry in workspace.catalogue.snapshot().entries}
    return [known[key] for key in entry_list.ids]


def test_the_list_is_sorted_when_the_column_is_read(listed: tuple[Workspace, EntryList]) -> None:
    workspace, entry_list = listed
    order = list(entry_list.ids)
    entry_list.set_sorting(Sorting("name"))
    assert entry_list.ids == order, "nothing waits for the reading"
    settle(lambda: entry_list.ids != order)
    assert names(workspace, entry_list) == sorted(names(workspace, entry_list))
    entry_list.set_sorting(Sorting("name", descending=True))
    assert names(workspace, entry_list) == sorted(names(workspace, entry_list), reverse=True)
    entry_list.set_sorting(None)
    assert entry_list.ids == order


def _rename_all(workspace: Workspace) -> Operation:
    values = {key: {"name": f"新{number * 31 % 997:04}"} for number, key in enumerate(workspace.outline.ids)}
    return edit_entries(values=values, label="改名")


def test_changes_are_followed(listed: tuple[Workspace, EntryList]) -> None:
    workspace, entry_list = listed
    entry_list.set_sorting(Sorting("name"))
    settle(lambda: names(workspace, entry_list) == sorted(names(workspace, entry_list)))
    last = entry_list.ids[-1]
    workspace.run(edit_entry(entry_id=last, field="name", value="事项"))
    entry_list.set_sorting(Sorting("name"))
    assert entry_list.ids[0] == last
    workspace.run(remove_entries(entry_ids=entry_list.ids[:3]))
    workspace.run(add_entries(rows=[("culture", entry_values("事项0"))]))
    assert names(workspace, entry_list) == sorted(names(workspace, entry_list))
    workspace.run(_rename_all(workspace))
    entry_list.set_sorting(Sorting("name"))
    settle(lambda: names(workspace, entry_list) == sorted(names(workspace, entry_list)))
    assert len(set(entry_list.ids)) == len(workspace.outline)


def test_status_needs_no_reading(listed: tuple[Workspace, EntryList]) -> None:
    workspace, entry_list = listed
    first = entry_list.ids[0]
    workspace.run(set_status(entry_ids=[first], status=Status.RETIRED))
    entry_list.set_sorting(Sorting(STATUS))
    assert entry_list.ids[-1] == first
