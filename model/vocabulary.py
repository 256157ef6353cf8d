"""The words a field offers, by the name of its vocabulary in the field table.

Vocabularies beginning with ``@`` are taken from a catalogue (its units, its levels, its 一级事项) and not found here.
What the spellings of channels mean is said in ``channels.py``.
"""

import tomllib
from functools import cache

from model.resource_files import resource


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of ``resources/vocabularies/<name>.toml`` in their order. Raises ``OSError`` when there is none."""
    with resource("vocabularies", f"{name}.toml").open("rb") as file:
        return tuple(word["text"] for word in tomllib.load(file)["word"])


@cache
def spellings(name: str) -> dict[str, str]:
    """Every spelling of a vocabulary, its own included → the word it stands for. Raises ``OSError`` as ``words``."""
    with resource("vocabularies", f"{name}.toml").open("rb") as file:
        entries = tomllib.load(file)["word"]
    return {spelling: word["text"] for word in entries for spelling in (word["text"], *word.get("variants", ()))}
