import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from model.database import Database, connect_file
from model.errors import StorageError
from tests.helpers.catalogues import new_catalogue


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    new_catalogue(tmp_path / "a.gkml", "甲").close()
    opened = Database(tmp_path / "a.gkml", connect_file(tmp_path / "a.gkml"))
    yield opened
    opened.close()


def ask(database: Database, statement: str) -> object:
    return database.connection.exec_driver_sql(statement).scalar()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("journal_mode", "delete"),
        ("busy_timeout", 5000),
        ("application_id", 0x474B4D4C),
    ],
)
def test_every_connection_has_the_settings(database: Database, pragma: str, value: object) -> None:
    assert ask(database, f"PRAGMA {pragma}") == value
    again = Database(database.path, connect_file(database.path))
    assert ask(again, f"PRAGMA {pragma}") == value
    again.close()


def test_a_file_that_another_program_set_to_wal_is_set_back(tmp_path: Path) -> None:
    path = tmp_path / "a.gkml"
    new_catalogue(path, "甲").close()
    bare = sqlite3.connect(path)
    bare.execute("PRAGMA journal_mode = WAL")
    bare.close()
    database = Database(path, connect_file(path))
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE entries SET name = '乙'")
        assert [file.name for file in tmp_path.iterdir() if file.suffix != ".gkml"] == ["a.gkml-journal"]
    database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["a.gkml"]


def test_an_error_takes_everything_back_tables_too(database: Database) -> None:
    def work() -> None:
        with database.transaction() as connection:
            connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
            connection.exec_driver_sql("UPDATE entries SET name = '乙'")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert ask(database, "SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0
    assert ask(database, "SELECT name FROM entries") == "甲"
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE entries SET name = '丙'")
    assert ask(database, "SELECT name FROM entries") == "丙"


def test_a_transaction_keeps_other_writers_out_from_its_beginning(database: Database) -> None:
    other = sqlite3.connect(database.path, timeout=0, isolation_level=None)
    with database.transaction():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        assert other.execute("SELECT name FROM entries").fetchone() == ("甲",)
    other.execute("BEGIN IMMEDIATE")
    other.close()


def test_a_broken_constraint_is_our_bug_and_no_sentence(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as connection:
        connection.exec_driver_sql("UPDATE entries SET area = 'mars'")
    assert ask(database, "SELECT area FROM entries") == "legal"


def test_a_connection_for_reading_cannot_write(database: Database) -> None:
    reader = Database(database.path, connect_file(database.path, read_only=True))
    with pytest.raises(StorageError, match="没有写入权限"), reader.transaction() as connection:
        connection.exec_driver_sql("UPDATE entries SET name = '乙'")
    reader.close()
    assert ask(database, "SELECT name FROM entries") == "甲"
