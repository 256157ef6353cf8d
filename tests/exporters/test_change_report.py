"""变更说明 as pictures: the text a citizen would read, and the lists that go with it."""

from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from exporters.blocks import Document, Heading, Paragraph, Table
from exporters.change_report import build_change_report
from exporters.change_summary import Version
from exporters.excerpt import excerpts
from exporters.formats import write_report
from model.errors import UserError
from model.records import Area, Status
from model.snapshot import Snapshot
from tests.helpers.snapshots import LEGAL, SETTINGS, TAX, entry, snapshot

FOOD = Area("food_drug", "食品药品监管")


def picture(document: Document) -> list[str]:
    """Every block as a reader sees it, tables row by row."""
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Heading() | Paragraph():
                    lines.append(block.text)
                case Table():
                    lines += ["|".join("^" if cell is None else cell.text for cell in row) for row in block.rows]
        lines.append("----")
    return lines


def before() -> Snapshot:
    return snapshot(
        entry(1, "tax", name="税收优惠"),
        entry(2, "legal", name="法律援助"),
        entry(3, "legal", name="公证服务"),
        entry(4, "legal", name="仲裁", basis="《仲裁法》"),
        entry(5, "legal", name="律师名录"),
        areas=(TAX, LEGAL, FOOD),
    )


def after() -> Snapshot:
    return snapshot(
        entry(1, "tax", name="税收优惠", note="划转", subject="格尔木市税务局"),
        entry(2, "legal", name="法律援助", time_limit="7个工作日内"),
        entry(3, "legal", Status.APPROVED, name="公证服务"),
        entry(4, "legal", name="仲裁", basis="《仲裁法》。"),
        entry(5, "legal", Status.RETIRED, name="律师名录"),
        entry(6, "legal", name="行政复议", category=""),
        settings=replace(SETTINGS, contact="0979-8412345", supervision_phone="12345"),
        areas=(replace(TAX, label="税费管理"), LEGAL),
    )


def test_the_whole_explanation() -> None:
    old = Version("送审稿", before())
    new = Version("2026年版", after(), "按新的标准指引更新。\n结合职责调整。")
    document = build_change_report(old, new, reasons={f"{6:032x}": "新增职责", f"{5:032x}": "机构撤销"})
    assert document.title == "格尔木市政务公开标准目录变更说明"
    assert picture(document) == [
        "格尔木市政务公开标准目录变更说明",
        "自送审稿（2026年11月21日）\n至2026年版（2026年11月21日）",
        "一、总体情况",
        "《格尔木市政务公开标准目录》原有公开事项 5 项，本次新增 1 项、调整 2 项、删除 1 项、仅订正文字书写 1 项，"
        "其余 1 项内容不变，现有 5 项。",
        "目录涉及 3 个领域，其中 2 个有变化，1 个保持不变。",
        "仅订正标点、空格或者词语顺序，内容没有改变的有：“仲裁”。",
        "二、分领域情况",
        "各领域公开事项的变化如下：",
        "序号|领域|原有|新增|调整|删除|现有|情况",
        "1|税费管理|1|0|1|0|1|有变化",
        "2|公共法律服务|4|1|1|1|4|有变化",
        "3|食品药品监管|0|0|0|0|0|无变化",
        "|合计|5|1|2|1|5|",
        "三、领域和说明事项",
        "不再列入 1 个领域：“食品药品监管”。",
        "“税收管理”领域更名为“税费管理”。",
        "新列明联系方式：0979-8412345。",
        "新列明监督电话：12345。",
        "四、调整理由",
        "按新的标准指引更新。",
        "结合职责调整。",
        "五、意见反馈",
        "对以上变更有疑问或者建议的，可以与我们联系。联系方式：0979-8412345；监督电话：12345。",
        "附件1：新增公开事项清单（1 项）",
        "附件2：调整公开事项对照表（2 项）",
        "附件3：删除公开事项清单（1 项）",
        "格尔木市司法局\n2026年11月21日",
        "----",
        "附件1　新增公开事项清单（1 项）",
        "序号|领域|事项|公开依据|公开时限|公开主体|新增理由",
        "1|公共法律服务|行政复议|《中华人民共和国政府信息公开条例》（国务院令第711号）|自信息形成或者变更之日起20个工作日内|"
        "格尔木市司法局|新增职责",
        "----",
        "附件2　调整公开事项对照表（2 项）",
        "序号|领域|事项|栏目|调整前|调整后|调整理由",
        "1|税费管理|法律援助：税收优惠|公开主体|格尔木市司法局|格尔木市税务局|划转",
        "2|公共法律服务|法律援助：法律援助|公开时限|自信息形成或者变更之日起20个工作日内|7个工作日内|",
        "----",
        "附件3　删除公开事项清单（1 项）",
        "序号|领域|事项|公开依据|公开主体|删除理由",
        "1|公共法律服务|法律援助：律师名录|《中华人民共和国政府信息公开条例》（国务院令第711号）|格尔木市司法局|机构撤销",
        "----",
    ]


