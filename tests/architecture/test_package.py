"""An installed program has what the sources have: every data folder and the manual are part of the package."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ("resources", "docs/manual", "docs/images")


def settings() -> tuple[list[str], list[str]]:
    """Which packages are found, and which files besides code go with them."""
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    return tools["packages"]["find"]["include"], tools["package-data"]["*"]


@pytest.mark.parametrize("folder", DATA)
def test_every_data_file_is_installed(folder: str) -> None:
    packages, patterns = settings()
    files = [file for file in (ROOT / folder).rglob("*") if file.is_file() and "__pycache__" not in file.parts]
    assert files
    for file in files:
        package = ".".join(file.relative_to(ROOT).parent.parts)
        assert any(fnmatch(package, pattern) for pattern in packages), f"{package} is no package of pyproject.toml"
        assert any(fnmatch(file.name, pattern) for pattern in patterns), f"{file.name} is no package data"


def test_every_floor_is_installed() -> None:
    packages, _ = settings()
    for floor in ("gui", "cli", "model", "importers", "exporters"):
        assert any(fnmatch(floor, pattern) for pattern in packages), floor
