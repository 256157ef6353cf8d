"""Workbooks of every kind → the sheets a clerk sees."""

import random
import shutil
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.files import read_file
from importers.office.xlsx import XlsxParts
from importers.office.xlsx_walk import walk
from importers.reading.builder import Budget, SheetBuilder
from importers.reading.package import Package
from importers.reading.source import Source
from importers.sheet import Sheet
from importers.workbook import read_xlsx
from model.progress import silent
from tests.helpers.binary_files import xlsb, xlsb_merge
from tests.helpers.office_files import MAIN, cell, grid, package, relationships, xlsx, xlsx_parts
from tests.helpers.sheet_pictures import drawn, picture, pictures

DATA = Path(__file__).parents[1] / "data"

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="0000"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts>'
    "<cellXfs>" + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 164, 165, 14, 31)) + "</cellXfs>"
)

CATALOGUE = """
    [公共法律服务]
    1 | 公共法律服务领域政务公开标准目录
    2 |
    3 | 序号 | 一级事项 | 二级事项 | 公开内容 | 更新日期 | 完成率
    4 | 1 | 法律援助 | 事项1 | 1.机构名称↵2.办公地址 | 2026年11月1日 | 12.5%
    5*| 2 |  | 事项2 | 1.机构名称↵2.办公地址 | 2026年11月2日 | 25.0%
    6 | 3 | 公证 | 事项3 | 1.机构名称↵2.办公地址 | 2026年11月3日 | 37.5%
    7 | 4 |  | 事项4 | 1.机构名称↵2.办公地址 | 2026年11月4日 | 50.0%
    8 |
    9 | 注：本目录由司法局负责解释。
    merged: A1:F1 B4:B5 B6:B7
    hidden columns: E
    {comment}[财政预决算]
    1 | 序号 | 公开事项 | 编码
    2 | 1 | 政府预算 | 0505
    3 | 2 | 部门预算 | 2026-11-21 09:30
"""
COMMENT = "comment D4: 请核对地址\n    "


def walked(path: Path) -> Sheet:
    """The first worksheet as the second reader sees it."""
    with Package(path) as archive:
        parts = XlsxParts(archive)
        builder = SheetBuilder(parts.sheets[0].name, Budget())
        parts.describe(parts.sheets[0], builder)
        walk(archive, parts.sheets[0].part, parts.styles, parts.texts, builder, lambda row: None)
        return builder.build()


def fast(path: Path) -> Sheet:
    """The first worksheet as the reader in use sees it."""
    return next(read_xlsx(Source(path, path.stat().st_size), silent))


@pytest.mark.parametrize("ending", [".xls", ".xlsx", ".ods"])
def test_the_same_workbook_reads_the_same_from_every_format(ending: str) -> None:
    """Hidden rows and columns, merges, percentages, leading zeros and dates as they are written."""
    expected = CATALOGUE.format(comment="" if ending == ".xls" else COMMENT)
    assert pictures(read_file(DATA / "readers" / f"catalogue{ending}")) == drawn(expected)


@pytest.mark.parametrize(
    ("ending", "name", "remark"),
    [
        (".xls", "目录.et", ""),
        (".xlsx", "目录.et", ""),
        (".xlsx", "目录.xls", "文件名以 .xls 结尾，内容其实是“Excel 工作簿（.xlsx）”，已按内容读取。"),
        (".xls", "目录.xlsx", "文件名以 .xlsx 结尾，内容其实是“Excel 97-2003 工作簿（.xls）”，已按内容读取。"),
        (".ods", "目录.xlsx", "文件名以 .xlsx 结尾，内容其实是“开放文档表格（.ods）”，已按内容读取。"),
        (".html", "目录.xls", "文件名以 .xls 结尾，内容其实是“网页（HTML）”，已按内容读取。"),
    ],
)
def test_content_counts_and_not_the_ending(tmp_path: Path, ending: str, name: str, remark: str) -> None:
    shutil.copy(DATA / "readers" / f"catalogue{ending}", tmp_path / name)
    sheet = read_file(tmp_path / name)[0]
    assert sheet.rows[2][1:4] == ("一级事项", "二级事项", "公开内容")
    assert list(sheet.remarks) == ([remark] if remark else [])


def test_xlsb_with_merges_and_hidden_places(tmp_path: Path) -> None:
    rows = [["标题", ""], ["序号", "名称"], [1.0, "法律援助"], [2.5, "公证"]]
    path = xlsb(tmp_path / "a.xlsb", "目录", rows, xlsb_merge(0, 0, 0, 1), hidden_rows=[3])
    assert pictures(read_file(path)) == drawn("""
        [目录]
        1 | 标题
        2 | 序号 | 名称
        3 | 1 | 法律援助
        4*| 2.5 | 公证
        merged: A1:B1
        hidden columns: B
    """)


