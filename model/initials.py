"""Pinyin initials: flyz finds 法律援助, with every reading of every character.

A character may be read in several ways (行: xíng, háng), so a text becomes a row of marks, one per character, each
standing for the letters its readings begin with. A word of letters becomes a pattern over these marks. Punctuation is
passed over; a character without a reading, such as a number, ends a word.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate

from model.resource_files import resource
from model.search_text import search_fold
from model.text import Span

BREAK = "\x00"
"""Stands for what no initials reach across: the end of a field, a number."""
_FIRST_MARK = 0x21


class _Marks(dict[int, str]):
    """Character → mark, filled as characters are met. ``letters`` says what a mark stands for."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: dict[str, str] = {}
        self._mark_of: dict[str, str] = {}

    def __missing__(self, code: int) -> str:
        self[code] = mark = self._mark(chr(code))
        return mark

    def _mark(self, char: str) -> str:
        if not char.isalnum():
            return "" if char != BREAK else BREAK
        letters = char.lower() if char.isascii() and char.isalpha() else _readings().of(char)
        if not letters:
            return BREAK
        if letters not in self._mark_of:
            mark = chr(_FIRST_MARK + len(self._mark_of))
            self._mark_of[letters] = mark
            self.letters[mark] = letters
        return self._mark_of[letters]


_MARKS = _Marks()


class _Readings:
    """Which letters the readings of a character begin with. One long text: a dictionary would take megabytes."""

    def __init__(self) -> None:
        lines = resource("vocabularies", "initials.txt").read_text(encoding="utf-8").splitlines()
        pairs = [line.split(" ") for line in lines if not line.startswith("#")]
        self._chars = "".join(chars for _, chars in pairs)
        self._letters = [letters for letters, _ in pairs]
        self._ends = list(accumulate(len(chars) for _, chars in pairs))

    def of(self, char: str) -> str:
        """The letters, sorted; ``""`` for what has no reading."""
        place = self._chars.find(char)
        return self._letters[bisect_right(self._ends, place)] if place >= 0 else ""


@cache
def _readings() -> _Readings:
    return _Readings()


def is_initials(word: str) -> bool:
    """Whether a folded word may stand for pinyin initials."""
    return word.isascii() and word.isalpha()


def marked(text: str) -> str:
    """The row of marks of a text. Give several fields with ``BREAK`` between them."""
    return text.translate(_MARKS)


_marked_again = lru_cache(maxsize=8192)(marked)


def letters_of(mark: str) -> str:
    """The letters a mark stands for; none for a break."""
    return _MARKS.letters.get(mark, "")


def pattern(word: str) -> re.Pattern[str]:
    """What finds these initials in rows of marks that were made before this pattern."""
    classes = ("".join(mark for mark, letters in _MARKS.letters.items() if letter in letters) for letter in word)
    return re.compile("".join(f"[{re.escape(marks)}]" if marks else "(?!)" for marks in classes))


def have_initials(texts: Sequence[str], word: str) -> list[bool]:
    """For each of several folded texts, whether these initials stand in it."""
    rows = [_marked_again(text) for text in texts]
    search = pattern(word).search
    return [search(row) is not None for row in rows]


def initial_spans(text: str, word: str) -> list[Span]:
    """Where in a text these initials stand, without overlaps."""
    marks = [marked(search_fold(char)) for char in text]
    places = [place for place, mark in enumerate(marks) for _ in mark]
    found = pattern(word).finditer("".join(marks))
    return [(places[match.start()], places[match.end() - 1] + 1) for match in found]
