"""One sheet for each entry: its name large, then every field that says something, label beside text."""

from exporters.blocks import Align, Block, Heading, Paragraph, Section, Table, TableCell
from exporters.board_frame import LARGEST, BoardFrame
from exporters.board_list import CONTINUED
from model.records import Area, Entry

_HEAD = frozenset(("name", "detail", "category"))
_ELSEWHERE = _HEAD | {"code", "tiers", "note"}
"""Fields that stand in the head of the poster or mean nothing to a passer-by."""

_LABEL = 5.0  # ems
_GROWING = frozenset((0,))
_SMALLEST = 0.55  # a name is still twice as large as the text then


def poster_fields(frame: BoardFrame) -> frozenset[str]:
    """The fields that a poster shows."""
    return frozenset(field.key for field in frame.kind.fields if field.key not in _ELSEWHERE) | _HEAD


class PosterWriter:
    """Makes the sheets of one notice: what they have in common is made once."""

    def __init__(self, frame: BoardFrame) -> None:
        self._frame = frame
        self.setup = frame.setup(page_numbers=False)
        self._head = [*frame.headed(Paragraph(frame.title, frame.look("subtitle"))), *frame.style.rules]
        self._closing = frame.closing()
        self._fields = [field for field in frame.kind.fields if field.key not in _ELSEWHERE]
        self._labels = {
            field.key: TableCell(
                field.label, align=Align.CENTER, style=frame.look("label"), fill=frame.style.label_fill
            )
            for field in self._fields
        }

    def poster(self, area: Area, entry: Entry) -> Section:
        """The sheet of one entry."""
        frame = self._frame
        name = frame.text(entry, "name")
        place = "　".join(word for word in (area.label, frame.text(entry, "category")) if word)
        head: list[Block] = [
            *self._head,
            Heading(name, 1, frame.heading_look("name", name)),
            Paragraph(place, frame.look("subtitle")),
        ]
        return Section(
            self.setup,
            (self._table(entry),),
            opening=head,
            running=(Paragraph(f"{name}{CONTINUED}", frame.look("running")),),
            closing=self._closing,
            largest=LARGEST,
            smallest=_SMALLEST,
            readable=frame.readable,
        )

    def _table(self, entry: Entry) -> Table:
        frame, text = self._frame, self._frame.look("text")
        keys = [field.key for field in self._fields if entry[field.key]]
        width = _LABEL * frame.em
        return Table(
            (width, frame.width - width),
            [[self._labels[key], TableCell(frame.text(entry, key), style=text)] for key in keys],
            style=text,
            rule_width=frame.style.rule_width,
            rule_color=frame.style.rule_color,
            continued=CONTINUED,
            growing=_GROWING,
        )
