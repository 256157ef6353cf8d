"""Drafts: kept whole or not at all, one file for each catalogue, never in the catalogue."""

from pathlib import Path

import pytest

from model import places
from model.drafts import Draft, draft_file, read_drafts, write_drafts
from model.errors import StorageError

DRAFT = Draft("uid-1", "法律援助", "content", "机构名称；\n办公地址", "机构名称", "2026-11-21T20:30:00")


def test_what_is_written_is_read_and_goes_when_nothing_is_left(tmp_path: Path) -> None:
    catalogue = tmp_path / "目录.gkml"
    assert read_drafts(catalogue) == []
    write_drafts(catalogue, [DRAFT])
    assert read_drafts(catalogue) == [DRAFT]
    assert read_drafts(tmp_path / "另一个.gkml") == []
    assert [file.parent for file in places.drafts().iterdir()] == [places.drafts()]
    write_drafts(catalogue, [])
    assert list(places.drafts().iterdir()) == []


@pytest.mark.parametrize("spoiled", [b"", b"{", b"[1]", b'[{"uid": "1"}]', b"\xff\xfe", b'"text"', b"null"])
def test_a_spoiled_file_offers_nothing(tmp_path: Path, spoiled: bytes) -> None:
    catalogue = tmp_path / "目录.gkml"
    draft_file(catalogue).parent.mkdir(parents=True)
    draft_file(catalogue).write_bytes(spoiled)
    assert read_drafts(catalogue) == []


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    catalogue = tmp_path / "目录.gkml"
    places.home().mkdir(exist_ok=True)
    places.drafts().write_text("a file where the folder should be")
    with pytest.raises(StorageError):
        write_drafts(catalogue, [DRAFT])
