"""For every test: the program's own folder (backups, logs, default catalogue) is one that is thrown away."""

from pathlib import Path

import pytest

from model.places import HOME_VARIABLE


@pytest.fixture(autouse=True)
def program_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
