"""The list sheet: entries of each area in few columns of large type, grouped by 一级事项."""

from collections.abc import Sequence

from exporters.blocks import Align, Block, Heading, Table, TableCell
from exporters.board_columns import BoardColumn, balanced, growing
from exporters.board_frame import BoardContent, BoardFrame
from exporters.lazy_rows import LazyRows
from exporters.selection import AreaEntries
from model.exchange import NUMBER_HEADING
from model.fields import ListKind
from model.records import Entry

CONTINUED = "（续）"
_SAMPLE = 300  # entries that the columns' widths are made for: more would only take time

_NUMBER = BoardColumn(NUMBER_HEADING, 3.0, fixed=True, centred=True)
_WANTED = (("name", 6.4), ("content", 9.4), ("time_limit", 6.0), ("subject", 5.0), ("channels", 8.0), ("basis", 10.0))
"""Fields and least widths in ems, by their weight for a passer-by; as many as the paper holds are printed."""


def list_content(areas: Sequence[AreaEntries], frame: BoardFrame) -> BoardContent:
    """A heading and a table for each area."""
    writer = _ListWriter(frame, [entry for _, entries in areas for entry in entries])
    blocks: list[Block] = []
    for area, entries in areas:
        blocks += [Heading(area.label, 1, frame.look("heading")), writer.table(entries)]
    return BoardContent(blocks, writer.least)


def list_fields(frame: BoardFrame, entries: Sequence[Entry]) -> frozenset[str]:
    """The fields that a list of these entries shows on this paper."""
    return frozenset(column.key for column in _columns(frame, entries) if column.key) | {"category", "detail"}


def left_out(frame: BoardFrame, entries: Sequence[Entry]) -> list[str]:
    """The labels of the columns that a list of these entries would show on wider paper."""
    shown = list_fields(frame, entries)
    return [frame.kind.field(key).label for key, _ in _filled(frame.kind, entries) if key not in shown]


def head_cells(columns: Sequence[BoardColumn], frame: BoardFrame) -> list[TableCell | None]:
    """A header row in the design of the notice."""
    header, fill = frame.look("header"), frame.style.header_fill
    return [TableCell(column.heading, align=Align.CENTER, style=header, fill=fill) for column in columns]


class _ListWriter:
    """Makes the tables of one list, all with the same columns."""

    def __init__(self, frame: BoardFrame, entries: Sequence[Entry]) -> None:
        self._frame = frame
        self._design = frame.style
        self._cell, self._band = frame.look("cell"), frame.look("band")
        self._columns = _columns(frame, entries)
        sample = entries[:: max(len(entries) // _SAMPLE, 1)]
        texts = [[frame.text(entry, column.key) for entry in sample if column.key] for column in self._columns]
        widths = balanced(self._columns, texts, frame.column_width / frame.em)
        self._growing = growing(self._columns, widths)
        self.least = sum(column.least for column in self._columns)
        self._widths = tuple(width * frame.em for width in widths)
        self._header = head_cells(self._columns, frame)

    def table(self, entries: Sequence[Entry]) -> Table:
        """The table of one area, each group below a row with its name."""
        plan: list[tuple[Entry, int]] = []  # the entry and its number; 0 for the row that names its group
        leading: set[int] = set()
        category = ""
        for number, entry in enumerate(entries, 1):
            if entry["category"] and entry["category"] != category:
                leading.add(len(plan) + 1)
                plan.append((entry, 0))
            category = entry["category"]
            plan.append((entry, number))
        return Table(
            self._widths,
            LazyRows(len(plan) + 1, lambda row: self._row(*plan[row - 1]) if row else self._header),
            header_rows=1,
            style=self._cell,
            rule_width=self._design.rule_width,
            rule_color=self._design.rule_color,
            continued=CONTINUED,
            growing=self._growing,
            least=tuple(column.least * self._frame.em for column in self._columns),
            leading=frozenset(leading),
        )

    def _row(self, entry: Entry, number: int) -> list[TableCell | None]:
        if number == 0:
            count = len(self._columns)
            cell = TableCell(
                self._frame.text(entry, "category"), column_span=count, style=self._band, fill=self._design.band_fill
            )
            return [cell, *[None] * (count - 1)]
        return [self._text_cell(entry, column, number) for column in self._columns]

    def _text_cell(self, entry: Entry, column: BoardColumn, number: int) -> TableCell:
        text = self._frame.text(entry, column.key) if column.key else str(number)
        return TableCell(text, align=Align.CENTER if column.centred else Align.LEFT)


def _filled(kind: ListKind, entries: Sequence[Entry]) -> list[tuple[str, float]]:
    """The wanted fields that say something in some entry, with their least widths."""
    return [(key, least) for key, least in _WANTED if key in kind.keys and any(entry[key] for entry in entries)]


def _columns(frame: BoardFrame, entries: Sequence[Entry]) -> list[BoardColumn]:
    """The columns that fit, at least two beside the number if so many are filled, in the form's order."""
    room, kind = frame.column_width / frame.em, frame.kind
    taken: list[BoardColumn] = []
    for key, least in _filled(kind, entries):
        if len(taken) < 2 or _NUMBER.least + sum(column.least for column in taken) + least <= room:
            heading = "公开事项" if key == "name" else kind.field(key).label
            taken.append(BoardColumn(heading, least, key=key))
    order = {key: place for place, key in enumerate(kind.keys)}
    return [_NUMBER, *sorted(taken, key=lambda column: order[column.key])]
