"""Where hostile files are registered: name (with the ending it wears) → maker."""

from collections.abc import Callable
from pathlib import Path

Maker = Callable[[Path], object]
HOSTILE: dict[str, Maker] = {}


def hostile(name: str) -> Callable[[Maker], Maker]:
    """Register the maker of a hostile file."""

    def register(maker: Maker) -> Maker:
        HOSTILE[name] = maker
        return maker

    return register
