"""Pasting cells and copies of entries: pictures before, after, and after undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import remove_entries
from model.operations.pasting import copy_entries, paste_cells
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import names, new_catalogue, picture, tree


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙", areas=["legal", "culture"]) as opened:
        yield opened


def test_cells_and_rows_behind_the_last_are_one_step(catalogue: Catalogue) -> None:
    before = picture(catalogue)
    first, second, _ = catalogue.ids()
    catalogue.run(
        paste_cells(
            values={first: {"name": "子"}, second: {"name": "丑", "note": "注"}},
            new=[{"name": "寅"}, {"name": "卯"}],
            behind=second,
            label="粘贴 5 个单元格",
        )
    )
    assert names(catalogue, "legal") == ["子", "丑", "寅", "卯", "丙"]
    assert catalogue.undo_label == "粘贴 5 个单元格"
    catalogue.undo()
    assert picture(catalogue) == before


def test_what_is_gone_is_refused_as_a_whole(catalogue: Catalogue) -> None:
    first, second, _ = catalogue.ids()
    catalogue.run(remove_entries(entry_ids=[second]))
    before = picture(catalogue)
    with pytest.raises(UserError, match="已经不在目录里"):
        catalogue.run(paste_cells(values={first: {"name": "子"}}, new=[{"name": "寅"}], behind=second, label="粘贴"))
    assert picture(catalogue) == before, "nothing half done"


def test_copies_are_drafts_of_their_own_in_the_order_given(catalogue: Catalogue) -> None:
    first, second, third = catalogue.ids()
    catalogue.run(set_status(entry_ids=[first], status=Status.APPROVED))
    before = picture(catalogue)
    catalogue.run(copy_entries(entry_ids=[third, first], area="legal", behind=second))
    assert names(catalogue, "legal") == ["甲", "乙", "丙", "甲", "丙"]
    copies = catalogue.entries(catalogue.ids()[2:4])
    assert {entry.status for entry in copies} == {Status.DRAFT}
    assert len({entry.uid for entry in catalogue.snapshot().entries}) == 5
    assert catalogue.undo_label == "粘贴 2 个事项"
    catalogue.undo()
    assert picture(catalogue) == before


def test_copies_go_into_an_empty_area(catalogue: Catalogue) -> None:
    catalogue.run(copy_entries(entry_ids=catalogue.ids()[:1], area="culture"))
    assert names(catalogue, "culture") == ["甲"]
    with pytest.raises(UserError, match="没有“nowhere”这个领域"):
        catalogue.run(copy_entries(entry_ids=catalogue.ids()[:1], area="nowhere"))
    with pytest.raises(UserError, match="不在同一个领域"):
        catalogue.run(copy_entries(entry_ids=catalogue.ids()[:1], area="culture", behind=catalogue.ids("legal")[0]))
    assert tree(catalogue).count("甲") == 2
