"""公开方式 and 公开渠道 printed in one column, as the seven-element form of the pilot plan does: taken apart.

The column keeps the channels; the words of 公开方式 at the beginning of its cells become a column of their own.
"""

import re
from collections.abc import Mapping

from importers.body import Body
from importers.spellings import spellings
from importers.told import ColumnGroups
from model.fields import ListKind

_JOINED = -2
"""The column that stands for the words taken out."""

_SHARE = 0.5


def split_joined(body: Body, groups: ColumnGroups, kind: ListKind) -> None:
    """Take the methods out of channel cells, in a table that has no column for them and mostly says them there."""
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
