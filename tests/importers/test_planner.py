"""Rows find their entries, differences are told field by field, nothing is erased or doubled unasked."""

from datetime import datetime

from importers.planner import PlanOptions
from model.earlier import Earlier
from model.plan import Match, OnConflict, PlanChoices, ProblemLevel, RowState
from model.records import CustomField
from tests.importers.plans import entry, plan, said, snapshot, table, told


def test_rows_find_their_entry_by_uid_whatever_else_changed() -> None:
    held = snapshot(entry(1, "法律援助"), entry(2, "公证"))
    made = plan(table({"uid": f"{2:032x}", "category": "公证服务", "name": "公证办理", "content": "公证的内容"}), held)
    assert told(made) == ["changed uid 2 公证办理 [category:法律援助→公证服务，name:公证→公证办理]"]


def test_rows_find_their_entry_by_code() -> None:
    held = snapshot(entry(1, "法律援助", code="F-1"), entry(2, "公证", code="F-2"))
    made = plan(table({"code": "f-2", "category": "法律援助", "name": "公证办理", "content": "公证的内容"}), held)
    assert told(made) == ["changed code 2 公证办理 [code:F-2→f-2，name:公证→公证办理]"]


def test_names_match_without_regard_to_blanks_width_and_brackets() -> None:
    held = snapshot(entry(1, "法律援助（申请）"), entry(2, "公证"))
    made = plan(table({"category": "法律 援助", "name": "法律援助(申请)", "content": "法律援助（申请）的内容"}), held)
    (row,) = made.rows
    assert (row.state, row.match, row.entry_id) == (RowState.CHANGED, Match.NAME, 1)
    assert [(change.field, change.punctuation_only) for change in row.changes] == [("name", True)]


def test_the_same_name_in_another_area_is_another_item() -> None:
    held = snapshot(entry(1, "行政处罚", "tax", category="行政执法"))
    made = plan(table({"category": "行政执法", "name": "行政处罚", "content": "处罚决定书"}), held)
    assert told(made) == ["new none - 行政处罚 []"]


def test_items_of_one_name_are_paired_in_order_equal_ones_first() -> None:
    held = snapshot(entry(1, "办事指南", content="甲"), entry(2, "办事指南", content="乙"))
    rows = [{"category": "法律援助", "name": "办事指南", "content": text} for text in ("丙", "甲", "丁")]
    assert told(plan(table(*rows), held)) == [
        "changed name 2 办事指南 [content:乙→丙]",
        "unchanged name 1 办事指南 []",
        "new none - 办事指南 []",
    ]


def test_a_list_without_first_level_matches_where_the_name_is_the_only_one() -> None:
    held = snapshot(entry(1, "法律援助申请"), entry(2, "公证"), entry(3, "公证", category="公证服务"))
    made = plan(table({"name": "法律援助申请", "content": "新的内容"}, {"name": "公证", "content": "公证的内容"}), held)
    assert told(made)[0] == "changed name 1 法律援助申请 [content:法律援助申请的内容→新的内容]"
    assert made.rows[1].match is not Match.NAME, "two entries have this name"


def test_a_likely_match_is_only_offered() -> None:
    held = snapshot(entry(1, "法律知识普及服务活动"))
    made = plan(table({"category": "法治宣传", "name": "法律知识普及服务", "content": "资讯"}), held)
    (row,) = made.rows
    assert (row.state, row.match, row.entry_id) == (RowState.NEW, Match.LIKELY, 1)
    assert "很像" in said(made)
    assert PlanChoices().is_addition(row)
    confirmed = PlanChoices(same_as=frozenset({row.index}))
    assert confirmed.is_change(row)
    assert not confirmed.is_addition(row)


def test_unlike_names_are_not_offered() -> None:
    held = snapshot(entry(1, "律师事务所设立许可"))
    assert told(plan(table({"name": "公证机构查询", "content": "名录"}), held)) == ["new none - 公证机构查询 []"]


def test_blank_cells_erase_only_when_asked() -> None:
    held = snapshot(entry(1, "公证", note="旧备注"))
    row = {"category": "法律援助", "name": "公证", "content": "公证的内容", "note": ""}
    assert told(plan(table(row), held)) == ["unchanged name 1 公证 []"]
    asked = plan(table(row), held, PlanOptions(erase_blanks=True))
    assert told(asked) == ["changed name 1 公证 [note:旧备注→]"]


def test_another_order_of_channels_is_no_change() -> None:
    held = snapshot(entry(1, "公证", channels="政务服务中心；政府网站"))
    row = {
        "category": "法律援助",
        "name": "公证",
        "content": "公证的内容",
        "channels": "■政府网站 □广播电视 ■政务服务中心",
    }
    assert told(plan(table(row), held)) == ["unchanged name 1 公证 []"]


def test_what_stands_in_the_catalogue_as_in_the_file_is_not_tidied() -> None:
    held = snapshot(entry(1, "公证", basis="《公 证法》"))
    row = {"category": "法律援助", "name": "公证", "content": "公证的内容", "basis": "《公 证法》"}
    assert told(plan(table(row), held)) == ["unchanged name 1 公证 []"]


