"""Rows of text, one per slot of a search index, in which a word is found by scanning, if possible not all of them.

What contains a word can only stand where every part of the word stands. So the results of the last words narrow the
next one, and in big catalogues the results for well-chosen small parts are found in idle moments and kept (pinned).
Sets of slots are numbers: with a byte 1 for each slot where rows are chosen, packed to a bit for each where they are
kept; the first slot is lowest in both. Rows of pinyin initials are in ``search_initials.py``.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import compress, pairwise, repeat
from operator import and_, contains
from string import ascii_lowercase

BIG = 20_000
"""Slots from which on a scan takes long enough to be felt."""

_WORTH_NARROWING = 0.4  # of all slots: choosing more of them is no faster than looking at all
_RECENT = 32
_SAMPLE = 400  # rows by which parts are chosen for pinning
_RARE = 0.02  # of the sample: characters met less often are looked for when they are asked for
_WORTH_RARE = 0.1  # of all slots: looking at more of them takes longer than finding a rare character everywhere
_PAIRS = 100
_TO_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FROM_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


def packed(slots: int, size: int) -> int:
    """The set with a bit instead of a byte for each of ``size`` slots."""
    return int(slots.to_bytes(size, "big").translate(_TO_DIGITS), 2)


def spread(bits: int, size: int) -> int:
    """The set with a byte instead of a bit for each of ``size`` slots."""
    return int.from_bytes(format(bits, f"0{size}b").encode().translate(_FROM_DIGITS), "big")


class Rows(ABC):
    """Rows and the words lately found in them."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._recent: dict[str, tuple[int, int]] = {}  # word → how many slots, which

    def extend(self, rows: Iterable[str]) -> None:
        """Give the next slots these rows."""
        self.rows += rows
        self._recent.clear()

    def write(self, slot: int, row: str) -> None:
        """Give a slot another row."""
        self.rows[slot] = row
        self._recent.clear()

    @abstractmethod
    def prepare(self) -> bool:
        """Do a few milliseconds of the work that narrows later scans; whether all is done."""

    def find(self, word: str) -> int:
        """The slots whose row has the word."""
        if not self.rows:
            return 0
        known = self._recent.get(word)
        if known is None:
            found = self._look_for(word)
            known = self._recent[word] = found.bit_count(), found
            if len(self._recent) > _RECENT:
                del self._recent[next(iter(self._recent))]
        return known[1]

    def _look_for(self, word: str) -> int:
        within, exact = self._where(word)
        if exact:
            return within or 0
        for part, (_, slots) in self._recent.items():
            if part in word:
                within = slots if within is None else within & slots
        if within is None or within.bit_count() > len(self.rows) * _WORTH_NARROWING:
            return self._look_everywhere(word)
        chosen = within.to_bytes(len(self.rows), "little")
        hits = bytearray(len(self.rows))
        for slot in compress(compress(range(len(hits)), chosen), self._hits(word, compress(self.rows, chosen))):
            hits[slot] = 1
        return int.from_bytes(hits, "little")

    def _look_everywhere(self, word: str) -> int:
        return int.from_bytes(bytes(map(bool, self._hits(word, self.rows))), "little")

    @abstractmethod
    def _hits(self, word: str, rows: Iterable[str]) -> Iterable[object]:
        """For each row something true if it has the word."""

    @abstractmethod
    def _where(self, word: str) -> tuple[int | None, bool]:
        """Slots outside of which the word is not, if some are known, and whether it is in all of these."""


class TextRows(Rows):
    """Folded text, found by any part of it.

    Pinned are the characters that neither stand nearly everywhere nor hardly anywhere, of those that stand nearly
    everywhere the frequent pairs, and the letters, which are typed as initials far more often than they stand in text.
    A rare character is found fast enough when it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pinned: dict[str, int] = {}  # part → slots, packed
        self._to_pin: list[str] | None = None
        self._everywhere: frozenset[str] = frozenset()

    def extend(self, rows: Iterable[str]) -> None:
        begin = len(self.rows)
        super().extend(rows)
        for part, slots in self._pinned.items():
            new = (1 << slot for slot, row in enumerate(self.rows[begin:], begin) if part in row)
            self._pinned[part] = sum(new, slots)

    def write(self, slot: int, row: str) -> None:
        for part, slots in self._pinned.items():
            if (part in row) != (part in self.rows[slot]):
                self._pinned[part] = slots ^ (1 << slot)
        super().write(slot, row)

    def prepare(self) -> bool:
        if len(self.rows) < BIG:
            return True
        if self._to_pin is None:
            self._to_pin = self._worth_pinning()
        elif self._to_pin:
            part = self._to_pin.pop()
            self._pinned[part] = packed(self._look_everywhere(part), len(self.rows))
        return not self._to_pin

    def _worth_pinning(self) -> list[str]:
        sample = self.rows[:: len(self.rows) // _SAMPLE + 1]
        shares = _shares(sample, set)
        self._everywhere = frozenset(char for char, share in shares.items() if share > _WORTH_NARROWING)
        pairs = list(_shares(sample, self._pairs_everywhere))[:_PAIRS]
        chars = {char for char, share in shares.items() if share > _RARE}
        return pairs + sorted(chars.union(ascii_lowercase) - self._everywhere)

    def _pairs_everywhere(self, row: str) -> set[str]:
        chars = {char for char in self._everywhere if char.isalnum()}
        return {one + two for one, two in pairwise(row) if one in chars and two in chars}

    def _hits(self, word: str, rows: Iterable[str]) -> Iterable[object]:
        return map(contains, rows, repeat(word))

    def _where(self, word: str) -> tuple[int | None, bool]:
        known = [slots for part, slots in self._pinned.items() if part in word]
        within = spread(reduce(and_, known), len(self.rows)) if known else None
        if word in self._pinned or not self._pinned or len(word) == 1:
            return within, word in self._pinned
        rare = next((char for char in word if char not in self._everywhere and char not in self._pinned), None)
        if rare is not None and (within is None or within.bit_count() > len(self.rows) * _WORTH_RARE):
            having = self.find(rare)
            within = having if within is None else within & having
        return within, False


def _shares(rows: Sequence[str], parts: Callable[[str], set[str]]) -> dict[str, float]:
    """How big a share of the rows has each part, the most frequent first."""
    counts = Counter(part for row in rows for part in parts(row))
    return {part: count / len(rows) for part, count in counts.most_common()}
