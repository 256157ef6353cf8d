"""Workbooks, read back with openpyxl and as parts of the package."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from exporters.excel import write_excel
from exporters.options import ExportOptions, Form, Paper
from exporters.remarks import ExportRemark
from model.exchange import FileInfo, load_exact
from model.progress import Cancelled, silent
from model.records import Area, CustomField, Entry, Status
from model.snapshot import Snapshot
from tests.helpers.snapshots import SETTINGS, entry, snapshot, starter

Written = Callable[..., openpyxl.Workbook]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write a snapshot and open it again; the remarks are kept as an attribute."""

    def write(held: Snapshot, **options: object) -> openpyxl.Workbook:
        path = tmp_path / "目录.xlsx"
        write.remarks = write_excel(held, path, ExportOptions(**options), silent)  # type: ignore[attr-defined,arg-type]
        return openpyxl.load_workbook(path)

    return write


def remarks_of(written: Written) -> list[ExportRemark]:
    return written.remarks  # type: ignore[attr-defined,no-any-return]


def texts(sheet: Worksheet, row: int) -> list[str]:
    return [str(cell.value or "") for cell in sheet[row]]


def column_of(sheet: Worksheet, heading: str) -> int:
    """The column (from 1) that stands under this heading in either header row."""
    return next(cell.column for row in sheet.iter_rows(min_row=3, max_row=4) for cell in row if cell.value == heading)


def merges(sheet: Worksheet) -> set[str]:
    return {str(merged) for merged in sheet.merged_cells.ranges}


def test_a_sheet_for_each_area_after_the_summary(written: Written) -> None:
    book = written(snapshot(entry(1, "tax"), entry(2, "legal"), entry(3, "legal", Status.APPROVED)))
    assert book.sheetnames == ["汇总", "税收管理", "公共法律服务"]
    summary = [[cell.value for cell in row if cell.value is not None] for row in book["汇总"].iter_rows()]
    assert summary[:4] == [["格尔木市政务公开标准目录"], ["2026年版"], ["格尔木市司法局"], ["2026年11月21日"]]
    assert summary[5:9] == [
        ["序号", "领域", "事项数", "草拟", "送审", "定稿", "废止"],
        [1, "税收管理", 1, 1, 0, 0, 0],
        [2, "公共法律服务", 2, 1, 0, 1, 0],
        ["合计", 3, 2, 0, 1, 0],
    ]
    assert book["汇总"]["B8"].hyperlink.location == "'公共法律服务'!A1"


def test_a_row_of_the_national_form(written: Written) -> None:
    sheet = written(snapshot(entry(1, name="法律援助服务", audience="申请人")))["公共法律服务"]
    assert sheet["A1"].value == "公共法律服务领域政务公开标准目录"
    assert sheet["A2"].value == "填报单位：格尔木市司法局　　填报时间：2026年11月21日　　共 1 项"
    assert texts(sheet, 5)[:7] == [
        "1", "法律援助", "法律援助服务", "机构名称；办公地址；联系电话",
        "《中华人民共和国政府信息公开条例》（国务院令第711号）", "自信息形成或者变更之日起20个工作日内",
        "格尔木市司法局",
    ]  # fmt: skip
    assert sheet["H5"].value.startswith("■政府网站 □政府公报 □两微一端\n")
    assert texts(sheet, 5)[8:14] == ["", "申请人", "√", "", "√", ""]


def test_the_header_is_merged_over_two_rows(written: Written) -> None:
    sheet = written(snapshot(entry(1)))["公共法律服务"]
    assert merges(sheet) >= {
        "A1:N1", "A2:N2", "A3:A4", "B3:C3", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:H4", "I3:J3", "K3:L3", "M3:N3",
    }  # fmt: skip


def test_equal_categories_are_merged_and_said_once(written: Written) -> None:
    words = ("行政许可", "行政许可", "行政许可", "行政处罚", "")
    sheet = written(snapshot(*(entry(n, category=word) for n, word in enumerate(words, 1))))["公共法律服务"]
    assert [sheet.cell(row, 2).value for row in range(5, 10)] == ["行政许可", None, None, "行政处罚", None]
    assert [merged for merged in sorted(merges(sheet)) if merged.startswith("B") and merged != "B3:C3"] == ["B5:B7"]


def test_what_lets_the_file_come_back_is_hidden_and_not_printed(written: Written) -> None:
    sheet = written(snapshot(entry(1, channels="公示栏；政府网站"), entry(2)))["公共法律服务"]
    assert [sheet.cell(3, column).value for column in (15, 16, 17)] == ["唯一标识", "状态", "原值"]
    assert [sheet.cell(5, column).value for column in (15, 16)] == [f"{1:032x}", "草拟"]
    exact = load_exact(sheet.cell(5, 17).value)
    assert {key: value for key, (_, value) in exact.items()} == {"channels": "公示栏；政府网站"}
    assert sheet.cell(6, 17).value is None
    info = FileInfo.load(sheet.cell(1, 15).value)
    assert info is not None
    assert (info.area, info.area_label, info.kind) == ("legal", "公共法律服务", "standard")
    assert all(sheet.column_dimensions[name].hidden for name in ("O",))
    assert sheet.print_area == "'公共法律服务'!$A$1:$N$6"