def test_problems_of_a_row_are_told_though_it_is_unchanged() -> None:
    held = snapshot(entry(1, "公证"))
    row = {"category": "法律援助", "name": "公证", "content": "公证的内容", "basis": ""}
    made = plan(table(row), held)
    assert made.rows[0].state is RowState.UNCHANGED
    assert "公共法律服务!2 basis 公开依据没有填写。" in said(made)
    assert made.needs_attention


class TestBothSidesWentOn:
    """The file was exported at noon and edited; the catalogue went on too."""

    NOON = datetime(2026, 11, 1, 12)

    def planned(self, catalogue: str, before: str, file: str, removed: bool = False):
        held = snapshot() if removed else snapshot(entry(1, "公证", note=catalogue))
        uid = f"{1:032x}"
        sheet = table({"uid": uid, "category": "法律援助", "name": "公证", "content": "公证的内容", "note": file})
        info = '{"taken_at": "2026-11-01T12:00:00", "kind": "standard", "area": "legal"}'
        rows = [[info, "", "", "", ""], *sheet.rows]
        told_then = Earlier({1: {"note": before}}, frozenset({uid} if removed else ()))
        return plan(type(sheet)(sheet.file, sheet.name, rows), held, PlanOptions(earlier={self.NOON: told_then}))

    def test_only_the_file_changed(self) -> None:
        assert told(self.planned("原", "原", "文件改")) == ["changed uid 1 公证 [note:原→文件改]"]

    def test_only_the_catalogue_changed(self) -> None:
        assert told(self.planned("目录改", "原", "原")) == ["unchanged uid 1 公证 []"]

    def test_both_changed_to_the_same(self) -> None:
        assert told(self.planned("同改", "原", "同改")) == ["unchanged uid 1 公证 []"]

    def test_both_changed_differently(self) -> None:
        made = self.planned("目录改", "原", "文件改")
        assert told(made) == ["conflict uid 1 公证 [note:目录改→文件改!]"]
        (row,) = made.rows
        assert PlanChoices().accepted(row) == ()
        assert PlanChoices(on_conflict=OnConflict.REPLACE).accepted(row) == row.changes
        assert "备注" in said(made)
        assert made.needs_attention

    def test_removed_from_the_catalogue(self) -> None:
        made = self.planned("", "原", "文件改", removed=True)
        assert told(made) == ["conflict none - 公证 []"]
        assert not PlanChoices().is_addition(made.rows[0])
        assert PlanChoices(on_conflict=OnConflict.REPLACE).is_addition(made.rows[0])


def test_rows_that_repeat_each_other_are_taken_once() -> None:
    row = {"category": "法律援助", "name": "公证", "content": "甲"}
    made = plan([table(row, row), table(row, file="另一份.xlsx")], snapshot())
    assert [line.split()[0] for line in told(made)] == ["new", "problem", "problem"]
    assert said(made).count("完全相同") == 2


def test_status_and_area_of_our_own_files_come_back() -> None:
    held = snapshot(entry(1, "公证"))
    row = {
        "uid": f"{1:032x}",
        "area": "税收管理",
        "status": "定稿",
        "category": "法律援助",
        "name": "公证",
        "content": "公证的内容",
    }
    assert told(plan(table(row), held)) == ["changed uid 1 公证 [status:draft→approved，area:legal→tax]"]


def test_columns_without_a_field_become_fields_of_the_catalogue() -> None:
    held = snapshot(custom=[CustomField("x_网址", "网址")])
    row = {"name": "公证", "content": "甲", "网址": "www.gov.cn", "责任 科室": "公证科"}
    made = plan(table(row), held)
    assert [field.label for field in made.new_custom_fields] == ["责任科室"]
    values = made.rows[0].values
    assert values["x_网址"] == "www.gov.cn"
    assert values[made.new_custom_fields[0].key] == "公证科"
    assert "责任科室" in said(made)


def test_an_area_that_is_not_in_the_catalogue_is_added_with_the_rows() -> None:
    held = snapshot(areas=["legal"])
    made = plan(
        [
            table({"name": "甲", "content": "乙"}, name="税收管理"),
            table({"area": "义务教育", "name": "丙", "content": "丁"}),
        ],
        held,
    )
    assert [(area.key, area.label, area.custom) for area in made.new_areas] == [
        ("tax", "税收管理", False),
        ("+义务教育", "义务教育", True),
    ]
    assert [row.area for row in made.rows] == ["tax", "+义务教育"]


def test_rows_without_an_area_are_left_out_with_all_their_words() -> None:
    made = plan(
        table({"number": "7", "name": "公证", "content": "甲", "网址": "www.gov.cn"}, name="Sheet1"), snapshot()
    )
    assert [row.state for row in made.rows] == [RowState.PROBLEM]
    (problem,) = [problem for problem in made.problems if problem.field == "area"]
    assert problem.level is ProblemLevel.ATTENTION
    assert problem.text == "7　公证　甲　www.gov.cn"
    assert problem.place.where == "Sheet1!2"
