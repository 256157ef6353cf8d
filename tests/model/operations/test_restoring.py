"""What an entry once said comes back in one step, and that step can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.areas import add_area, remove_area
from model.operations.custom_fields import add_custom_field
from model.operations.entries import edit_entries, edit_entry, remove_entries
from model.operations.operation import Operation
from model.operations.placing import move_entries
from model.operations.restoring import Part, restore_entry, restore_field, restore_parts
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import new_catalogue, picture, tree


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙", areas=("legal", "tax")) as catalogue:
        yield catalogue


def edit(catalogue: Catalogue, entry_id: int, field: str, value: str) -> int:
    """Returns the revision it made."""
    catalogue.run(edit_entry(entry_id=entry_id, field=field, value=value))
    return catalogue.history(limit=1)[0].id


def test_one_field_comes_back_and_the_others_stay(catalogue: Catalogue) -> None:
    first = edit(catalogue, 2, "note", "一")
    second = edit(catalogue, 2, "note", "二")
    edit(catalogue, 2, "code", "C")
    changes = catalogue.run(restore_field(entry_id=2, field="note", revision_id=first))
    assert (changes.changed, changes.fields, changes.label) == ((2,), ("note",), "恢复备注")
    assert (catalogue.entry(2)["note"], catalogue.entry(2)["code"]) == ("一", "C")
    catalogue.run(restore_field(entry_id=2, field="note", revision_id=second))
    assert catalogue.entry(2)["note"] == "二"
    catalogue.run(restore_field(entry_id=2, field="note", revision_id=first - 1))
    assert catalogue.entry(2)["note"] == ""
    catalogue.undo()
    assert catalogue.entry(2)["note"] == "二"


def test_custom_fields_status_and_area_come_back(catalogue: Catalogue) -> None:
    catalogue.run(add_custom_field(label="地点"))
    catalogue.run(edit_entries(values={1: {"x_地点": "三楼"}}, label="填写"))
    before = catalogue.history(limit=1)[0].id
    catalogue.run(edit_entries(values={1: {"x_地点": ""}}, label="清空"))
    catalogue.run(set_status(entry_ids=[1], status=Status.APPROVED))
    catalogue.run(move_entries(entry_ids=[1], area="tax"))
    for field in ("x_地点", "status", "area"):
        catalogue.run(restore_field(entry_id=1, field=field, revision_id=before))
    assert catalogue.entry(1)["x_地点"] == "三楼"
    assert tree(catalogue) == "公共法律服务\n  2 草拟 法律援助 乙\n  3 草拟 法律援助 丙\n  1 草拟 法律援助 甲"
    assert catalogue.undo_label == "恢复领域"


def test_a_removed_entry_comes_back_to_its_place_as_itself(catalogue: Catalogue) -> None:
    edit(catalogue, 2, "note", "有话")
    before = tree(catalogue)
    uid, revision = catalogue.entry(2).uid, catalogue.history(limit=1)[0].id
    catalogue.run(remove_entries(entry_ids=[2]))
    changes = catalogue.run(restore_entry(entry_id=2, revision_id=revision))
    assert (changes.added, changes.label) == ((2,), "恢复事项“乙”")
    assert tree(catalogue) == before
    assert (catalogue.entry(2).uid, catalogue.entry(2)["note"]) == (uid, "有话")
    catalogue.undo()
    assert 2 not in catalogue.ids()


def test_a_whole_entry_comes_back_in_one_step(catalogue: Catalogue) -> None:
    revision = edit(catalogue, 2, "note", "当时")
    then = catalogue.entry(2)
    edit(catalogue, 2, "note", "后来")
    edit(catalogue, 2, "name", "新名")
    catalogue.run(set_status(entry_ids=[2], status=Status.REVIEW))
    later = picture(catalogue)
    catalogue.run(restore_entry(entry_id=2, revision_id=revision))
    now = catalogue.entry(2)
    assert (now.values, now.status, now.area) == (then.values, then.status, then.area)
    catalogue.undo()
    assert picture(catalogue) == later


def test_what_is_so_already_leaves_no_step(catalogue: Catalogue) -> None:
    revision = edit(catalogue, 2, "note", "当时")
    assert not catalogue.run(restore_entry(entry_id=2, revision_id=revision))
    assert catalogue.undo_label == "修改备注"


def forget_area(catalogue: Catalogue) -> Operation:
    catalogue.run(add_area(label="养老"))
    key = catalogue.areas()[-1].key
    catalogue.run(move_entries(entry_ids=[1], area=key))
    revision = catalogue.history(limit=1)[0].id
    catalogue.run(move_entries(entry_ids=[1], area="tax"))
    catalogue.run(remove_area(key=key))
    return restore_entry(entry_id=1, revision_id=revision)


def forget_field(catalogue: Catalogue) -> Operation:
    catalogue.run(add_custom_field(label="地点"))
    catalogue.run(edit_entries(values={1: {"x_地点": "三楼"}}, label="填写"))
    revision = catalogue.history(limit=1)[0].id
    catalogue.undo()
    catalogue.undo()
    return restore_entry(entry_id=1, revision_id=revision)


def removed(catalogue: Catalogue) -> Operation:
    catalogue.run(remove_entries(entry_ids=[1]))
    return restore_field(entry_id=1, field="note", revision_id=2)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda _catalogue: restore_entry(entry_id=1, revision_id=1), "还没有这个事项"),
        (lambda _catalogue: restore_entry(entry_id=77, revision_id=2), "还没有这个事项"),
        (lambda _catalogue: restore_field(entry_id=1, field="weather", revision_id=2), "没有“weather”"),
        (lambda _catalogue: restore_field(entry_id=1, field="position", revision_id=2), "没有“position”"),
        (forget_area, "领域已经删除"),
        (forget_field, "自定义字段“x_地点”"),
        (removed, "先恢复整个事项"),
    ],
)
def test_what_cannot_come_back_is_refused(catalogue: Catalogue, make, words: str) -> None:
    operation = make(catalogue)
    before = picture(catalogue)
    with pytest.raises(UserError, match=words):
        catalogue.run(operation)
    assert picture(catalogue) == before


def test_several_things_come_back_as_one_step(catalogue: Catalogue) -> None:
    edit(catalogue, 1, "note", "一")
    edit(catalogue, 1, "code", "C")
    removal = edit(catalogue, 2, "note", "二") + 1
    catalogue.run(remove_entries(entry_ids=[2, 3]))
    before = picture(catalogue)
    parts = (Part(2, removal - 1), Part(3, removal - 1), Part(1, 2, "note"), Part(1, 2, "code"))
    changes = catalogue.run(restore_parts(parts=parts))
    assert changes.label == "恢复 2 个事项和 2 处内容"
    assert [catalogue.entry(key)["note"] for key in (1, 2, 3)] == ["", "二", ""]
    catalogue.undo()
    assert picture(catalogue) == before
    catalogue.run(restore_parts(parts=(Part(1, 2, "note"),)))
    assert catalogue.undo_label == "恢复备注"


def test_when_one_of_several_cannot_come_back_nothing_does(catalogue: Catalogue) -> None:
    edit(catalogue, 1, "note", "一")
    before = picture(catalogue)
    with pytest.raises(UserError, match="不能恢复"):
        catalogue.run(restore_parts(parts=(Part(1, 2, "note"), Part(99, 2))))
    assert picture(catalogue) == before
