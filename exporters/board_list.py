"""The list sheet: entries of each area in few columns of large type, grouped by 一级事项."""

from collections.abc import Iterable, Sequence

from exporters.blocks import Align, Block, Heading, Table, TableCell
from exporters.board_columns import BoardColumn, balanced
from exporters.board_frame import BoardFrame
from exporters.selection import AreaEntries
from model.exchange import NUMBER_HEADING
from model.fields import ListKind
from model.records import Entry

CONTINUED = "（续）"

_NUMBER = BoardColumn("", 3.0, fixed=True, centred=True)
_WANTED = (
    BoardColumn("name", 6.4),
    BoardColumn("content", 9.4),
    BoardColumn("time_limit", 6.0),
    BoardColumn("subject", 5.0),
    BoardColumn("channels", 8.0),
    BoardColumn("basis", 10.0),
)
"""The columns by their weight for a passer-by; as many as the paper holds are printed, in the form's order."""


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


def head_cells(texts: Iterable[str], frame: BoardFrame) -> list[TableCell | None]:
    """A header row in the design of the notice."""
    header = frame.look("header")
    return [TableCell(text, align=Align.CENTER, style=header, fill=frame.style.header_fill) for text in texts]


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
        self._widths = tuple(width * frame.em for width in widths)
        self._header = head_cells(map(self._heading, self._columns), frame)

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
            growing=frozenset(place for place, column in enumerate(self._columns) if column.fixed),
            leading=frozenset(leading),
        )

    def _heading(self, column: BoardColumn) -> str:
        if not column.key:
            return NUMBER_HEADING
        return "公开事项" if column.key == "name" else self._kind.field(column.key).label

    def _band_row(self, category: str) -> list[TableCell | None]:
        count = len(self._columns)
        cell = TableCell(category, column_span=count, style=self._band, fill=self._design.band_fill)
        return [cell, *[None] * (count - 1)]

    def _text_cell(self, entry: Entry, column: BoardColumn, number: int) -> TableCell:
        text = field_text(entry, column.key, self._kind) if column.key else str(number)
        return TableCell(text, align=Align.CENTER if column.centred else Align.LEFT)


def _columns(room: float, kind: ListKind) -> list[BoardColumn]:
    """The columns that fit into so many ems, at least two beside the number."""
    taken = [_NUMBER]
    for column in (column for column in _WANTED if column.key in kind.keys):
        if sum(one.least for one in taken) + column.least <= room or len(taken) < 3:
            taken.append(column)
    order = {key: place for place, key in enumerate(kind.keys)}
    return [_NUMBER, *sorted(taken[1:], key=lambda column: order[column.key])]
