"""The sheet forms, described once from the field table: national (two header rows), pilot (seven elements), review.

A form is a row of ``Place``s; how a field is printed follows from its kind and vocabulary, never from the kind of
list. Sources: the 14-column form of 国办发〔2019〕54号 and the seven elements of the pilot plan 格政办〔2017〕210号.
Fields a form does not name (编码, 公开要求, 备注, the clerk's own) get a column in the national form only where some
entry uses them, so the printed page stays the official one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exporters.blocks import Align, TableCell
from exporters.options import ChannelList, ExportOptions, Form
from exporters.parts import BlankPart, Column, JoinedPart, MarkPart, Part, StatusPart, TextPart, TickPart
from exporters.printable import printable
from model.channels import channels
from model.exchange import NUMBER_HEADING, REVIEW_HEADINGS, STATUS_HEADING, TICK
from model.fields import Field, FieldKind, ListKind, split_words
from model.records import CatalogueSettings, Entry, Status

NUMBER_COLUMN = Column(NUMBER_HEADING, 11.0, fixed=True, centred=True)

_WORDS_WIDTH = 24.0  # mm, a tick column in which more than four characters are written
_CHANNELS_WIDTH = 67.5  # the longest option of the national form on one line, the others two or three a line
_CHANNELS_SQUEEZED = 54.0  # two options a line, the longest on two lines
_STATUS_WIDTH = 13.0
_OWN_WIDTH = 26.0
_REVIEW_WIDTHS = (42.0, 20.0)
_MOST_LEVELS = 8
"""More level names than this (a damaged import) are printed as words in one column."""
_OUTCOMES = ("采纳", "部分采纳", "不采纳")
_MOST_CHOICES = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form prints a field. ``joined`` fields are printed in the same column, below."""

    key: str
    group: str = ""
    only_if_used: bool = False
    joined: tuple[str, ...] = ()


_NATIONAL = (
    Place("code", only_if_used=True),
    Place("category", group="公开事项"),
    Place("name", group="公开事项"),
    Place("detail", group="公开事项", only_if_used=True),
    Place("content"),
    Place("basis"),
    Place("time_limit"),
    Place("subject"),
    Place("channels"),
    Place("audience"),
    Place("method"),
    Place("tiers"),
)
_PILOT = (
    Place("name", joined=("detail",)),
    Place("basis"),
    Place("content"),
    Place("subject"),
    Place("time_limit"),
    Place("method", joined=("channels",)),
    Place("requirement"),
)
_PILOT_HEADING = {"name": "事项名称", "content": "公开内容"}

_TICKED = {
    "audiences": ((("全社会", "全社会"), ("特定群体", "特定群体")), 1),
    "methods": ((("主动公开", "主动"), ("依申请公开", "依申请公开")), 0),
}
"""Vocabulary → ((word, heading), …) and the column that also takes other words."""

_OTHER_WORDS = {word for pairs, _ in _TICKED.values() for pair in pairs for word in pair} | set(channels())
"""A level of such a name (a damaged import) would be a column that looks like another field's."""


def _tick_width(heading: str) -> float:
    """Millimetres that show the heading well: three or four characters on one line, 依申请公开 on two."""
    return {1: 10.0, 2: 10.5, 3: 13.5, 4: 17.0}.get(len(heading), 13.5)


@dataclass(frozen=True, slots=True)
class FormTable:
    """The columns of one area's table: the number, then the parts."""

    parts: tuple[Part, ...]
    columns: tuple[Column, ...] = field(init=False)

    def __post_init__(self) -> None:
        columns = [NUMBER_COLUMN, *(column for part in self.parts for column in part.columns)]
        object.__setattr__(self, "columns", tuple(columns))

    @property
    def header_rows(self) -> int:
        return 2 if any(column.group for column in self.columns) else 1

    def header(self) -> list[list[TableCell | None]]:
        """The header's cells: groups span their leaves, leaves without a group span both rows."""
        depth = self.header_rows
        rows: list[list[TableCell | None]] = [[None] * len(self.columns) for _ in range(depth)]
        start = 0
        while start < len(self.columns):
            column = self.columns[start]
            end = start + 1
            while column.group and end < len(self.columns) and self.columns[end].group == column.group:
                end += 1
            if column.group:
                rows[0][start] = _heading(column.group, column_span=end - start)
                for place in range(start, end):
                    rows[1][place] = _heading(self.columns[place].heading)
            else:
                rows[0][start] = _heading(column.heading, row_span=depth)
            start = end
        return rows

    @property
    def merged_column(self) -> int | None:
        """The column whose equal neighbours are merged downward."""
        return next((place for place, column in enumerate(self.columns) if column.merged), None)

    def field_of(self, place: int) -> str:
        """The first field that the column prints; ``""`` when it prints none."""
        column = self.columns[place]
        return next((part.fields[0] for part in self.parts if part.fields and column in part.columns), "")

    @property
    def merged_field(self) -> str:
        """The field of that column; ``""`` when there is none."""
        return "" if self.merged_column is None else self.field_of(self.merged_column)


def _heading(text: str, row_span: int = 1, column_span: int = 1) -> TableCell:
    return TableCell(text, row_span, column_span, Align.CENTER, bold=True)


