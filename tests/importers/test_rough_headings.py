"""Headings as clerks squeeze them: a heading and its sub-labels in one cell, a column for each channel, two scripts."""

from datetime import datetime

from importers.session import ImportSession
from importers.sheet import Sheet
from model.areas import known_areas
from model.records import CatalogueSettings
from model.snapshot import Snapshot

EMPTY = Snapshot(CatalogueSettings(), tuple(known.area for known in known_areas()), (), datetime(2026, 11, 21))


def imported(*rows: list[str], name: str = "安全生产") -> list[dict[str, str]]:
    """The values of every row that would be added."""
    plan = ImportSession([Sheet("来文.xlsx", name, rows)], EMPTY, layouts={}).plan()
    return [dict(row.values) for row in plan.rows]


def test_a_heading_and_its_labels_in_one_cell() -> None:
    (entry,) = imported(
        [
            "序号",
            "公开事项一级事项",
            "二级事项",
            "公开内容",
            "公开依据",
            "公开对象 全社会 特定群体",
            "公开层级 县级 乡级",
        ],
        ["1", "行政处罚", "处罚流程", "告知书", "《行政处罚法》", "当事人", "县级、乡级"],
    )
    assert entry == {
        "category": "行政处罚",
        "name": "处罚流程",
        "content": "告知书",
        "basis": "《行政处罚法》",
        "audience": "当事人",
        "tiers": "县级；乡级",
    }


def test_a_column_for_every_channel() -> None:
    first, second = imported(
        ["二级事项", "公开内容", "公开依据", "公开主体", "政府网站", "两微一端", "村务公示栏", "精准推送"],
        ["标准", "国家标准", "《安全生产法》", "应急局", "√", "√", "", ""],
        ["预案", "应急预案", "《安全生产法》", "应急局", "√", "", "√", ""],
    )
    assert first["channels"] == "政府网站；两微一端"
    assert second["channels"] == "政府网站；村务公示栏"


def test_words_of_small_vocabularies_are_known_in_both_scripts() -> None:
    (entry,) = imported(
        ["二級事項", "公開內容", "公開依據", "公開渠道", "公開對象", "公開方式"],
        ["法規文件", "法律、法規", "《安全生產法》", "■兩微一端", "全社會", "主動"],
    )
    assert (entry["channels"], entry["audience"], entry["method"]) == ("两微一端", "全社会", "主动公开")
    assert entry["basis"] == "《安全生產法》", "a clerk's own words are converted only when the clerk says so"


def test_labels_are_never_moved_beyond_the_first_column() -> None:
    (entry,) = imported(["公开依据", "公开事项", "序号", "序号"], ["", ""], ["www.gov.cn"])
    assert entry["basis"] == "www.gov.cn"


def test_a_row_that_only_counts_is_no_entry() -> None:
    entries = imported(
        ["序号", "事项名称", "公开内容", "公开依据", "公开时限"],
        ["1", "政府决算", "决算表", "《预算法》", "批准后20日内"],
        ["合 计", "1", "", "", ""],
        name="财政预决算",
    )
    assert [entry["name"] for entry in entries] == ["政府决算"]
