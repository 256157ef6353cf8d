"""One field of all entries for searching, as long as its values repeat: documents, limits, channels, departments.

Entries are numbered slots. A column keeps every different value once, in pages of 255, and for each page one byte per
slot: which of the page's values the slot has (0: none of them). A word is looked for in the values, and one
``bytes.translate`` per page with a hit turns that into one byte per slot. Fields with too many values do not fit in
here; they spill over into the index's own texts (``search.py``).
"""

from collections.abc import Callable, Sequence

from model.search_text import search_fold

_PAGE = 255
_MOST_PAGES = 16
Choice = Callable[[Sequence[str]], Sequence[bool]]
"""For each of several values, whether it is meant. The empty value never is."""


class Column:
    """The values of one field."""

    def __init__(self, slots: int) -> None:
        self._known: dict[str, tuple[int, int]] = {"": (0, 0)}  # value as written → page and code
        self._by_folded: dict[str, tuple[int, int]] = {"": (0, 0)}
        self._folded: list[list[str]] = [[""]]  # page → code → folded value
        self._codes: list[bytearray] = [bytearray(slots)]  # page → slot → code
        self._slots = slots

    def too_many_with(self, values: Sequence[str]) -> bool:
        """Whether with these values of new slots, the values would repeat too little for this way of keeping them."""
        different = len(self._known.keys() | set(values)) - 1
        return different > _PAGE * _MOST_PAGES or (different > _PAGE and different * 4 > self._slots + len(values))

    def extend(self, values: Sequence[str]) -> None:
        """Take the values of new slots at the end."""
        for value in set(values).difference(self._known):
            self._learn(value)
        places = list(map(self._known.__getitem__, values))
        for page, codes in enumerate(self._codes):
            codes += bytes([code if page == own else 0 for own, code in places])
        self._slots += len(values)

    def write(self, slot: int, value: str) -> None:
        """Give a slot another value."""
        if value not in self._known:
            self._learn(value)
        own, code = self._known[value]
        for page, codes in enumerate(self._codes):
            codes[slot] = code if page == own else 0

    def folded(self) -> list[str]:
        """The folded value of every slot."""
        texts = [""] * self._slots
        for values, codes in zip(self._folded, self._codes, strict=True):
            for slot, code in enumerate(codes):
                if code:
                    texts[slot] = values[code]
        return texts

    def matching(self, choose: Choice) -> int:
        """The slots whose folded value is chosen: a number with a byte 1 for each, the first slot lowest."""
        found = 0
        for values, codes in zip(self._folded, self._codes, strict=True):
            flags = bytes(choose(values))
            if any(flags):
                found |= int.from_bytes(codes.translate(flags.ljust(256, b"\0")), "little")
        return found

    def _learn(self, value: str) -> None:
        folded = search_fold(value)
        place = self._by_folded.get(folded)
        if place is None:
            if len(self._folded[-1]) > _PAGE:
                self._folded.append([""])
                self._codes.append(bytearray(self._slots))
            place = len(self._folded) - 1, len(self._folded[-1])
            self._folded[-1].append(folded)
            self._by_folded[folded] = place
        self._known[value] = place