def form_table(
    entries: Sequence[Entry], settings: CatalogueSettings, kind: ListKind, options: ExportOptions
) -> FormTable:
    """The table that prints these entries in the chosen form."""
    used = {key for entry in entries for key, text in entry.values.items() if text}
    build = _Build(entries, settings, options, used, kind.grouping)
    known = {item.key: item for item in kind.fields}
    places = [place for place in (_PILOT if options.form is Form.PILOT else _NATIONAL) if place.key in known]
    parts = [build.part(known, place) for place in places if not place.only_if_used or place.key in used]
    if options.form is not Form.PILOT:
        named = {place.key for place in places}
        rest = [item for item in kind.fields if item.key not in named and item.key in used]
        parts += [build.part(known, Place(item.key)) for item in rest]
        parts += build.own_fields(known)
        parts += _status_part(entries)
    if options.form is Form.REVIEW:
        parts.append(_review_part())
    return FormTable(tuple(part for part in parts if part.columns))


@dataclass(frozen=True, slots=True)
class _Build:
    """What decides how one field is printed in one area's table."""

    entries: Sequence[Entry]
    settings: CatalogueSettings
    options: ExportOptions
    used: set[str]
    grouping: str

    def part(self, known: dict[str, Field], place: Place) -> Part:
        item = known[place.key]
        heading = _PILOT_HEADING.get(item.key, item.heading) if self.options.form is Form.PILOT else item.heading
        if place.joined:
            keys = (place.key, *(key for key in place.joined if key in known))
            marked = next((key for key in keys if known[key].vocabulary == "channels"), "")
            width = max(known[key].width for key in keys)
            return JoinedPart((Column(heading, width, choices=()),), keys, marked)
        if self.options.form is not Form.PILOT:
            if item.vocabulary in _TICKED:
                return self._ticks(item)
            if item.vocabulary == "@tiers":
                return self._levels(item)
        if item.vocabulary == "channels":
            column = Column(heading, item.width)
            if self.options.channels is ChannelList.FULL:
                column = Column(heading, _CHANNELS_WIDTH, fixed=True, squeezed=_CHANNELS_SQUEEZED)
            return MarkPart((column,), (item.key,), self.options.channels)
        return TextPart((self._text_column(item, heading, place.group),), (item.key,))

    def own_fields(self, known: dict[str, Field]) -> list[Part]:
        """The catalogue's own columns that some entry fills, and values whose column is no longer described."""
        labels = {own.key: own.label for own in self.settings.custom_fields}
        stray = sorted(key for key in self.used if key not in known and key not in labels)
        keys = [key for key in (*labels, *stray) if key in self.used]
        return [TextPart((Column(printable(labels.get(key, key)), _OWN_WIDTH),), (key,)) for key in keys]

    def _text_column(self, item: Field, heading: str, group: str) -> Column:
        merged = item.key == self.grouping
        suggested = item.kind in {FieldKind.UNIT, FieldKind.TIME_LIMIT} or merged
        choices = tuple(self._suggestions(item)) if suggested else ()
        return Column(heading, item.width, group, merged=merged, centred=merged, choices=choices)

    def _suggestions(self, item: Field) -> Iterable[str]:
        """The catalogue's own words first, then what entries use, most used first."""
        listed = self.settings.units if item.vocabulary == "@units" else ()
        counted = Counter(entry[item.key] for entry in self.entries if entry[item.key])
        return dict.fromkeys((*listed, *(value for value, _ in counted.most_common(_MOST_CHOICES))))

    def _ticks(self, item: Field) -> Part:
        pairs, words_at = _TICKED[item.vocabulary]
        words = tuple(word for word, _ in pairs)
        written = any(word not in words and len(word) > 4 for entry in self.entries for word in entry.words(item.key))
        columns = tuple(
            Column(
                heading, _WORDS_WIDTH if written and place == words_at else _tick_width(heading), item.heading,
                fixed=True, centred=True, choices=(TICK,), strict=place != words_at,
            )
            for place, (_, heading) in enumerate(pairs)
        )  # fmt: skip
        return TickPart(columns, (item.key,), words, words_at)

    def _levels(self, item: Field) -> Part:
        used = (word for entry in self.entries for word in split_words(entry[item.key]))
        levels = tuple(dict.fromkeys((*self.settings.tiers, *used)))
        if len(levels) > _MOST_LEVELS or not _OTHER_WORDS.isdisjoint(levels):
            return TextPart((Column(item.heading, item.width),), (item.key,))
        columns = tuple(
            Column(printable(level), _tick_width(level), item.heading, True, True, choices=(TICK,), strict=True)
            for level in levels
        )
        return TickPart(columns, (item.key,), levels)


def _status_part(entries: Sequence[Entry]) -> list[Part]:
    """A visible column only when there is something to tell apart."""
    if len({entry.status for entry in entries}) < 2:
        return []
    labels = tuple(status.label for status in Status)
    column = Column(STATUS_HEADING, _STATUS_WIDTH, fixed=True, centred=True, choices=labels, strict=True)
    return [StatusPart((column,))]


def _review_part() -> Part:
    choices = ((), _OUTCOMES)
    columns = zip(REVIEW_HEADINGS, _REVIEW_WIDTHS, choices, strict=True)
    return BlankPart(tuple(Column(heading, width, choices=words) for heading, width, words in columns))
