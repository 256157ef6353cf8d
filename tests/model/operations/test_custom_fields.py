from pathlib import Path

import pytest

from model.errors import UserError
from model.operations.custom_fields import add_custom_field, custom_field_key
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
