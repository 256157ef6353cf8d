"""By what the entries are sorted: the folded beginnings of the texts of one column, read in slices and kept in step."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from gui.background_work import BackgroundWork
from gui.item_models.columns import AREA, STATUS
from gui.outline import Outline
from gui.slices import MANY
from model.catalogue import Catalogue
from model.changes import Changes
from model.records import Status
from model.text import fold

_BEGINNING = 24  # characters of a text that decide its place
_AT_ONCE = 500  # texts read together: about two milliseconds
_FEW = 3_000  # entries that are read at once, before anything is painted

Keys = Mapping[int, str | int]


class SortKeys(BackgroundWork):
    """The keys of the column that was asked for last.

    Signals: ``ready()`` when keys that were asked for and not there can be had.
    """

    ready = Signal()

    def __init__(self, catalogue: Catalogue, outline: Outline, parent: QObject | None = None) -> None:
        super().__init__(catalogue, parent)
        self._outline = outline
        self._column = ""
        self._texts: dict[int, str] = {}
        self._slices.finished.connect(self.ready)

    @property
    def reading(self) -> bool:
        """Whether keys that were asked for are not there yet."""
        return self._slices.running

    def of(self, column: str) -> Keys | None:
        """The key of every entry, empty or missing for an empty text; ``None`` while they are being read."""
        if column == STATUS:
            order = {status: number for number, status in enumerate(Status)}
            return {key: order[self._outline[key].status] for key in self._outline.ids}
        if column == AREA:
            areas = {area.key: number for number, area in enumerate(self._catalogue.areas())}
            return {key: areas[self._outline[key].area] for key in self._outline.ids}
        if column != self._column:
            self._column = column
            self._read_anew()
        return None if self._slices.running else self._texts

    def follow(self, changes: Changes) -> None:
        """Take the texts that were changed; of very many in slices."""
        if not self._column:
            return
        if len(changes.touched) > MANY:
            self._read_anew()
        elif changes.touched:
            self._take(changes.touched)

    def _read_anew(self) -> None:
        self._texts = {}
        if len(self._outline) > _FEW or self._catalogue.is_lent:
            self._slices.start(self._read)
            return
        self.stop()
        for _ in self._read():
            pass

    def _take(self, ids: Sequence[int]) -> None:
        texts = self._catalogue.column(self._column, ids)
        self._texts.update((entry_id, _key(texts.get(entry_id, ""))) for entry_id in ids)

    def _read(self) -> Iterator[object]:
        last = 0
        while True:
            if self._catalogue.is_lent:  # a long change has it: wait
                yield None
                continue
            rows = self._catalogue.column_part(self._column, last, _AT_ONCE)
            if not rows:
                return
            last = rows[-1][0]
            self._texts.update((entry_id, _key(text)) for entry_id, text in rows)
            yield last


def _key(text: str) -> str:
    return fold(text[:_BEGINNING])
