import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import DamagedError, ForeignFileError, UserError
from model.operations.areas import add_area
from model.operations.custom_fields import add_custom_field
from model.operations.entries import NewEntry, add_entries, edit_entry, remove_entries
from model.operations.remarks import settle_remarks, take_remarks
from model.operations.review import set_status
from model.records import Entry, Status
from model.remarks import NewRemark, RemarkState
from model.salvage import SalvageReport, salvage
from tests.helpers.catalogues import entry_values, new_catalogue

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed catalogue of 300 entries in two areas, one of them the clerk's own, over many pages."""
    path = tmp_path / "a.gkml"
    with new_catalogue(path) as catalogue:
        catalogue.run(add_area(label="养老服务"))
        catalogue.run(add_custom_field(label="办理地点"))
        own = catalogue.areas()[-1].key
        rows = [
            NewEntry(
                own if number % 3 else "legal", entry_values(f"事项{number}", x_办理地点=f"{number}楼", note="长" * 500)
            )
            for number in range(300)
        ]
        catalogue.run(add_entries(rows=rows))
        catalogue.run(set_status(entry_ids=[7], status=Status.REVIEW))
    return path


def read(path: Path) -> dict[str, Entry]:
    with Catalogue.open(path, read_only=True) as catalogue:
        return {entry.uid: entry for entry in catalogue.snapshot().entries}


def pages_of(path: Path, name: str) -> list[int]:
    """The numbers of the pages of a table or index."""
    with closing(sqlite3.connect(path)) as bare:
        root = bare.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    content = path.read_bytes()
    pages, waiting = [], [root]
    while waiting:
        page = waiting.pop()
        pages.append(page)
        start = (page - 1) * PAGE
        kind = content[start]
        if kind in (2, 5):  # an inner page: its cells begin with the number of a child
            cells = int.from_bytes(content[start + 3 : start + 5])
            waiting.append(int.from_bytes(content[start + 8 : start + 12]))
            for cell in range(cells):
                at = int.from_bytes(content[start + 12 + 2 * cell : start + 14 + 2 * cell])
                waiting.append(int.from_bytes(content[start + at : start + at + 4]))
    return pages


def spoil_pages(path: Path, pages: list[int]) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(b"\xff" * PAGE)


def test_a_sound_file_is_rescued_whole(path: Path, tmp_path: Path) -> None:
    before = read(path)
    report = salvage(path, tmp_path / "b.gkml")
    assert read(tmp_path / "b.gkml") == before
    assert report == SalvageReport(300, 0, 0, all_known=True, settings_saved=True)
    assert report.sentence == "抢救出 300 个事项，没有发现丢失。以前的修改历史没有带过来。"
    with Catalogue.open(path, read_only=True) as old, Catalogue.open(tmp_path / "b.gkml") as new:
        assert new.settings() == old.settings()
        assert set(new.areas()) == set(old.areas())
        assert new.ids() == old.ids()
        assert new.verify() == []
        new.run(add_area(label="托育服务"))
        new.run(edit_entry(entry_id=1, field="note", value="还能改"))


@pytest.mark.parametrize("spoiled", [1, 5])
def test_what_stands_on_broken_pages_is_lost_and_counted_the_rest_is_rescued(
    path: Path, tmp_path: Path, spoiled: int
) -> None:
    before, content = read(path), path.read_bytes()
    leaves = [page for page in pages_of(path, "entries") if content[(page - 1) * PAGE] == 13]
    spoil_pages(path, leaves[3 : 3 + spoiled])
    broken = path.read_bytes()
    with pytest.raises(DamagedError):
        Catalogue.open(path)
    report = salvage(path, tmp_path / "b.gkml")
    after = read(tmp_path / "b.gkml")
    assert report.saved == len(after) == 300 - report.lost
    assert 0 < report.lost < 20 * spoiled
    assert f"有 {report.lost} 个读不出来" in report.sentence
    assert all(entry == before[uid] for uid, entry in after.items())
    assert path.read_bytes() == broken


