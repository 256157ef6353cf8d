"""The channels of the national form: canonical names, spelling variants, which of them are boards.

How the cells of colleagues' files are taken apart stands in ``channel_cells.py``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from model.resource_files import resource
from model.text import fold_key, is_blank
from model.traditional import looks_traditional, to_simplified

OTHER = "其他"
_OTHER_NAMED = re.compile(r"其[他它]\s*[:：_＿(（\[—-]+\s*(?P<own>.*?)[\s_＿)）\]。；;、，,]*", re.DOTALL)
_FILL_IN = frozenset(("请注明", "请写明", "注明", "请填写", "填写", "写明", "具体", "渠道", "方式", ""))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What ``resources/vocabularies/channels.toml`` says. ``spellings`` maps a folded spelling to its channel."""

    channels: tuple[str, ...]
    spellings: dict[str, str]
    board_words: tuple[str, ...]
    marks: dict[str, str]
    notes: dict[str, list[str]]


@cache
def vocabulary() -> Vocabulary:
    """The channel vocabulary that ships with the program."""
    with resource("vocabularies", "channels.toml").open("rb") as file:
        data: dict[str, Any] = tomllib.load(file)
    spellings = {
        fold_key(spelling): word["text"]
        for word in data["word"]
        for spelling in (word["text"], *word.get("variants", ()))
    }
    return Vocabulary(
        channels=tuple(word["text"] for word in data["word"]),
        spellings=spellings,
        board_words=tuple(data["boards"]["words"]),
        marks=data["marks"],
        notes=data["notes"],
    )


def channels() -> tuple[str, ...]:
    """The thirteen options in the order the national form prints them."""
    return vocabulary().channels


@lru_cache(maxsize=4096)
def canonical(name: str) -> str | None:
    """The option of the national form this is a spelling of; ``None`` for a channel of the clerk's own."""
    known = vocabulary().spellings.get(fold_key(name))
    if known is None and looks_traditional(name):
        known = vocabulary().spellings.get(fold_key(to_simplified(name)))
    return known


def is_board(name: str) -> bool:
    """Whether the channel is a board on a wall, for which a notice can be printed."""
    return any(word in name for word in vocabulary().board_words)


def named_other(own: str) -> str:
    """The option 其他 with the clerk's own name behind it (``其他：办税服务厅``); plain 其他 without one."""
    own = own.strip(" \t\n_＿:：()（）。；;、，,")
    return OTHER if is_blank(own) or fold_key(own) in _FILL_IN else f"{OTHER}：{own}"


def own_name(channel: str) -> str | None:
    """What was filled in behind 其他; ``""`` for plain 其他, ``None`` when the channel is not 其他."""
    if canonical(channel) == OTHER:
        return ""
    match = _OTHER_NAMED.fullmatch(channel.strip())
    if match is None:
        return None
    own = match["own"].strip(" \t\n_＿:：")
    return "" if fold_key(own) in _FILL_IN else own


def normal(name: str) -> str:
    """The canonical spelling where there is one, the clerk's own name otherwise."""
    known = canonical(name)
    if known is not None:
        return known
    own = own_name(name)
    return name.strip() if own is None else named_other(own)
