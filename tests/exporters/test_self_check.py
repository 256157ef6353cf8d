"""自查表 as a picture: the figures an inspector would check, and the problems that go with them."""

from dataclasses import replace
from datetime import date, datetime

from exporters.blocks import Document, Heading, Paragraph, SignatureLine, Table
from exporters.self_check import build_self_check
from model.records import Area, Status
from tests.helpers.snapshots import LEGAL, TAX, entry, snapshot

TODAY = date(2026, 11, 21)
EMPTY = Area("culture", "公共文化服务")
FRESH, OLD = datetime(2026, 11, 3), datetime(2025, 3, 8)


def picture(document: Document) -> list[str]:
    lines: list[str] = []
    for section in document.sections:
        for block in section.blocks:
            match block:
                case Heading() | Paragraph():
                    lines.append(block.text)
                case Table():
                    lines += ["|".join(cell.text for cell in row if cell is not None) for row in block.rows]
                case SignatureLine():
                    lines.append("sign " + " ".join(block.labels))
    return lines


def test_the_whole_sheet() -> None:
    held = snapshot(
        replace(entry(1, "tax", Status.APPROVED, name="税收优惠"), updated_at=OLD),
        replace(entry(2, "legal", name="公证", basis="", time_limit=""), updated_at=FRESH, unconfirmed=True),
        replace(entry(3, "legal", Status.REVIEW, name="仲裁", content="仲裁机构的名称和地址"), updated_at=FRESH),
        replace(entry(4, "legal", Status.RETIRED, name="", basis=""), updated_at=FRESH),
        areas=(TAX, LEGAL, EMPTY),
    )
    lines = picture(build_self_check(held, TODAY))
    assert lines[:9] == [
        "格尔木市政务公开标准目录自查表",
        "填报单位：格尔木市司法局　　自查日期：2026年11月21日",
        "序号|领域|事项数|必填齐全|草拟|送审|定稿|废止|待核实|错误|警告|提示|最近修改|情况",
        "1|税收管理|1|1/1|0|0|1|0|0|0|1|0|2025-03-08|超过 6 个月没有更新",
        "2|公共法律服务|2|1/2|1|1|0|1|1|2|0|1|2026-11-03|缺公开依据 1 项；缺公开时限 1 项；有 2 个错误；1 项待核实",
        "3|公共文化服务|0|0/0|0|0|0|0|0|0|0|0||没有事项",
        "|合计|3|2/3|1|1|1|1|1|2|1|1||",
        "本目录共 3 个领域、3 个事项，必填栏目齐全的 2 个；检查发现错误 2 个、警告 1 个、提示 1 个；"
        "税收管理超过 6 个月没有更新；公共文化服务还没有事项。",
        "sign 自查人 审核人 负责人",
    ]
    assert lines[9:11] == ["附表　需要处理的问题（3 个）", "序号|领域|事项|级别|问题"]
    assert [line.split("|")[1:4] for line in lines[11:]] == [
        ["公共法律服务", "法律援助：公证", "错误"],
        ["公共法律服务", "法律援助：公证", "错误"],
        ["税收管理", "（整个领域）", "警告"],
    ]


def test_only_the_chosen_areas_are_counted_but_all_are_compared() -> None:
    held = snapshot(entry(1, "tax", basis=""), replace(entry(2, "legal"), updated_at=FRESH), areas=(TAX, LEGAL))
    lines = picture(build_self_check(held, TODAY, frozenset(("legal",))))
    assert [line.split("|")[:4] for line in lines[3:5]] == [["1", "公共法律服务", "1", "1/1"], ["", "合计", "1", "1/1"]]
    assert not [line for line in lines if "税收" in line]


def test_a_list_too_long_for_paper_says_so() -> None:
    held = snapshot(*(entry(number, "legal", name=f"事项{number}", basis="") for number in range(1, 512)))
    lines = picture(build_self_check(held, TODAY))
    assert any("只列出前 500 个" in line for line in lines)
    assert lines[-1].startswith("500|")
