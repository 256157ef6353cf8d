"""Cards, tables on their side and tables beside each other become plain tables; no word is lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from importers.arranging import arranged
from importers.clipboard import read_clipboard
from importers.files import read_file
from importers.session import ImportSession
from importers.sheet import Merge, Sheet
from model.fields import STANDARD
from model.text import fold_key
from tests.helpers.office_files import docx, paragraph, word_cell, word_row, word_table
from tests.importers.cases.making import sheet
from tests.importers.plans import said, snapshot

LAW = "《中华人民共和国安全生产法》"
SPAN_3 = '<w:gridSpan w:val="3"/>'


def entries(sheets: Sequence[Sheet]) -> list[dict[str, str]]:
    """The area and values of every row that would be added."""
    made = ImportSession(sheets, snapshot(), layouts={}).plan()
    return [{"area": row.area, **row.values} for row in made.rows]


def card(name: str, limit: str = "实时公开", subject: str = "市应急管理局") -> list[list[str]]:
    """One entry in four columns: a label before every value."""
    return [
        ["事项名称", name, "公开时限", limit],
        ["公开内容（要素）", f"{name}的内容", "<", "<"],
        ["公开依据", LAW, "<", "<"],
        ["公开主体", subject, "公开渠道", "■政府网站 □政府公报"],
        ["公开对象", "■全社会 □特定群体", "公开方式", "■主动公开 □依申请公开"],
    ]


def values_of(name: str, area: str = "safety", **more: str) -> dict[str, str]:
    """What is read from such a card."""
    return {
        "area": area,
        "name": name,
        "time_limit": "实时公开",
        "content": f"{name}的内容",
        "basis": LAW,
        "subject": "市应急管理局",
        "channels": "政府网站",
        "audience": "全社会",
        "method": "主动公开",
        **more,
    }


def words_of(sheets: Sequence[Sheet]) -> str:
    """Everything that stands in and around the sheets."""
    cells = (text for each in sheets for row in each.rows for text in row)
    return fold_key(" ".join([*cells, *(text for each in sheets for text in (*each.above, *each.below))]))


def test_a_word_table_for_every_entry_becomes_one_table(tmp_path: Path) -> None:
    def table(name: str) -> str:
        return word_table(
            word_row("事项名称", name, "公开时限", "实时公开"),
            word_row("公开内容", word_cell(f"{name}的内容", SPAN_3)),
            word_row("公开依据", word_cell(LAW, SPAN_3)),
            word_row("公开主体", "市应急管理局", "公开渠道", "■政府网站 □政府公报"),
            word_row("公开对象", "■全社会 □特定群体", "公开方式", "■主动公开 □依申请公开"),
        )

    body = (
        paragraph("安全生产领域基层政务公开事项")
        + paragraph("一、政策文件")
        + paragraph("（一）法律法规")
        + table("法律法规")
        + paragraph("（二）标准")
        + table("标准")
        + paragraph("二、依法行政")
        + table("行政处罚")
        + paragraph("公共法律服务领域基层政务公开事项")
        + table("法律援助")
    )
    sheets = read_file(docx(tmp_path / "事项卡.docx", body))
    assert entries(sheets) == [
        values_of("法律法规", category="政策文件"),
        values_of("标准", category="政策文件"),
        values_of("行政处罚", category="依法行政"),
        values_of("法律援助", area="legal"),
    ]
    assert "每个事项写成一张卡片" in said(ImportSession(sheets, snapshot(), layouts={}).plan())


def test_cards_below_each_other_in_a_worksheet() -> None:
    rows = [["安全生产事项"], *card("法律法规"), [], ["表二"], *card("标准"), *card("行政处罚")]
    stacked = sheet(rows, name="安全生产")
    assert entries([stacked]) == [values_of(name) for name in ("法律法规", "标准", "行政处罚")]
    assert "表二" in said(ImportSession([stacked], snapshot(), layouts={}).plan())


def test_a_card_goes_on_in_the_table_of_the_next_page() -> None:
    first, second = card("法律法规")[:3], card("法律法规")[3:]
    parts = [sheet(rows, name=f"表格 {n}", file="安全生产.docx") for n, rows in enumerate((first, second), 1)]
    whole = parts[0]
    both = [whole, Sheet(whole.file, "表格 2", [*parts[1].rows, *sheet(card("标准")).rows])]
    assert entries(both)[0] == values_of("法律法规")


def test_labels_and_values_in_one_cell_and_ticks_behind_words() -> None:
    rows = [
        ["事项名称：法律法规"],
        ["公开内容：有关的法律", ""],
        ["公开依据", LAW],
        ["公开对象", "全社会", "√", "特定群体", ""],
        ["公开时限：", "实时公开"],
    ]
    assert entries([Sheet("安全生产.xlsx", "Sheet1", rows)]) == [
        {
            "area": "safety",
            "name": "法律法规",
            "content": "有关的法律",
            "basis": LAW,
            "audience": "全社会",
            "time_limit": "实时公开",
        }
    ]


def test_a_table_on_its_side_is_turned() -> None:
    rows = [
        ["安全生产领域政务公开目录"],
        ["公开事项", "法律法规", "标准", "行政处罚"],
        ["公开内容", "法律", "国家标准", "决定书"],
        ["公开依据", LAW, "<", "<"],
        ["公开时限", "实时公开", "20个工作日内", "7个工作日内"],
        ["公开方式", "主动公开", "主动公开", "依申请公开"],
        ["注：按年更新。"],
    ]
    on_side = sheet(rows, name="Sheet1")
    found = entries([on_side])
    assert [(one["area"], one["name"], one["content"], one["basis"], one["time_limit"]) for one in found] == [
        ("safety", "法律法规", "法律", LAW, "实时公开"),
        ("safety", "标准", "国家标准", LAW, "20个工作日内"),
        ("safety", "行政处罚", "决定书", LAW, "7个工作日内"),
    ]
    told = said(ImportSession([on_side], snapshot(), layouts={}).plan())
    assert "按年更新" in told
    assert "已转成一行一个事项" in told


EXPLANATIONS = [
    ["列名", "填写要求", "示例"],
    ["一级事项", "填写事项大类", "政策文件"],
    ["事项名称", "填写规范名称", "法律法规"],
    ["公开内容", "写明要素", "1.名称"],
    ["公开依据", "填写全称", LAW],
    ["公开时限", "填写天数", "20个工作日"],
]
PAIRS = [row[:2] for row in EXPLANATIONS]


@pytest.mark.parametrize("rows", [EXPLANATIONS, PAIRS, PAIRS[1:]])
def test_what_explains_the_form_is_no_entry(rows: list[list[str]]) -> None:
    explained = Sheet("目录.xlsx", "Sheet2", rows)
    assert arranged([explained], STANDARD) == [explained]
    assert entries([explained]) == []


def test_plain_tables_stay_as_they_are() -> None:
    header = ["序号", "事项名称", "公开内容", "公开依据", "公开时限"]
    body = [[str(n), f"事项{n}", "内容", LAW, "实时公开"] for n in range(1, 40)]
    information = [["索引号：0001", "公开方式：主动公开"], ["公开时限：长期公开", "公开范围：面向全社会"]]
    for rows in ([header, *body], [*information, header, *body], body, [["事项名称"], ["甲"]], [header]):
        plain = Sheet("目录.xlsx", "Sheet1", rows)
        assert arranged([plain], STANDARD) == [plain]


def test_no_word_of_a_card_is_lost() -> None:
    rows = [["基本情况", *card("法律法规")[0]], *(["", *row] for row in card("法律法规")[1:])]
    odd = [*rows, ["一、另一类"], ["随手写的话", "两格"], *card("标准"), ["附：表后的话"], ["二、没有事项的标题"]]
    drawn = sheet([list(row) for row in odd], name="安全生产")
    kept = words_of(arranged([drawn], STANDARD))
    words = {text for row in drawn.rows for text in row if text and text != "一、另一类"} | {"另一类"}
    assert [text for text in words if fold_key(text) not in kept] == []


def test_arranging_twice_is_arranging_once() -> None:
    once = arranged([sheet([*card("法律法规"), *card("标准")], name="安全生产")], STANDARD)
    assert arranged(once, STANDARD) == once


def test_tables_beside_each_other_on_the_clipboard() -> None:
    header = "序号\t公开事项\t公开内容\t公开依据\t公开时限"
    text = "\n".join(
        [
            "安全生产领域政务公开目录\t\t\t\t\t\t税收管理领域政务公开目录\t\t\t\t",
            f"{header}\t\t{header}",
            f"1\t应急预案\t文本\t{LAW}\t实时公开\t\t1\t欠税公告\t公告\t{LAW}\t及时公开",
        ]
    )
    assert [(one["area"], one["name"]) for one in entries(read_clipboard("", text))] == [
        ("safety", "应急预案"),
        ("tax", "欠税公告"),
    ]


def test_a_merged_label_reaches_over_the_lines_of_its_value() -> None:
    rows = [
        ["事项名称", "法律法规"],
        ["公开内容", "1.法律"],
        ["", "2.法规"],
        ["公开依据", LAW],
        ["公开时限", "实时公开"],
    ]
    (found,) = entries([Sheet("安全生产.xlsx", "Sheet1", rows, merges=(Merge(1, 0, 2, 0),))])
    assert found["content"] == "1.法律\n2.法规"
