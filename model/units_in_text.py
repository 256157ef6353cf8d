"""The units named in a text such as 公开主体: where each stands, and one put in another's place.

What the names mean is said by ``unit_register.py`` (a catalogue's own units) and ``unit_names.py`` (their form).
"""

import re
from functools import lru_cache

from model.text import Span, fold_key

_BETWEEN = re.compile(r"[、，,；;\n]|(?<=[局委办府处会院])(?:和|及|与|或)")


@lru_cache(maxsize=4096)
def unit_spans(text: str) -> tuple[Span, ...]:
    """The places of the names in a text, without blanks around them; empty names are left out."""
    found: list[Span] = []
    begin = 0
    for end, after in (*(match.span() for match in _BETWEEN.finditer(text)), (len(text), len(text))):
        name = text[begin:end]
        first = begin + len(name) - len(name.lstrip())
        if name.strip():
            found.append((first, first + len(name.strip())))
        begin = after
    return tuple(found)


def units_in(text: str) -> list[str]:
    """The names in a text, in order."""
    return [text[begin:end] for begin, end in unit_spans(text)]


def with_unit_replaced(text: str, old: str, new: str) -> str:
    """The text with every unit of the name ``old`` called ``new``; where ``new`` is named already, ``old`` goes."""
    key, new_key = fold_key(old), fold_key(new)
    has_new = any(fold_key(name) == new_key for name in units_in(text))
    for begin, end in reversed(unit_spans(text)):
        if fold_key(text[begin:end]) != key:
            continue
        if has_new:
            text = _without(text, begin, end)
        else:
            text = text[:begin] + new + text[end:]
            has_new = True
    return text


def _without(text: str, begin: int, end: int) -> str:
    """The text without the name there and the separator before it, or behind it where it comes first."""
    spans = unit_spans(text)
    place = spans.index((begin, end))
    if place > 0:
        return text[: spans[place - 1][1]] + text[end:]
    return text[:begin] + text[spans[1][0] :] if len(spans) > 1 else text[:begin] + text[end:]
