from pathlib import Path

import pytest

from model import places


def test_everything_lies_below_the_folder_that_is_named(program_home: Path) -> None:
    assert places.home() == program_home
    for place in (places.default_catalogue(), places.backups("一"), places.logs()):
        assert place.is_relative_to(program_home)
    assert places.default_catalogue().suffix == ".gkml"
    assert places.backups("一") != places.backups("二")
    assert list(program_home.iterdir()) == []  # asking for a place makes nothing


def test_without_a_name_it_is_the_users_own_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(places.HOME_VARIABLE)
    assert places.home().is_absolute()
    assert "disclosure-catalogue" in places.home().parts
    monkeypatch.setenv(places.HOME_VARIABLE, "")
    assert "disclosure-catalogue" in places.home().parts
