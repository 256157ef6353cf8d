"""The list sheet: entries of each area in few columns of large type, grouped by 一级事项."""

from collections.abc import Sequence

from exporters.blocks import Align, Block, Heading, Table, TableCell
from exporters.board_columns import BoardColumn, balanced, growing
from exporters.board_frame import BoardFrame
from exporters.selection import AreaEntries
from model.exchange import NUMBER_HEADING
from model.fields import ListKind
from model.records import Entry

CONTINUED = "（续）"

_NUMBER = BoardColumn(NUMBER_HEADING, 3.0, fixed=True, centred=True)
_WANTED = (("name", 6.4), ("content", 9.4), ("time_limit", 6.0), ("subject", 5.0), ("channels", 8.0), ("basis", 10.0))
"""Fields and least widths in ems, by their weight for a passer-by; as many as the paper holds are printed."""


def list_blocks(areas: Sequence[AreaEntries], frame: BoardFrame, kind: ListKind) -> list[Block]:
    """A heading and a table for each area."""
    writer = _ListWriter(frame, kind, [entry for _, entries in areas for entry in entries])
    blocks: list[Block] = []
    for area, entries in areas:
        blocks += [Heading(area.label, 1, frame.look("heading")), writer.table(entries)]
    return blocks


def field_text(entry: Entry, key: str, kind: ListKind) -> str:
    """A field's words as a sentence: list values with 、 between them, 三级事项 in brackets behind the name."""
    text = entry[key]
    if kind.field(key).is_list:
        text = "、".join(entry.words(key))
    if key == "name" and entry["detail"]:
        text = f"{text}（{entry['detail']}）"
    return text


def head_cells(columns: Sequence[BoardColumn], frame: BoardFrame) -> list[TableCell | None]:
    """A header row in the design of the notice."""
    header, fill = frame.look("header"), frame.style.header_fill
    return [TableCell(column.heading, align=Align.CENTER, style=header, fill=fill) for column in columns]


class _ListWriter:
    """Makes the tables of one list, all with the same columns."""

    def __init__(self, frame: BoardFrame, kind: ListKind, entries: Sequence[Entry]) -> None:
        self._kind = kind
        self._design = frame.style
        self._cell, self._band = frame.look("cell"), frame.look("band")
        self._columns = _columns(frame.column_width / frame.em, kind)
        texts = [
            [field_text(entry, column.key, kind) for entry in entries] if column.key else [] for column in self._columns
        ]
        widths = balanced(self._columns, texts, frame.column_width / frame.em)
        self._growing = growing(self._columns, widths)
        self._widths = tuple(width * frame.em for width in widths)
        self._header = head_cells(self._columns, frame)

    def table(self, entries: Sequence[Entry]) -> Table:
        """The table of one area, each group below a row with its name."""
        rows: list[list[TableCell | None]] = [self._header]
        leading: set[int] = set()
        category = ""
        for number, entry in enumerate(entries, 1):
            if entry["category"] and entry["category"] != category:
                leading.add(len(rows))
                rows.append(self._band_row(entry["category"]))
            category = entry["category"]
            rows.append([self._text_cell(entry, column, number) for column in self._columns])
        return Table(
            self._widths,
            rows,
            header_rows=1,
            style=self._cell,
            rule_width=self._design.rule_width,
            rule_color=self._design.rule_color,
            continued=CONTINUED,
            growing=self._growing,
            leading=frozenset(leading),
        )

    def _band_row(self, category: str) -> list[TableCell | None]:
        count = len(self._columns)
        cell = TableCell(category, column_span=count, style=self._band, fill=self._design.band_fill)
        return [cell, *[None] * (count - 1)]

    def _text_cell(self, entry: Entry, column: BoardColumn, number: int) -> TableCell:
        text = field_text(entry, column.key, self._kind) if column.key else str(number)
        return TableCell(text, align=Align.CENTER if column.centred else Align.LEFT)


def _columns(room: float, kind: ListKind) -> list[BoardColumn]:
    """The columns that fit into so many ems, at least two beside the number, in the form's order."""
    taken: list[BoardColumn] = []
    for key, least in _WANTED:
        if key not in kind.keys:
            continue
        if len(taken) < 2 or _NUMBER.least + sum(column.least for column in taken) + least <= room:
            heading = "公开事项" if key == "name" else kind.field(key).label
            taken.append(BoardColumn(heading, least, key=key))
    order = {key: place for place, key in enumerate(kind.keys)}
    return [_NUMBER, *sorted(taken, key=lambda column: order[column.key])]
