"""Notices that lead to the catalogue instead of telling all: the overview of areas, and the directory."""

from collections.abc import Sequence

from exporters.blocks import Align, Block, Heading, Table, TableCell
from exporters.board_columns import BoardColumn, balanced, growing
from exporters.board_frame import BoardContent, BoardFrame
from exporters.board_list import CONTINUED, head_cells
from exporters.selection import AreaEntries
from model.exchange import NUMBER_HEADING
from model.records import Entry

_OVERVIEW = (
    BoardColumn("类别", 6.0, centred=True),
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

Rows = list[list[str]]


def overview_content(areas: Sequence[AreaEntries], frame: BoardFrame) -> BoardContent:
    """For each area its groups, with how many entries each has and their names."""
    parts = [(f"{area.label}（{len(entries)}项）", _group_rows(entries, frame)) for area, entries in areas]
    return _content(parts, _OVERVIEW, frame, headed=False)  # names and numbers speak for themselves


def directory_content(areas: Sequence[AreaEntries], frame: BoardFrame) -> BoardContent:
    """For each area the names with the codes by which they are found in the full catalogue."""
    parts = [
        (
            area.label,
            [
                [str(number), frame.text(entry, "name"), frame.search_code(entry), frame.text(entry, "subject")]
                for number, entry in enumerate(entries, 1)
            ],
        )
        for area, entries in areas
    ]
    return _content(parts, _DIRECTORY, frame)


def _group_rows(entries: Sequence[Entry], frame: BoardFrame) -> Rows:
    groups: dict[str, list[str]] = {}
    for entry in entries:
        groups.setdefault(frame.text(entry, "category") or _UNGROUPED, []).append(frame.text(entry, "name"))
    return [[group, "、".join(names), f"{len(names)}项"] for group, names in groups.items()]


def _content(
    parts: Sequence[tuple[str, Rows]], columns: Sequence[BoardColumn], frame: BoardFrame, *, headed: bool = True
) -> BoardContent:
    """A heading and a table for each part, all tables with the same columns, with a header row unless not wanted."""
    texts = [[row[place] for _, rows in parts for row in rows] for place in range(len(columns))]
    ems = balanced(columns, texts, frame.column_width / frame.em)
    widths = tuple(width * frame.em for width in ems)
    header = [head_cells(columns, frame)] if headed else []
    aligns = [Align.CENTER if column.centred else Align.LEFT for column in columns]
    blocks: list[Block] = []
    for title, rows in parts:
        cells = [[TableCell(text, align=align) for text, align in zip(row, aligns, strict=True)] for row in rows]
        table = Table(
            widths,
            [*header, *cells],
            header_rows=len(header),
            style=frame.look("cell"),
            rule_width=frame.style.rule_width,
            rule_color=frame.style.rule_color,
            continued=CONTINUED,
            growing=growing(columns, ems),
        )
        blocks += [Heading(title, 1, frame.look("heading")), table]
    return BoardContent(blocks, sum(column.least for column in columns))
