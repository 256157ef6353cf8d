"""How text is made comparable for searching, and where a found word stands in the text as the clerk wrote it.

To the folding of ``text.py`` this adds that both scripts are one: a word typed in Simplified characters finds
Traditional text and the other way round. The index itself is in ``search.py``.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from model.resource_files import resource
from model.text import Span, fold

NO_CHARACTER = "\uffff"
"""Not a character: may stand between folded texts, because no word can hold it."""

_JOINT = "\n"  # between values while many are folded at once; folding takes line ends out anyway
_FREQUENT = {
    char: fold(char) for char in " \t\u3000，；：（）！？①②③④⑤⑥⑦⑧"
}  # what almost every text needs, as plain replacements
_UNFOLDED = re.compile("[^\u4e00-\u9fff0-9a-z\n、。《》〈〉〔〕【】“”‘’—·,;:()!?./+=*#%&@<>\\[\\]_-]")


@cache
def _simplified() -> dict[int, int]:
    with resource("vocabularies", "traditional.toml").open("rb") as file:
        table = tomllib.load(file)
    return str.maketrans(*(table[script].replace("\n", "") for script in ("traditional", "simplified")))


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile("[" + "".join(map(chr, _simplified())) + "]")


def search_fold(text: str) -> str:
    """The text as it is searched: width, case and script unified, all blanks out."""
    folded = fold(text).replace(NO_CHARACTER, "")
    return folded.translate(_simplified()) if _traditional().search(folded) else folded


def fold_many(texts: Sequence[str]) -> list[str]:
    """The same as ``[search_fold(text) for text in texts]``, several times faster for ordinary text."""
    if any(_JOINT in text for text in texts):
        texts = [text.replace(_JOINT, " ") for text in texts]
    joined = _JOINT.join(texts)
    if joined.isascii():
        joined = joined.lower()
    for char, folded in _FREQUENT.items():
        joined = joined.replace(char, folded)
    parts = joined.split(_JOINT) if texts else []
    if _UNFOLDED.search(joined):
        parts = [search_fold(part) if _UNFOLDED.search(part) else part for part in parts]
    if _traditional().search(joined):
        parts = [part.translate(_simplified()) if _traditional().search(part) else part for part in parts]
    return parts


def query_words(query: str) -> tuple[str, ...]:
    """The words of a query, folded, without doubles; blanks separate them."""
    return tuple(dict.fromkeys(word for word in map(search_fold, query.split()) if word))


def folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in ``text`` it comes from."""
    pieces = [search_fold(char) for char in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), places


def joined_spans(spans: list[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    joined: list[Span] = []
    for begin, end in sorted(spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined
