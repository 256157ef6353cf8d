"""Time limits to offer while one is typed: the words in use, and patterns that keep the number the clerk typed.

The words themselves are found in the catalogue and in ``vocabulary``; how they are shown is the window's business.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from model.resource_files import resource
from model.text import fold

BLANK = "…"
"""What the clerk has to fill in."""

_TYPED = re.compile(r"(?<!\d)(?P<number>\d{1,3})(?P<unit>个?工作日?|日|天|周|个月|月|年)?(?!\d)")
_COUNTED = re.compile(r"(?<![\d月第])(?P<number>\d{1,3})(?P<unit>个工作日|日|天|周|个月)")
_AT_LEAST = re.compile(r"少于|低于|至少|不短于|提前")
_MOST_VARIANTS = 6


@dataclass(frozen=True, slots=True)
class Pattern:
    """A limit with a number that can be another one, from ``least`` to ``most``."""

    text: str
    number: int
    unit: str
    least: int = 1
    most: int = 999

    def filled(self, number: int | None = None) -> str:
        """The limit with this number, or with its usual one."""
        return self.text.replace("{n}", str(self.number if number is None else number))


def offers(words: Sequence[str], typed: str, area: str = "") -> tuple[str, ...]:
    """What to offer: ``words`` in their order, then patterns. With a number in ``typed`` those that keep it come first.

    ``words`` are the limits in use and of the vocabulary, the best first.
    """
    number, unit = _number(typed)
    plain = tuple(pattern.filled() for pattern in patterns(area))
    if number is None:
        return tuple(dict.fromkeys((*words, *plain)))
    kept = [
        pattern.filled(number)
        for pattern in patterns(area)
        if pattern.least <= number <= pattern.most and pattern.unit.startswith(unit)
    ]
    return tuple(dict.fromkeys((*_variants(words, number, unit), *kept, *words, *plain)))


@cache
def patterns(area: str = "") -> tuple[Pattern, ...]:
    """The patterns of ``resources/vocabularies/limit_patterns.toml``: those of the area first, others' left out."""
    with resource("vocabularies", "limit_patterns.toml").open("rb") as file:
        rows = tomllib.load(file)["pattern"]
    own = [row for row in rows if area in row.get("areas", ())]
    general = [row for row in rows if "areas" not in row]
    return tuple(
        Pattern(row["text"], row["number"], row["unit"], row.get("least", 1), row.get("most", 999))
        for row in (*own, *general)
    )


def _number(typed: str) -> tuple[int | None, str]:
    """The only number that was typed and what it counts (``""`` when not said); ``None`` without one."""
    found = list(_TYPED.finditer(fold(typed)))
    if len(found) != 1 or not int(found[0]["number"]):
        return None, ""
    unit = found[0]["unit"] or ""
    return int(found[0]["number"]), "个工作日" if "工作" in unit else "日" if unit == "天" else unit


def _variants(words: Iterable[str], number: int, unit: str) -> list[str]:
    """The first words that count something, with the typed number in place of theirs.

    Only stricter ones: whoever discloses sooner, or shows something longer, breaks no rule that set the number.
    """
    changed: list[str] = []
    for word in words:
        counted = list(_COUNTED.finditer(word))
        if len(counted) != 1 or not counted[0]["unit"].startswith(unit) or len(changed) >= _MOST_VARIANTS:
            continue
        own, is_least = int(counted[0]["number"]), bool(_AT_LEAST.search(word))
        if number > own if is_least else number < own:
            start, end = counted[0].span("number")
            changed.append(f"{word[:start]}{number}{word[end:]}")
    return changed
