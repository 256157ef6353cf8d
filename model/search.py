"""Finding entries while the clerk types: every word of the query anywhere in an entry, in catalogue order.

In memory, beside the catalogue. Each entry has a slot. Fields whose values repeat are ``Column``s; what differs in
nearly every entry (names, contents, codes) is one folded row of text per slot (``search_rows.py``). Sets of slots are
numbers with one byte per slot, so that AND and OR cost microseconds and ``itertools.compress`` turns them into ids.
Why this and not SQL: ``docs/decisions/0026-search-in-memory.md``.
"""

from collections.abc import Iterable, Sequence
from itertools import compress, islice

from model.fields import STANDARD, ListKind
from model.initials import BREAK, have_initials, initial_spans, is_initials, marked
from model.records import Entry
from model.search_columns import Column
from model.search_initials import InitialsRows
from model.search_rows import TextRows
from model.search_text import (
    NO_CHARACTER,
    fold_many,
    folded_with_places,
    joined_spans,
    query_words,
    search_fold,
)
from model.text import Span

_AT_ONCE = 2048
"""How many entries are taken in together; fewer would cost more for each."""

_MARKED_AT_ONCE = 1000


class SearchIndex:
    """Entries by every word in them. Give it the entries in catalogue order, and tell it of every change."""

    def __init__(self, kind: ListKind = STANDARD) -> None:
        self._with_initials = frozenset(field.key for field in kind.fields if field.initials)
        self._begin()

    def _begin(self) -> None:
        self._ids: list[int] = []  # slot → id
        self._slot_of: dict[int, int] = {}
        self._order: list[int] | None = None  # slots in catalogue order; None: as they are numbered
        self._removed = False  # whether slots of removed entries are still in the order
        self._columns: dict[str, Column] = {}
        self._spilled: list[str] = []  # fields kept in the rows of text, in this order
        self._texts = TextRows()  # folded values of the spilled fields
        self._initials = InitialsRows()  # marks of those of them that have initials; filled later

    def build(self, entries: Iterable[Entry]) -> None:
        """Begin anew with these entries, in their order. An iterator will do: they are not kept."""
        self._begin()
        self.extend(entries)

    def extend(self, entries: Iterable[Entry]) -> None:
        """Take in entries behind those that are known, for building in idle moments. Known ones stay as they are."""
        self._drop_removed()
        coming = (entry for entry in entries if entry.id not in self._slot_of)
        while part := list(islice(coming, _AT_ONCE)):
            begin = len(self._ids)
            self._append(part)
            if self._order is not None:
                self._order += range(begin, len(self._ids))

    def update(self, entry: Entry) -> None:
        """Take in an entry as it is now. A new one comes last until ``set_order`` says otherwise."""
        slot = self._slot_of.get(entry.id)
        if slot is None:
            self.extend([entry])
        else:
            self._write(slot, entry)

    def remove(self, entry_id: int) -> None:
        """Forget an entry; an unknown one is no matter."""
        slot = self._slot_of.pop(entry_id, None)
        if slot is not None:
            self._write(slot, None)
            self._removed = True

    def set_order(self, ids: Sequence[int]) -> None:
        """Let results come in this order. Ids the index does not know are passed over."""
        order = [self._slot_of[entry_id] for entry_id in ids if entry_id in self._slot_of]
        self._order = None if order == list(range(len(self._ids))) else order
        self._removed = False

    def find(self, query: str) -> list[int]:
        """The ids of the entries that have every word of the query somewhere, in order; all for an empty query.

        Blanks separate words; width, case and script do not matter. A word of letters also stands for pinyin initials.
        """
        self._drop_removed()
        words = query_words(query)
        if not words:
            return list(self._ids) if self._order is None else [self._ids[slot] for slot in self._order]
        slots = -1
        for word in words:
            slots &= self._slots_with(word)
            if not slots:
                return []
        found = slots.to_bytes(len(self._ids), "little")
        if self._order is None:
            return list(compress(self._ids, found))
        return [self._ids[slot] for slot in compress(self._order, map(found.__getitem__, self._order))]

    def prepare(self) -> bool:
        """Do a few milliseconds of the work that makes later queries fast; whether all is done. For idle moments.

        ``find`` does without what is missing, except that the first query in letters reads all names.
        """
        return self._mark() and self._texts.prepare() and self._initials.prepare()

    # --- taking entries in

    def _append(self, entries: list[Entry]) -> None:
        """Give new slots to these entries."""
        keys = dict.fromkeys((*self._columns, *self._spilled))
        for entry in entries:
            keys.update(dict.fromkeys(entry.values))
        values = {key: [entry[key] for entry in entries] for key in keys}
        for key in keys:
            if key in self._spilled:
                continue
            column = self._columns.setdefault(key, Column(len(self._ids)))
            if column.too_many_with(values[key]):
                self._spill(key)
            else:
                column.extend(values[key])
        if self._spilled:
            folded = (fold_many(values[key]) for key in self._spilled)
            self._texts.extend(map(NO_CHARACTER.join, zip(*folded, strict=True)))
        for slot, entry in enumerate(entries, len(self._ids)):
            self._slot_of[entry.id] = slot
            self._ids.append(entry.id)

    def _spill(self, key: str) -> None:
        """Keep a field in the rows of text from now on."""
        folded = self._columns.pop(key).folded()
        if self._spilled:
            folded = [text + NO_CHARACTER + value for text, value in zip(self._texts.rows, folded, strict=True)]
        self._spilled.append(key)
        self._texts, self._initials = TextRows(), InitialsRows()
        self._texts.extend(folded)

    def _write(self, slot: int, entry: Entry | None) -> None:
        """Let a slot hold what this entry says; nothing for ``None``."""
        values = {} if entry is None else entry.values
        for key in values.keys() - self._columns.keys() - set(self._spilled):
            self._columns[key] = Column(len(self._ids))
        for key, column in self._columns.items():
            column.write(slot, values.get(key, ""))
        if self._spilled:
            self._texts.write(slot, NO_CHARACTER.join(search_fold(values.get(key, "")) for key in self._spilled))
        if slot < len(self._initials.rows):
            self._initials.write(slot, self._marks(self._texts.rows[slot]))

    def _drop_removed(self) -> None:
        if self._removed:  # once for any number of removed entries
            slots = range(len(self._ids)) if self._order is None else self._order
            self._order = [slot for slot in slots if self._ids[slot] in self._slot_of]
            self._removed = False

    def _mark(self) -> bool:
        """Take a slice of the rows of text into the initials; whether all of them are there."""
        if self._with_initials.isdisjoint(self._spilled):
            return True
        begin = len(self._initials.rows)
        if begin < len(self._texts.rows):
            self._initials.extend(map(self._marks, self._texts.rows[begin : begin + _MARKED_AT_ONCE]))
        return len(self._initials.rows) == len(self._texts.rows)

    def _marks(self, text: str) -> str:
        parts = zip(self._spilled, text.split(NO_CHARACTER), strict=True)
        return marked(BREAK.join(part for key, part in parts if key in self._with_initials))

    # --- finding

    def _slots_with(self, word: str) -> int:
        """The slots that have the word in any field, or as initials."""
        found = self._texts.find(word)
        for column in self._columns.values():
            found |= column.matching(lambda values: [word in value for value in values])
        if is_initials(word):
            while not self._mark():
                pass
            found |= self._initials.find(word)
            for key in self._with_initials & self._columns.keys():
                found |= self._columns[key].matching(lambda values: have_initials(values, word))
        return found


def spans(text: str, query: str, *, initials: bool = False) -> list[Span]:
    """Where a found text shows the words of the query, for marking: begin and end, in order, without overlaps.

    ``initials``: the field is one that is also found by pinyin initials.
    """
    folded, places = folded_with_places(text)
    found: list[Span] = []
    for word in query_words(query):
        begin = folded.find(word)
        while begin >= 0:
            found.append((places[begin], places[begin + len(word) - 1] + 1))
            begin = folded.find(word, begin + len(word))
        if initials and is_initials(word):
            found += initial_spans(text, word)
    return joined_spans(found)
