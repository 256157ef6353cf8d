"""One sheet for each entry: its name large, then every field that says something, label beside text."""

from exporters.blocks import Align, Block, Heading, Paragraph, Section, Table, TableCell
from exporters.board_frame import LARGEST, BoardFrame
from exporters.board_list import CONTINUED
from model.records import Area, Entry

_ELSEWHERE = frozenset(("name", "detail", "category", "code", "tiers", "note"))
"""Fields that stand in the head of the poster or mean nothing to a passer-by."""

_LABEL = 5.0  # ems


def poster(area: Area, entry: Entry, frame: BoardFrame) -> Section:
    """The sheet of one entry."""
    name = frame.text(entry, "name")
    place = "　".join(word for word in (area.label, frame.text(entry, "category")) if word)
    head: list[Block] = [
        Paragraph(frame.title, frame.look("subtitle")),
        *frame.style.rules,
        Heading(name, 1, frame.heading_look("name", name)),
        Paragraph(place, frame.look("subtitle")),
    ]
    return Section(
        frame.setup(page_numbers=False),
        [_table(entry, frame)],
        opening=head,
        running=[Paragraph(f"{name}{CONTINUED}", frame.look("running"))],
        closing=frame.closing(),
        largest=LARGEST,
    )


def _table(entry: Entry, frame: BoardFrame) -> Table:
    label, text = frame.look("label"), frame.look("text")
    rows = [
        [
            TableCell(field.label, align=Align.CENTER, style=label, fill=frame.style.label_fill),
            TableCell(frame.text(entry, field.key), style=text),
        ]
        for field in frame.kind.fields
        if field.key not in _ELSEWHERE and entry[field.key]
    ]
    width = _LABEL * frame.em
    return Table(
        (width, frame.width - width),
        rows,
        style=text,
        rule_width=frame.style.rule_width,
        rule_color=frame.style.rule_color,
        continued=CONTINUED,
        growing=frozenset((0,)),
    )
