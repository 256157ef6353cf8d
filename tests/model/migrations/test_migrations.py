"""Files of every older version open, after a verified copy, and a step that fails leaves the old file."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from model import migrations, opening, schema
from model.backup import list_backups
from model.catalogue import Catalogue
from model.migrations import CURRENT_VERSION, STEPS, Step, migrate
from model.operations.entries import edit_entry
from model.places import home
from model.reading import read_snapshot
from tests.helpers.catalogues import new_catalogue, picture

SCHEMAS = Path(__file__).resolve().parents[2] / "data" / "schemas"


@contextmanager
def bare(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def columns(connection: sqlite3.Connection, table: str) -> dict[str, tuple[str, bool]]:
    rows = connection.execute(f"PRAGMA table_info({table})")
    return {name: (kind, bool(not_null) or bool(key)) for _, name, kind, not_null, _, key in rows}


def forget_column(path: Path, column: str) -> None:
    """Make a file look as if it had been written before the field was in the field table."""
    with bare(path) as connection:
        connection.execute(f"ALTER TABLE entries DROP COLUMN {column}")


def copies() -> list[Path]:
    return [backup.path for folder in (home() / "backups").iterdir() for backup in list_backups(folder)]


def test_steps_make_the_tables_that_the_statements_use() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        for table in schema.metadata.sorted_tables:
            expected = {
                column.name: (str(column.type), not column.nullable or column.primary_key) for column in table.columns
            }
            assert columns(connection, table.name) == expected
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        assert names - {"sqlite_sequence"} == set(schema.metadata.tables)


def test_versions_follow_each_other_and_each_has_a_file_in_the_tests() -> None:
    assert [step.version for step in STEPS] == list(range(1, CURRENT_VERSION + 1))
    assert sorted(file.name for file in SCHEMAS.glob("*.gkml")) == [f"v{step.version:03}.gkml" for step in STEPS]


@pytest.mark.parametrize("old", sorted(SCHEMAS.glob("*.gkml")), ids=lambda file: file.stem)
def test_a_file_of_every_version_opens_and_can_be_changed(tmp_path: Path, old: Path) -> None:
    path = Path(shutil.copyfile(old, tmp_path / "a.gkml"))
    with Catalogue.open(path) as catalogue:
        entries = {entry["name"]: entry for entry in catalogue.snapshot().entries}
        assert entries["法律援助服务"]["basis"] == "《中华人民共和国法律援助法》"
        assert entries["法律援助服务"].status.label == "送审"
        assert entries["公证服务"]["x_办理地点"] == "三楼"
        assert catalogue.settings().unit == "格尔木市司法局"
        assert [revision.label for revision in catalogue.history()][-1] == "新建目录"
        catalogue.run(edit_entry(entry_id=entries["公证服务"].id, field="note", value="新"))
        assert catalogue.verify() == []


def test_a_file_of_version_4_knows_what_was_disclosed(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(SCHEMAS / "v004.gkml", tmp_path / "a.gkml"))
    with Catalogue.open(path) as catalogue:
        noted = catalogue.disclosures(date(2026, 12, 1))
        assert {key: one.user for key, one in noted.items()} == {
            (1, date(2026, 12, 10)): "张三",
            (3, date(2026, 12, 31)): "张三",
        }


def test_a_file_of_version_2_knows_what_its_named_version_held(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(SCHEMAS / "v002.gkml", tmp_path / "a.gkml"))
    with Catalogue.open(path) as catalogue:
        (release,) = catalogue.releases()
        assert (release.label, release.note, release.user) == ("送审稿 2026-11", "报市政府办公室", "张三")
        notes = [
            {entry["note"] for entry in state.entries}
            for state in (catalogue.snapshot_of(release), catalogue.snapshot())
        ]
        assert notes == [{""}, {"", "送审之后补充"}]


def test_a_file_of_version_3_knows_what_was_sent_and_what_came_back(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(SCHEMAS / "v003.gkml", tmp_path / "a.gkml"))
    with Catalogue.open(path) as catalogue:
        (sending,) = catalogue.review.sendings()
        assert (sending.recipient, sending.file, catalogue.review.sent_ids(sending)) == ("法制科", "送审稿.xlsx", [1])
        told = [(remark.state.label, remark.text, remark.proposed) for remark in catalogue.review.remarks(1)]
        assert told == [("待处理", "要素不全", None), ("未采纳", "", "法律援助")]


def test_a_new_field_gets_its_column_after_a_verified_copy(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)
    for copy in copies():
        copy.unlink()
    forget_column(path, "requirement")
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == before
        catalogue.run(edit_entry(entry_id=1, field="requirement", value="全文公开"))
        assert catalogue.entry(1)["requirement"] == "全文公开"
        assert catalogue.verify() == []
    first_copy = copies()[-1]
    with bare(first_copy) as connection:
        assert "requirement" not in columns(connection, "entries")


def test_an_older_file_can_be_read_without_touching_it(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = catalogue.snapshot()
    forget_column(path, "requirement")
    content = path.read_bytes()
    assert read_snapshot(path).entries == before.entries
    with Catalogue.open(path, read_only=True) as catalogue:
        assert catalogue.snapshot().entries == before.entries
    assert path.read_bytes() == content


def test_a_column_of_a_field_this_version_does_not_know_is_left_in_peace(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲").close()
    with bare(path) as connection:
        connection.execute("ALTER TABLE entries ADD COLUMN later TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE entries SET later = '以后的字段'")
    with Catalogue.open(path) as catalogue:
        catalogue.run(edit_entry(entry_id=1, field="note", value="一"))
    with bare(path) as connection:
        assert connection.execute("SELECT later FROM entries").fetchall() == [("以后的字段",)]


def fail(_connection: sqlite3.Connection) -> None:
    raise sqlite3.OperationalError("this step is broken")


def orphan(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM areas")


def add_table(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")


@pytest.mark.parametrize("broken", [fail, orphan])
def test_a_step_that_fails_leaves_the_file_in_its_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: migrations.StepWork
) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)
    steps = (*STEPS, Step(CURRENT_VERSION + 1, add_table), Step(CURRENT_VERSION + 2, broken))
    with bare(path) as connection, pytest.raises(sqlite3.Error):
        migrate(connection, steps)
    with bare(path) as connection:
        assert migrations.version_of(connection) == CURRENT_VERSION
        assert columns(connection, "later") == {}
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == before


def test_steps_are_applied_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲").close()
    steps = (*STEPS, Step(CURRENT_VERSION + 1, add_table))
    with bare(path) as connection:
        assert not migrations.is_current(connection, steps)
        migrate(connection, steps)
        assert migrations.is_current(connection, steps)
        migrate(connection, steps)
        assert migrations.version_of(connection) == CURRENT_VERSION + 1
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (1,)


def test_an_opening_that_fails_in_a_step_gives_the_lock_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.gkml"
    with new_catalogue(path, "甲") as catalogue:
        before = picture(catalogue)
    forget_column(path, "requirement")
    with monkeypatch.context() as patch:
        patch.setattr(opening.migrations, "migrate", fail)
        with pytest.raises(sqlite3.OperationalError):
            Catalogue.open(path)
    with Catalogue.open(path) as catalogue:
        assert picture(catalogue) == before
