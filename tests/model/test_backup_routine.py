import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from model.backup_routine import INTERVAL
from model.catalogue import Catalogue
from model.errors import StorageError
from model.operations.entries import add_entry, edit_entry, remove_entries
from model.operations.operation import Operation
from model.places import home
from tests.helpers.catalogues import new_catalogue, picture


def test_opening_makes_a_backup_only_when_something_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲").close()
    with Catalogue.open(path) as catalogue:
        assert len(catalogue.backups()) == 1
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    with Catalogue.open(path, read_only=True) as catalogue:
        assert len(catalogue.backups()) == 1
    with Catalogue.open(path) as catalogue:
        assert len(catalogue.backups()) == 2
        assert catalogue.last_backup_at == catalogue.backups()[0].made_at
    with Catalogue.open(path) as catalogue:
        assert len(catalogue.backups()) == 2


def test_half_an_hour_of_work_makes_a_backup_and_idleness_none(tmp_path: Path) -> None:
    now = datetime.now()
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        first = len(catalogue.backups())
        assert catalogue.backup_if_due(now + INTERVAL + timedelta(minutes=1)) is None
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
        assert catalogue.backup_if_due(now + INTERVAL + timedelta(minutes=30)) is None
        backup = catalogue.backup_if_due(now + 2 * INTERVAL + timedelta(minutes=2))
        assert backup is not None
        assert backup.entries == 1
        assert len(catalogue.backups()) == first + 1


def test_an_operation_that_asks_for_it_is_preceded_by_a_backup(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="前"))
        before = picture(catalogue)
        work = add_entry(area="tax", values={"name": "导入的"}).work
        catalogue.run(Operation("导入", work, backup_first=True))
        with Catalogue.open(catalogue.backups()[0].path, read_only=True) as kept:
            assert picture(kept) == before


def test_a_backup_of_the_present_state_is_not_made_twice(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="前"))
        catalogue.backup()
        number = len(catalogue.backups())
        catalogue.run(Operation("导入", add_entry(area="tax").work, backup_first=True))
        assert len(catalogue.backups()) == number


def test_a_backup_on_another_thread_while_the_clerk_works(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        made: list[Path] = []

        def work() -> None:
            made.extend(catalogue.backup() for _ in range(10))

        thread = threading.Thread(target=work)
        thread.start()
        step = 0
        while thread.is_alive() or step < 10:
            catalogue.run(edit_entry(entry_id=1, field="note", value=str(step)))
            step += 1
        thread.join()
        assert len(made) == 10
        assert catalogue.entry(1)["note"] == str(step - 1)
        for path in set(made):
            with Catalogue.open(path, read_only=True) as kept:
                assert kept.verify() == []


def test_no_backup_no_import(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        before = picture(catalogue)
        put_a_file_in_the_way()
        with pytest.raises(StorageError):
            catalogue.run(Operation("导入", add_entry(area="tax").work, backup_first=True))
        assert picture(catalogue) == before


def test_an_automatic_backup_that_fails_is_told_but_does_not_stop_the_work(tmp_path: Path) -> None:
    with new_catalogue(tmp_path / "a.gkml", "甲") as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    put_a_file_in_the_way()
    with Catalogue.open(tmp_path / "a.gkml") as catalogue:
        (warning,) = catalogue.warnings
        assert warning.startswith("自动备份没有成功")
        catalogue.run(edit_entry(entry_id=1, field="note", value="二"))
        (home() / "backups").unlink()
        assert catalogue.backup_if_due(datetime.now() + 2 * INTERVAL) is not None
        assert catalogue.warnings == ()


@pytest.mark.parametrize(
    ("kept", "warning"),
    [(0, "目录现在是空的"), (4, "目录现在只有 4 个事项"), (5, "目录现在只有 5 个事项"), (6, ""), (10, "")],
)
def test_a_catalogue_that_lost_much_is_noticed_on_opening(tmp_path: Path, kept: int, warning: str) -> None:
    with new_catalogue(tmp_path / "a.gkml", *"甲乙丙丁戊己庚辛壬癸") as catalogue:
        catalogue.backup()
        if kept < 10:
            catalogue.run(remove_entries(entry_ids=range(kept + 1, 11)))
    with Catalogue.open(tmp_path / "a.gkml") as catalogue:
        told = "".join(catalogue.warnings)
        assert told.startswith(warning)
        assert ("的备份里有 10 个" in told) == bool(warning)
        assert len({backup.entries for backup in catalogue.backups()}) == (2 if kept < 10 else 1)


def put_a_file_in_the_way() -> None:
    """Where the folder of the backups should be, there is a file."""
    folder = home() / "backups"
    if folder.exists():
        folder.rename(home() / "away")
    folder.write_bytes(b"x")
