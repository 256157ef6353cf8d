"""Tables understood + a catalogue as it is → the plan of what an import would do. Changes nothing.

Rows are matched (``matching.py``), compared field by field (``comparing.py``) and given a state each.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

from importers.comparing import erasures, field_changes
from importers.labels import ITEM_LEVELS, TargetKind
from importers.matching import Found, Matcher, Wanted
from importers.naming import Namer
from importers.readings import RowReading, TableReading
from model.earlier import Earlier
from model.fields import STANDARD, FieldKind, ListKind
from model.plan import (
    AREA_FIELD,
    STATUS_FIELD,
    Cleanup,
    FieldChange,
    ImportPlan,
    ImportProblem,
    Match,
    Place,
    PlannedFile,
    PlannedRow,
    PlannedTable,
    ProblemLevel,
    RowState,
)
from model.progress import Progress, silent
from model.records import Entry, Status
from model.snapshot import Snapshot

_STATUSES = {word: status for status in Status for word in (status.value, status.label)}
_NO_AREA = "看不出这一行属于哪个领域，未导入。请指定领域（命令行用 --area）后重新导入。"


@dataclass(frozen=True, slots=True)
class PlanOptions:
    """``erase_blanks``: blank cells empty the field. ``earlier`` by the moment of an export (``taken_at``).

    ``bases`` by the name of a file that is a copy of this catalogue: how it was when the two parted.
    """

    erase_blanks: bool = False
    earlier: Mapping[datetime, Earlier] = field(default_factory=dict)
    kind: ListKind = STANDARD
    bases: Mapping[str, Earlier] = field(default_factory=dict)


def plan_import(
    readings: Sequence[TableReading],
    snapshot: Snapshot,
    options: PlanOptions | None = None,
    files: Sequence[PlannedFile] = (),
    progress: Progress = silent,
) -> ImportPlan:
    """The plan for these tables. Raises whatever ``progress`` raises."""
    return _Planner(readings, snapshot, options or PlanOptions(), progress).plan(tuple(files))


Settled = tuple[str, str, int | None, str]
"""File, sheet, row, field."""


@dataclass(slots=True)
class _Row:
    """A row on its way into the plan."""

    reading: RowReading
    table: TableReading
    area: str
    values: Mapping[str, str]
    plain: Mapping[str, str]
    problems: list[ImportProblem]


class _Planner:
    def __init__(
        self, readings: Sequence[TableReading], snapshot: Snapshot, options: PlanOptions, progress: Progress
    ) -> None:
        self._readings = readings
        self._options = options
        self._progress = progress
        self._namer = Namer(snapshot, options.kind)
        self._matcher = Matcher(snapshot.entries)
        self._lists = frozenset(
            item.key for item in options.kind.fields if item.kind in (FieldKind.LIST, FieldKind.CHOICE)
        )

    def plan(self, files: tuple[PlannedFile, ...]) -> ImportPlan:
        rows = [row for table in self._readings for row in self._rows_of(table)]
        self._progress(0, len(rows), "正在与目录比较")
        wanted = [Wanted(row.reading.uid, row.area, row.values) for row in rows]
        found = self._matcher.match(wanted)
        seen: dict[tuple[str, ...], tuple[Place, Mapping[str, str]]] = {}
        planned: list[PlannedRow] = []
        for index, (row, entry) in enumerate(zip(rows, found, strict=True)):
            if index % 2_000 == 0:
                self._progress(index, len(rows), "正在与目录比较")
            planned.append(self._planned(index, row, entry, seen))
        self._progress(len(rows), len(rows), "正在与目录比较")
        settled = {place for row in planned for place in self._settled(row)}
        return ImportPlan(
            files=files or tuple(PlannedFile(name) for name in dict.fromkeys(t.key.file for t in self._readings)),
            tables=tuple(self._table(reading) for reading in self._readings if reading.table is not None),
            rows=tuple(planned),
            problems=self._all_problems(planned, settled),
            cleanups=tuple(c for reading in self._readings for c in reading.cleanups if _at(c) not in settled),
            new_areas=self._namer.new_areas,
            new_custom_fields=self._namer.new_fields,
        )

    def _rows_of(self, table: TableReading) -> list[_Row]:
        own_file = any(c.target is not None and c.target.kind is TargetKind.UID for c in table.columns)
        names = self._namer.field_names(table.columns)
        rows = []
        for reading in table.rows:
            values, plain = reading.values, reading.plain
            if names:
                values = {names.get(key, key): text for key, text in values.items()}
                plain = {names.get(key, key): text for key, text in plain.items()}
            if own_file and reading.uid and plain and not self._matcher.knows(reading.uid):
                values = {key: text for key, text in {**values, **plain}.items() if text}
            rows.append(_Row(reading, table, self._namer.area_key(reading.area), values, plain, []))
        return rows

    # -- one row -----------------------------------------------------------------------------------------------

    def _planned(
        self, index: int, row: _Row, found: Found | None, seen: dict[tuple[str, ...], tuple[Place, Mapping[str, str]]]
    ) -> PlannedRow:
        place = Place(row.table.sheet.file, row.table.sheet.name, row.reading.row)
        status = _STATUSES.get(row.reading.status)
        entry = found.entry if found is not None else None
        state, changes = self._state(row, found, status, place)
        if state is RowState.NEW and self._is_repeated(row, place, seen):
            state = RowState.PROBLEM
        if found is not None and found.match is Match.LIKELY and entry is not None:
            message = f"与目录中的“{entry['name']}”很像，没有确认是同一事项，按新增处理，请核对是否重复。"
            row.problems.append(ImportProblem(place, ITEM_LEVELS[1], message, row.values.get("name", "")))
        return PlannedRow(
            index=index,
            place=place,
            lines=row.reading.lines,
            state=state,
            area=row.area,
            values=row.values,
            entry_id=entry.id if entry is not None else None,
            match=found.match if found is not None else Match.NONE,
            score=found.score if found is not None else 0.0,
            changes=changes,
            status=status,
            uid=row.reading.uid,
            number=row.reading.number,
            problems=tuple(row.problems),
        )

    def _state(
        self, row: _Row, found: Found | None, status: Status | None, place: Place
    ) -> tuple[RowState, tuple[FieldChange, ...]]:
        if found is None:
            return self._state_of_stranger(row, place), ()
        changes = self._changes(row, found.entry, status)
        if found.match is Match.LIKELY:
            return RowState.NEW, changes
        if any(change.conflict for change in changes):
            fields = "、".join(self._namer.label(change.field) for change in changes if change.conflict)
            message = f"导出之后目录里也改过{fields}，两边不一致，请选择保留哪一边。"
            row.problems.append(ImportProblem(place, "", message, row.values.get("name", "")))
            return RowState.CONFLICT, changes
        return (RowState.CHANGED if changes else RowState.UNCHANGED), changes

    def _state_of_stranger(self, row: _Row, place: Place) -> RowState:
        words = row.values.get("name", "") or next(iter(row.values.values()), "")
        ground = self._common_ground(row)
        if ground is not None and row.reading.uid in ground.removed:
            message = "这个事项导出之后已从目录中删除，未重新加入，请核对。"
            row.problems.append(ImportProblem(place, "", message, words))
            return RowState.CONFLICT
        if not row.area:
            row.problems.append(ImportProblem(place, AREA_FIELD, _NO_AREA, _cells(row)))
            return RowState.PROBLEM
        if not row.values:
            row.problems.append(ImportProblem(place, "", "这一行没有可以导入的内容，未导入。", _cells(row)))
            return RowState.PROBLEM
        return RowState.NEW

    def _changes(self, row: _Row, entry: Entry, status: Status | None) -> tuple[FieldChange, ...]:
        ground = self._common_ground(row)
        known = ground.values.get(entry.id, {}) if ground is not None else None
        changes = field_changes(row.values, row.plain, entry, self._lists, known)
        if self._options.erase_blanks:
            names = self._namer.field_names(row.table.columns)
            changes += erasures(row.reading.blanks, names, entry)
        if status is not None and status is not entry.status:
            base = (known or {}).get(STATUS_FIELD, entry.status.value)
            if known is None or base != status.value:
                conflict = known is not None and base != entry.status.value
                changes += (FieldChange(STATUS_FIELD, entry.status.value, status.value, False, conflict),)
        if row.reading.area.source == "column" and row.area and row.area != entry.area and row.reading.uid == entry.uid:
            base = (known or {}).get(AREA_FIELD, entry.area)
            if known is None or base != row.area:
                changes += (
                    FieldChange(AREA_FIELD, entry.area, row.area, False, known is not None and base != entry.area),
                )
        return changes

    def _common_ground(self, row: _Row) -> Earlier | None:
        """How the catalogue was when both sides were still the same; None when nobody knows."""
        if not row.reading.uid:
            return None
        taken_at = row.table.taken_at
        base = self._options.bases.get(row.table.sheet.file)
        return self._options.earlier.get(taken_at) if base is None and taken_at is not None else base

    def _is_repeated(
        self, row: _Row, place: Place, seen: dict[tuple[str, ...], tuple[Place, Mapping[str, str]]]
    ) -> bool:
        """Whether the very same row stands in these files before; another row of the same name is only told."""
        key = (row.area, *(row.values.get(level, "") for level in ITEM_LEVELS))
        if not any(key[1:]):
            return False
        first = seen.setdefault(key, (place, row.values))
        if first[0] is place:
            return False
        where = f"“{first[0].sheet}”第 {(first[0].row or 0) + 1} 行"
        name = row.values.get("name", "")
        if first[1] == row.values:
            message = f"与{where}完全相同，没有重复导入。"
            row.problems.append(ImportProblem(place, "", message, name, ProblemLevel.NOTICE))
            return True
        message = f"与{where}名称相同、内容不同，已分别导入，请核对是否重复。"
        row.problems.append(ImportProblem(place, ITEM_LEVELS[1], message, name, ProblemLevel.NOTICE))
        return False

    # -- the whole ---------------------------------------------------------------------------------------------

    def _table(self, reading: TableReading) -> PlannedTable:
        areas = dict.fromkeys(self._namer.area_key(row.area) for row in reading.rows)
        columns: dict[str, str] = {}
        for column in reading.columns:
            if column.target is not None:
                label = column.label or column.group or column.target.name
                name = label if label not in columns else f"{column.group}/{label}" if column.group else label
                columns[name if name not in columns else f"{name}({column.index + 1})"] = column.target.name
        return PlannedTable(
            reading.sheet.file,
            reading.sheet.name,
            tuple(area for area in areas if area),
            len(reading.rows),
            columns,
            reading.marks.semantics.label if "channels" in columns.values() else "",
        )

    @staticmethod
    def _settled(made: PlannedRow) -> Iterator[Settled]:
        """Fields of rows of our own exports that are as they were: doubts about their words are settled."""
        if made.match is Match.UID:
            changed = {change.field for change in made.changes}
            for key in made.values:
                if key not in changed:
                    yield made.place.file, made.place.sheet, made.place.row, key

    def _all_problems(self, rows: Sequence[PlannedRow], settled: Set[Settled]) -> tuple[ImportProblem, ...]:
        """Those of reading and those of planning, in the order of the files and their rows."""
        order = {reading.key.file: number for number, reading in reversed(list(enumerate(self._readings)))}
        sheets = {(r.sheet.file, r.sheet.name): number for number, r in reversed(list(enumerate(self._readings)))}
        problems = [told for reading in self._readings for told in reading.problems if _at(told) not in settled]
        problems += self._namer.problems
        problems += [problem for row in rows for problem in row.problems]

        def position(problem: ImportProblem) -> tuple[int, int, int]:
            place = problem.place
            sheet = sheets.get((place.file, place.sheet), 0)
            return order.get(place.file, 0), sheet, -1 if place.row is None else place.row

        return tuple(sorted(problems, key=position))


def _at(told: ImportProblem | Cleanup) -> Settled:
    return told.place.file, told.place.sheet, told.place.row, told.field


def _cells(row: _Row) -> str:
    """All words of a row that is not taken, so that nothing is lost without a trace."""
    cells = (text.strip() for line in row.reading.lines for text in row.table.sheet.rows[line])
    return "　".join(text for text in cells if text)
