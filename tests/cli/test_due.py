"""``due`` on the command line: what falls due, in order, with reasons for what has no date; and its refusals."""

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from cli.front import run
from model.catalogue import Catalogue
from model.operations.disclosures import note_disclosed
from model.operations.entries import edit_entries
from model.operations.review import set_status
from model.records import Status
from tests.helpers.catalogues import new_catalogue

LIMITS = {
    "甲": "每季度",
    "乙": "每月10日前",
    "丙": "自信息形成或者变更之日起20个工作日内",
    "丁": "定期公开",
    "戊": "每年1月31日前",
    "己": "每周五",
}


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURE_CATALOGUE_HOME", str(tmp_path / "home"))
    path = tmp_path / "目录.gkml"
    with new_catalogue(path, *LIMITS, areas=["legal"]) as made:
        values = {key: {"time_limit": LIMITS[made.entry(key)["name"]]} for key in made.ids()}
        made.run(edit_entries(values=values, label="填写"))
        made.run(set_status(entry_ids=[made.ids()[5]], status=Status.RETIRED))
    return path


def test_what_falls_due_as_json(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["due", str(catalogue), "--on", "2026-11-21", "--days", "75", "--json"]) == 1
    said = capsys.readouterr()
    result = json.loads(said.out)
    assert [(item["name"], item["act_by"], item["due"], item["days"], item["period"]) for item in result["items"]] == [
        ("乙", "2026-12-10", "2026-12-10", 19, "2026-12"),
        ("甲", "2026-12-31", "2026-12-31", 40, "2026Q4"),
        ("乙", "2027-01-08", "2027-01-10", 48, "2027-01"),
        ("戊", "2027-01-29", "2027-01-31", 69, "2027"),
    ]
    assert [(one["name"], one["reason"]) for one in result["undated"]] == [("丁", "unclear"), ("丙", "event")]
    assert (result["on"], result["until"], result["unknown_years"]) == ("2026-11-21", "2027-02-04", [2027])
    assert "2027年放假安排未公布" in said.err
    assert "1 个要写清楚" in said.err


def test_what_falls_due_as_lines(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Catalogue.open(catalogue) as opened:
        opened.run(edit_entries(values={opened.ids()[3]: {"time_limit": "实时公开"}}, label="改"))
        number = opened.ids()[1]
    assert run(["due", str(catalogue), "--on", "2026-12-10", "--days", "0"]) == 0
    said = capsys.readouterr()
    assert said.out == f"2026-12-10\t{number}\t公共法律服务\t乙\t每月10日前\t格尔木市司法局\n"


def test_what_was_noted_as_disclosed(catalogue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Catalogue.open(catalogue) as opened:
        opened.run(note_disclosed(items=[(opened.ids()[1], date(2026, 12, 10))]))
    run(["due", str(catalogue), "--on", "2026-11-21", "--days", "50", "--json"])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(one["act_by"], one["disclosed"]) for one in items] == [
        ("2026-12-10", True),
        ("2026-12-31", False),
        ("2027-01-08", False),
    ]
    run(["due", str(catalogue), "--on", "2026-11-21"])
    assert capsys.readouterr().out.endswith("格尔木市司法局\t已公开\n")


def test_the_list_is_written(catalogue: Path, tmp_path: Path) -> None:
    out = tmp_path / "清单.docx"
    assert run(["due", str(catalogue), "--on", "2026-11-21", "--out", str(out)]) == 1
    first, second = Document(str(out)).tables
    assert [cell.text for cell in first.rows[1].cells][:1] == ["2026年12月（1项）"]
    assert [cell.text for cell in first.rows[2].cells] == [
        "1", "12月10日\n星期四", "公共法律服务", "法律援助：乙", "每月10日前", "格尔木市司法局",
        "政府网站；政务服务中心", "",
    ]  # fmt: skip
    assert [row.cells[2].text for row in second.rows[1:]] == ["法律援助：丁"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--on", "昨天"], "不是日期"),
        (["--on", "1900-01-01"], "--on"),
        (["--days", "-1"], "--days"),
        (["--days", "99999"], "--days"),
        (["--areas", "没有"], "没有“没有”这个领域"),
    ],
)
def test_refusals_are_sentences(
    catalogue: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    assert run(["due", str(catalogue), *words]) == 2
    said = capsys.readouterr()
    assert told in said.err
    assert said.out == ""


def test_own_holidays_are_counted_with(catalogue: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    text = '[[year]]\nyear = 2027\n[[year.holiday]]\nname = "春节"\nfirst = 2027-01-25\nlast = 2027-01-31\n'
    (home / "放假安排.toml").write_text(text, encoding="utf-8")
    run(["due", str(catalogue), "--on", "2027-01-20", "--days", "15", "--json"])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(one["name"], one["act_by"], one["certain"]) for one in items] == [("戊", "2027-01-22", True)]
    assert date.fromisoformat(items[0]["due"]) == date(2027, 1, 31)
