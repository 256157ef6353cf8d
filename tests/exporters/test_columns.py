"""The sheet forms as pictures of their headers."""

from dataclasses import replace
from textwrap import dedent

import pytest

from exporters.columns import FormTable, form_table
from exporters.options import ExportOptions, Form
from model.fields import STANDARD, Field, FieldKind, ListKind
from model.records import CustomField, Entry, Status
from tests.helpers.snapshots import SETTINGS, entry


def picture(form: FormTable) -> str:
    """Header rows between bars; ← and ↑ stand where a cell of the left or above goes on."""
    grid = [["?" for _ in form.columns] for _ in range(form.header_rows)]
    for row, cells in enumerate(form.header()):
        for column, cell in enumerate(cells):
            if cell is not None:
                for down in range(cell.row_span):
                    for right in range(cell.column_span):
                        grid[row + down][column + right] = "↑" if down else "←" if right else cell.text
    return "\n".join(" | ".join(row) for row in grid)


def header(*entries: Entry, form: Form = Form.NATIONAL, **settings: object) -> str:
    return picture(form_table(entries, replace(SETTINGS, **settings), STANDARD, ExportOptions(form=form)))  # type: ignore[arg-type]


def drawn(text: str) -> str:
    return dedent(text).strip()


def test_national_form_has_its_fourteen_columns() -> None:
    assert header(entry(1)) == drawn("""
        序号 | 公开事项 | ← | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | ← | 公开方式 | ← | 公开层级 | ←
        ↑ | 一级事项 | 二级事项 | ↑ | ↑ | ↑ | ↑ | ↑ | 全社会 | 特定群体 | 主动 | 依申请公开 | 县级 | 乡级
    """)  # noqa: E501


def test_an_empty_area_has_the_same_form() -> None:
    assert header() == header(entry(1))


def test_further_fields_get_a_column_where_an_entry_uses_them() -> None:
    used = entry(1, detail="批前公示", code="LEGAL-1", requirement="全文公开", note="新增", x_office="法制科")
    assert header(used, custom_fields=(CustomField("x_office", "责任科室"), CustomField("x_other", "没人填"))) == drawn("""
        序号 | 编码 | 公开事项 | ← | ← | 公开内容（要素） | 公开依据 | 公开时限 | 公开主体 | 公开渠道和载体 | 公开对象 | ← | 公开方式 | ← | 公开层级 | ← | 公开要求 | 备注 | 责任科室
        ↑ | ↑ | 一级事项 | 二级事项 | 三级事项 | ↑ | ↑ | ↑ | ↑ | ↑ | 全社会 | 特定群体 | 主动 | 依申请公开 | 县级 | 乡级 | ↑ | ↑ | ↑
    """)  # noqa: E501


def test_a_value_without_a_described_column_is_not_lost() -> None:
    assert header(entry(1, x_gone="见附件")).splitlines()[0].endswith(" | x_gone")


def test_status_is_shown_when_there_is_something_to_tell_apart() -> None:
    draft, approved = entry(1), entry(2, "legal", Status.APPROVED)
    assert "状态" not in header(draft, draft)
    assert header(draft, approved).splitlines()[0].endswith(" | 状态")


def test_levels_are_the_catalogue_s_own_and_those_in_use() -> None:
    groups, leaves = header(entry(1, tiers="市级；村级"), tiers=("东阳市级", "镇街乡")).splitlines()
    assert groups.endswith("| 公开层级 | ← | ← | ←")
    assert leaves.endswith("| 东阳市级 | 镇街乡 | 市级 | 村级")


def test_a_single_level_and_no_level() -> None:
    assert header(entry(1, tiers=""), tiers=("街道、社区",)).splitlines()[0].endswith("公开层级")
    assert "公开层级" not in header(entry(1, tiers=""), tiers=())


def test_a_flood_of_level_names_stays_one_column() -> None:
    flood = "；".join(f"第{number}级" for number in range(20))
    assert header(entry(1, tiers=flood)).splitlines()[0].endswith("公开方式 | ← | 公开层级")


def test_a_level_named_like_another_column_does_not_become_one() -> None:
    assert header(entry(1, tiers="全社会")).splitlines()[0].endswith("公开方式 | ← | 公开层级")


def test_pilot_form_has_seven_elements_in_one_row() -> None:
    used = entry(1, code="A", note="新增", requirement="")
    assert (
        header(used, form=Form.PILOT)
        == "序号 | 事项名称 | 公开依据 | 公开内容 | 公开主体 | 公开时限 | 公开方式 | 公开要求"
    )


def test_review_form_adds_two_columns_to_write_in() -> None:
    national, review = header(entry(1)), header(entry(1), form=Form.REVIEW)
    assert review.splitlines()[0] == national.splitlines()[0] + " | 审核意见 | 处理"


def test_a_kind_of_list_with_other_fields_needs_no_new_code() -> None:
    powers = ListKind(
        "powers", "权力清单", grouping="category",
        fields=(
            Field("category", "权力类型", "权力类型", FieldKind.LINE, 22),
            Field("name", "职权名称", "职权名称", FieldKind.LINE, 30, required=True),
            Field("office", "实施机构", "实施机构", FieldKind.UNIT, 30),
        ),
    )  # fmt: skip
    form = form_table([entry(1, office="法制科")], SETTINGS, powers, ExportOptions())
    assert [column.heading for column in form.columns][:4] == ["序号", "权力类型", "职权名称", "实施机构"]
    assert form.merged_field == "category"


@pytest.mark.parametrize("form", list(Form))
def test_drop_down_lists_hold_what_the_catalogue_says(form: Form) -> None:
    entries = [entry(1, time_limit="实时公开"), entry(2, time_limit="实时公开"), entry(3, time_limit="每季度")]
    table = form_table(entries, replace(SETTINGS, units=("市司法局",)), STANDARD, ExportOptions(form=form))
    choices = {column.heading: column.choices for column in table.columns}
    assert choices["公开时限"] == ("实时公开", "每季度")
    assert choices["公开主体"] == ("市司法局", "格尔木市司法局")
