"""CSV and JSON: every value, in the contract's columns and keys."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.formats import export
from exporters.options import ExportOptions
from model.exchange import unguard
from model.fields import STANDARD
from model.records import CustomField, Status
from model.snapshot import Snapshot
from tests.helpers.snapshots import SETTINGS, entry, snapshot, starter

CONTRACT = [
    "id", "uid", "area", "code", "category", "name", "detail", "content", "basis", "time_limit", "subject", "method",
    "channels", "audience", "tiers", "requirement", "note", "status",
]  # fmt: skip
ODD = '第一行\r\n"引号",；\'撇号\t=1+1\x01 尾 '


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def odd() -> Snapshot:
    own = (CustomField("x_office", "责任科室"), CustomField("x_empty", "没人填"))
    entries = (
        entry(
            1, "tax", Status.REVIEW, content=ODD, basis="=cmd|' /C calc'!A0", note="'=1", x_office="+86", x_gone="旧栏"
        ),
        entry(2, "legal", code="-001", channels="政府网站；公示栏"),
    )
    return snapshot(*entries, settings=replace(SETTINGS, custom_fields=own))


def test_csv_has_a_column_for_each_field(tmp_path: Path) -> None:
    path = tmp_path / "目录.csv"
    assert export(odd(), path) == []
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    first, second = csv_rows(path)
    assert list(first) == [
        "领域", *(field.heading for field in STANDARD.fields), "责任科室", "没人填", "x_gone", "状态", "唯一标识",
    ]  # fmt: skip
    assert (first["领域"], first["状态"], first["唯一标识"]) == ("税收管理", "送审", f"{1:032x}")
    assert second["公开渠道和载体"] == "政府网站；公示栏"


def test_csv_values_come_back_and_never_run(tmp_path: Path) -> None:
    path = tmp_path / "目录.csv"
    export(odd(), path)
    first, second = csv_rows(path)
    assert first["公开内容（要素）"] == ODD
    assert [unguard(first[heading]) for heading in ("公开依据", "备注", "责任科室", "x_gone")] == [
        "=cmd|' /C calc'!A0", "'=1", "+86", "旧栏",
    ]  # fmt: skip
    assert unguard(second["编码"]) == "-001"
    assert not [text for row in (first, second) for text in row.values() if text[:1] in tuple("=+-@")]


def test_csv_tells_what_spreadsheets_would_cut(tmp_path: Path) -> None:
    (remark,) = export(snapshot(entry(1, content="字" * 40_000)), tmp_path / "目录.csv")
    assert remark.message.startswith("事项“事项1”的公开内容（要素）有 40,000 个字符，文件里是完整的")
    (row,) = csv_rows(tmp_path / "目录.csv")
    assert row["公开内容（要素）"] == "字" * 40_000


def test_json_has_the_contract_s_keys_in_order(tmp_path: Path) -> None:
    export(starter(), tmp_path / "目录.json")
    found = json.loads((tmp_path / "目录.json").read_text(encoding="utf-8"))
    assert {tuple(one) for one in found["entries"]} == {tuple(CONTRACT)}
    one = found["entries"][0]
    assert isinstance(one["channels"], list)
    assert isinstance(one["tiers"], list)
    assert (one["area"], one["status"]) == ("planning", "draft")


def test_json_holds_everything_the_snapshot_holds(tmp_path: Path) -> None:
    held = odd()
    held = replace(held, entries=(replace(held.entries[0], unconfirmed=True), held.entries[1]))
    export(held, tmp_path / "目录.json")
    found = json.loads((tmp_path / "目录.json").read_text(encoding="utf-8"))
    assert found["format"] == "disclosure-catalogue"
    assert found["exported_at"] == "2026-11-21T09:30:00"
    assert found["settings"]["custom_fields"] == ["责任科室", "没人填"]
    assert found["areas"] == [{"key": "tax", "label": "税收管理"}, {"key": "legal", "label": "公共法律服务"}]
    first, second = found["entries"]
    assert (first["content"], first["custom"], first["unconfirmed"]) == (
        ODD,
        {"责任科室": "+86", "x_gone": "旧栏"},
        True,
    )
    assert set(second) == set(CONTRACT)


@pytest.mark.parametrize("ending", [".csv", ".json"])
def test_a_choice_is_heeded(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"目录{ending}"
    export(odd(), path, ExportOptions(areas=frozenset({"legal"})))
    text = path.read_text(encoding="utf-8-sig")
    assert f"{2:032x}" in text
    assert f"{1:032x}" not in text


def test_an_empty_catalogue_is_an_empty_list(tmp_path: Path) -> None:
    export(snapshot(), tmp_path / "目录.json")
    assert json.loads((tmp_path / "目录.json").read_text(encoding="utf-8"))["entries"] == []
