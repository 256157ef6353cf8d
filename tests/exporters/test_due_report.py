"""近期应公开清单: every due entry once for each date, in its group; what names no clear date behind it."""

from datetime import date, datetime

import pytest

from exporters.blocks import Heading, Paragraph, Table
from exporters.due_report import build_due_report
from model import holiday_files
from model.disclosures import Disclosure
from model.due_dates import due_list
from model.records import Area, CatalogueSettings, Entry, Status
from model.snapshot import Snapshot

TODAY = date(2026, 11, 21)
LIMITS = ("每月25日前", "每周五", "定期公开", "自信息形成之日起20个工作日内", "", "每年1月31日前")


def snapshot(*limits: str) -> Snapshot:
    entries = tuple(
        Entry(
            number,
            f"u{number}",
            "legal",
            Status.APPROVED,
            {
                "category": "服务",
                "name": f"事项{number}",
                "time_limit": limit,
                "subject": "司法局\x0b",
                "channels": "网站",
            },
        )
        for number, limit in enumerate(limits, 1)
    )
    settings = CatalogueSettings(unit="格尔木市司法局", title="格尔木市司法局政务公开标准目录")
    return Snapshot(settings, (Area("legal", "公共法律服务"),), entries, datetime(2026, 11, 21))


def report(last_day: date, *limits: str, weekly: bool = False) -> tuple[list[str], list[list[str]], list[list[str]]]:
    """Sentences, rows of the list, rows of the 附表."""
    whole = snapshot(*(limits or LIMITS))
    due = due_list([(entry.id, entry["time_limit"]) for entry in whole.entries], TODAY, last_day, holiday_files.load())
    document = build_due_report(due, whole, weekly=weekly, horizon="30天内")
    blocks = [block for section in document.sections for block in section.blocks]
    tables = [
        [[cell.text for cell in row if cell is not None] for row in block.rows]
        for block in blocks
        if isinstance(block, Table)
    ]
    said = [block.text for block in blocks if isinstance(block, Paragraph | Heading)]
    return said, tables[0] if tables else [], tables[1] if len(tables) > 1 else []


def test_the_list_in_months() -> None:
    said, rows, mend = report(date(2026, 12, 5))
    assert said[:2] == [
        "格尔木市司法局政务公开标准目录近期应公开清单",
        "填报单位：格尔木市司法局　　时间范围：2026年11月21日至12月5日（30天内）",
    ]
    assert [row[:2] + row[3:5] for row in rows[1:]] == [
        ["2026年11月（2项）"],
        ["1", "11月25日\n星期三", "服务：事项1", "每月25日前"],
        ["2", "11月27日\n星期五", "服务：事项2", "每周五"],
        ["2026年12月（1项）"],
        ["3", "12月4日\n星期五", "服务：事项2", "每周五"],
    ]
    assert said[-1] == "附表　公开时限读不出日期的事项（2 项）"
    assert [row[2] for row in mend[1:]] == ["服务：事项3", "服务：事项5"]
    assert all("\x0b" not in cell for row in rows for cell in row)


def test_the_list_in_weeks_with_an_unknown_year() -> None:
    said, rows, _ = report(date(2027, 1, 31), "每年1月31日前", weekly=True)
    assert rows[1] == ["2027年1月25日至1月31日（1项）"]
    assert rows[2][1] == "2027年1月29日\n星期五 *"
    assert said[-1].startswith("* 2027年放假安排未公布")


def test_what_was_disclosed_is_said() -> None:
    whole = snapshot("每周五", "每月25日前")
    due = due_list([(1, "每周五"), (2, "每月25日前")], TODAY, date(2026, 11, 30), holiday_files.load())
    day = date(2026, 11, 27)
    noted = {(1, day): Disclosure(1, day, datetime(2026, 11, 20, 9), "张三")}
    (section,) = build_due_report(due, whole, weekly=False, disclosed=noted).sections
    (table,) = [block for block in section.blocks if isinstance(block, Table)]
    last = [row[-1].text for row in table.rows[2:] if row[-1] is not None]
    assert last == ["", "已公开\n11月20日"]


@pytest.mark.parametrize("limits", [("长期公开",), ("每年6月底前",)])
def test_nothing_due_is_a_sentence(limits: tuple[str, ...]) -> None:
    said, rows, mend = report(date(2026, 12, 5), *limits)
    assert (rows, mend) == ([], [])
    assert said[-1] == "这段时间没有应公开的事项。"