def test_nothing_changed_is_said_in_one_sentence() -> None:
    same = Version("甲", before())
    lines = picture(build_change_report(same, replace(same, name="乙")))
    assert "《格尔木市政务公开标准目录》的 5 个公开事项在此期间没有变化。" in lines
    assert not [line for line in lines if "附件" in line]


def test_several_fields_of_an_entry_share_its_cells() -> None:
    changed = snapshot(entry(1, "tax", name="新名", subject="新主体"), areas=(TAX, LEGAL, FOOD))
    kept = replace(before(), entries=before().entries[:1])
    lines = picture(build_change_report(Version("甲", kept), Version("乙", changed)))
    assert lines[-3:-1] == ["1|税收管理|法律援助：新名|事项名称|税收优惠|新名", "^|^|^|公开主体|格尔木市司法局|新主体"]
    assert "附件：调整公开事项对照表（1 项）" in lines, "a single list has no number"


def test_long_texts_are_cut_to_what_changed() -> None:
    text = "；".join(f"{number}.要素{number}的名称" for number in range(60))
    lost, won = excerpts(text, text.replace("要素30的", "要素三十的"))
    assert lost.startswith("……")
    assert lost.endswith("……")
    assert "30" in lost
    assert "三十" in won
    assert len(won) < 60
    assert excerpts("旧", "新") == ("旧", "新")
    assert excerpts("", text)[1].endswith("……")
    assert max(map(len, excerpts(text, "甲乙丙丁" * 500))) < 500
    assert max(map(len, excerpts("甲" * 30_000, "乙" * 30_000))) < 200


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_every_word_of_the_lists_is_in_the_file(tmp_path: Path, suffix: str) -> None:
    document = build_change_report(Version("送审稿", before()), Version("2026年版", after(), "=1+1"))
    path = tmp_path / f"变更说明{suffix}"
    write_report(document, path)
    if suffix == ".docx":
        tables = docx.Document(str(path)).tables
        found = {cell.text for table in tables for row in table.rows for cell in row.cells}
    else:
        sheets = openpyxl.load_workbook(path).worksheets
        assert sheets[0].title == "正文"
        found = {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value}
        assert "　　=1+1" in found
        assert all(cell.data_type != "f" for sheet in sheets for row in sheet.iter_rows() for cell in row)
    assert {"格尔木市税务局", "7个工作日内", "行政复议", "划转", "税费管理"} <= found


def test_a_kind_of_file_that_holds_no_pages_is_refused(tmp_path: Path) -> None:
    same = Version("甲", before())
    with pytest.raises(UserError, match=r"\.docx、\.xlsx"):
        write_report(build_change_report(same, same), tmp_path / "变更说明.csv")
    assert not list(tmp_path.iterdir())
