"""A colleague's copy of the catalogue comes back: each side's own work is kept, and only true conflicts are asked."""

from pathlib import Path

import pytest

from importers.session import ImportSession
from model.catalogue import Catalogue
from model.operations.bulk import apply_plan
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.review import set_status
from model.plan import ImportPlan, OnConflict, PlanChoices, RowState
from model.records import Status
from tests.helpers.catalogues import entry_values, names, new_catalogue


def edit(catalogue: Catalogue, entry_id: int, **values: str) -> None:
    for field, value in values.items():
        catalogue.run(edit_entry(entry_id=entry_id, field=field, value=value))


@pytest.fixture
def sides(tmp_path: Path):
    """A catalogue and a copy of it, open both."""
    with new_catalogue(tmp_path / "本局.gkml", "甲", "乙", "丙", "丁", areas=("legal", "tax")) as catalogue:
        edit(catalogue, 1, note="共同的旧话")
        copy = catalogue.backup(tmp_path / "同事.gkml")
        with Catalogue.open(copy) as other:
            yield catalogue, other


def picture(plan: ImportPlan) -> list[str]:
    lines = []
    for row in plan.rows:
        changes = [
            f"{change.field}:{change.before}→{change.after}{'!' if change.conflict else ''}" for change in row.changes
        ]
        lines.append(" ".join([row.values["name"], row.state.value, *changes]))
    return lines


def test_each_side_keeps_its_own_work(sides: tuple[Catalogue, Catalogue]) -> None:
    catalogue, other = sides
    edit(catalogue, 1, requirement="我们补的要求")
    edit(catalogue, 2, note="我们写的", code="1")
    edit(other, 1, note="他们改的话")
    edit(other, 2, note="他们写的")
    edit(other, 3, code="C")
    other.run(set_status(entry_ids=[4], status=Status.REVIEW))
    other.run(add_entry(area="tax", values=entry_values("戊")))
    plan = ImportSession.from_files([other.path], catalogue.snapshot(), home=catalogue.path).plan()
    assert picture(plan) == [
        "戊 new",
        "甲 changed note:共同的旧话→他们改的话",
        "乙 conflict note:我们写的→他们写的!",
        "丙 changed code:→C",
        "丁 changed status:draft→review",
    ]
    catalogue.run(apply_plan(plan=plan, choices=PlanChoices(on_conflict=OnConflict.KEEP)))
    entries = {entry["name"]: entry for entry in catalogue.snapshot().entries}
    assert (entries["甲"]["note"], entries["甲"]["requirement"]) == ("他们改的话", "我们补的要求")
    assert (entries["乙"]["note"], entries["乙"]["code"]) == ("我们写的", "1")
    assert entries["戊"].uid == next(entry.uid for entry in other.snapshot().entries if entry["name"] == "戊")
    again = ImportSession.from_files([other.path], catalogue.snapshot(), home=catalogue.path).plan()
    assert [row.state for row in again.rows if row.values["name"] != "乙"] == [RowState.UNCHANGED] * 4


def test_what_we_took_out_does_not_come_back_unasked(sides: tuple[Catalogue, Catalogue]) -> None:
    catalogue, other = sides
    catalogue.run(remove_entries(entry_ids=[3]))
    edit(other, 4, note="新")
    plan = ImportSession.from_files([other.path], catalogue.snapshot(), home=catalogue.path).plan()
    assert picture(plan)[2:] == ["丙 conflict", "丁 changed note:→新"]
    catalogue.run(apply_plan(plan=plan, choices=PlanChoices(on_conflict=OnConflict.KEEP)))
    assert names(catalogue, "legal") == ["甲", "乙", "丁"]


def test_a_catalogue_of_other_origin_has_no_common_ground(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue, new_catalogue(tmp_path / "b.gkml", "甲") as other:
        edit(catalogue, 1, note="我们写的")
        edit(other, 1, note="他们写的")
        plan = ImportSession.from_files([other.path], catalogue.snapshot(), home=catalogue.path).plan()
        assert picture(plan) == ["甲 changed note:我们写的→他们写的"]
