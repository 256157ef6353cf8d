"""A disk without room: a sentence, the state before, and work that goes on when there is room again."""

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from model.catalogue import Catalogue
from model.errors import StorageError
from model.operations.entries import add_entries, edit_entry, remove_entries
from model.operations.operation import Operation
from model.records import CatalogueSettings
from model.restore import restore
from tests.helpers.catalogues import entry_values, new_catalogue, picture
from tests.helpers.processes import in_child

LONG = "公开内容" * 500


@contextmanager
def no_room(size: int) -> Iterator[None]:
    """No file of this process can grow beyond ``size`` bytes. Only in a child process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def many() -> Operation:
    return add_entries(rows=[("tax", entry_values(f"事项{number}", content=LONG)) for number in range(200)])


STEPS: list[Callable[[], Operation]] = [
    many,
    lambda: edit_entry(entry_id=1, field="content", value=LONG * 100),
    lambda: remove_entries(entry_ids=range(1, 60)),
]


@pytest.mark.parametrize("room", [0, 4096, 50_000])
@pytest.mark.parametrize("step", STEPS, ids=["add", "edit", "remove"])
def test_a_step_without_room_changes_nothing_and_can_be_done_later(
    tmp_path: Path, step: Callable[[], Operation], room: int
) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path) as catalogue:
        catalogue.run(add_entries(rows=[("legal", entry_values(f"旧{number}", note=LONG)) for number in range(60)]))

    def work() -> None:
        heard: list[object] = []
        with Catalogue.open(path) as catalogue:
            catalogue.run(edit_entry(entry_id=1, field="note", value="先"))
            catalogue.subscribe(lambda changes, _initiator: heard.append(changes))
            before = picture(catalogue)
            with no_room(room), pytest.raises(StorageError, match=r"请清理磁盘|请检查后重试"):
                catalogue.run(step())
            assert picture(catalogue) == before
            assert (heard, catalogue.undo_label, catalogue.verify()) == ([], "修改备注", [])
            catalogue.run(step())
            after = picture(catalogue)
            with no_room(4096), pytest.raises(StorageError):
                catalogue.undo()
            assert picture(catalogue) == after
            catalogue.undo()
            assert picture(catalogue) == before
            catalogue.undo()
            assert catalogue.undo_label is None

    in_child(work)
    with Catalogue.open(path) as catalogue:
        assert catalogue.verify() == []


def test_a_full_database_is_told_as_a_full_disk(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        before = picture(catalogue)
        catalogue._database.bare.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StorageError, match="磁盘空间不足，刚才的改动没有保存"):
            catalogue.run(many())
        catalogue._database.bare.execute("PRAGMA max_page_count = 100000")
        assert picture(catalogue) == before
        catalogue.run(many())
        assert catalogue.verify() == []


def test_no_room_for_a_backup_or_a_copy_leaves_no_half_file(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        catalogue.run(many())
        catalogue.undo()

    def work() -> None:
        with Catalogue.open(path) as catalogue:
            backups = catalogue.backups()
            target = tmp_path / "副本.gkml"
            target.write_bytes(b"old")
            with no_room(path.stat().st_size // 2):
                with pytest.raises(StorageError):
                    catalogue.backup()
                with pytest.raises(StorageError):
                    catalogue.backup(target)
            assert catalogue.backups() == backups
            assert {file.suffix for file in backups[0].path.parent.iterdir()} == {".gkml"}
            assert target.read_bytes() == b"old"
            catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
            catalogue.backup(target)

    in_child(work)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.gkml", "副本.gkml"]


def test_no_room_to_restore_leaves_the_present(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        catalogue.run(many())
        big = catalogue.backup(tmp_path / "big.gkml")
    (tmp_path / "small").mkdir()
    small = tmp_path / "small" / "a.gkml"
    with new_catalogue(small, "乙") as catalogue:
        before = picture(catalogue)

    def work() -> None:
        with no_room(small.stat().st_size * 2), pytest.raises(StorageError):
            restore(small, big)

    in_child(work)
    assert [file.name for file in small.parent.iterdir()] == ["a.gkml"]
    with Catalogue.open(small) as catalogue:
        assert picture(catalogue) == before


def test_no_room_for_a_new_catalogue_leaves_nothing(tmp_path: Path) -> None:
    def work() -> None:
        with no_room(20_000), pytest.raises(StorageError):
            Catalogue.create(tmp_path / "a.gkml", CatalogueSettings())

    in_child(work)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_on_opening_allows_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)

    def work() -> None:
        with no_room(0), Catalogue.open(path) as catalogue:
            assert catalogue.read_only
            assert picture(catalogue) == before
            assert "只读" in catalogue.read_only_reason

    in_child(work)
