"""Two fields printed in one column, taken apart: 公开方式 before 公开渠道, as the seven-element form of the pilot plan
does, and channels with their 公开时限 (政府网站，长期公开).

The column keeps what it is called; the words of the other field become a column of their own.
"""

import re
from collections.abc import Mapping

from importers.body import Body
from importers.content import Shape, shape
from importers.spellings import spellings
from importers.told import ColumnGroups
from model.channels import canonical, is_board
from model.fields import FieldKind, ListKind

_JOINED = -2
"""The column that stands for the words of 公开方式 taken out."""

_OTHER_HALF = -3
"""The one that stands for limits taken out of channels, or channels taken out of limits."""

_PIECES = re.compile(r"[，,；;：:。\n（）()]+")

_SHARE = 0.5


def split_joined(body: Body, groups: ColumnGroups, kind: ListKind) -> None:
    """Take out of channel cells what has no column of its own and is mostly said there."""
    _split_methods(body, groups, kind)
    _split_limits(body, groups, kind)


def _split_limits(body: Body, groups: ColumnGroups, kind: ListKind) -> None:
    """Channels and limits of one column, in a table that has a column for one of the two only."""
    limits = next((field.key for field in kind.fields if field.kind is FieldKind.TIME_LIMIT), "")
    channels = next((field.key for field in kind.fields if field.vocabulary == "channels"), "")
    held = [key for key in (limits, channels) if key and key in groups.keys]
    if len(held) != 1 or len(groups.texts.get(held[0], ())) != 1:
        return
    column, keeps = groups.texts[held[0]][0], held[0]
    texts = body.texts[column]
    parts = {text: _channels_and_limit(text) for text in set(texts) if text}
    if not parts or sum(all(both) for both in parts.values()) < len(parts) * _SHARE:
        return
    own, other = (0, 1) if keeps == channels else (1, 0)
    for text in [text for text, both in parts.items() if not any(both)]:
        parts[text] = (text, "") if keeps == channels else ("", text)
    parts[""] = ("", "")
    body.texts[_OTHER_HALF] = [parts[text][other] for text in texts]
    body.texts[column] = [parts[text][own] for text in texts]
    body.covered[_OTHER_HALF] = body.covered[column]
    groups.texts[limits if keeps == channels else channels] = [_OTHER_HALF]


def _channels_and_limit(text: str) -> tuple[str, str]:
    """The channels and the limit a cell says; both blank when some piece of it is neither."""
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    shapes = [Shape.CHANNELS if _are_channels(piece) else shape(piece) for piece in pieces]
    if any(one not in (Shape.CHANNELS, Shape.TIME_LIMIT) for one in shapes):
        return "", ""
    said = list(zip(pieces, shapes, strict=True))
    return (
        "、".join(piece for piece, one in said if one is Shape.CHANNELS),
        "；".join(piece for piece, one in said if one is Shape.TIME_LIMIT),
    )


def _are_channels(piece: str) -> bool:
    return all(canonical(word) or is_board(word) for word in piece.split("、"))


def _split_methods(body: Body, groups: ColumnGroups, kind: ListKind) -> None:
    """Take the methods out of channel cells."""
    keys = {field.vocabulary: field.key for field in kind.fields if field.vocabulary in ("methods", "channels")}
    method, channels = keys.get("methods", ""), keys.get("channels", "")
    if not method or method in groups.keys or len(groups.texts.get(channels, ())) != 1:
        return
    column = groups.texts[channels][0]
    words = _beginning(spellings("methods"))
    parts = {text: _split(text, words) for text in set(body.texts[column]) if text}
    if not parts or sum(bool(said) for said, _ in parts.values()) < len(parts) * _SHARE:
        return
    parts[""] = ("", "")
    texts = body.texts[column]
    body.texts[_JOINED] = [parts[text][0] for text in texts]
    body.texts[column] = [parts[text][1] for text in texts]
    body.covered[_JOINED] = body.covered[column]
    groups.texts[method] = [_JOINED]


def _beginning(words: Mapping[str, str]) -> re.Pattern[str]:
    alternatives = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"\s*((?:{alternatives})(?:[、；;，,/和及\s]+(?:{alternatives}))*)(?:[\s:：；;，,、]+|(?=[■□])|$)"
    )


def _split(text: str, words: re.Pattern[str]) -> tuple[str, str]:
    found = words.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)
