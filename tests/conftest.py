"""For every test: the program's own folder (backups, logs, default catalogue) is one that is thrown away.

Hypothesis may take its time: how long something takes is measured in ``benchmarks/``, never in a test. The suite
takes the same examples in every run, so that what it says is about the change and not about luck; ``make explore``
looks for new ones.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from model.places import HOME_VARIABLE

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # a window in a test needs no screen

_UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("exploring", _UNHURRIED, derandomize=False)
settings.register_profile("repeatable", _UNHURRIED, derandomize=True)
settings.load_profile("repeatable")


@pytest.fixture(autouse=True)
def program_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    return home
