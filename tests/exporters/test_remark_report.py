"""意见采纳情况表: every remark once, beside its entry, with what became of it."""

from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest

from exporters.blocks import Document, Paragraph, Table
from exporters.formats import write_report
from exporters.remark_report import build_remark_report
from model import identity
from model.catalogue import Catalogue
from model.operations.remarks import settle_remarks, take_remarks
from model.remarks import NewRemark, RemarkState
from model.review_ground import read_remarks
from tests.helpers.catalogues import COMPLETE, new_catalogue

TODAY = date(2026, 11, 21)
LIMIT = COMPLETE["time_limit"]
SOON = LIMIT.replace("20", "10")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(identity, "user_name", lambda: "张三")
    with new_catalogue(tmp_path / "a.gkml", "援助", "公证") as catalogue:
        at = datetime(2026, 11, 20, 9, 30)
        remarks = [
            NewRemark(2, "要素不全\n补充地址", "", "法制科"),
            NewRemark(1, "", "time_limit", "李四", at, LIMIT, SOON),
            NewRemark(1, "可以不写", "audience", "李四", at, "全社会", ""),
        ]
        catalogue.run(take_remarks(remarks=remarks))
        catalogue.run(settle_remarks(remark_ids=[2], state=RemarkState.ACCEPTED))
        catalogue.run(settle_remarks(remark_ids=[3], state=RemarkState.DECLINED))
    return tmp_path / "a.gkml"


def lines(document: Document) -> list[str]:
    """The rows of the table, and the sentence below it."""
    blocks = document.sections[0].blocks
    table = next((block for block in blocks if isinstance(block, Table)), None)
    rows = [" | ".join(cell.text if cell else "" for cell in row) for row in table.rows[1:]] if table else []
    return [*rows, [block.text for block in blocks if isinstance(block, Paragraph)][-1]]


def test_every_remark_and_what_became_of_it(path: Path) -> None:
    snapshot, remarks = read_remarks(path)
    today = datetime.now()
    when = f"张三\n{today.year}.{today.month}.{today.day}"
    assert lines(build_remark_report(snapshot, remarks, TODAY)) == [
        f"1 | 公共法律服务 | 援助 | 公开时限 | 李四 | 原文：{LIMIT}\n改为：{SOON} | 已采纳 | {when}",
        f"2 | 公共法律服务 | 援助 | 公开对象 | 李四 | 可以不写\n原文：全社会\n改为：（空） | 未采纳 | {when}",
        "3 | 公共法律服务 | 公证 | 整个事项 | 法制科 | 要素不全\n补充地址 | 待处理 | ",
        "共 3 条意见，由 2 个部门或个人提出；采纳 1 条，不采纳 1 条，还有 1 条待处理。",
    ]
    assert lines(build_remark_report(snapshot, remarks, TODAY, [RemarkState.ACCEPTED]))[1:] == [
        "共 1 条意见，由 1 个部门或个人提出；采纳 1 条，不采纳 0 条。"
    ]
    assert lines(build_remark_report(snapshot, [], TODAY)) == ["共 0 条意见；采纳 0 条，不采纳 0 条。"]


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_it_is_written_as_a_file(path: Path, suffix: str) -> None:
    out = path.with_name(f"采纳情况{suffix}")
    write_report(build_remark_report(*read_remarks(path), TODAY), out)
    if suffix == ".docx":
        words = "".join(cell.text for row in docx.Document(str(out)).tables[0].rows for cell in row.cells)
    else:
        sheet = openpyxl.load_workbook(out).worksheets[0]
        words = "".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)
    assert SOON in words
    assert "未采纳" in words


def test_entries_that_are_gone_are_not_listed(path: Path) -> None:
    with Catalogue.open(path, read_only=True) as catalogue:
        remarks = catalogue.review.all_remarks()
        part = catalogue.snapshot([2])
    assert len(lines(build_remark_report(part, remarks, TODAY))) == 2
