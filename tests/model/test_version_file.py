"""An earlier state as a file: the same entries, the same history up to there, and nothing that came later."""

from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import UserError
from model.operations.areas import add_area
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.releases import name_version
from model.version_file import write_version
from tests.helpers.catalogues import new_catalogue, picture


def test_the_file_is_the_catalogue_of_that_moment(tmp_path: Path) -> None:
    target = tmp_path / "送审稿.gkml"
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="当时"))
        revision = catalogue.history(limit=1)[0].id
        before, story = picture(catalogue), catalogue.history()
        catalogue.run(name_version(label="送审稿"))
        catalogue.run(edit_entry(entry_id=1, field="note", value="后来的秘密"))
        catalogue.run(remove_entries(entry_ids=[2]))
        catalogue.run(add_area(label="养老"))
        catalogue.run(add_entry(area=catalogue.areas()[-1].key, values={"name": "丙"}))
        now = picture(catalogue)
        assert write_version(catalogue.path, revision, target) == target
        assert picture(catalogue) == now
    with Catalogue.open(target, read_only=True) as version:
        assert picture(version) == before
        assert version.history() == story
        assert version.releases() == []
        assert version.verify() == []
    assert "后来的秘密".encode() not in target.read_bytes()
    with Catalogue.open(target) as version:
        version.run(edit_entry(entry_id=2, field="note", value="接着改"))
        version.undo()
        assert picture(version) == before


def test_what_cannot_be_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        with pytest.raises(UserError, match="没有编号为 99"):
            write_version(catalogue.path, 99, tmp_path / "b.gkml")
        with pytest.raises(UserError, match="换一个文件名"):
            write_version(catalogue.path, 1, catalogue.path)
    assert [file.name for file in tmp_path.glob("*.gkml*")] == ["a.gkml"]
    assert not list(tmp_path.glob(".*.part"))


def test_a_file_of_an_older_version_can_be_taken_back_too(tmp_path: Path) -> None:
    old = Path(__file__).resolve().parents[1] / "data" / "schemas" / "v001.gkml"
    write_version(old, 1, tmp_path / "b.gkml")
    with Catalogue.open(tmp_path / "b.gkml", read_only=True) as version:
        assert version.ids() == []
        assert [revision.label for revision in version.history()] == ["新建目录"]
