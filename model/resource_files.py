"""Where the data that ships with the program lies. The only way to ``resources/``."""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The place of a resource, e.g. ``resource("starter", "legal.toml")``."""
    return _ROOT.joinpath(*parts)
