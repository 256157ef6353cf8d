from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.entries import edit_entries
from model.operations.placing import move_entries, move_to_group
from tests.helpers.catalogues import names, new_catalogue, picture


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", *"甲乙丙丁戊") as opened:
        yield opened


@pytest.mark.parametrize(
    ("moving", "before", "order"),
    [
        ([5], 1, "戊甲乙丙丁"),
        ([1], None, "乙丙丁戊甲"),
        ([1, 3], 5, "乙丁甲丙戊"),
        ([3, 1], 5, "乙丁丙甲戊"),  # the order given is the order taken
        ([2, 3], 2, "甲乙丙丁戊"),  # in front of itself: stays
        ([2, 4], 2, "甲乙丁丙戊"),
        ([1, 2, 3, 4, 5], None, "甲乙丙丁戊"),
        ([4, 4, 4], 1, "丁甲乙丙戊"),
    ],
)
def test_order_after_a_move(catalogue: Catalogue, moving: Sequence[int], before: int | None, order: str) -> None:
    first = picture(catalogue)
    catalogue.run(move_entries(entry_ids=moving, area="legal", before=before))
    assert "".join(names(catalogue, "legal")) == order
    if catalogue.undo_label:
        catalogue.undo()
    assert picture(catalogue) == first


def test_a_move_that_changes_no_order_leaves_no_trace(catalogue: Catalogue) -> None:
    assert not catalogue.run(move_entries(entry_ids=[2, 3], area="legal", before=4))
    assert catalogue.undo_label is None


def test_a_move_inside_an_area_is_no_change_of_content(catalogue: Catalogue) -> None:
    before = catalogue.entry(5)
    changes = catalogue.run(move_entries(entry_ids=[5], area="legal", before=1))
    assert (changes.moved, changes.changed) == ((5,), ())
    assert catalogue.entry(5) == before


def test_another_area_keeps_the_values(catalogue: Catalogue) -> None:
    before = dict(catalogue.entry(2).values)
    changes = catalogue.run(move_entries(entry_ids=[4, 2], area="tax"))
    assert names(catalogue, "tax") == ["丁", "乙"]
    assert names(catalogue, "legal") == ["甲", "丙", "戊"]
    assert dict(catalogue.entry(2).values) == before
    assert set(changes.moved) == {2, 4}
    assert catalogue.undo_label == "移到税收管理"


def test_moving_to_one_place_again_and_again_never_loses_the_order(catalogue: Catalogue) -> None:
    """A gap between two neighbours can be halved only so often; then room is made behind."""
    first = picture(catalogue)
    order = list("甲乙丙丁戊")
    for turn in range(120):
        moving = 3 + turn % 3
        catalogue.run(move_entries(entry_ids=[moving], area="legal", before=2))
        name = "甲乙丙丁戊"[moving - 1]
        order.remove(name)
        order.insert(order.index("乙"), name)
        assert names(catalogue, "legal") == order
    while catalogue.undo_label:
        catalogue.undo()
    assert picture(catalogue) == first


@pytest.mark.parametrize(
    ("entry_ids", "area", "before", "sentence"),
    [
        ([1], "mars", None, "没有“mars”这个领域"),
        ([1], "tax", 2, "已经不在这个领域里"),
        ([99], "legal", None, "已经不在目录里"),
    ],
)
def test_a_refused_move_changes_nothing(
    catalogue: Catalogue, entry_ids: Sequence[int], area: str, before: int | None, sentence: str
) -> None:
    first = picture(catalogue)
    with pytest.raises(UserError, match=sentence):
        catalogue.run(move_entries(entry_ids=entry_ids, area=area, before=before))
    assert picture(catalogue) == first


@pytest.mark.parametrize(
    ("moving", "order", "groups"),
    [
        ([1], "乙丙甲丁戊", "公证"),  # behind the last of the group
        ([5, 1], "乙丙戊甲丁", "公证"),  # in the order given
        ([1], "乙丙丁戊甲", "新的"),  # a group that is not there stands at the end
        ([3], "甲乙丙丁戊", "公证"),  # the last of the group stays where it is
    ],
)
def test_entries_move_into_a_group(catalogue: Catalogue, moving: Sequence[int], order: str, groups: str) -> None:
    catalogue.run(edit_entries(values={2: {"category": "公证"}, 3: {"category": "公证"}}, label="分组"))
    first = picture(catalogue)
    catalogue.run(move_to_group(entry_ids=moving, area="legal", group=groups))
    assert "".join(names(catalogue, "legal")) == order
    assert {catalogue.entry(key)["category"] for key in moving} == {groups}
    if catalogue.undo_label == f"移到{groups}":
        catalogue.undo()
    assert picture(catalogue) == first


def test_entries_come_into_a_group_of_another_area(catalogue: Catalogue) -> None:
    catalogue.run(move_to_group(entry_ids=[2], area="culture", group="文化服务"))
    assert names(catalogue, "culture") == ["乙"]
    with pytest.raises(UserError, match="没有“nowhere”这个领域"):
        catalogue.run(move_to_group(entry_ids=[2], area="nowhere", group="文化服务"))
