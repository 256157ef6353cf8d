from pathlib import Path

import pytest

from model.approval import ApprovalError
from model.errors import UserError
from model.operations.entries import edit_entries, edit_entry
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import COMPLETE, new_catalogue, picture, tree


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


def test_what_has_errors_does_not_become_final(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙") as catalogue:
        catalogue.run(edit_entries(values={1: {"basis": ""}, 3: {"time_limit": "", "channels": ""}}, label="改"))
        first = picture(catalogue)
        with pytest.raises(ApprovalError, match="“甲”：缺少公开依据") as refused:
            catalogue.run(set_status(entry_ids=[1, 2, 3], status=Status.APPROVED))
        assert picture(catalogue) == first, "all or nothing"
        told = {key: [problem.code for problem in found] for key, found in refused.value.errors.items()}
        assert told == {1: ["missing-required"], 3: ["missing-required", "no-channel"]}
        assert (refused.value.free, refused.value.first.field) == ((2,), "basis")
        catalogue.run(set_status(entry_ids=refused.value.free, status=Status.APPROVED))
        catalogue.run(edit_entry(entry_id=1, field="basis", value=COMPLETE["basis"]))
        catalogue.run(set_status(entry_ids=[1, 2], status=Status.APPROVED))
        assert [entry.status.label for entry in catalogue.snapshot().entries] == ["定稿", "定稿", "草拟"]


def test_what_is_out_of_force_is_checked_as_if_it_were_in_force(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(set_status(entry_ids=[1], status=Status.RETIRED))
        catalogue.run(edit_entry(entry_id=1, field="content", value=""))
        with pytest.raises(ApprovalError, match="缺少公开内容"):
            catalogue.run(set_status(entry_ids=[1], status=Status.APPROVED))


def test_what_was_final_before_comes_back_as_it_was(tmp_path: Path) -> None:
    """Undo, and entries that were final when they lost a field, are not asked again."""
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        catalogue.run(set_status(entry_ids=[1], status=Status.APPROVED))
        catalogue.run(edit_entry(entry_id=1, field="content", value=""))
        catalogue.run(set_status(entry_ids=[1, 2], status=Status.APPROVED))
        catalogue.run(set_status(entry_ids=[1], status=Status.DRAFT))
        catalogue.undo()
        assert {entry.status for entry in catalogue.snapshot().entries} == {Status.APPROVED}
