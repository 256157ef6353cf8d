"""For every test: the program's own folder (backups, logs, default catalogue) is one that is thrown away."""

import os
from pathlib import Path

import pytest

from model.places import HOME_VARIABLE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a window in a test needs no screen


@pytest.fixture(autouse=True)
def program_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
