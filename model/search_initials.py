"""Rows of marks (``initials.py``), one per slot of a search index, found by pinyin initials.

In big catalogues the slots are known for each letter and each pair of letters. One or two letters are then found
without looking at any row, and more of them in the few rows that have all their pairs.
"""

from collections.abc import Iterable
from itertools import pairwise

from model.initials import letters_of, pattern
from model.search_rows import BIG, Rows, spread

_AT_ONCE = 500
_ROOM = 4096


class InitialsRows(Rows):
    """Rows of marks and, in big catalogues, the slots of each letter and pair of letters."""

    def __init__(self) -> None:
        super().__init__()
        self._known = 0  # slots that are in the table
        self._slots: dict[str, bytearray] = {}  # letter or pair of letters → a bit for each slot
        self._of_marks: dict[tuple[str, ...], list[bytearray]] = {}  # mark or pair of marks → where its slots go
        self._room = 0

    def extend(self, rows: Iterable[str]) -> None:
        super().extend(rows)
        if self._known:
            self._learn(len(self.rows))

    def write(self, slot: int, row: str) -> None:
        super().write(slot, row)
        if slot < self._known:
            keep = ~(1 << (slot & 7))
            for octets in self._slots.values():
                octets[slot >> 3] &= keep
            self._enter(slot)

    def prepare(self) -> bool:
        if len(self.rows) >= BIG:
            self._learn(min(self._known + _AT_ONCE, len(self.rows)))
            return self._known == len(self.rows)
        return True

    def _hits(self, word: str, rows: Iterable[str]) -> Iterable[object]:
        return map(pattern(word).search, rows)

    def _where(self, word: str) -> tuple[int | None, bool]:
        if not self._known or self._known < len(self.rows):
            return None, False
        common = -1
        for part in (word,) if len(word) == 1 else map("".join, pairwise(word)):
            common &= int.from_bytes(self._slots.get(part, b""), "little")
        return spread(common, len(self.rows)), len(word) <= 2

    def _learn(self, end: int) -> None:
        """Take the slots before ``end`` into the table."""
        while self._room << 3 < end:
            self._room += _ROOM
            for octets in self._slots.values():
                octets.extend(bytes(_ROOM))
        for slot in range(self._known, end):
            self._enter(slot)
        self._known = end

    def _enter(self, slot: int) -> None:
        row = self.rows[slot]
        place, bit = slot >> 3, 1 << (slot & 7)
        for marks in {*pairwise(row), *zip(row, strict=True)}:
            for octets in self._of_marks.get(marks) or self._places_of(marks):
                octets[place] |= bit

    def _places_of(self, marks: tuple[str, ...]) -> list[bytearray]:
        parts = [""]
        for mark in marks:
            parts = [part + letter for part in parts for letter in letters_of(mark)]
        self._of_marks[marks] = [self._slots.setdefault(part, bytearray(self._room)) for part in parts]
        return self._of_marks[marks]
