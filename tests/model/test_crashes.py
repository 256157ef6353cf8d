"""The process is killed (SIGKILL) at random points, more than 200 times: the file opens, is sound, and holds
everything that was committed, whole steps only. Kills during exports are tested with the exporters.
"""

import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from model.backup import list_backups, make_backup
from model.catalogue import Catalogue
from model.migrations.columns import missing_columns
from model.operations.entries import NewEntry, add_entries, edit_entries, edit_entry, remove_entries
from model.places import HOME_VARIABLE, home
from model.records import CatalogueSettings
from model.restore import restore
from tests.helpers.catalogues import entry_values, new_catalogue, picture
from tests.helpers.processes import kill_while

ENTRIES = 30
LONGEST_DELAY = 0.02  # seconds: some steps are done, one is on its way
Say = Callable[[str], None]


@pytest.fixture(autouse=True)
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that needs no disk, where there is one: what a kill leaves behind is the same, many times faster."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        monkeypatch.setenv(HOME_VARIABLE, str(Path(name) / "home"))
        yield Path(name)


@pytest.fixture
def path(in_memory: Path) -> Path:
    """A closed catalogue whose entries have the note 0."""
    path = in_memory / "a.gkml"
    with new_catalogue(path) as catalogue:
        rows = [NewEntry("legal", entry_values(f"事项{number}", note="0")) for number in range(ENTRIES)]
        catalogue.run(add_entries(rows=rows))
    return path


def kills(number: int, seed: int) -> Iterator[float]:
    """Delays until the kill, the same in every run."""
    chance = random.Random(seed)
    return (chance.uniform(0, LONGEST_DELAY) for _ in range(number))


def test_single_edits(path: Path) -> None:
    """Step n writes n into the note of entry n modulo their number."""
    done = 0

    def work(say: Say) -> None:
        with Catalogue.open(path) as catalogue:
            ids = catalogue.ids()
            for step in count(done + 1):
                catalogue.run(edit_entry(entry_id=ids[step % ENTRIES], field="note", value=str(step)))
                say(str(step))

    for delay in kills(70, seed=1):
        killed = kill_while(work, delay)
        assert killed.in_the_middle
        with Catalogue.open(path) as catalogue:
            assert catalogue.verify() == []
            notes = [int(entry["note"]) for entry in catalogue.entries(catalogue.ids())]
            acknowledged, done = int(killed.said[-1]), max(notes)
            assert done in (acknowledged, acknowledged + 1)
            expected = [max((step for step in range(done, -1, -1) if step % ENTRIES == place), default=0)
                        for place in range(ENTRIES)]  # fmt: skip
            assert notes == expected
            assert catalogue.history(limit=1)[0].changes[0].after == (str(done) if done else "")


def test_steps_over_many_entries_happen_whole_or_not_at_all(path: Path) -> None:
    """Step n writes n into every note, makes ten entries and takes them away again, with undo in between."""
    done = 0

    def work(say: Say) -> None:
        with Catalogue.open(path) as catalogue:
            ids = catalogue.ids("legal")
            for step in count(done + 1):
                catalogue.run(edit_entries(values={key: {"note": str(step)} for key in ids}, label=f"第{step}步"))
                say(str(step))
                made = catalogue.run(add_entries(rows=[("tax", entry_values("新"))] * 10))
                catalogue.undo()
                catalogue.redo()
                catalogue.run(remove_entries(entry_ids=made.added))

    for delay in kills(45, seed=2):
        killed = kill_while(work, delay)
        assert killed.in_the_middle
        with Catalogue.open(path) as catalogue:
            assert catalogue.verify() == []
            (note,) = {entry["note"] for entry in catalogue.entries(catalogue.ids("legal"))}
            done = int(note)
            assert done in (int(killed.said[-1]), int(killed.said[-1]) + 1)
            left = catalogue.ids("tax")
            assert len(left) in (0, 10)
            if left:
                catalogue.run(remove_entries(entry_ids=left))


