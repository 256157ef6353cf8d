import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import LockedError, StorageError
from model.identity import host_name, user_name
from model.operations.entries import add_entry, edit_entry
from tests.helpers.catalogues import new_catalogue, picture

ROOT = Path(__file__).resolve().parents[2]


def lock_row(path: Path) -> tuple[object, ...] | None:
    bare = sqlite3.connect(path)
    try:
        row: tuple[object, ...] | None = bare.execute("SELECT user, host, pid FROM lock").fetchone()
        return row
    finally:
        bare.close()


def test_second_opener_hears_who_and_since_and_can_read(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as first:
        with pytest.raises(LockedError, match=r"正在编辑这个目录.*只读") as raised:
            Catalogue.open(first.path)
        holder = raised.value.holder
        assert (holder.user, holder.host, holder.pid) == (user_name(), host_name(), os.getpid())
        assert f"{host_name()} 上的 {user_name()}" in str(raised.value)
        with Catalogue.open(first.path, read_only=True) as second:
            assert picture(second) == picture(first)
        first.run(edit_entry(entry_id=1, field="note", value="还在"))


def test_closing_gives_the_lock_back(tmp_path: Path) -> None:
    new_catalogue(tmp_path / "a.gkml").close()
    assert lock_row(tmp_path / "a.gkml") is None
    Catalogue.open(tmp_path / "a.gkml").close()


def test_reading_takes_no_lock(tmp_path: Path) -> None:
    new_catalogue(tmp_path / "a.gkml").close()
    content = (tmp_path / "a.gkml").read_bytes()
    with Catalogue.open(tmp_path / "a.gkml", read_only=True):
        assert lock_row(tmp_path / "a.gkml") is None
    assert (tmp_path / "a.gkml").read_bytes() == content


def test_lock_of_a_process_that_died_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲").close()
    code = (
        "import os, sys; from pathlib import Path; from model.catalogue import Catalogue\n"
        "Catalogue.open(Path(sys.argv[1])); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, path], cwd=ROOT, check=False).returncode == 9
    row = lock_row(path)
    assert row is not None
    assert row[2] != os.getpid()
    with Catalogue.open(path) as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        assert lock_row(path) == (user_name(), host_name(), os.getpid())


def test_a_number_used_again_by_another_process_is_not_the_holder(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    catalogue = new_catalogue(path)
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("UPDATE lock SET pid = ?, started = '1000.0'", (os.getppid(),))
    bare.close()
    Catalogue.open(path).close()
    catalogue.close()


def test_a_copy_made_while_open_is_free(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as original:
        shutil.copyfile(original.path, tmp_path / "b.gkml")
        with Catalogue.open(tmp_path / "b.gkml") as copy:
            copy.run(add_entry(area="tax", values={"name": "乙"}))
        original.run(edit_entry(entry_id=1, field="note", value="一"))


def test_lock_of_another_computer_holds_until_it_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    first = new_catalogue(path, "甲")
    bare = sqlite3.connect(path, isolation_level=None)
    bare.execute("UPDATE lock SET host = '二楼', user = '李四', pid = 1, since = '2026-11-20T09:05:00'")
    bare.close()
    with pytest.raises(LockedError, match="二楼 上的 李四（11月20日 09:05 打开）"):
        Catalogue.open(path)
    with Catalogue.open(path, take_over=True) as second:
        before = picture(second)
        with pytest.raises(StorageError, match=r"已由.*接管"):
            first.run(edit_entry(entry_id=1, field="note", value="迟到"))
        assert picture(second) == before
        first.close()
        second.run(edit_entry(entry_id=1, field="note", value="在"))


def test_a_file_moved_away_while_open_is_not_written_into_nowhere(tmp_path: Path) -> None:
    path, away = tmp_path / "a.gkml", tmp_path / "away.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)
        path.rename(away)
        with pytest.raises(StorageError, match="请把它放回原处再试"):
            catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        new_catalogue(path, "乙").close()
        with pytest.raises(StorageError, match="被移走、删除或替换"):
            catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        away.replace(path)
        assert picture(catalogue) == before
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    with Catalogue.open(path) as catalogue:
        assert catalogue.entry(1)["note"] == "一"


def test_a_file_whose_number_changed_but_has_our_lock_is_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        monkeypatch.setattr(catalogue._lock, "_file", (0, 0))
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        assert catalogue.entry(1)["note"] == "一"


def test_another_programs_transaction_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("model.database.BUSY_TIMEOUT", 0.05)
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        before = picture(catalogue)
        other = sqlite3.connect(catalogue.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="正被另一个程序使用"):
            catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        other.execute("ROLLBACK")
        other.close()
        assert picture(catalogue) == before
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        assert catalogue.undo_label == "修改备注"
