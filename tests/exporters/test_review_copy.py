"""The file that goes to a reviewer: what can be written in it, what it carries unseen, and what is refused."""

from pathlib import Path

import openpyxl
import pytest

from exporters.review_copy import ReviewCopy, write_review_copy
from importers.files import read_file
from model.errors import UserError
from model.exchange import STATUS_HEADING, UID_HEADING, FileInfo
from model.snapshot import Snapshot
from tests.helpers.catalogues import new_catalogue

ROUND = "7" * 32


def chosen(folder: Path) -> Snapshot:
    with new_catalogue(folder / "a.gkml", "法律援助", "公证", "仲裁") as catalogue:
        return catalogue.snapshot([1, 3])


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_it_says_which_round_it_belongs_to_and_shows_the_entries_as_sent(tmp_path: Path, suffix: str) -> None:
    snapshot = chosen(tmp_path)
    target = tmp_path / f"送审稿{suffix}"
    assert write_review_copy(snapshot, target, ReviewCopy(ROUND)) == []
    (sheet,) = read_file(target)
    headings = next(row for row in sheet.rows if UID_HEADING in row)
    assert [text for row in sheet.rows for text in row if text in ("审核意见", "处理")] == ["审核意见", "处理"]
    uid, status = headings.index(UID_HEADING), headings.index(STATUS_HEADING)
    rows = [row for row in sheet.rows if len(row) > uid and row[uid] in {entry.uid for entry in snapshot.entries}]
    assert [row[status] for row in rows] == ["送审", "送审"]
    assert {uid, status} <= sheet.hidden_columns
    infos = [info for row in sheet.rows[:2] for text in row if (info := FileInfo.load(text))]
    assert [info.sending for info in infos] == [ROUND]
    words = "".join((*sheet.above, *(text for row in sheet.rows[:2] for text in row)))
    assert "意见请填在“审核意见”栏" in words


def test_a_guarded_workbook_takes_only_the_review(tmp_path: Path) -> None:
    snapshot = chosen(tmp_path)
    write_review_copy(snapshot, tmp_path / "a.xlsx", ReviewCopy(ROUND, guarded=True))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.objects, "comments can be added"
    (heading,) = [cell for row in sheet.iter_rows(max_row=4) for cell in row if cell.value == "审核意见"]
    entries = [row for row in sheet.iter_rows(min_row=5) if row[0].value]
    assert len(entries) == 2
    for row in entries:
        free = [cell.column for cell in row if not cell.protection.locked]
        assert free == [heading.column, heading.column + 1]
    write_review_copy(snapshot, tmp_path / "b.xlsx", ReviewCopy(ROUND))
    assert not openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0].protection.sheet


def test_other_files_and_nothing_chosen_are_refused(tmp_path: Path) -> None:
    snapshot = chosen(tmp_path)
    with pytest.raises(UserError, match=r"要以 \.xlsx"):
        write_review_copy(snapshot, tmp_path / "a.pdf", ReviewCopy(ROUND))
    with new_catalogue(tmp_path / "b.gkml") as catalogue, pytest.raises(UserError, match="没有要送审的事项"):
        write_review_copy(catalogue.snapshot([]), tmp_path / "a.xlsx", ReviewCopy(ROUND))
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".gkml", ".gkml"]
