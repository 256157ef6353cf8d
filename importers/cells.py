"""Body rows of one table → entries as the file says them, with a place for every word that is in none.

Goes field by field, not row by row: columns repeat their words, and a sheet may have 100,000 rows.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from importers.areas import AreaBook
from importers.body import Body, Line
from importers.doubts import tell_doubts, tell_marks
from importers.filling import Group, fill_levels, first_texts, own_rows, resolve_dittos, row_areas, row_numbers
from importers.joined import split_joined
from importers.labels import ITEM_LEVELS, TargetKind
from importers.lines import mended
from importers.readings import AreaGuess, MappedColumn, RowReading
from importers.told import ColumnGroups, Told
from importers.units import supply_units
from importers.values import Understood, ValueReader, doubts_about
from model.channel_cells import MarkReading
from model.exchange import ExactValues, exact_value, load_exact
from model.fields import Field, FieldKind, ListKind
from model.plan import Place, ProblemLevel

_NOTHING = Understood("", "")
_NO_WORDS: Mapping[str, str] = {}
_LONGEST_NAME = 60
_WHY = {
    Line.NOTE: "表格中的说明或页脚文字，不是事项，未导入。",
    Line.TITLE: "表格中间的标题，不是事项，未导入。",
    Line.EXAMPLE: "填表用的示例行，不是事项，未导入。",
    Line.DITTO: "这一行只写了与上面相同，没有事项，未导入。",
    Line.NUMBER_ONLY: "这一行只有序号，没有内容，未导入。",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an entry reader needs to know beside the body: where it is, and what areas there are."""

    place: Place
    kind: ListKind
    areas: AreaBook
    area: AreaGuess
    marks: MarkReading


