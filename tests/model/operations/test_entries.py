from collections.abc import Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.custom_fields import add_custom_field, custom_field_key
from model.operations.entries import (
    NewEntry,
    add_entries,
    add_entry,
    confirm_entries,
    duplicate_entries,
    edit_entries,
    edit_entry,
    remove_entries,
)
from model.operations.entry_values import LONGEST_TEXT
from model.records import Status
from tests.helpers.catalogues import entry_named, entry_values, names, new_catalogue, picture, tree


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙") as opened:
        yield opened


def test_new_entry_goes_behind_the_last_of_its_group(catalogue: Catalogue) -> None:
    catalogue.run(add_entry(area="legal", values=entry_values("公证一", category="公证")))
    catalogue.run(add_entry(area="legal", values=entry_values("丁")))
    assert tree(catalogue) == (
        "公共法律服务\n"
        "  1 草拟 法律援助 甲\n"
        "  2 草拟 法律援助 乙\n"
        "  3 草拟 法律援助 丙\n"
        "  5 草拟 法律援助 丁\n"
        "  4 草拟 公证 公证一"
    )


def test_new_entry_goes_behind_the_one_that_is_named(catalogue: Catalogue) -> None:
    changes = catalogue.run(add_entry(area="legal", values={"name": "空白"}, after=1))
    assert names(catalogue, "legal") == ["甲", "空白", "乙", "丙"]
    assert changes.added == (4,)
    assert changes.label == "新增事项"


def test_many_entries_are_grouped_and_new_groups_keep_their_order(catalogue: Catalogue) -> None:
    rows = [
        ("legal", {"name": "公证一", "category": "公证"}),
        ("legal", {"name": "丁", "category": "法律援助"}),
        ("tax", {"name": "税一"}),
        NewEntry("legal", {"name": "调解一", "category": "调解"}, unconfirmed=True, status=Status.REVIEW),
        ("legal", {"name": "公证二", "category": "公证"}),
    ]
    changes = catalogue.run(add_entries(rows=rows))
    assert tree(catalogue) == (
        "税收管理\n"
        "  6 草拟 - 税一\n"
        "公共法律服务\n"
        "  1 草拟 法律援助 甲\n"
        "  2 草拟 法律援助 乙\n"
        "  3 草拟 法律援助 丙\n"
        "  5 草拟 法律援助 丁\n"
        "  4 草拟 公证 公证一\n"
        "  8 草拟 公证 公证二\n"
        "  7 送审? 调解 调解一"
    )
    assert changes.added == (4, 5, 6, 7, 8)
    assert catalogue.undo_label == "新增 5 个事项"


def test_editing_one_field_changes_nothing_else(catalogue: Catalogue) -> None:
    before = catalogue.entry(2)
    changes = catalogue.run(edit_entry(entry_id=2, field="time_limit", value="实时公开"))
    after = catalogue.entry(2)
    assert dict(after.values) == {**before.values, "time_limit": "实时公开"}
    assert (after.id, after.uid, after.area, after.status) == (before.id, before.uid, before.area, before.status)
    assert (changes.changed, changes.fields, changes.label) == ((2,), ("time_limit",), "修改公开时限")


def test_emptied_field_is_gone_from_the_values(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="basis", value=" \n "))
    assert "basis" not in catalogue.entry(1).values
    assert catalogue.entry(1)["basis"] == ""


def test_editing_to_the_same_text_leaves_no_trace(catalogue: Catalogue) -> None:
    before, revisions = picture(catalogue), len(catalogue.history())
    changes = catalogue.run(edit_entry(entry_id=1, field="name", value="甲"))
    assert not changes
    assert catalogue.undo_label is None
    assert (picture(catalogue), len(catalogue.history())) == (before, revisions)


def test_several_entries_are_edited_as_one_step(catalogue: Catalogue) -> None:
    before = picture(catalogue)
    changes = catalogue.run(
        edit_entries(
            values={1: {"subject": "市局", "note": "一"}, 3: {"subject": "市局"}, 99: {"note": "不在"}},
            label="统一主体",
        )
    )
    assert changes.changed == (1, 3)
    assert changes.fields == ("note", "subject")
    assert [catalogue.entry(key)["subject"] for key in (1, 2, 3)] == ["市局", "格尔木市司法局", "市局"]
    assert catalogue.undo_label == "统一主体"
    catalogue.undo()
    assert picture(catalogue) == before