def test_what_is_said_about_a_file_is_said_once(tmp_path: Path) -> None:
    xlsx(tmp_path / "a.xls", {"空": "<sheetData/>", "甲": grid([["1"]]), "乙": grid([["2"]])})
    remark = "文件名以 .xls 结尾，内容其实是“Excel 工作簿（.xlsx）”，已按内容读取。"
    assert [(sheet.name, sheet.remarks) for sheet in read_file(tmp_path / "a.xls")] == [("甲", (remark,)), ("乙", ())]


def test_numbers_dates_errors_and_formulas_as_the_clerk_sees_them(tmp_path: Path) -> None:
    path = xlsx(
        tmp_path / "a.xlsx",
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>505</v></c><c r="C1" s="2"><v>0.125</v></c>'
        '<c r="D1" s="3"><v>46347</v></c><c r="E1" s="4"><v>46347.5</v></c></row>'
        '<row r="3" hidden="1"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><f>A1</f></c>'
        '<c r="D3" t="str"><f>A1</f><v>甲_x000D_\n乙</v></c><c r="E3"><v>632801199001011234</v></c></row></sheetData>',
        styles=STYLES,
    )
    assert pictures(read_file(path)) == drawn("""
        [Sheet1]
        1 | 1 | 0505 | 12.5% | 2026-11-21 | 2026年11月21日
        2 |
        3*| TRUE | #REF! |  | 甲↵乙 | 632801199001011200
        remark: C3 的公式没有保存计算结果，按空白读取。请在 WPS 中打开、保存一次后再导入。
        remark: B3 是公式错误值，已按原样读取，请核对。
        remark: 632801199001011200 1 处数字超过 15 位，表格软件只保留前 15 位，后面的已变成 0，请对照原件核对。
    """)


def test_hidden_sheets_are_read_and_told(tmp_path: Path) -> None:
    sheets = {"目录": grid([["甲"]]), "备份": grid([["乙"]])}
    path = xlsx(tmp_path / "a.xlsx", sheets, states={"备份": "veryHidden"})
    assert [sheet.remarks for sheet in read_file(path)] == [(), ("工作表“备份”是隐藏的，已一并读取。",)]


def test_reading_aids_over_characters_are_no_text(tmp_path: Path) -> None:
    parts = xlsx_parts({"目录": '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData>'})
    parts["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{MAIN}"><si><r><t>政务</t></r><r><t>公开</t></r>'
        '<rPh sb="0" eb="2"><t>zhengwu</t></rPh></si></sst>'
    )
    package(tmp_path / "a.xlsx", parts)
    assert read_file(tmp_path / "a.xlsx")[0].rows == [("政务公开",)]


def test_ticks_in_symbol_fonts(tmp_path: Path) -> None:
    """Whole cells and runs set in Wingdings show boxes, whatever letter is behind them."""
    styles = (
        '<fonts><font><name val="宋体"/></font><font><name val="Wingdings 2"/></font></fonts>'
        '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs>'
    )
    cells = (
        '<c r="A1" s="1" t="inlineStr"><is><t>R</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c>'
    )
    parts = xlsx_parts({"目录": f'<sheetData><row r="1">{cells}</row></sheetData>'}, styles=styles)
    run = '<r><rPr><rFont val="Wingdings"/></rPr><t>þ</t></r><r><rPr><rFont val="宋体"/></rPr><t>政府网站</t></r>'
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}"><si>{run}</si><si><t>R</t></si></sst>'
    package(tmp_path / "a.xlsx", parts)
    assert read_file(tmp_path / "a.xlsx")[0].rows == [("☑", "☑政府网站", "R")]


def test_notes_left_for_older_programs_are_reduced_to_their_words(tmp_path: Path) -> None:
    parts = xlsx_parts({"目录": grid([["甲"]])})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships([("rId1", "comments", "../comments1.xml")])
    note = "[线程批注]\n\n你的 Excel 版本可读取此线程批注。\n\n注释:\n    依据不全\n回复:\n    已补"
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><comment ref="A1"><text><t>{note}</t></text></comment></comments>'
    )
    package(tmp_path / "a.xlsx", parts)
    assert read_file(tmp_path / "a.xlsx")[0].comments == {(0, 0): "依据不全\n回复:\n    已补"}


def test_strict_namespace_and_prefixes(tmp_path: Path) -> None:
    """Workbooks saved as Strict Open XML, by a writer that loves prefixes."""
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    parts = xlsx_parts({"目录": ""})
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{strict}"><x:sheetData><x:row r="2"><x:c r="B2" t="inlineStr">'
        "<x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData>"
        '<x:mergeCells><x:mergeCell ref="A2:B2"/></x:mergeCells></x:worksheet>'
    )
    package(tmp_path / "a.xlsx", parts)
    assert picture(read_file(tmp_path / "a.xlsx")[0]) == drawn("""
        [目录]
        1 |
        2 |  | 甲
        merged: A2:B2
    """)


