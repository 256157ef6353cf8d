import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from model.backup import Backup, copy_to, list_backups, make_backup, needless
from model.catalogue import Catalogue
from model.errors import StorageError, UserError
from model.operations.entries import add_entry, edit_entry
from model.places import home
from model.reading import read_snapshot
from tests.helpers.catalogues import new_catalogue, picture
from tests.model.test_opening import cut_off

NOW = datetime(2026, 11, 21, 16, 32, 7)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with new_catalogue(tmp_path / "a.gkml", "甲", "乙") as opened:
        yield opened


def test_a_backup_holds_everything_and_tells_so_by_its_name(catalogue: Catalogue) -> None:
    backup = make_backup(catalogue.path, NOW)
    assert (backup.made_at, backup.entries, backup.size) == (NOW, 2, backup.path.stat().st_size)
    assert list_backups(backup.path.parent)[0] in (backup, *catalogue.backups())
    assert backup in catalogue.backups()
    assert read_snapshot(backup.path).entries == catalogue.snapshot().entries
    assert backup.path.is_relative_to(home() / "backups")


def test_a_backup_is_a_catalogue_without_a_lock(catalogue: Catalogue) -> None:
    path = make_backup(catalogue.path, NOW).path
    with Catalogue.open(path) as copy:
        assert not copy.read_only
        assert picture(copy) == picture(catalogue)
        assert len(copy.history()) == len(catalogue.history())


def test_no_file_is_left_beside_catalogue_or_backup(catalogue: Catalogue) -> None:
    backup = make_backup(catalogue.path, NOW)
    assert {file.suffix for file in backup.path.parent.iterdir()} == {".gkml"}
    assert [file.name for file in catalogue.path.parent.iterdir()] == ["a.gkml"]


def test_what_an_interrupted_backup_left_is_swept_away_but_not_a_running_one(catalogue: Catalogue) -> None:
    folder = make_backup(catalogue.path, NOW).path.parent
    stale, running = folder / "1.part", folder / "2.part"
    for file in (stale, folder / "1.part-journal", running):
        file.write_bytes(b"x")
    hour_ago = datetime.now().timestamp() - 2 * 3600
    for file in (stale, folder / "1.part-journal"):
        os.utime(file, (hour_ago, hour_ago))
    make_backup(catalogue.path, NOW)
    assert sorted(file.name for file in folder.glob("*.part*")) == ["2.part"]


def test_a_damaged_catalogue_is_never_a_backup(catalogue: Catalogue) -> None:
    before = catalogue.backups()
    catalogue.close()
    cut_off(catalogue.path)
    with pytest.raises(StorageError):
        make_backup(catalogue.path, NOW)
    folder = before[0].path.parent
    assert sorted(folder.iterdir()) == sorted(backup.path for backup in before)


def test_a_copy_is_a_catalogue_of_its_own(catalogue: Catalogue, tmp_path: Path) -> None:
    target = tmp_path / "副本.gkml"
    target.write_text("old")
    assert catalogue.backup(target) == target
    with Catalogue.open(target) as copy:
        assert picture(copy) == picture(catalogue)
        copy.run(edit_entry(entry_id=1, field="note", value="只在副本"))
        copy.backup()
        assert not {backup.path for backup in copy.backups()} & {backup.path for backup in catalogue.backups()}
    assert catalogue.entry(1)["note"] == ""


@pytest.mark.parametrize(
    ("target", "sentence"), [("a.gkml", "不能覆盖正在使用的目录本身"), ("没有/b.gkml", "文件夹不存在")]
)
def test_a_copy_to_a_senseless_place_is_refused(
    catalogue: Catalogue, tmp_path: Path, target: str, sentence: str
) -> None:
    before = picture(catalogue)
    with pytest.raises(UserError, match=sentence):
        copy_to(catalogue.path, tmp_path / target)
    assert picture(catalogue) == before
    assert catalogue.verify() == []


def test_the_state_of_a_backup_differs_when_the_history_does(catalogue: Catalogue) -> None:
    states = [make_backup(catalogue.path, NOW).state for _ in range(2)]
    catalogue.run(add_entry(area="tax"))
    states.append(make_backup(catalogue.path, NOW).state)
    catalogue.undo()
    states.append(make_backup(catalogue.path, NOW).state)
    assert states[0] == states[1]
    assert len(set(states)) == 3


def made(ages: list[timedelta]) -> list[Backup]:
    return [Backup(Path(f"{age}.gkml"), NOW - age, 1, 1, "") for age in sorted(ages)]


def test_old_backups_are_thinned_to_days_weeks_and_months() -> None:
    """Two years of one backup every six hours."""
    backups = made([timedelta(hours=6 * step) for step in range(4 * 730)])
    gone = {backup.made_at for backup in needless(backups, NOW)}
    kept = [backup.made_at for backup in backups if backup.made_at not in gone]
    ages = [NOW - moment for moment in kept]
    assert sum(age <= timedelta(hours=24) for age in ages) == 5
    days = [moment.date() for moment in kept if timedelta(hours=24) < NOW - moment <= timedelta(days=30)]
    assert len(days) == len(set(days)) == 30
    weeks = [moment.isocalendar()[:2] for moment in kept if timedelta(days=30) < NOW - moment <= timedelta(weeks=12)]
    assert len(weeks) == len(set(weeks)) == 9
    months = [(moment.year, moment.month) for moment in kept if NOW - moment > timedelta(weeks=12)]
    assert len(months) == len(set(months)) == 22


def test_thinning_day_after_day_keeps_the_same_as_thinning_once() -> None:
    """What is kept today must not be what makes tomorrow's choice wrong: nothing young is lost, months remain."""
    kept: list[Backup] = []
    start = NOW - timedelta(days=400)
    for day in range(401):
        now = start + timedelta(days=day)
        kept.insert(0, Backup(Path(f"{day}.gkml"), now, 1, 1, ""))
        gone = needless(kept, now)
        kept = [backup for backup in kept if backup not in gone]
    ages = [(NOW - backup.made_at).days for backup in kept]
    assert [age for age in ages if age <= 30] == list(range(31))
    gaps = [later - earlier for earlier, later in pairwise(ages)]
    assert max(gaps) <= 62
    assert max(ages) >= 360


def test_the_only_backup_stays_however_old() -> None:
    assert needless(made([timedelta(days=3000)]), NOW) == []


def test_a_strange_file_among_the_backups_is_passed_over(catalogue: Catalogue) -> None:
    folder = make_backup(catalogue.path, NOW).path.parent
    before = catalogue.backups()
    (folder / "我的.gkml").write_bytes(b"x")
    (folder / "20261340-999999-000000_1_00000000.gkml").write_bytes(b"x")
    assert catalogue.backups() == before


def test_a_backup_folder_that_cannot_be_used_is_a_sentence(catalogue: Catalogue) -> None:
    folder = make_backup(catalogue.path, NOW).path.parent
    before = sorted(folder.iterdir())
    folder.rename(folder.with_suffix(".away"))
    folder.write_bytes(b"a file where the folder should be")
    with pytest.raises(StorageError):
        make_backup(catalogue.path, NOW)
    folder.unlink()
    folder.with_suffix(".away").rename(folder)
    assert sorted(folder.iterdir()) == before