def test_removed_entries_come_back_as_they_were(catalogue: Catalogue) -> None:
    before = picture(catalogue)
    changes = catalogue.run(remove_entries(entry_ids=[1, 3]))
    assert changes.removed == (1, 3)
    assert names(catalogue, "legal") == ["乙"]
    catalogue.undo()
    assert picture(catalogue) == before


def test_an_id_is_never_given_twice(catalogue: Catalogue) -> None:
    catalogue.run(remove_entries(entry_ids=[3]))
    assert catalogue.run(add_entry(area="legal")).added == (4,)


def test_copies_stand_behind_their_originals_as_drafts_without_number(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="code", value="LEGAL-001"))
    catalogue.run(duplicate_entries(entry_ids=[1, 3]))
    assert names(catalogue, "legal") == ["甲", "甲", "乙", "丙", "丙"]
    original, copy = catalogue.entries(catalogue.ids("legal"))[:2]
    assert original["code"] == "LEGAL-001"
    assert copy["code"] == ""
    assert copy.uid != original.uid
    assert copy["basis"] == original["basis"]


def test_confirming_drops_the_mark_once(catalogue: Catalogue) -> None:
    catalogue.run(add_entries(rows=[NewEntry("tax", {"name": "税"}, unconfirmed=True)]))
    entry = entry_named(catalogue, "税")
    assert entry.unconfirmed
    assert catalogue.run(confirm_entries(entry_ids=[entry.id])).changed == (entry.id,)
    assert not catalogue.entry(entry.id).unconfirmed
    assert not catalogue.run(confirm_entries(entry_ids=[entry.id]))


def test_custom_values_live_beside_the_standard_ones(catalogue: Catalogue) -> None:
    key = custom_field_key("办理 地点")
    catalogue.run(add_custom_field(label="办理 地点"))
    catalogue.run(edit_entries(values={1: {key: "三楼", "note": "备"}}, label="填写"))
    catalogue.run(edit_entry(entry_id=1, field=key, value="四楼"))
    assert catalogue.entry(1)[key] == "四楼"
    assert catalogue.undo_label == "修改办理 地点"
    assert catalogue.values_in_use(key) == ["四楼"]
    catalogue.run(edit_entry(entry_id=1, field=key, value=""))
    assert key not in catalogue.entry(1).values
    assert catalogue.entry(1)["note"] == "备"


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        (edit_entry(entry_id=1, field="colour", value="红"), "没有“colour”这个字段"),
        (edit_entry(entry_id=99, field="name", value="某"), "已经不在目录里"),
        (remove_entries(entry_ids=[99]), "已经不在目录里"),
        (duplicate_entries(entry_ids=[99]), "已经不在目录里"),
        (add_entry(area="mars", values={"name": "某"}), "没有“mars”这个领域"),
        (add_entry(area="tax", after=1), "不在同一个领域"),
        (add_entries(rows=[("legal", {"name": "先"}), ("legal", {"colour": "红"})]), "没有“colour”这个字段"),
        (edit_entry(entry_id=1, field="content", value="长" * (LONGEST_TEXT + 1)), "“公开内容”有 1000001 个字"),
    ],
)
def test_a_refused_wish_changes_nothing(catalogue: Catalogue, operation: object, sentence: str) -> None:
    before = picture(catalogue)
    with pytest.raises(UserError, match=sentence):
        catalogue.run(operation)
    assert picture(catalogue) == before
    assert catalogue.undo_label is None


def test_characters_that_no_file_may_hold_are_taken_out(catalogue: Catalogue) -> None:
    catalogue.run(edit_entry(entry_id=1, field="content", value="一\x00二\x0b三\ud800四\r\n五\x1f"))
    assert catalogue.entry(1)["content"] == "一二\n三四\n五"


def test_hostile_text_is_only_text(catalogue: Catalogue) -> None:
    text = "'); DROP TABLE entries; -- \" % _ ${x} {y} =1+1 <b> 𠮷🏛"
    catalogue.run(edit_entry(entry_id=1, field="name", value=text))
    assert catalogue.entry(1)["name"] == text
    assert catalogue.verify() == []