def test_status_is_visible_when_it_differs(written: Written) -> None:
    sheet = written(snapshot(entry(1), entry(2, "legal", Status.REVIEW)))["公共法律服务"]
    status = column_of(sheet, "状态")
    assert not sheet.column_dimensions[sheet.cell(3, status).column_letter].hidden
    assert [sheet.cell(row, status).value for row in (5, 6)] == ["草拟", "送审"]
    assert [cell.value for cell in sheet[3]].count("状态") == 1


@pytest.mark.parametrize(("paper", "code"), [(Paper.A3, 8), (Paper.A4, 9)])
def test_pages_are_set_up_for_printing(written: Written, paper: Paper, code: int) -> None:
    sheet = written(snapshot(entry(1)), paper=paper)["公共法律服务"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (code, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$4"
    assert "第 &P 页　共 &N 页" in sheet.oddFooter.center.text
    assert "格尔木市政务公开标准目录" in sheet.oddHeader.right.text
    assert sheet.freeze_panes == "D5"


def test_cells_offer_lists(written: Written) -> None:
    sheet = written(
        snapshot(entry(1), entry(2, "legal", Status.REVIEW), settings=replace(SETTINGS, units=("甲,乙", "市局")))
    )["公共法律服务"]
    offered = {
        str(rule.sqref).split(":")[0]: (rule.formula1, rule.showErrorMessage)
        for rule in sheet.data_validations.dataValidation
    }
    assert offered["I5"] == ('"√"', True)
    assert offered["J5"] == ('"√"', False)  # 特定群体 takes words
    assert offered["G5"] == ('"市局,格尔木市司法局"', False)  # a word with a comma cannot be listed
    assert offered["O5"] == ('"草拟,送审,定稿,废止"', True)


def test_review_form_has_room_for_opinions(written: Written) -> None:
    sheet = written(snapshot(entry(1)), form=Form.REVIEW)["公共法律服务"]
    assert sheet["A1"].value == "公共法律服务领域政务公开标准目录（送审稿）"
    assert [sheet.cell(3, column).value for column in (15, 16)] == ["审核意见", "处理"]
    rules = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules["P5"] == '"采纳,部分采纳,不采纳"'


def test_pilot_form_has_one_header_row(written: Written) -> None:
    sheet = written(snapshot(entry(1)), form=Form.PILOT)["公共法律服务"]
    assert texts(sheet, 3)[:8] == [
        "序号",
        "事项名称",
        "公开依据",
        "公开内容",
        "公开主体",
        "公开时限",
        "公开方式",
        "公开要求",
    ]
    assert texts(sheet, 4)[6] == "主动公开\n■政府网站 ■政务服务中心"


@pytest.mark.parametrize("start", list("=+-@"))
def test_clerks_words_are_never_formulas(written: Written, start: str, tmp_path: Path) -> None:
    word = f'{start}HYPERLINK("http://a","b")'
    own = CustomField("x_a", word)
    held = snapshot(
        entry(1, name=word, category=word, x_a=word, note="http://www.gov.cn"),
        settings=replace(SETTINGS, custom_fields=(own,), unit=word),
    )
    sheet = written(held)["公共法律服务"]
    for heading in ("一级事项", "二级事项", word):
        cell = sheet.cell(5, column_of(sheet, heading))
        assert (cell.value, cell.data_type, cell.quotePrefix or heading == "一级事项") == (word, "s", True)
    with zipfile.ZipFile(tmp_path / "目录.xlsx") as package:
        parts = {
            name: package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")
        }
    assert not [name for name, part in parts.items() if "<f>" in part]
    assert sum(part.count("<hyperlink ") for part in parts.values()) == 1  # the summary's own


def test_rows_are_as_high_as_their_words_need(written: Written) -> None:
    long = entry(2, content="字" * 400, channels="政府网站")
    sheet = written(snapshot(entry(1), long), channels="used")["公共法律服务"]
    low, high = (sheet.row_dimensions[row].height for row in (5, 6))
    content = column_of(sheet, "公开内容（要素）")
    characters = sheet.column_dimensions[sheet.cell(3, content).column_letter].width * 7 / 96 * 72 / 10
    assert high > 400 / characters * 12
    assert low < high / 2


def test_an_entry_too_high_for_a_row_takes_several_and_is_whole(written: Written) -> None:
    sheet = written(snapshot(entry(1), entry(2, content="\n".join(["一项要素"] * 90)), entry(3)))["公共法律服务"]
    numbers = {cell.value: cell.row for cell in sheet["A"] if isinstance(cell.value, int)}
    assert set(numbers) == {1, 2, 3}
    taken = numbers[3] - numbers[2]
    assert taken == 4
    heights = [sheet.row_dimensions[row].height for row in range(numbers[2], numbers[3])]
    assert max(heights) <= 409
    assert sum(heights) > 90 * 14
    assert f"D{numbers[2]}:D{numbers[3] - 1}" in merges(sheet)
    assert sheet.cell(numbers[2], 4).value == "\n".join(["一项要素"] * 90)


@pytest.mark.parametrize("text", ["字" * 40_000, "短行\n" * 15_000, "𠀀" * 17_000, "字" * 32_767])
def test_text_that_no_cell_holds_is_continued_below(written: Written, text: str) -> None:
    sheet = written(snapshot(entry(1, name="长文", content=text.strip())))["公共法律服务"]
    found = [str(row[3].value) for row in sheet.iter_rows(min_row=5) if row[3].value]
    assert all(len(piece.encode("utf-16-le")) // 2 <= 32_767 for piece in found)
    assert "".join(found).replace("\n", "") == text.replace("\n", "")
    if len(found) == 1:
        assert not remarks_of(written)
        return
    (remark,) = remarks_of(written)
    assert (remark.entry_id, remark.field) == (1, "content")
    assert re.fullmatch(
        r"事项“长文”的公开内容（要素）有 [\d,]+ 个字符，超过 Excel .*共 2 格，一个字没有少。", remark.message
    )
    exact = load_exact("".join(str(cell.value or "") for cell in sheet[5][16:]))
    assert exact["content"][1] == text.strip()


def test_control_characters_are_reported_and_kept_exactly(written: Written) -> None:
    sheet = written(snapshot(entry(1, content="甲\x01乙\x0b丙\x1f_x0041_😀")))["公共法律服务"]
    assert sheet["D5"].value == "甲乙\n丙_x0041_😀"
    assert [remark.field for remark in remarks_of(written)] == ["content"]
    assert load_exact(sheet["Q5"].value)["content"][1] == "甲\x01乙\x0b丙\x1f_x0041_😀"


def test_awkward_area_names_make_good_sheet_names(written: Written) -> None:
    labels = ["规划[建设]:用地/审批", "很长的领域名称" * 6, "很长的领域名称" * 6 + "之二", "汇总", "History", "'引号'"]
    areas = [Area(f"custom_{number}", label, custom=True) for number, label in enumerate(labels)]
    entries = [Entry(n, f"{n:032x}", area.key, Status.DRAFT, {"name": "甲"}) for n, area in enumerate(areas, 1)]
    book = written(Snapshot(SETTINGS, tuple(areas), tuple(entries), starter(["legal"]).taken_at))
    assert book.sheetnames == [
        "汇总", "规划［建设］：用地／审批", "很长的领域名称" * 4 + "很长的",
        "很长的领域名称" * 4 + "（2）",
        "汇总（2）", "History（2）", "引号",
    ]  # fmt: skip
    assert book[book.sheetnames[1]]["A1"].value == "规划[建设]:用地/审批领域政务公开标准目录"


def test_cancel_while_the_workbook_is_packed(tmp_path: Path) -> None:
    path = tmp_path / "目录.xlsx"
    path.write_bytes(b"old")

    def cancel(done: int, total: int, what: str) -> None:
        if what == "压缩文件":
            raise Cancelled

    with pytest.raises(Cancelled):
        write_excel(snapshot(entry(1)), path, ExportOptions(), cancel)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("目录.xlsx", b"old")]


def test_the_starter_catalogue_keeps_every_word(written: Written) -> None:
    held = starter()
    book = written(held)
    found = {
        (
            sheet.title,
            sheet.cell(row, column_of(sheet, "二级事项")).value,
            sheet.cell(row, column_of(sheet, "公开内容（要素）")).value,
        )
        for sheet in book.worksheets[1:]
        for row in range(5, sheet.max_row + 1)
    }
    labels = {area.key: area.label for area in held.areas}
    assert {(labels[one.area], one["name"], one["content"]) for one in held.entries} <= found


def test_a_heading_of_two_lines_is_broken_in_its_middle(written: Written) -> None:
    sheet = written(snapshot(entry(1)))["公共法律服务"]
    assert [sheet.cell(4, column).value for column in (11, 12)] == ["主动", "依申请\n公开"]
    assert sheet["D3"].value == "公开内容（要素）"


def test_a_local_catalogue_calls_its_tables_so(written: Written) -> None:
    settings = replace(SETTINGS, title="格尔木市基层政务公开标准目录")
    sheet = written(snapshot(entry(1), settings=settings))["公共法律服务"]
    assert sheet["A1"].value == "公共法律服务领域基层政务公开标准目录"
