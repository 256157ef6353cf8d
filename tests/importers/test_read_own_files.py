"""What we wrote ourselves comes back: exports of every format, another catalogue, its JSON."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from exporters.formats import export
from importers.catalogue_file import sheet_of_snapshot
from importers.files import read_file
from importers.sheet import Sheet
from model.areas import known_areas
from model.errors import StorageError, UserError
from model.exchange import AREA_HEADING, STATUS_HEADING, UID_HEADING, FileInfo
from model.operations.entries import NewEntry, add_entries
from model.records import Entry
from model.snapshot import Snapshot
from tests.helpers.catalogues import entry_values, new_catalogue, tree
from tests.helpers.sheet_pictures import drawn, picture

ODD = "第一行\n=1+1；“甲”,乙\t丙  "


def odd_snapshot(folder: Path) -> Snapshot:
    with new_catalogue(folder / "司法局.gkml", "法律援助", "-公证") as catalogue:
        catalogue.run(add_entries(rows=[NewEntry("budget", entry_values("预算", content=ODD, note="一\x0b二\r三"))]))
        return catalogue.snapshot()


def rows_by_uid(sheets: list[Sheet]) -> dict[str, dict[str, str]]:
    """Entries of the sheets that have our uid column: heading → text."""
    found: dict[str, dict[str, str]] = {}
    for sheet in sheets:
        for header in range(len(sheet.rows)):
            labels = list(sheet.rows[header])
            if UID_HEADING in labels:
                for row in range(header + 1, len(sheet.rows)):
                    cells = {label: sheet.text(row, column) for column, label in enumerate(labels) if label}
                    if cells[UID_HEADING]:
                        found[cells[UID_HEADING]] = cells
                break
    return found


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv", ".json"])
def test_exports_carry_identity_and_status(tmp_path: Path, suffix: str) -> None:
    snapshot = odd_snapshot(tmp_path)
    export(snapshot, tmp_path / f"目录{suffix}")
    found = rows_by_uid(read_file(tmp_path / f"目录{suffix}"))
    assert {uid: cells[STATUS_HEADING] for uid, cells in found.items()} == {
        entry.uid: entry.status.label for entry in snapshot.entries
    }


@pytest.mark.parametrize("suffix", [".csv", ".json", ".gkml"])
def test_values_come_back_to_the_character(tmp_path: Path, suffix: str) -> None:
    """Formats with one column a field: line breaks, control characters and formula-like words included."""
    snapshot = odd_snapshot(tmp_path)
    if suffix != ".gkml":
        export(snapshot, tmp_path / f"司法局{suffix}")
    found = rows_by_uid(read_file(tmp_path / f"司法局{suffix}"))
    areas = {area.key: area.label for area in snapshot.areas}
    for entry in snapshot.entries:
        cells = found[entry.uid]
        assert cells[AREA_HEADING] == areas[entry.area]
        for key in ("content", "note", "basis", "channels"):
            assert entry[key] in cells.values(), (key, cells)


def test_exports_tell_when_they_were_made(tmp_path: Path) -> None:
    snapshot = odd_snapshot(tmp_path)
    for suffix in (".xlsx", ".docx", ".json"):
        export(snapshot, tmp_path / f"目录{suffix}")
        texts = {text for sheet in read_file(tmp_path / f"目录{suffix}") for row in sheet.rows[:2] for text in row}
        infos = [info for info in map(FileInfo.load, texts) if info is not None]
        assert {info.taken_at for info in infos} == {snapshot.taken_at.replace(microsecond=0)}, suffix


def test_another_catalogue_as_a_sheet(tmp_path: Path) -> None:
    snapshot = odd_snapshot(tmp_path)
    entry: Entry = replace(snapshot.entries[0], uid="0" * 32, values={"name": "公证", "content": "甲\n乙"})
    shown = sheet_of_snapshot(replace(snapshot, entries=(entry,)))
    assert picture(shown) == drawn(f"""
        [政务公开标准目录]
        1 | 领域 | 编码 | 一级事项 | 事项名称 | 三级事项 | 公开内容 | 公开依据 | 公开时限 | 公开主体 | 公开方式 | 公开渠道 | 公开对象 | 公开层级 | 公开要求 | 备注 | 状态 | 唯一标识
        2 | 财政预决算 |  |  | 公证 |  | 甲↵乙 |  |  |  |  |  |  |  |  |  | 草拟 | {"0" * 32}
    """)  # noqa: E501 - a table drawn as it is


def test_reading_a_catalogue_leaves_it_alone(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "法律援助") as catalogue:
        before = tree(catalogue)
    bytes_before = (tmp_path / "a.gkml").read_bytes()
    assert read_file(tmp_path / "a.gkml")[0].file == "a.gkml"
    assert (tmp_path / "a.gkml").read_bytes() == bytes_before
    assert [path.name for path in tmp_path.iterdir()] == ["a.gkml"]
    with new_catalogue(tmp_path / "b.gkml", "法律援助") as again:
        assert tree(again) == before


def test_an_empty_or_foreign_catalogue_says_so(tmp_path: Path) -> None:
    new_catalogue(tmp_path / "空.gkml").close()
    with pytest.raises(UserError, match="还没有事项"):
        read_file(tmp_path / "空.gkml")
    (tmp_path / "坏.gkml").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    with pytest.raises(StorageError):
        read_file(tmp_path / "坏.gkml")


def test_json_of_the_command_line(tmp_path: Path) -> None:
    """``list --json`` prints an array; area keys and statuses are put into words, unknown keys kept as columns."""
    entry = {
        "id": 7, "uid": "u1", "area": "legal", "name": "公证", "content": "甲", "channels": ["政府网站", "公示栏"],
        "status": "approved", "custom": {"责任科室": "办公室"}, "extra": 3,
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps([entry], ensure_ascii=False), encoding="utf-8")
    sheet = read_file(tmp_path / "a.json")[0]
    cells = {label: sheet.text(1, column) for column, label in enumerate(sheet.rows[0])}
    legal = next(known.area.label for known in known_areas() if known.area.key == "legal")
    assert {label: text for label, text in cells.items() if text} == {
        "领域": legal, "事项名称": "公证", "公开内容": "甲", "公开渠道": "政府网站；公示栏", "extra": "3",
        "责任科室": "办公室", "状态": "定稿", "唯一标识": "u1",
    }  # fmt: skip


def test_somebody_elses_json(tmp_path: Path) -> None:
    data = {
        "total": 1,
        "rows": [{"名称": "甲", "数量": 1, "有效": True, "空": None}, {"名称": "乙", "备注": ["一", "二"]}],
    }
    (tmp_path / "a.json").write_text(json.dumps(data), encoding="utf-8")
    assert picture(read_file(tmp_path / "a.json")[0]) == drawn("""
        [a]
        1 | 名称 | 数量 | 有效 | 空 | 备注
        2 | 甲 | 1 | 是
        3 | 乙 |  |  |  | 一；二
    """)
