"""What an import did, as JSON of the contract and as a workbook that can be kept."""

from pathlib import Path

import openpyxl
import pytest

from importers.report import as_json, field_labels, in_words, write_report
from model.errors import StorageError
from model.plan import PlanChoices
from tests.importers.plans import entry, plan, snapshot, table

HELD = snapshot(entry(1, "公证"), entry(2, "法律援助"))
ROWS = (
    {"number": "1", "category": "法律援助", "name": "公证", "content": "改过的 内容", "basis": "《公证法》"},
    {"number": "2", "category": "法律援助", "name": "法律援助", "content": "法律援助的内容", "basis": ""},
    {"number": "3", "category": "仲裁", "name": "仲裁指引", "content": "指引", "basis": "《仲裁法》"},
)


def test_json_has_the_shape_of_the_contract() -> None:
    made = plan([table(*ROWS), table({"name": "甲", "content": "=乙"}, name="Sheet9")], HELD)
    told = as_json(made)
    assert list(told) == ["files"]
    (file,) = told["files"]
    counts = {key: value for key, value in file.items() if isinstance(value, int)}
    assert counts == {"added": 1, "changed": 1, "unchanged": 1, "conflicts": 0, "skipped": 1}
    first, second = file["tables"]
    assert {key: first[key] for key in ("sheet", "area", "rows")} == {
        "sheet": "公共法律服务",
        "area": "legal",
        "rows": 3,
    }
    assert first["columns"] == {
        "序号": "number", "一级事项": "category", "二级事项": "name", "公开内容": "content", "公开依据": "basis",
    }  # fmt: skip
    assert second["area"] == ""
    loud = [one for one in file["problems"] if one["level"] == "attention"]
    assert [{key: one[key] for key in ("where", "field", "text")} for one in loud] == [
        {"where": "公共法律服务!3", "field": "basis", "text": ""},
        {"where": "Sheet9!2", "field": "area", "text": "甲　=乙"},
    ]
    assert all(one["message"] for one in file["problems"])
    assert {one["field"] for one in file["problems"] if one["where"] == "公共法律服务"} == {
        "time_limit",
        "subject",
        "method",
        "channels",
    }, "columns that the table does not have are told once"
    assert in_words(made) == ["来文.xlsx：新增 1 项，修改 1 项，相同 1 项，冲突 0 项，未导入 1 项。"]


def test_left_out_rows_count_as_skipped() -> None:
    made = plan(table(*ROWS), HELD)
    file = as_json(made, PlanChoices(left_out=frozenset({0, 2})))["files"][0]
    assert (file["added"], file["changed"], file["skipped"]) == (0, 0, 2)


def test_the_workbook_says_the_same(tmp_path: Path) -> None:
    made = plan([table(*ROWS), table({"name": "甲", "content": "=乙"}, name="Sheet9")], HELD)
    write_report(tmp_path / "报告.xlsx", made, field_labels(made, {"legal": "公共法律服务"}))
    book = openpyxl.load_workbook(tmp_path / "报告.xlsx")
    cells = {sheet.title: [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)] for sheet in book}
    assert [row[1:4] for row in cells["概况"]] == [["公共法律服务", "公共法律服务", "3"], ["Sheet9", "", "1"]]
    assert [row[2:8] for row in cells["事项"]][:3] == [
        ["修改", "领域和名称", "公证", "公开内容", "公证的内容", "改过的内容"],
        ["修改", "领域和名称", "公证", "公开依据", "", "《公证法》"],
        ["相同", "领域和名称", "法律援助", "", "", ""],
    ]
    (lost,) = [row for row in cells["问题"] if row[1] == "Sheet9!2"]
    assert lost[1:] == [
        "Sheet9!2",
        "",
        "领域",
        "看不出这一行属于哪个领域，未导入。请指定领域（命令行用 --area）后重新导入。",
        "甲　=乙",
    ]
    assert cells["清理"] == [
        ["来文.xlsx", "公共法律服务!2", "D2", "公开内容", "空格和断行", "改过的 内容", "改过的内容", "是"]
    ]
    assert [file.name for file in tmp_path.iterdir()] == ["报告.xlsx"]


def test_a_report_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="报告"):
        write_report(tmp_path / "没有" / "报告.xlsx", plan(table(*ROWS), HELD), {})
    blocked = tmp_path / "文件夹.xlsx"
    blocked.mkdir()
    with pytest.raises(StorageError):
        write_report(blocked, plan(table(*ROWS), HELD), {})
    assert [file.name for file in tmp_path.iterdir()] == ["文件夹.xlsx"]
