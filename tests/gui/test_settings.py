"""What the window remembers between two days, also after somebody edited the ini file by hand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import Settings
from gui.theme import Appearance


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def test_everything_comes_back(file: Path, tmp_path: Path) -> None:
    catalogue = tmp_path / "格尔木.gkml"
    catalogue.touch()
    first = Settings(file)
    first.appearance = Appearance.DARK
    first.row_lines = 4
    first.add_recent(catalogue)
    first.set_choices("export", {"suffix": ".docx", "options": {"cover": "no"}})
    first.set_state("geometry", QByteArray(b"\x00\x01bytes"))
    first.write()
    again = Settings(file)
    assert again.appearance is Appearance.DARK
    assert again.row_lines == 4
    assert again.recent == [catalogue]
    assert again.choices("export") == {"suffix": ".docx", "options": {"cover": "no"}}
    assert again.state("geometry") == QByteArray(b"\x00\x01bytes")


def test_recent_catalogues_are_newest_first_once_each_and_exist(file: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.gkml" for number in range(12)]
    settings = Settings(file)
    for path in paths:
        path.touch()
        settings.add_recent(path)
    settings.add_recent(paths[6])
    paths[11].unlink()
    assert [path.stem for path in settings.recent] == ["6", "10", "9", "8", "7", "5", "4"]
    settings.forget_recent()
    assert settings.recent == []


@pytest.mark.parametrize("garbage", ["{", "[1, 2", "null", '"text"', "7"])
def test_garbage_in_the_file_is_the_same_as_nothing(file: Path, garbage: str) -> None:
    broken = Settings(file)
    for key in ("view/appearance", "view/row_lines", "files/recent", "choices/export", "state/geometry"):
        broken._store.setValue(key, garbage)
    broken.write()
    settings = Settings(file)
    assert settings.appearance is Appearance.SYSTEM
    assert settings.row_lines == 2
    assert settings.recent == []
    assert settings.choices("export") == {}
    assert settings.state("geometry").isEmpty()