def test_parts_may_lie_anywhere(tmp_path: Path) -> None:
    """The main part is found by its relationship, with absolute targets and capital letters."""
    parts = xlsx_parts({"目录": grid([["甲"]])})
    parts["book/Main.xml"] = parts.pop("xl/workbook.xml")
    parts["book/_rels/Main.xml.rels"] = str(parts.pop("xl/_rels/workbook.xml.rels")).replace(
        "worksheets/sheet1.xml", "/XL/Worksheets/Sheet1.xml"
    )
    parts["_rels/.rels"] = relationships([("rId1", "officeDocument", "/book/main.xml")])
    package(tmp_path / "a.xlsx", parts)
    assert read_file(tmp_path / "a.xlsx")[0].rows == [("甲",)]


def test_rows_and_cells_without_references_follow_each_other(tmp_path: Path) -> None:
    cells = "<c><v>1</v></c><c t='inlineStr'><is><t>甲</t></is></c>"
    path = xlsx(
        tmp_path / "a.xlsx", f'<sheetData><row>{cells}</row><row r="3">{cells}</row><row>{cells}</row></sheetData>'
    )
    assert read_file(path)[0].rows == [("1", "甲"), (), ("1", "甲"), ("1", "甲")]


def test_a_row_given_twice_is_filled_up(tmp_path: Path) -> None:
    rows = f'<row r="2" hidden="1">{cell("A2", "甲")}</row><row r="1">{cell("B1", "乙")}</row>'
    rows += f'<row r="2">{cell("B2", "丙")}</row>'
    path = xlsx(tmp_path / "a.xlsx", f"<sheetData>{rows}</sheetData>")
    assert read_file(path)[0].rows == [("", "乙"), ("甲", "丙")]


def test_merges_are_cut_to_what_is_written(tmp_path: Path) -> None:
    merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ("A1:XFD1", "B2:B1048576", "D1:D9"))
    path = xlsx(tmp_path / "a.xlsx", grid([["甲", "乙"], ["丙", "丁"], ["戊"]]) + f"<mergeCells>{merges}</mergeCells>")
    assert picture(read_file(path)[0]).splitlines()[-1] == "merged: A1:B1 B2:B3"


def test_comments_of_reviewers(tmp_path: Path) -> None:
    parts = xlsx_parts({"目录": grid([["甲"], ["乙"]])})
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships([("rId1", "comments", "../comments1.xml")])
    parts["xl/comments1.xml"] = (
        f'<comments xmlns="{MAIN}"><commentList><comment ref="A2"><text><r><t>李某：</t></r>'
        "<r><t>\n依据不全</t></r></text></comment></commentList></comments>"
    )
    package(tmp_path / "a.xlsx", parts)
    assert read_file(tmp_path / "a.xlsx")[0].comments == {(1, 0): "李某：\n依据不全"}


@pytest.mark.parametrize("sample", sorted((DATA / "samples").glob("*.xlsx")), ids=lambda path: path.stem)
def test_both_readers_agree_on_the_samples(sample: Path) -> None:
    assert picture(walked(sample)) == picture(fast(sample))


values = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20),
    st.integers(-(10**14), 10**14),
    st.floats(-1e9, 1e9).map(lambda number: float(f"{number:.12g}")),
    st.booleans(),
    st.none(),
)


@settings(max_examples=40, deadline=None)
@given(table=st.lists(st.lists(values, max_size=6), max_size=12), shared=st.booleans(), seed=st.integers(0, 1000))
def test_both_readers_agree(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[object]], shared: bool, seed: int
) -> None:
    """Whatever the cells hold: calamine and our walk give the same texts, merges and places."""
    path = tmp_path_factory.mktemp("both") / "a.xlsx"
    chance = random.Random(seed)
    with xlsxwriter.Workbook(path, {"constant_memory": not shared}) as book:
        sheet = book.add_worksheet("目录")
        look = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(table):
            for column, value in enumerate(row):
                if isinstance(value, bool):
                    sheet.write_boolean(number, column, value)
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is None:
                    sheet.write_blank(number, column, None, look)
                elif isinstance(value, int | float):
                    sheet.write_number(number, column, value)
        if len(table) > 2 and chance.random() < 0.5:
            sheet.merge_range(len(table), 0, len(table) + 1, chance.randrange(1, 4), "合并")
    assert picture(walked(path)) == picture(fast(path))


def test_a_part_whose_data_are_not_what_the_directory_says(tmp_path: Path) -> None:
    """A false checksum anywhere in the cells is noticed, whoever reads them."""
    path = xlsx(tmp_path / "a.xlsx", grid([["甲" * 50] * 5] * 50))
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    entry = data.rfind(b"xl/worksheets/sheet1.xml") - 46
    struct.pack_into("<I", data, entry + 16, info.CRC ^ 1)
    path.write_bytes(data)
    with pytest.raises(Exception, match="已损坏或没有传完整"):
        read_file(path)