def test_backups(path: Path) -> None:
    """A backup that is there is whole; the catalogue is never touched by one."""
    with Catalogue.open(path) as catalogue:
        catalogue.run(
            add_entries(rows=[("tax", entry_values(f"长{number}", note="长" * 4000)) for number in range(40)])
        )
        before = picture(catalogue)
    content = path.read_bytes()

    def work(say: Say) -> None:
        for step in count():
            say("begin")
            say(make_backup(path, datetime(2026, 11, 21, 10, step // 60, step % 60)).path.name)

    for delay in kills(45, seed=3):
        killed = kill_while(work, delay)
        assert killed.in_the_middle
        (folder,) = (home() / "backups").iterdir()
        backups = list_backups(folder)
        assert {name for name in killed.said if name != "begin"} <= {backup.path.name for backup in backups}
        made = [backup for backup in backups if backup.made_at.hour == 10]
        for backup in made:
            with Catalogue.open(backup.path, read_only=True) as kept:
                assert kept.verify() == []
                assert picture(kept) == before
            backup.path.unlink()
        assert path.read_bytes() == content


def test_migrations(path: Path, in_memory: Path) -> None:
    """A file is in its old version or in the new one; nothing in it differs afterwards."""
    with Catalogue.open(path) as catalogue:
        before = picture(catalogue)
    new_fields = ("requirement", "code", "detail")
    with closing(sqlite3.connect(path, isolation_level=None)) as bare:
        for column in new_fields:
            bare.execute(f"ALTER TABLE entries DROP COLUMN {column}")
    old = path.rename(in_memory / "old.gkml")

    def work(say: Say) -> None:
        say("begin")
        Catalogue.open(path).close()

    def prepare() -> None:
        shutil.copyfile(old, path)

    for _ in killed_in_the_middle(30, prepare, work, seed=4):
        with closing(sqlite3.connect(path, isolation_level=None)) as bare:
            assert len(missing_columns(bare)) in (0, len(new_fields))
        with Catalogue.open(path) as catalogue:
            assert picture(catalogue) == before
            assert catalogue.verify() == []


def test_restoring(path: Path, in_memory: Path) -> None:
    """The catalogue is the present one or the backup, never a mixture, never gone."""
    with Catalogue.open(path) as catalogue:
        backup = catalogue.backup(in_memory / "backup.gkml")
        then = picture(catalogue)
        catalogue.run(remove_entries(entry_ids=catalogue.ids()[:10]))
        now = picture(catalogue)
    present = shutil.copyfile(path, in_memory / "present.gkml")

    def work(say: Say) -> None:
        say("begin")
        restore(path, backup)

    def prepare() -> None:
        shutil.copyfile(present, path)

    seen = set()
    for _ in killed_in_the_middle(15, prepare, work, seed=5):
        with Catalogue.open(path) as catalogue:
            assert picture(catalogue) in (then, now)
            assert catalogue.verify() == []
            seen.add(picture(catalogue) == now)
    assert True in seen


def test_creating(in_memory: Path) -> None:
    """A new catalogue is there whole or not at all."""
    path = in_memory / "a.gkml"

    def work(say: Say) -> None:
        say("begin")
        Catalogue.create(path, CatalogueSettings(unit="格尔木市司法局")).close()

    def prepare() -> None:
        path.unlink(missing_ok=True)

    for _ in killed_in_the_middle(10, prepare, work, seed=6):
        if path.exists():
            with Catalogue.open(path) as catalogue:
                assert catalogue.verify() == []
                assert (len(catalogue.areas()), catalogue.settings().unit) == (9, "格尔木市司法局")


def killed_in_the_middle(
    number: int, prepare: Callable[[], object], work: Callable[[Say], None], seed: int
) -> Iterator[None]:
    """Let ``work`` be killed so many times before it is done; at random moments of the time it needs."""
    chance = random.Random(seed)
    prepare()
    began = time.monotonic()
    work(lambda _word: None)
    needed = time.monotonic() - began
    middle = 0
    for _ in range(20 * number):
        prepare()
        if kill_while(work, chance.uniform(0, needed)).in_the_middle:
            middle += 1
            yield
        if middle == number:
            return
    raise AssertionError(f"only {middle} of {20 * number} processes were killed before they were done")
