"""Finding titles by what is typed: by any part of them or by pinyin initials, many at once and ranked.

For short lists that are shown while typing (documents, units). Entries are searched by ``search.py``.
"""

from collections.abc import Sequence

from model.initials import have_initials, is_initials
from model.search_text import query_words

BEGINNING, INSIDE, INITIALS, NOT_FOUND = range(4)


def ranks(folded: Sequence[str], query: str) -> list[int]:
    """How well each of these folded texts (``search_text.search_fold``) fits; the smaller the better.

    Every word of the query must be in the text or be initials of a part of it. Without words everything fits.
    """
    found = [BEGINNING] * len(folded)
    for word in query_words(query):
        by_initials = have_initials(folded, word) if is_initials(word) else [False] * len(folded)
        for place, (text, has_initials) in enumerate(zip(folded, by_initials, strict=True)):
            found[place] = max(found[place], _rank(text, word, has_initials=has_initials))
    return found


def _rank(text: str, word: str, *, has_initials: bool) -> int:
    place = text.find(word)
    if place >= 0:
        return BEGINNING if place == 0 else INSIDE
    return INITIALS if has_initials else NOT_FOUND
