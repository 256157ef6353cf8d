"""For every test: the program's own folder (backups, logs, default catalogue) is one that is thrown away.

Hypothesis may take its time: how long something takes is measured in ``benchmarks/``, never in a test.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model.places import HOME_VARIABLE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a window in a test needs no screen

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def program_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
