from pathlib import Path

import pytest

from model.errors import UserError
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import new_catalogue, picture, tree


def test_status_of_several_entries_is_one_step(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙") as catalogue:
        first = picture(catalogue)
        changes = catalogue.run(set_status(entry_ids=[1, 3], status=Status.REVIEW))
        assert tree(catalogue) == ("公共法律服务\n  1 送审 法律援助 甲\n  2 草拟 法律援助 乙\n  3 送审 法律援助 丙")
        assert (changes.changed, changes.fields, catalogue.undo_label) == ((1, 3), ("status",), "标为送审")
        assert catalogue.counts()["legal"] == {
            Status.DRAFT: 1,
            Status.REVIEW: 2,
            Status.APPROVED: 0,
            Status.RETIRED: 0,
        }
        assert not catalogue.run(set_status(entry_ids=[1], status=Status.REVIEW))
        catalogue.undo()
        assert picture(catalogue) == first


def test_entries_that_are_gone_are_a_sentence(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue, pytest.raises(UserError, match="已经不在目录里"):
        catalogue.run(set_status(entry_ids=[7], status=Status.REVIEW))
