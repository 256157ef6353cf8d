"""Every field explains itself: what belongs in it, an example, and what asks for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.field_help import field_tip
from gui.importing.column_menu import ColumnMenu
from gui.importing.targets import Offer
from importers.labels import Target, TargetKind
from model.fields import KINDS, STANDARD, Field, FieldKind
from tests.gui.conftest import OpenWindow
from tests.helpers.windows import find

FIELDS = [field for kind in KINDS for field in kind.fields]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_field_has_an_explanation_and_an_example(field: Field) -> None:
    lines = field_tip(field).split("\n")
    assert field.help
    assert field.help.endswith("。")
    assert lines[1] == f"例：{field.example}"
    assert field.example


def test_the_tip_says_what_is_required_and_what_asks_for_it() -> None:
    assert field_tip(STANDARD.field("time_limit")) == (
        "公开时限：必填。多长时间内公开，写清从什么时候起算。\n"
        "例：自信息形成或者变更之日起20个工作日内\n"
        "出处：《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条；法律、法规另有规定的从其规定"
    )


def test_a_field_of_ones_own_says_only_what_is_known() -> None:
    own = Field("own", "牵头科室", "牵头科室", FieldKind.TEXT, 30, help="本目录自己的列。")
    assert field_tip(own) == "牵头科室：本目录自己的列。"


def test_the_form_shows_the_tips(open_window: OpenWindow) -> None:
    window = open_window("甲")
    for field in STANDARD.fields:
        assert find(window.parts.form, QWidget, f"editor_{field.key}").toolTip() == field_tip(field)


def test_columns_of_an_import_explain_the_field_they_go_to(application: object) -> None:
    parent = QWidget()
    tip, basis = field_tip(STANDARD.field("basis")), Target(TargetKind.FIELD, "basis")
    menu = ColumnMenu(
        [Offer(None, "out"), Offer(basis, "fields")], basis, {"basis": "公开依据"}, {"basis": tip}, print, parent
    )
    assert menu.toolTipsVisible()
    assert [action.toolTip() for action in menu.actions() if not action.isSeparator()] == ["不导入这一列", tip]


def test_the_heads_of_the_table_show_the_tips(open_window: OpenWindow) -> None:
    window = open_window("甲")
    model = window.parts.table.entries
    assert model is not None
    for section, column in enumerate(model.columns):
        if column.field is not None:
            tip = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            assert str(tip).startswith(field_tip(column.field))
