"""Body rows of one table → entries as the file says them, with a place for every word that is in none.

Fills down what may be filled, resolves 同上, gathers the lines of one entry, and reports what stays blank.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from importers.areas import AreaBook
from importers.body import Body, Line
from importers.labels import ITEM_LEVELS, Target, TargetKind
from importers.readings import AreaGuess, LeftOut, MappedColumn, RowReading
from importers.values import Understood, ValueReader, doubts_about
from model.exchange import exact_value, load_exact
from model.fields import Field, ListKind
from model.plan import Cleanup, CleanupKind, ImportProblem, Place, ProblemLevel
from model.text import is_ditto

_DITTO_SIGNS = frozenset("同上前〃″\"'”“〞々′,、＂dD")
_NAMED = frozenset((TargetKind.FIELD, TargetKind.CUSTOM))


@dataclass(slots=True)
class Entries:
    """What the rows of a table gave."""

    rows: list[RowReading] = field(default_factory=list)
    problems: list[ImportProblem] = field(default_factory=list)
    cleanups: list[Cleanup] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


class EntryReader:
    """Reads the entries of one table. ``place`` names the sheet in reports."""

    def __init__(
        self,
        place: Place,
        kind: ListKind,
        columns: Sequence[MappedColumn],
        values: ValueReader,
        areas: AreaBook,
        area: AreaGuess,
    ) -> None:
        self._place = place
        self._kind = kind
        self._fields: Mapping[str, Field] = {item.key: item for item in kind.fields}
        self._values = values
        self._areas = areas
        self._table_area = area
        self._out = Entries()
        self._by_kind: dict[TargetKind, list[int]] = {}
        self._texts: dict[str, list[int]] = {}
        self._ticks: dict[str, list[tuple[str, int]]] = {}
        for column in columns:
            if column.target is not None:
                self._sort_in(column.index, column.target)

    def _sort_in(self, index: int, target: Target) -> None:
        if target.is_tick:
            self._ticks.setdefault(target.field, []).append((target.word, index))
        elif target.kind in _NAMED:
            self._texts.setdefault(target.field, []).append(index)
        else:
            self._by_kind.setdefault(target.kind, []).append(index)

    def read(self, body: Body) -> Entries:
        """Everything the body says."""
        groups = self._gather(body)
        self._fill_levels(body)
        self._resolve_dittos(body, groups)
        areas = self._row_areas(body)
        for first, more in groups:
            self._out.rows.append(self._entry(body, first, more, areas[first]))
        self._blank_columns(body)
        return self._out

    # -- rows that are no entries ------------------------------------------------------------------------------

    def _gather(self, body: Body) -> list[tuple[int, list[int]]]:
        """First line and further lines of every entry; all other rows are reported."""
        groups: list[tuple[int, list[int]]] = []
        unused: int | None = None
        for i, line in enumerate(body.lines):
            if line is Line.ENTRY:
                groups.append((i, []))
                unused = None
            elif line is Line.MORE and groups:
                groups[-1][1].append(i)
            elif line is Line.CATEGORY:
                self._unused_heading(body, unused)
                unused = i
            else:
                self._leave_out(body, i, line)
        self._unused_heading(body, unused)
        return groups

    def _unused_heading(self, body: Body, i: int | None) -> None:
        if i is not None:
            self._report(body.rows[i], "", "这一行只有一处文字,下面没有属于它的事项,未导入。", body.heading[i])

    def _leave_out(self, body: Body, i: int, line: Line) -> None:
        words = [text for values in body.texts.values() for text in (values[i],) if text]
        text = "　".join(dict.fromkeys(words)) or self._heading_text(body, i)
        if line is Line.TITLE and self._areas.in_title(text):
            return
        why = {
            Line.NOTE: "表格中的说明或页脚文字,不是事项,未导入。",
            Line.TITLE: "表格中间的标题,不是事项,未导入。",
            Line.NUMBER_ONLY: "这一行只有序号,没有内容,未导入。",
        }.get(line, "看不出这一行属于哪个事项,未导入。")
        level = ProblemLevel.ATTENTION if line is Line.MORE else ProblemLevel.NOTICE
        self._out.left_out.append(LeftOut(body.rows[i], text, why))
        self._report(body.rows[i], "", why, text, level)

    def _heading_text(self, body: Body, i: int) -> str:
        return body.heading.get(i, "")

    # -- filling down ------------------------------------------------------------------------------------------

    def _fill_levels(self, body: Body) -> None:
        """一级事项 goes down to the rows where it is blank; 二级事项 only to rows that have a 三级事项."""
        category = self._texts.get(ITEM_LEVELS[0])
        details = self._texts.get(ITEM_LEVELS[2], [])
        names = self._texts.get(ITEM_LEVELS[1], []) if details else []
        if body.heading and not category:
            column = -1
            body.texts[column] = [""] * len(body.rows)
            body.covered[column] = bytearray(len(body.rows))
            category = self._texts[ITEM_LEVELS[0]] = [column]
        last_category, last_name = "", ""
        for i, line in enumerate(body.lines):
            if line is Line.CATEGORY:
                last_category, last_name = body.heading[i], ""
            elif line is Line.TITLE:
                last_category = last_name = ""
            elif line is Line.ENTRY:
                own = next((body.texts[c][i] for c in category or () if body.texts[c][i]), "")
                if own and not is_ditto(own):
                    last_name = last_name if own == last_category else ""
                    last_category = own
                elif category and last_category:
                    body.texts[category[0]][i] = last_category
                own = next((body.texts[c][i] for c in names if body.texts[c][i]), "")
                if own:
                    last_name = own
                elif names and last_name and any(body.texts[c][i] for c in details):
                    body.texts[names[0]][i] = last_name

    def _resolve_dittos(self, body: Body, groups: Sequence[tuple[int, list[int]]]) -> None:
        start = {i: first for first, more in groups for i in (first, *more)}
        for key, columns in (*self._texts.items(), *((k, [c for _, c in t]) for k, t in self._ticks.items())):
            for column in columns:
                texts = body.texts[column]
                dittos = {text for text in set(texts) if not _DITTO_SIGNS.isdisjoint(text) and is_ditto(text)}
                if dittos:
                    self._resolve_column(body, key, texts, dittos, start)

    def _resolve_column(
        self, body: Body, key: str, texts: list[str], dittos: set[str], start: Mapping[int, int]
    ) -> None:
        above, above_number = "", ""
        for i, line in enumerate(body.lines):
            if line is Line.TITLE:
                above = ""
            if i not in start:
                continue
            number = self._number(body, i)
            if texts[i] in dittos:
                written = texts[i]
                if not above:
                    self._report(
                        body.rows[i], key, f"写的是“{written}”,但上面没有可以参照的内容,已留空,请补填。", written
                    )
                elif _gap(above_number, number):
                    message = f"写的是“{written}”,但序号从 {above_number} 跳到 {number},上面的行可能已被删去,请核对。"
                    self._report(body.rows[i], key, message, above)
                texts[i] = above
            elif texts[i] or line is Line.ENTRY:
                above = texts[i]
            if line is Line.ENTRY:
                above_number = number or above_number

    def _row_areas(self, body: Body) -> list[AreaGuess]:
        """The area of every row: the 领域 column, filled down, else a title inside the table, else the table's."""
        columns = self._by_kind.get(TargetKind.AREA, [])
        current, written = self._table_area, AreaGuess()
        result: list[AreaGuess] = []
        known: dict[str, AreaGuess] = {}
        for i, line in enumerate(body.lines):
            if line is Line.TITLE:
                named = next(
                    (g for v in body.texts.values() if v[i] and (g := self._areas.in_title(v[i]))), AreaGuess()
                )
                current = named or current
                written = AreaGuess()
            text = next((body.texts[c][i] for c in columns if body.texts[c][i]), "")
            if text and not is_ditto(text):
                if text not in known:
                    known[text] = replace(self._areas.named(text), source="column")
                written = known[text]
            result.append(written or current)
        return result

    # -- one entry ---------------------------------------------------------------------------------------------

    def _entry(self, body: Body, first: int, more: list[int], area: AreaGuess) -> RowReading:
        row = body.rows[first]
        values: dict[str, str] = {}
        plain: dict[str, str] = {}
        blanks: list[str] = []
        exact = self._exact(body, first)
        for key in dict.fromkeys((*self._texts, *self._ticks)):
            read = self._field(body, key, first, more)
            if exact:
                said = exact_value(exact, key, self._printed(body, key, first, more))
                if said is not None:
                    read = Understood(said, said)
            if read.value:
                values[key] = read.value
            else:
                blanks.append(key)
            if read.plain != read.value:
                plain[key] = read.plain
            if read.repairs or read.doubts:
                self._tell(row, key, read, self._text(body, key, first, more))
            if key in self._fields and read.value and "同" in read.value:
                for doubt in doubts_about(self._fields[key], read.value):
                    self._report(row, key, doubt, read.value, ProblemLevel.NOTICE)
        self._complete(row, values, blanks, plain)
        lines = (row, *(body.rows[i] for i in more))
        number, uid, status = (
            self._number(body, first),
            self._one(body, TargetKind.UID, first),
            self._one(body, TargetKind.STATUS, first),
        )
        return RowReading(row, lines, values, area, plain, tuple(blanks), number, uid, status)

    def _field(self, body: Body, key: str, first: int, more: list[int]) -> Understood:
        columns = self._texts.get(key, ())
        ticks = self._ticks.get(key)
        if ticks is None and not more and len(columns) == 1:
            text = body.texts[columns[0]][first]
            return self._values.read(key, text) if text else _NOTHING
        text = self._text_of(body, columns, first, more)
        if ticks is None:
            return self._values.read(key, text) if text else _NOTHING
        cells = [
            (word, body.texts[column][i]) for word, column in ticks for i in (first, *more) if body.texts[column][i]
        ]
        return self._values.read_ticks(key, cells, text) if cells or text else _NOTHING

    def _text(self, body: Body, key: str, first: int, more: list[int]) -> str:
        columns = [*self._texts.get(key, ()), *(column for _, column in self._ticks.get(key, ()))]
        return self._text_of(body, columns, first, more)

    @staticmethod
    def _text_of(body: Body, columns: Iterable[int], first: int, more: list[int]) -> str:
        """The words of a field in all its columns and lines, the same words once, one under the other."""
        pieces = {
            body.texts[c][i]: None for i in (first, *more) for c in columns if i == first or not body.covered[c][i]
        }
        return "\n".join(piece for piece in pieces if piece)

    def _complete(self, row: int, values: dict[str, str], blanks: list[str], plain: dict[str, str]) -> None:
        """A name for entries that have none, and a word about what is blank."""
        category, name = ITEM_LEVELS[:2]
        if not values.get(name):
            self._name_from_others(row, values, name, category)
        for key in blanks:
            known = self._fields.get(key)
            if known is not None and known.required and not values.get(key):
                self._report(row, key, f"{known.label}没有填写。", "")

    def _name_from_others(self, row: int, values: dict[str, str], name: str, category: str) -> None:
        if values.get(category) and name in self._texts:
            values[name] = values[category]
        elif values.get("content") and name not in self._texts:
            values[name] = values["content"].split("\n")[0][:60]

    # -- small things ------------------------------------------------------------------------------------------

    def _one(self, body: Body, kind: TargetKind, i: int) -> str:
        return next((body.texts[c][i] for c in self._by_kind.get(kind, ()) if body.texts[c][i]), "")

    def _number(self, body: Body, i: int) -> str:
        columns = self._by_kind.get(TargetKind.NUMBER, ())
        words = [body.texts[c][i] for c in columns if body.texts[c][i]]
        return " ".join(dict.fromkeys(word[:-2] if word.endswith(".0") else word for word in words))

    def _exact(self, body: Body, i: int) -> Mapping[str, tuple[str, str]]:
        columns = self._by_kind.get(TargetKind.EXACT, ())
        return load_exact("".join(body.texts[c][i] for c in columns)) if columns else {}

    def _printed(self, body: Body, key: str, first: int, more: list[int]) -> list[str]:
        """The cells that print a field, left to right, as the exporter took their fingerprint."""
        columns = sorted([*self._texts.get(key, ()), *(column for _, column in self._ticks.get(key, ()))])
        return [self._text_of(body, [column], first, more) for column in columns]

    def _tell(self, row: int, key: str, read: Understood, text: str) -> None:
        for doubt in read.doubts:
            self._report(row, key, doubt, text)
        place = Place(self._place.file, self._place.sheet, row, self._column(key))
        for repair in read.repairs:
            self._out.cleanups.append(Cleanup(place, key, repair.kind, repair.before, repair.after, repair.done))
            if repair.kind is CleanupKind.TRADITIONAL and not repair.done:
                message = "含有繁体字,可以选择转换为简体。"
                self._report(row, key, message, repair.before, ProblemLevel.NOTICE)

    def _column(self, key: str) -> int | None:
        columns = [c for c in (*self._texts.get(key, ()), *(c for _, c in self._ticks.get(key, ()))) if c >= 0]
        return columns[0] if columns else None

    def _blank_columns(self, body: Body) -> None:
        """Ticks that nobody made: told once for the table, not for every row."""
        if not self._out.rows:
            return
        for key, ticks in self._ticks.items():
            known = self._fields.get(key)
            if known is not None and not known.required and not any(any(body.texts[c]) for _, c in ticks):
                message = f"表中有{known.label}的列,但没有一行勾选。"
                self._out.problems.append(ImportProblem(self._place, key, message, "", ProblemLevel.NOTICE))

    def _report(
        self, row: int, key: str, message: str, text: str, level: ProblemLevel = ProblemLevel.ATTENTION
    ) -> None:
        place = Place(self._place.file, self._place.sheet, row, self._column(key) if key else None)
        self._out.problems.append(ImportProblem(place, key, message, text, level))


_NOTHING = Understood("", "")


def _gap(above: str, number: str) -> bool:
    """Whether rows were taken out between two numbers."""
    return above.isdigit() and number.isdigit() and int(number) - int(above) > 1
