"""Notices that lead to the catalogue instead of telling all: the overview of areas, and the directory."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from exporters.blocks import Align, Block, Heading, Table, TableCell
from exporters.board_columns import BoardColumn, balanced, growing
from exporters.board_frame import BoardContent, BoardFrame
from exporters.board_list import CONTINUED, head_cells
from exporters.lazy_rows import LazyRows, Row
from exporters.selection import AreaEntries
from model.exchange import NUMBER_HEADING
from model.records import Entry

_OVERVIEW = (
    BoardColumn("类别", 7.0, centred=True),
    BoardColumn("公开事项", 10.0),
    BoardColumn("数量", 4.2, fixed=True, centred=True),
)
_DIRECTORY = (
    BoardColumn(NUMBER_HEADING, 3.0, fixed=True, centred=True),
    BoardColumn("公开事项", 7.0),
    BoardColumn("检索码", 4.4, centred=True),
    BoardColumn("公开主体", 6.6),
)
_UNGROUPED = "其他事项"

OVERVIEW_FIELDS = frozenset(("category", "name", "detail"))
DIRECTORY_FIELDS = frozenset(("name", "detail", "code", "subject"))
"""The fields whose words the two kinds of notice show."""

_SAMPLE = 300  # rows that the columns' widths are made for


class Rows(NamedTuple):
    """The texts of ``total`` rows, made when they are asked for."""

    total: int
    make: Callable[[int], list[str]]


def overview_content(areas: Sequence[AreaEntries], frame: BoardFrame) -> BoardContent:
    """For each area its groups, with how many entries each has and their names."""
    parts = [(f"{area.label}（{len(entries)}项）", _group_rows(entries, frame)) for area, entries in areas]
    return _content(parts, _OVERVIEW, frame, headed=False)  # names and numbers speak for themselves


def directory_content(areas: Sequence[AreaEntries], frame: BoardFrame) -> BoardContent:
    """For each area the names with the codes by which they are found in the full catalogue."""

    def rows_of(entries: Sequence[Entry]) -> Rows:
        def row(number: int) -> list[str]:
            entry = entries[number]
            return [str(number + 1), frame.text(entry, "name"), frame.search_code(entry), frame.text(entry, "subject")]

        return Rows(len(entries), row)

    return _content([(area.label, rows_of(entries)) for area, entries in areas], _DIRECTORY, frame)


def _group_rows(entries: Sequence[Entry], frame: BoardFrame) -> Rows:
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(frame.text(entry, "category") or _UNGROUPED, []).append(frame.text(entry, "name"))
    rows = [[group, "、".join(names), f"{len(names)}项"] for group, names in groups.items()]
    return Rows(len(rows), rows.__getitem__)


def _content(
    parts: Sequence[tuple[str, Rows]], columns: Sequence[BoardColumn], frame: BoardFrame, *, headed: bool = True
) -> BoardContent:
    """A heading and a table for each part, all tables with the same columns, with a header row unless not wanted."""
    stride = max(sum(rows.total for _, rows in parts) // _SAMPLE, 1)
    sample = [rows.make(number) for _, rows in parts for number in range(0, rows.total, stride)]
    texts = [[row[place] for row in sample] for place in range(len(columns))]
    ems = balanced(columns, texts, frame.column_width / frame.em)
    widths = tuple(width * frame.em for width in ems)
    header = [head_cells(columns, frame)] if headed else []
    aligns = [Align.CENTER if column.centred else Align.LEFT for column in columns]
    blocks: list[Block] = []
    for title, rows in parts:
        table = Table(
            widths,
            LazyRows(len(header) + rows.total, partial(_row, header, rows, aligns)),
            header_rows=len(header),
            style=frame.look("cell"),
            rule_width=frame.style.rule_width,
            rule_color=frame.style.rule_color,
            continued=CONTINUED,
            growing=growing(columns, ems),
            least=tuple(column.least * frame.em for column in columns),
        )
        blocks += [Heading(title, 1, frame.look("heading")), table]
    return BoardContent(blocks, sum(column.least for column in columns))


def _row(header: Sequence[Row], rows: Rows, aligns: Sequence[Align], number: int) -> Row:
    if number < len(header):
        return header[number]
    texts = rows.make(number - len(header))
    return [TableCell(text, align=align) for text, align in zip(texts, aligns, strict=True)]
