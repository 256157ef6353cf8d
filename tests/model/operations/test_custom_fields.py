from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.custom_fields import (
    add_custom_field,
    custom_field_key,
    move_custom_field,
    remove_custom_field,
    rename_custom_field,
)
from model.operations.entries import edit_entries, edit_entry
from model.records import CustomField
from tests.helpers.catalogues import new_catalogue, picture


def test_added_fields_keep_their_order_and_can_be_undone(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        first = picture(catalogue)
        catalogue.run(add_custom_field(label="办理地点"))
        changes = catalogue.run(add_custom_field(label="Tel. (内线)"))
        assert changes.settings
        assert catalogue.settings().custom_fields == (
            CustomField("x_办理地点", "办理地点"),
            CustomField("x_tel_内线", "Tel. (内线)"),
        )
        catalogue.undo()
        catalogue.undo()
        assert picture(catalogue) == first


def test_key_depends_on_the_label_alone() -> None:
    assert custom_field_key(" 办理地点 ") == custom_field_key("办理地点") == "x_办理地点"


@pytest.mark.parametrize(
    ("label", "sentence"),
    [
        ("", "不能为空"),
        ("公开依据", "已经有名称为“公开依据”的字段"),
        ("办理地点", "已经有名称"),
        ("办理-地点", "已经有名称"),
    ],
)
def test_a_refused_name_adds_nothing(tmp_path: Path, label: str, sentence: str) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        catalogue.run(add_custom_field(label="办理地点"))
        catalogue.run(add_custom_field(label="办理_地点"))
        first = picture(catalogue)
        with pytest.raises(UserError, match=sentence):
            catalogue.run(add_custom_field(label=label))
        assert picture(catalogue) == first


def fields(catalogue: Catalogue) -> str:
    return " ".join(f"{field.label}={field.key}" for field in catalogue.settings().custom_fields)


def test_a_new_name_keeps_key_and_values(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(add_custom_field(label="地点"))
        (entry,) = catalogue.ids()
        catalogue.run(edit_entry(entry_id=entry, field="x_地点", value="一楼"))
        before = picture(catalogue)
        catalogue.run(rename_custom_field(key="x_地点", label=" 办理\n地点 "))
        assert fields(catalogue) == "办理 地点=x_地点"
        assert catalogue.entries([entry])[0]["x_地点"] == "一楼"
        catalogue.run(add_custom_field(label="地点"))
        assert fields(catalogue) == "办理 地点=x_地点 地点=x_地点_2", "the old name is free again"
        catalogue.undo()
        catalogue.undo()
        assert picture(catalogue) == before


def test_order_is_the_clerks(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        for label in "甲乙丙":
            catalogue.run(add_custom_field(label=label))
        before = picture(catalogue)
        catalogue.run(move_custom_field(key="x_丙", before="x_甲"))
        assert fields(catalogue) == "丙=x_丙 甲=x_甲 乙=x_乙"
        catalogue.run(move_custom_field(key="x_丙"))
        assert picture(catalogue) == before
        assert not catalogue.run(move_custom_field(key="x_丙", before="x_丙"))


def test_a_removed_field_takes_its_values_along_and_undo_brings_them_back(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙", "丙") as catalogue:
        for label in ("地点", "电话"):
            catalogue.run(add_custom_field(label=label))
        first, second, _ = catalogue.ids()
        values = {first: {"x_地点": "一楼", "x_电话": "12345"}, second: {"x_电话": "12346"}}
        catalogue.run(edit_entries(values=values, label="填写"))
        before = picture(catalogue)
        changes = catalogue.run(remove_custom_field(key="x_电话"))
        assert changes.settings
        assert set(changes.touched) == {first, second}
        assert catalogue.undo_label == "删除自定义字段“电话”"
        assert fields(catalogue) == "地点=x_地点"
        assert [entry.values.get("x_电话") for entry in catalogue.snapshot().entries] == [None] * 3
        assert catalogue.entries([first])[0]["x_地点"] == "一楼"
        assert catalogue.history(second)[0].changes[0].before == "12346"
        catalogue.undo()
        assert picture(catalogue) == before
        catalogue.redo()
        assert fields(catalogue) == "地点=x_地点"


def test_what_is_gone_or_used_is_refused(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml") as catalogue:
        catalogue.run(add_custom_field(label="地点"))
        catalogue.run(add_custom_field(label="电话"))
        before = picture(catalogue)
        for operation, sentence in (
            (rename_custom_field(key="x_地点", label="电话"), "已经有名称为“电话”的字段"),
            (rename_custom_field(key="x_地点", label="公开内容"), "已经有名称为“公开内容”的字段"),
            (rename_custom_field(key="x_地点", label=" "), "不能为空"),
            (rename_custom_field(key="x_没有", label="新"), "没有这个自定义字段"),
            (remove_custom_field(key="x_没有"), "没有这个自定义字段"),
            (move_custom_field(key="x_地点", before="x_没有"), "请刷新"),
        ):
            with pytest.raises(UserError, match=sentence):
                catalogue.run(operation)
        assert picture(catalogue) == before
