"""Whatever was done, the catalogue as it was after each step can be had again, and the file is only read for it."""

import random
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.areas import rename_area
from model.operations.entries import edit_entry, remove_entries
from model.operations.placing import move_entries
from model.operations.releases import name_version
from model.operations.settings import change_settings
from model.reading import read_snapshot_at, read_snapshot_on
from model.snapshot import Snapshot
from tests.helpers.catalogues import new_catalogue
from tests.helpers.random_steps import STEPS

UNDO, REDO = len(STEPS), len(STEPS) + 1


def timeless(snapshot: Snapshot) -> Snapshot:
    return replace(snapshot, taken_at=datetime.min)


def newest(catalogue: Catalogue) -> int:
    return catalogue.history(limit=1)[0].id


def do(number: int, seed: int, catalogue: Catalogue) -> None:
    if number == UNDO:
        catalogue.undo()
    elif number == REDO:
        catalogue.redo()
    else:
        catalogue.run(STEPS[number](random.Random(seed), catalogue))


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(steps=st.lists(st.tuples(st.integers(0, REDO), st.integers(0, 2**16)), min_size=5, max_size=40))
def test_the_state_after_every_step_can_be_had_again(steps: list[tuple[int, int]]) -> None:
    memory = Path("/dev/shm")
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        new_catalogue(Path(folder) / "a.gkml", *"甲乙丙丁", areas=("tax", "legal")) as catalogue,
    ):
        states = {newest(catalogue): timeless(catalogue.snapshot())}
        for number, seed in steps:
            try:
                do(number, seed, catalogue)
            except UserError:
                continue
            states[newest(catalogue)] = timeless(catalogue.snapshot())
        for revision_id, state in states.items():
            assert timeless(catalogue.snapshot_at(revision_id)) == state
        for release in catalogue.releases():
            assert timeless(catalogue.snapshot_of(release)) == states[release.revision_id]


def picture(snapshot: Snapshot) -> str:
    lines = [snapshot.settings.unit]
    for area, entries in snapshot.by_area():
        lines.append(f"{area.label}: " + " ".join(f"{entry['name']}({entry['note']})" for entry in entries))
    return "\n".join(lines)


def test_back_to_the_very_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲", "乙", "丙", areas=("legal", "tax")) as catalogue:
        catalogue.run(name_version(label="初稿"))
        catalogue.run(edit_entry(entry_id=1, field="note", value="改"))
        catalogue.run(move_entries(entry_ids=[3], area="tax"))
        catalogue.run(remove_entries(entry_ids=[2]))
        catalogue.run(rename_area(key="tax", label="税务"))
        catalogue.run(change_settings(unit="另一个局"))
        assert picture(catalogue.snapshot()) == "另一个局\n税务: 丙()\n公共法律服务: 甲(改)"
        (first,) = catalogue.releases()
        assert picture(catalogue.snapshot_of(first)) == "格尔木市司法局\n税收管理: \n公共法律服务: 甲() 乙() 丙()"
    content = path.read_bytes()
    assert picture(read_snapshot_at(path, 1)) == "格尔木市司法局\n税收管理: \n公共法律服务: "
    assert path.read_bytes() == content


def test_a_revision_that_never_was_is_refused(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        for number in (0, 99, -1):
            with pytest.raises(UserError, match="没有编号"):
                catalogue.snapshot_at(number)


def test_a_moment_is_the_last_revision_up_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲", "乙") as catalogue:
        made = catalogue.history()[-1].at
        revision_id, now = read_snapshot_on(path, datetime.now() + timedelta(hours=1))
        assert revision_id == catalogue.history(limit=1)[0].id
        assert now.entries == catalogue.snapshot().entries
        with pytest.raises(UserError, match="还没有这个目录，它建于"):
            read_snapshot_on(path, made - timedelta(minutes=1))
