import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import CatalogueError, DamagedError, ForeignFileError, NewerFileError, StorageError, UserError
from model.operations.entries import add_entry
from model.reading import read_snapshot
from tests.helpers.catalogues import new_catalogue, picture
from tests.helpers.processes import in_child


def damage(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def execute(path: Path, statement: str) -> None:
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute(statement)
    bare.close()


def overwrite_pages(path: Path) -> None:
    damage(path, 4096, os.urandom(path.stat().st_size - 4096))


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("spoil", "error", "sentence"),
    [
        (lambda path: path.write_bytes(b""), ForeignFileError, "空文件"),
        (lambda path: path.write_text("编码,事项名称\n" * 50), ForeignFileError, "不是政务公开标准目录文件"),
        (lambda path: damage(path, 0, b"PK\x03\x04"), ForeignFileError, "开头已经损坏.*请从备份恢复"),
        (lambda path: execute(path, "PRAGMA application_id = 7"), ForeignFileError, "别的程序的数据文件"),
        (lambda path: execute(path, "PRAGMA user_version = 99"), NewerFileError, "请先升级程序"),
        (lambda path: execute(path, "UPDATE settings SET value='x' WHERE key='kind'"), NewerFileError, "升级程序"),
        (lambda path: execute(path, "DROP TABLE images"), DamagedError, "请从最近的备份恢复"),
        (lambda path: execute(path, "DELETE FROM identity"), DamagedError, "请从最近的备份恢复"),
        (overwrite_pages, DamagedError, "请从最近的备份恢复"),
        (cut_off, DamagedError, "请从最近的备份恢复"),
        (lambda path: path.unlink(), UserError, "没有找到目录文件"),
        (lambda path: (path.unlink(), path.mkdir()), UserError, "这是一个文件夹"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_what_cannot_be_opened_is_a_sentence_and_stays_untouched(
    tmp_path: Path, spoil: Callable[[Path], object], error: type[CatalogueError], sentence: str, read_only: bool
) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, *"甲乙丙").close()
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(error, match=sentence) as raised:
        Catalogue.open(path, read_only=read_only)
    assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_another_database_is_not_mistaken_for_a_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    execute(path, "CREATE TABLE entries (id INTEGER)")
    with pytest.raises(ForeignFileError):
        Catalogue.open(path)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_opened_for_reading(open_folder: Path) -> None:
    path = open_folder / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)
    content = path.read_bytes()

    def look() -> str:
        with Catalogue.open(path) as catalogue:
            assert catalogue.read_only
            assert catalogue.read_only_reason == catalogue.warnings[0]
            assert "只读" in catalogue.read_only_reason
            assert picture(catalogue) == before
            with pytest.raises(StorageError, match="只读"):
                catalogue.run(add_entry(area="legal"))
        return catalogue.read_only_reason

    path.chmod(0o444)
    open_folder.chmod(0o555)
    assert "没有写入权限" in in_child(look, as_nobody=True)
    path.chmod(0o666)  # the file may be written, its folder not: no journal can be made
    assert "没有写入权限" in in_child(look, as_nobody=True)
    assert path.read_bytes() == content


def test_a_file_that_may_not_be_read_is_a_sentence(open_folder: Path) -> None:
    path = open_folder / "a.gkml"
    new_catalogue(path).close()
    path.chmod(0o000)

    def look() -> str:
        with pytest.raises(StorageError) as raised:
            Catalogue.open(path)
        return str(raised.value)

    assert "没有权限读取" in in_child(look, as_nobody=True)
    open_folder.chmod(0o000)
    assert "没有权限读取" in in_child(look, as_nobody=True)


def test_a_journal_left_by_a_crash_is_rolled_back_on_opening(tmp_path: Path) -> None:
    path, crashed = tmp_path / "a.gkml", tmp_path / "b.gkml"
    with new_catalogue(path, *"甲乙丙") as catalogue:
        before = picture(catalogue)
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("PRAGMA cache_size = 1")  # so that half of the change is already in the file
    bare.execute("BEGIN")
    bare.execute("UPDATE entries SET name = '半' || hex(zeroblob(30000))")
    shutil.copyfile(path, crashed)
    shutil.copyfile(tmp_path / "a.gkml-journal", tmp_path / "b.gkml-journal")
    bare.execute("ROLLBACK")
    bare.close()
    assert crashed.read_bytes() != path.read_bytes()
    with Catalogue.open(crashed) as catalogue:
        assert picture(catalogue) == before
        assert catalogue.verify() == []
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.gkml", "b.gkml"]


def test_reading_while_another_writes_sees_one_state(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        bare = catalogue._database.bare
        bare.execute("BEGIN IMMEDIATE")
        bare.execute("UPDATE entries SET name = '乙'")
        assert [entry["name"] for entry in read_snapshot(catalogue.path).entries] == ["甲"]
        bare.execute("COMMIT")
        assert [entry["name"] for entry in read_snapshot(catalogue.path).entries] == ["乙"]
