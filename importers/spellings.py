"""The spellings that vocabularies list beside their words, for recognising them in files."""

import tomllib
from functools import cache

from model.resource_files import resource


@cache
def spellings(name: str) -> dict[str, str]:
    """Every spelling in ``resources/vocabularies/<name>.toml``, the word's own included → the word it stands for."""
    with resource("vocabularies", f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["word"]
    return {spelling: row["text"] for row in rows for spelling in (row["text"], *row.get("variants", ()))}
