"""How well a short text fits what was typed: by any part of it, or by pinyin initials. Pure functions.

The search over whole entries is in ``model/search.py``; this one is for titles that are ranked while typing.
"""

from collections.abc import Sequence

from model.initials import initial_spans, is_initials
from model.search_text import query_words, search_fold

_BEGINNING, _INSIDE, _FIRST_INITIALS, _INITIALS, _BESIDE = range(5)


def words_of(query: str) -> tuple[str, ...]:
    """The words of what was typed, folded; blanks separate them."""
    return query_words(query)


def rank(title: str, words: Sequence[str], beside: str = "") -> tuple[int, int] | None:
    """The smaller, the better the title fits; ``None`` when one of the words is neither in it nor in ``beside``.

    ``beside`` are further words that lead to the same thing, such as its menu or its explanation.
    """
    if not words:
        return 0, 0
    folded, folded_beside = search_fold(title), search_fold(beside)
    ranks = []
    for word in words:
        found = _rank_of_word(title, folded, folded_beside, word)
        if found is None:
            return None
        ranks.append(found)
    return max(ranks), sum(ranks)


def _rank_of_word(title: str, folded: str, beside: str, word: str) -> int | None:
    place = folded.find(word)
    if place >= 0:
        return _BEGINNING if place == 0 else _INSIDE
    spans = initial_spans(title, word) if is_initials(word) else []
    if spans:
        return _FIRST_INITIALS if spans[0][0] == 0 else _INITIALS
    return _BESIDE if word in beside else None
