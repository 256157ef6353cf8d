"""A reviewer's file → remarks about entries, and problems for whatever has no place. Reads, and writes nothing.

The file is read in the reading process like every stranger's file, understood like every import, and compared with
what was sent. Taking over what was found is ``model.operations.remarks``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from importers.answers.answer import Answer, FoundRemark
from importers.answers.header import as_printed, info_of
from importers.answers.remarks import TableRemarks
from importers.answers.table import AnswerTable
from importers.answers.words import is_review_column
from importers.files import is_catalogue, read_file
from importers.labels import custom
from importers.matching import Matcher, Wanted
from importers.readings import ReadingChoices, TableChoice, TableKey, TableReading
from importers.sheet import Sheet
from importers.understand import Context, understand
from model.errors import UserError
from model.fields import ListKind, list_kind
from model.plan import ImportProblem, Match, Place, ProblemLevel
from model.progress import Progress, silent
from model.records import Entry
from model.review_ground import ReviewGround, read_ground

_MOST_NAMED = 10
_LONGEST = 2_000  # characters of a text shown with a problem
_WITH_MARKS = (".xlsx", ".xlsm", ".docx", ".docm", ".ods")
_CERTAIN = (Match.UID, Match.CODE, Match.NAME)


def read_answer(path: Path, home: Path, progress: Progress = silent) -> Answer:
    """What a reviewer's file says about the entries of the catalogue at ``home``.

    Raises ``UserError`` when the file cannot be read or shows none of its entries, ``StorageError`` when the disk is in
    the way, and whatever ``progress`` raises.
    """
    if is_catalogue(path):
        raise UserError(f"“{path.name}”是目录文件，不是审核过的表格。合并另一份目录请用“导入”。")
    read = [as_printed(replace(sheet, file=path.name)) for sheet in read_file(path, progress)]
    sheets = [sheet for sheet, _ in read]
    info = next((found for sheet in sheets if (found := info_of(sheet)) is not None), None)
    sending, taken_at = (info.sending, info.taken_at) if info is not None else ("", None)
    progress(0, 0, "正在对照目录")
    ground = read_ground(home, sending, taken_at)
    reader = _Reader(sheets, ground, progress)
    reader.read()
    if not reader.entries:
        raise UserError(
            f"“{path.name}”里没有找到本目录的事项，不能取回意见。请选择从“送审”写出、由审核人退回的文件；"
            "要导入别处的表格，请用“导入”。"
        )
    outside = [problem for _, told in read for problem in told]
    problems = [*_about_file(path, sending, ground), *outside, *reader.problems]
    saved_by = next((sheet.saved_by for sheet in sheets if sheet.saved_by), "")
    return Answer(path.name, len(reader.entries), tuple(reader.found), tuple(problems), ground.sending, saved_by)


class _Reader:
    """Goes through the tables of one file; every entry is met once."""

    def __init__(self, sheets: Sequence[Sheet], ground: ReviewGround, progress: Progress) -> None:
        self.entries: set[int] = set()
        self.found: list[FoundRemark] = []
        self.problems: list[ImportProblem] = []
        settings = ground.snapshot.settings
        self._sheets = sheets
        self._ground = ground
        self._kind: ListKind = list_kind(settings.kind)
        self._custom = {field.label: field.key for field in settings.custom_fields}
        self._context = Context(self._kind, ground.snapshot.areas, settings.tiers)
        self._progress = progress

    def read(self) -> None:
        """Fill ``found`` and ``problems``."""
        readings = self._readings()
        shown = self._matched(readings)
        for number, reading in enumerate(readings):
            self._progress(number, len(readings), f"正在整理“{reading.sheet.name}”")
            if reading.table is None:
                self._without_table(reading)
                continue
            table = AnswerTable(reading, shown[number], self._custom)
            said = TableRemarks(table, self._ground, self._kind)
            said.collect()
            self.entries |= {entry.id for entry in shown[number].values()}
            self.found += said.found
            self.problems += [*_strange_rows(table), *_outside(table), *said.problems]
        self.problems += self._missing()

    def _readings(self) -> Sequence[TableReading]:
        """The tables; a column of remarks is never taken for a field, whatever stands in it."""
        readings = understand(self._sheets, self._context, ReadingChoices(), self._progress)
        tables: dict[TableKey, TableChoice] = {}
        for reading in readings:
            wrong = {
                column.index: custom(column.label)
                for column in reading.columns
                if column.target is not None
                and column.target.field in self._kind.keys
                and is_review_column(column.label)
            }
            if wrong:
                tables[reading.key] = TableChoice(columns=wrong)
        if tables:
            readings = understand(self._sheets, self._context, ReadingChoices(tables=tables), self._progress)
        return readings

    def _matched(self, readings: Sequence[TableReading]) -> list[dict[int, Entry]]:
        """For every table the entries that its rows certainly show; a copy of a row shows nothing."""
        areas = {area.key for area in self._ground.snapshot.areas}
        wanted = [
            (number, place, Wanted(row.uid, row.area.key if row.area.key in areas else "", row.values))
            for number, reading in enumerate(readings)
            for place, row in enumerate(reading.rows)
        ]
        matcher = Matcher(self._ground.snapshot.entries)
        copies = _copies(wanted)
        matches = matcher.match([row if (number, place) not in copies else _NOBODY for number, place, row in wanted])
        shown: list[dict[int, Entry]] = [{} for _ in readings]
        for (number, place, _), match in zip(wanted, matches, strict=True):
            if match is not None and match.match in _CERTAIN:
                shown[number][place] = match.entry
        return shown

    def _without_table(self, reading: TableReading) -> None:
        """A sheet or table the reviewer added, or one of ours that holds no entries."""
        texts = [text.strip() for row in reading.sheet.rows for text in row if text.strip()]
        place = Place(reading.sheet.file, reading.sheet.name)
        message = f"“{reading.sheet.name}”不是送审的表格，里面的文字没有取回。"
        text = "　".join(texts)[:_LONGEST]
        self.problems.append(ImportProblem(place, "", message, text, ProblemLevel.NOTICE))
        for note in reading.sheet.notes:
            self.problems.append(ImportProblem(place, "", "批注不在送审的事项上，没有归到事项。", note.text))

    def _missing(self) -> Iterator[ImportProblem]:
        """Entries that were sent and are not in the file: perhaps the reviewer deleted their rows."""
        if self._ground.sending is None:
            return
        names = {entry.id: entry["name"] for entry in self._ground.snapshot.entries}
        said = {found.remark.entry_id for found in self.found}
        gone = [names[key] for key in self._ground.sent if key in names and key not in self.entries | said]
        if gone:
            listed = "、".join(gone[:_MOST_NAMED]) + (f" 等 {len(gone)} 个" if len(gone) > _MOST_NAMED else "")
            message = f"送审的 {len(gone)} 个事项在退回的文件里没有，可能被删去了，请向审核人核实。"
            yield ImportProblem(Place(self._sheets[0].file, ""), "", message, listed)


_NOBODY = Wanted("", "", {})


def _copies(wanted: Iterable[tuple[int, int, Wanted]]) -> set[tuple[int, int]]:
    """Rows whose identity another row before them has: copied in the file together with the hidden columns."""
    seen: set[str] = set()
    copies = set()
    for number, place, row in wanted:
        if row.uid and row.uid in seen:
            copies.add((number, place))
        seen.add(row.uid)
    return copies


def _about_file(path: Path, sending: str, ground: ReviewGround) -> Iterator[ImportProblem]:
    place = Place(path.name, "")
    if sending and ground.sending is None:
        message = "这份文件不是从现在的目录送审的（送审记录里没有它），按事项的唯一标识对照，请核对。"
        yield ImportProblem(place, "", message, "", ProblemLevel.NOTICE)
    if ground.since is None:
        message = "看不出文件是什么时候写出的，修改过的内容与目录现在的内容对照。"
        yield ImportProblem(place, "", message, "", ProblemLevel.NOTICE)
    if path.suffix.lower() not in _WITH_MARKS:
        message = "这种格式的批注和修订读不出来，只取回了表格里的文字。请对方另存为 .xlsx 或 .docx 后再取一次。"
        yield ImportProblem(place, "", message)


def _strange_rows(table: AnswerTable) -> Iterator[ImportProblem]:
    """Rows that show no entry, and words of the table that are no row."""
    for place, row in enumerate(table.reading.rows):
        if place not in table.entries:
            cells = (text.strip() for line in row.lines for text in table.reading.sheet.rows[line])
            words = "　".join(dict.fromkeys(text for text in cells if text and text != row.uid))
            message = "这一行不是送审的事项（可能是新增或复制的），没有取回。需要时请在目录里新增。"
            yield table.problem(message, words[:_LONGEST], row.row)
    told = {left.row: left.text for left in table.reading.left_out}
    told |= {
        problem.place.row: problem.text
        for problem in table.reading.problems
        if problem.place.row is not None and not problem.field and table.entry_at(problem.place.row) is None
    }
    shown = {line for row in table.reading.rows for line in row.lines}
    for number, text in sorted(told.items()):
        if text and number not in shown:
            yield table.problem("这一行不是事项，里面的文字没有归到事项。", text[:_LONGEST], number)


def _outside(table: AnswerTable) -> Iterator[ImportProblem]:
    """Lines around a table that does not say how it was printed."""
    sheet = table.reading.sheet
    if table.reading.key.ordinal or info_of(sheet) is not None:
        return
    titles = table.reading.table.titles if table.reading.table is not None else ()
    for text in dict.fromkeys((*sheet.above, *titles, *sheet.below)):
        if text.strip():
            yield table.problem("表格外面的文字，没有归到事项。", text[:_LONGEST], loud=False)
