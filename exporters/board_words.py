"""The words of entries as a notice prints them: list values joined, personal numbers covered, search codes.

Where they stand and how large is the business of the frame and the tables.
"""

from exporters.board_options import BoardOptions
from exporters.printable import printable
from model.fields import list_kind
from model.privacy import mask
from model.records import Entry
from model.snapshot import Snapshot


class BoardWords:
    """The words of one notice."""

    def __init__(self, snapshot: Snapshot, options: BoardOptions) -> None:
        self._mask_all = options.mask
        self._covered: dict[tuple[int, str], set[str]] = {}
        for entry_id, key, number in options.covered:
            self._covered.setdefault((entry_id, key), set()).add(number)
        self._lists = frozenset(field.key for field in list_kind(snapshot.settings.kind).fields if field.is_list)
        self._places = {
            entry.id: f"{area_number:02}{number:02}"
            for area_number, (_, entries) in enumerate(snapshot.by_area(), 1)
            for number, entry in enumerate(entries, 1)
        }

    def text(self, entry: Entry, key: str) -> str:
        """A field's words as printed: list values with 、 between them, 三级事项 in brackets behind the name."""
        text = self._words(entry, key)
        if key == "name" and entry["detail"]:
            text = f"{text}（{self._words(entry, 'detail')}）"
        return text

    def search_code(self, entry: Entry) -> str:
        """The entry's own code, or area and place in it as published catalogues number them (0905)."""
        return self._words(entry, "code") or self._places.get(entry.id, "")

    def _words(self, entry: Entry, key: str) -> str:
        text = "、".join(entry.words(key)) if key in self._lists else entry[key]
        text = printable(text).strip()
        if self._mask_all:
            return mask(text)
        numbers = self._covered.get((entry.id, key)) if self._covered else None
        return mask(text, numbers) if numbers else text