class EntryReader:
    """Reads the entries of one table."""

    def __init__(self, around: Surroundings, columns: Sequence[MappedColumn], values: ValueReader) -> None:
        self._around = around
        self._fields: Mapping[str, Field] = {item.key: item for item in around.kind.fields}
        self._values = values
        self._columns = columns
        self._groups = ColumnGroups.of(columns)
        self.told = Told(around.place, self._groups)

    def read(self, body: Body, step: Callable[[], None] = lambda: None) -> list[RowReading]:
        """The entries; what else the body says is in ``told``. ``step`` is called now and then, and may raise."""
        numbers = row_numbers(body, self._groups)
        entries = self._gather(body)
        ours = own_rows(body, self._groups)
        if body.section and ITEM_LEVELS[0] not in self._groups.texts:
            above = self._fields[ITEM_LEVELS[0]].label
            self.told.about_table(ITEM_LEVELS[0], f"表中没有{above}的列，已取表格上方的小标题“{body.section}”。")
        own_category = self._own_categories(body) - ours
        for i in fill_levels(body, self._groups, ours):
            message = "这一行只有一处文字，下面没有属于它的事项，未导入。"
            self.told.report(body.rows[i], "", message, self._row_text(body, i))
        exact = self._exact(body, entries)  # first: the cells are compared as they were printed
        resolve_dittos(body, self._groups, entries, numbers, self.told, ours)
        supply_units(body, self._columns, self._around.kind, self.told)
        split_joined(body, self._groups, self._around.kind)
        fields: dict[str, list[Understood]] = {}
        for key in self._groups.keys:
            step()
            fields[key] = self._field(body, key, entries)
        tell_doubts(body, self._groups, entries, self._around.kind, self.told)
        tell_marks(self._around.marks, self._groups, self._around.kind, self.told)
        rows = self._rows(body, entries, fields, exact, numbers, own_category)
        step()
        self._blank_columns(body, entries)
        self._stacked_blocks(body)
        return rows

    def _rows(
        self,
        body: Body,
        entries: Sequence[Group],
        fields: Mapping[str, Sequence[Understood]],
        exact: Mapping[int, Mapping[str, str]],
        numbers: Sequence[str],
        own_category: frozenset[int],
    ) -> list[RowReading]:
        keys = tuple(fields)
        if not keys:  # the clerk sent every column nowhere
            return []
        plain = _plain_words(fields)
        areas = row_areas(body, self._groups, self._around.areas, self._around.area)
        uids, statuses = (
            first_texts(body, self._groups.others.get(kind, [])) for kind in (TargetKind.UID, TargetKind.STATUS)
        )
        rows_of_words = zip(*([read.value for read in fields[key]] for key in keys), strict=True)
        rows = []
        for place, ((first, more), words_of_row) in enumerate(zip(entries, rows_of_words, strict=True)):
            row = body.rows[first]
            values = dict(zip(keys, words_of_row, strict=True))
            if place in exact:
                values |= exact[place]
                plain[place] = {key: word for key, word in plain.get(place, {}).items() if key not in exact[place]}
            blanks: tuple[str, ...] = ()
            if "" in values.values():
                blanks = tuple(key for key in keys if not values[key])
                values = {key: word for key, word in values.items() if word}
            if not values.get(ITEM_LEVELS[1]) or blanks:
                self._complete(row, values, blanks, named=first in own_category)
            lines = (row, *(body.rows[i] for i in more)) if more else (row,)
            number = (
                " ".join(dict.fromkeys(numbers[i] for i in (first, *more) if numbers[i])) if more else numbers[first]
            )
            words = plain.get(place, _NO_WORDS)
            area, uid, status = areas[first], uids[first], statuses[first]
            rows.append(RowReading(row, lines, values, area, words, blanks, number, uid, status))
        return rows

    # -- rows that are no entries ------------------------------------------------------------------------------

    def _gather(self, body: Body) -> list[Group]:
        """First line and further lines of every entry; all other rows are reported."""
        groups: list[Group] = []
        for i, line in enumerate(body.lines):
            if line is Line.ENTRY:
                groups.append((i, ()))
            elif line is Line.MORE and groups:
                first, more = groups[-1]
                groups[-1] = (first, (*more, i))
            elif line is not Line.CATEGORY:
                self._leave_out(body, i, line)
        return groups

    @staticmethod
    def _row_text(body: Body, i: int) -> str:
        return "　".join(dict.fromkeys(values[i] for values in body.texts.values() if values[i]))

    def _leave_out(self, body: Body, i: int, line: Line) -> None:
        text = self._row_text(body, i)
        if line is Line.TITLE and self._around.areas.in_title(text):
            return
        level = ProblemLevel.ATTENTION if line is Line.MORE else ProblemLevel.NOTICE
        self.told.leave_out(body.rows[i], text, _WHY.get(line, "看不出这一行属于哪个事项，未导入。"), level)

    # -- one field of every entry ------------------------------------------------------------------------------

    def _field(self, body: Body, key: str, entries: Sequence[Group]) -> list[Understood]:
        columns = self._groups.texts.get(key, [])
        if key in self._groups.ticks:
            result = self._all_ticked(body, key, entries)
        elif len(columns) == 1:
            texts = body.texts[columns[0]]
            known = {text: self._values.read(key, text) if text else _NOTHING for text in set(texts)}
            result = [
                self._joined(body, key, columns, group) if group[1] else known[texts[group[0]]] for group in entries
            ]
        else:
            result = [self._joined(body, key, columns, group) for group in entries]
        self._tell(body, key, entries, result)
        return result

    def _joined(self, body: Body, key: str, columns: Sequence[int], group: Group) -> Understood:
        """A field in several columns or lines. The breaks between lines are the table's own and stay."""
        pieces = _pieces_of(body, columns, group)
        if not pieces:
            return _NOTHING
        known = self._fields.get(key)
        if len(pieces) == 1 or (known is not None and known.kind in (FieldKind.LIST, FieldKind.CHOICE)):
            return self._values.read(key, "\n".join(pieces))
        read = [self._values.read(key, piece) for piece in (mended(pieces, known) if len(columns) == 1 else pieces)]
        return Understood(
            "\n".join(dict.fromkeys(one.value for one in read)),
            "\n".join(one.plain for one in read),
            tuple(repair for one in read for repair in one.repairs),
            tuple(doubt for one in read for doubt in one.doubts),
        )

    def _all_ticked(self, body: Body, key: str, entries: Sequence[Group]) -> list[Understood]:
        """Tick columns say the same few things on every row: each combination is read once."""
        if key in self._groups.texts:
            return [self._ticked(body, key, group) for group in entries]
        rows = list(zip(*(body.texts[column] for _, column in self._groups.ticks[key]), strict=True))
        known: dict[tuple[str, ...], Understood] = {}
        result = []
        for group in entries:
            row = rows[group[0]]
            if group[1] or row not in known:
                read = self._ticked(body, key, group)
                if not group[1]:
                    known[row] = read
                result.append(read)
            else:
                result.append(known[row])
        return result

    def _ticked(self, body: Body, key: str, group: Group) -> Understood:
        columns = self._groups.texts.get(key, [])
        lines = (group[0], *group[1]) if group[1] else (group[0],)
        cells = tuple(
            (word, text) for word, column in self._groups.ticks[key] for i in lines if (text := body.texts[column][i])
        )
        more = _text_of(body, columns, group) if columns else ""
        return self._values.read_ticks(key, cells, more) if cells or more else _NOTHING

    def _tell(self, body: Body, key: str, entries: Sequence[Group], result: Sequence[Understood]) -> None:
        """Doubts and repairs, entry by entry; most columns have none."""
        known = self._fields.get(key)
        strange: dict[int, tuple[str, ...]] = {}
        for read in {id(read): read for read in result}.values():
            doubts = doubts_about(known, read.value) if known is not None else ()
            if doubts or read.repairs or read.doubts:
                strange[id(read)] = doubts
        if not strange:
            return
        columns = self._groups.columns(key)
        for group, read in zip(entries, result, strict=True):
            if id(read) in strange:
                text = _text_of(body, columns, group)
                self.told.about_value(body.rows[group[0]], key, read, text, strange[id(read)])

    def _exact(self, body: Body, entries: Sequence[Group]) -> dict[int, dict[str, str]]:
        """The values that our own export carries beside the printed words, where those were not edited."""
        columns = self._groups.others.get(TargetKind.EXACT)
        found: dict[int, dict[str, str]] = {}
        if not columns:
            return found
        for place, group in enumerate(entries):
            said = load_exact("".join(_text_of(body, [column], group) for column in columns))
            values = {key: self._exact_value(body, key, said, group) for key in said}
            found[place] = {key: value for key, value in values.items() if value is not None}
        return found

    def _exact_value(self, body: Body, key: str, said: ExactValues, group: Group) -> str | None:
        """The exact value of a field, if the cells that print it are as the exporter left them.

        A field without a column of its own may be printed in any other column.
        """
        own = sorted(self._groups.columns(key))
        others = [] if own else [[column] for columns in self._groups.texts.values() for column in columns]
        printed = ([_text_of(body, [c], group) for c in columns] for columns in ([own] if own else others))
        return next((value for cells in printed if (value := exact_value(said, key, cells)) is not None), None)

    # -- what is missing ---------------------------------------------------------------------------------------

    def _own_categories(self, body: Body) -> frozenset[int]:
        """Rows that say a 一级事项 themselves: where the 二级事项 is blank, that is the name."""
        columns = self._groups.texts.get(ITEM_LEVELS[0], [])
        return frozenset(i for c in columns for i, text in enumerate(body.texts[c]) if text and not body.covered[c][i])

    def _complete(self, row: int, values: dict[str, str], blanks: Iterable[str], *, named: bool) -> None:
        """A name for entries that have none, and a word about what is blank."""
        category, name = ITEM_LEVELS[:2]
        if not values.get(name):
            if named and values.get(category) and name in self._groups.texts:
                values[name] = values[category]
                blank, above = self._fields[name].heading, self._fields[category].label
                message = f"没有填写{blank}，已用{above}“{values[name]}”作为事项名称，请核对。"
                self.told.report(row, name, message, values[name], ProblemLevel.NOTICE)
            elif values.get("content") and name not in self._groups.texts:
                values[name] = values["content"].split("\n")[0][:_LONGEST_NAME]
        for key in blanks:
            known = self._fields.get(key)
            if known is not None and known.required and not values.get(key):
                self.told.report(row, key, f"{known.label}没有填写。", "")

    def _blank_columns(self, body: Body, entries: Sequence[Group]) -> None:
        """Ticks that nobody made: told once for the table, not for every row."""
        for key, ticks in self._groups.ticks.items() if entries else ():
            known = self._fields.get(key)
            if known is not None and not known.required and not any(any(body.texts[c]) for _, c in ticks):
                self.told.about_table(key, f"表中有{known.label}的列，但没有一行勾选。")

    def _stacked_blocks(self, body: Body) -> None:
        """Merged blocks over several entries that hold several values: which belongs to which nobody can tell."""
        entries = [i for i, line in enumerate(body.lines) if line is Line.ENTRY]
        keys = {column: key for key in self._groups.texts for column in self._groups.texts[key]}
        for column, top, bottom in body.blocks:
            known = self._fields.get(keys.get(column, ""))
            if known is None or known.kind not in (FieldKind.TIME_LIMIT, FieldKind.UNIT):
                continue
            count = sum(top <= i <= bottom for i in entries)
            text = self._values.read(known.key, body.texts[column][top]).value
            if count > 1 and "\n" in text:
                message = (
                    f"这个合并单元格跨 {count} 个事项，里面写了几条{known.label}，已原样填入每个事项，请逐项核对。"
                )
                self.told.report(body.rows[top], known.key, message, text)


def _pieces_of(body: Body, columns: Sequence[int], group: Group) -> list[str]:
    """The words of a field in all its columns and lines, the same words once."""
    first, more = group
    pieces = {body.texts[column][first]: None for column in columns}
    for i in more:
        pieces |= {body.texts[column][i]: None for column in columns if not body.covered[column][i]}
    return [piece for piece in pieces if piece]


def _text_of(body: Body, columns: Sequence[int], group: Group) -> str:
    """These words, one under the other."""
    return "\n".join(_pieces_of(body, columns, group))


def _plain_words(fields: Mapping[str, Sequence[Understood]]) -> dict[int, dict[str, str]]:
    """Entry → the fields whose untidied words are other than their value."""
    plain: dict[int, dict[str, str]] = {}
    for key, reads in fields.items():
        for place, read in enumerate(reads):
            if read.plain != read.value:
                plain.setdefault(place, {})[key] = read.plain
    return plain
