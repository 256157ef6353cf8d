"""Where the data that ships with the program lies. The only way to ``resources/`` and to the manual.

In the sources and in an installed program alike, ``resources`` and ``docs`` stand beside ``model`` (pyproject.toml).
"""

from pathlib import Path

_PROGRAM = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The place of a resource, e.g. ``resource("starter", "legal.toml")``."""
    return _PROGRAM.joinpath("resources", *parts)


def manual_file() -> Path:
    """The user manual, in Markdown; its pictures are named relative to it."""
    return _PROGRAM / "docs" / "manual" / "README.md"
