import os
import sqlite3
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.comparison import Comparison, compare_snapshots
from model.errors import CatalogueError, DamagedError, LockedError, StorageError, UserError
from model.operations.areas import add_area
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.reading import read_snapshot
from model.restore import restore
from tests.helpers.catalogues import new_catalogue, picture
from tests.model.test_opening import cut_off, overwrite_pages


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalogue of three entries, with a backup, then changed and closed."""
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲", "乙", "丙") as catalogue:
        catalogue.backup()
        catalogue.run(edit_entry(entry_id=1, field="note", value="后来"))
        catalogue.run(remove_entries(entry_ids=[2]))
        catalogue.run(add_entry(area="tax", values={"name": "丁"}))
    return path


def backup_of(path: Path) -> Path:
    with Catalogue.open(path, read_only=True) as catalogue:
        return catalogue.backups()[-1].path


def compare(path: Path, backup: Path) -> Comparison:
    """What the window shows before anything is restored."""
    return compare_snapshots(read_snapshot(path), read_snapshot(backup))


def test_the_difference_is_told_entry_by_entry_before_anything_happens(path: Path) -> None:
    content, backup = path.read_bytes(), backup_of(path)
    difference = compare(path, backup)
    assert [entry["name"] for entry in difference.only_here] == ["丁"]
    assert [entry["name"] for entry in difference.only_there] == ["乙"]
    assert [(pair.here["name"], pair.fields) for pair in difference.differing] == [("甲", ("note",))]
    assert difference.same == 1
    assert difference.sentence == (
        "1 个事项只在现在的目录里，恢复后会消失；1 个事项只在备份里，恢复后会回来；"
        "1 个事项内容不同，恢复后变回备份里的内容；其余 1 个事项相同。"
    )
    assert path.read_bytes() == content


def test_changed_areas_and_settings_are_told_too(path: Path) -> None:
    backup = backup_of(path)
    with Catalogue.open(path) as catalogue:
        catalogue.run(add_area(label="养老"))
    assert "目录设置或领域不同" in compare(path, backup).sentence
    assert compare(backup, backup).sentence == "两份内容完全相同，共 3 个事项。"


def test_restoring_brings_back_the_backup_and_keeps_the_present(path: Path) -> None:
    backup = backup_of(path)
    with Catalogue.open(backup, read_only=True) as old, Catalogue.open(path, read_only=True) as present:
        then, now, backups = picture(old), picture(present), len(present.backups())
    kept = restore(path, backup)
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == then
        assert len(catalogue.backups()) >= backups + 1
        assert kept in {item.path for item in catalogue.backups()}
        assert catalogue.verify() == []
    assert kept is not None
    restore(path, kept)
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == now
    assert [file.name for file in path.parent.iterdir()] == ["a.gkml"]


def test_an_open_catalogue_is_not_replaced(path: Path) -> None:
    backup = backup_of(path)
    with Catalogue.open(path) as catalogue:
        before = picture(catalogue)
        with pytest.raises(LockedError):
            restore(path, backup)
        assert picture(catalogue) == before


@pytest.mark.parametrize("spoil", [cut_off, overwrite_pages, lambda path: path.write_bytes(b"")])
def test_a_damaged_catalogue_is_kept_beside_and_replaced(path: Path, spoil: object) -> None:
    backup = backup_of(path)
    with Catalogue.open(backup, read_only=True) as old:
        then = picture(old)
    assert callable(spoil)
    spoil(path)
    broken = path.read_bytes()
    kept = restore(path, backup)
    assert kept is not None
    assert kept.parent == path.parent
    assert "损坏" in kept.name
    assert kept.read_bytes() == broken
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == then


def test_a_journal_of_a_damaged_file_is_not_rolled_into_the_restored_one(path: Path) -> None:
    backup = backup_of(path)
    with Catalogue.open(backup, read_only=True) as old:
        then = picture(old)
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA cache_size = 1")
    bare.execute("BEGIN")
    bare.execute("UPDATE entries SET name = hex(zeroblob(30000))")
    journal = (path.parent / "a.gkml-journal").read_bytes()
    bare.execute("ROLLBACK")
    bare.close()
    path.write_bytes(os.urandom(5000))
    (path.parent / "a.gkml-journal").write_bytes(journal)
    kept = restore(path, backup)
    assert kept is not None
    assert kept.with_name(kept.name + "-journal").read_bytes() == journal
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == then
        assert catalogue.verify() == []


def test_a_catalogue_that_is_gone_comes_back(path: Path) -> None:
    backup = backup_of(path)
    path.unlink()
    assert restore(path, backup) is None
    with Catalogue.open(path) as catalogue:
        assert len(catalogue.ids()) == 3


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (cut_off, DamagedError),
        (overwrite_pages, DamagedError),
        (lambda backup: backup.unlink(), UserError),
        (lambda backup: backup.write_text("编码"), StorageError),
    ],
)
def test_a_bad_backup_is_refused_and_the_catalogue_untouched(
    path: Path, spoil: object, error: type[CatalogueError]
) -> None:
    backup = backup_of(path)
    assert callable(spoil)
    spoil(backup)
    content = path.read_bytes()
    with pytest.raises(error):
        restore(path, backup)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == ["a.gkml"]


def test_a_catalogue_is_not_its_own_backup(path: Path) -> None:
    with pytest.raises(UserError, match="不能用目录本身"):
        restore(path, path)


def test_backups_stay_with_the_catalogue_when_it_is_restored_from_a_copy(path: Path, tmp_path: Path) -> None:
    with Catalogue.open(path) as catalogue:
        catalogue.backup(tmp_path / "copy.gkml")
        backups = {item.path for item in catalogue.backups()}
    restore(path, tmp_path / "copy.gkml")
    with Catalogue.open(path) as catalogue:
        assert backups <= {item.path for item in catalogue.backups()}