def test_a_file_that_was_cut_off_gives_what_is_left(path: Path, tmp_path: Path) -> None:
    before = read(path)
    os.truncate(path, path.stat().st_size * 3 // 4)
    report = salvage(path, tmp_path / "b.gkml")
    after = read(tmp_path / "b.gkml")
    assert 50 < len(after) == report.saved < 300
    assert report.doubtful <= 1  # the one across the edge
    for uid, entry in after.items():
        assert entry == before[uid] or entry.unconfirmed
    assert "请对照最近的备份" in report.sentence


@pytest.mark.parametrize("index", ["entries_place", "entries_state", "sqlite_autoindex_entries_1"])
def test_a_broken_index_loses_nothing(path: Path, tmp_path: Path, index: str) -> None:
    before = read(path)
    spoil_pages(path, pages_of(path, index))
    report = salvage(path, tmp_path / "b.gkml")
    assert (report.saved, report.lost) == (300, 0)
    assert read(tmp_path / "b.gkml") == before


def test_areas_and_settings_that_are_gone_are_replaced(path: Path, tmp_path: Path) -> None:
    before = read(path)
    spoil_pages(path, [*pages_of(path, "areas"), *pages_of(path, "settings")])
    report = salvage(path, tmp_path / "b.gkml")
    assert not report.settings_saved
    assert "请重新填写" in report.sentence
    after = read(tmp_path / "b.gkml")
    assert {uid: entry.values for uid, entry in after.items()} == {uid: entry.values for uid, entry in before.items()}
    with Catalogue.open(tmp_path / "b.gkml") as catalogue:
        assert catalogue.areas()[0].label == "公共法律服务"
        assert catalogue.verify() == []


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_broken_ends_in_a_sentence_and_a_sound_file_or_none(path: Path, tmp_path: Path, seed: int) -> None:
    """Random damage: bytes flipped, pages overwritten, the end cut off."""
    chance = random.Random(seed)
    content = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 20, 200))):
        content[chance.randrange(100, len(content))] = chance.randrange(256)
    for _ in range(chance.randrange(3)):
        start = chance.randrange(len(content) // PAGE) * PAGE
        content[max(start, 100) : start + PAGE] = chance.randbytes(start + PAGE - max(start, 100))
    if seed % 4 == 0:
        del content[chance.randrange(len(content)) :]
    path.write_bytes(content)
    target = tmp_path / "b.gkml"
    try:
        report = salvage(path, target)
    except DamagedError:
        assert not target.exists()
        return
    with Catalogue.open(target) as catalogue:
        assert len(catalogue.snapshot().entries) == report.saved
        assert catalogue.verify() == []


def test_nothing_is_rescued_from_what_was_never_a_catalogue(tmp_path: Path) -> None:
    (tmp_path / "a.gkml").write_bytes(os.urandom(5000))
    with pytest.raises((DamagedError, ForeignFileError)):
        salvage(tmp_path / "a.gkml", tmp_path / "b.gkml")
    assert not (tmp_path / "b.gkml").exists()


def test_an_existing_file_is_not_overwritten(path: Path, tmp_path: Path) -> None:
    (tmp_path / "b.gkml").write_text("mine")
    with pytest.raises(UserError, match="文件已经存在"):
        salvage(path, tmp_path / "b.gkml")
    assert (tmp_path / "b.gkml").read_text() == "mine"


def test_remarks_come_along_with_their_entries(path: Path, tmp_path: Path) -> None:
    """Also from a file in which one is spoiled; those of entries that were lost do not."""
    with Catalogue.open(path) as catalogue:
        said = [NewRemark(7, "要素不全", "content", "李四"), NewRemark(9, "", "subject", before="甲", proposed="乙")]
        catalogue.run(take_remarks(remarks=[*said, NewRemark(8, "删去")]))
        catalogue.run(settle_remarks(remark_ids=[1], state=RemarkState.DECLINED))
        catalogue.run(remove_entries(entry_ids=[8]))
    with closing(sqlite3.connect(path)) as bare:
        bare.execute("UPDATE remarks SET state = 'odd', taken_at = 'once', said_at = 'then' WHERE id = 2")
        bare.commit()
    salvage(path, tmp_path / "b.gkml")
    with Catalogue.open(tmp_path / "b.gkml") as rescued:
        told = [(one.entry_id, one.state.label, one.text, one.proposed) for one in rescued.review.all_remarks()]
        assert told == [(7, "未采纳", "要素不全", None), (9, "待处理", "", "乙")]
        rescued.run(settle_remarks(remark_ids=[2], state=RemarkState.ACCEPTED, overwrite=True))
        assert rescued.entry(9)["subject"] == "乙"
        assert rescued.verify() == []
