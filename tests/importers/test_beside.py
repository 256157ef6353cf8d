"""Tables side by side in one sheet are two tables, and every cell keeps its name."""

from pathlib import Path

import openpyxl

from importers.beside import side_by_side
from importers.files import read_file
from importers.session import ImportSession
from importers.sheet import Merge, Sheet
from tests.importers.plans import said, snapshot

HEAD = ["序号", "公开事项", "公开内容", "公开依据", "公开时限"]


def test_two_tables_beside_each_other_are_read_as_two(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["安全生产领域政务公开目录", *[""] * 5, "税收管理领域政务公开目录"])
    page.append([*HEAD, "", *HEAD])
    page.append(["1", "应急预案", "文本", "《安全生产法》", "实时公开", "", "1", "欠税公告", "公告", "", "及时公开"])
    page.append(["2", "事故通报", "通报", "《安全生产法》", "实时公开"])
    book.save(tmp_path / "目录.xlsx")
    made = ImportSession(read_file(tmp_path / "目录.xlsx"), snapshot()).plan()
    assert [(row.area, row.values["name"], row.values["time_limit"]) for row in made.rows] == [
        ("safety", "应急预案", "实时公开"),
        ("safety", "事故通报", "实时公开"),
        ("tax", "欠税公告", "及时公开"),
    ]
    assert "公开依据没有填写" in said(made)


def test_a_title_over_both_belongs_to_both() -> None:
    rows = [["税收管理领域政务公开目录"], [*HEAD, "", *HEAD], ["1", "甲", "乙", "", "", "", "2", "丙", "丁"]]
    left, right = side_by_side(Sheet("a.xlsx", "Sheet1", rows, merges=(Merge(0, 0, 0, 10),)))
    assert left.text(0, 0) == rows[0][0]
    assert right.above == (rows[0][0],)
    assert (right.text(2, 1), right.text(2, 7)) == ("", "丙")


def test_one_table_stays_whole() -> None:
    filled_between = Sheet("a.xlsx", "甲", [[*HEAD, "", *HEAD], ["1", "2", "3", "4", "5", "备注的话", "1"]])
    different = Sheet("a.xlsx", "乙", [[*HEAD, "", "责任科室", "网址", "备注", "更新频次"], ["1"]])
    for sheet in (filled_between, different):
        assert side_by_side(sheet) == [sheet]
