"""The words a field offers, by the name of its vocabulary in the field table.

Vocabularies beginning with ``@`` are taken from a catalogue (its units, its levels, its 一级事项) and not found here.
What the spellings of channels mean is said in ``channels.py``.
"""

import tomllib
from functools import cache

from model.resource_files import resource


@cache
def words(name: str, area: str = "") -> tuple[str, ...]:
    """The words of ``resources/vocabularies/<name>.toml`` in their order. Raises ``OSError`` when there is none.

    With an ``area``, its own words come first and those of other areas are left out.
    """
    with resource("vocabularies", f"{name}.toml").open("rb") as file:
        rows = tomllib.load(file)["word"]
    if not area:
        return tuple(row["text"] for row in rows)
    own = tuple(row["text"] for row in rows if area in row.get("areas", ()))
    return own + tuple(row["text"] for row in rows if "areas" not in row)
