"""What the checks say about the rows of a plan, whatever their state: "unchanged" hides no fault.

A step of its own behind planning, because checking takes longer than everything before it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from model.checks import CheckBook
from model.plan import ImportPlan, ImportProblem, Match, PlannedRow, RowState
from model.progress import Progress, silent
from model.records import Entry, Problem, Severity, Status
from model.snapshot import Snapshot

_TOLD_ALREADY = "missing-required"


def with_findings(plan: ImportPlan, snapshot: Snapshot, today: date, progress: Progress = silent) -> ImportPlan:
    """The plan with the findings of every row, and its errors among the problems. Raises what ``progress`` raises."""
    book = CheckBook()
    book.begin(snapshot.settings, (*snapshot.areas, *plan.new_areas), today)
    entries = {entry.id: entry for entry in snapshot.entries}
    rows: list[PlannedRow] = []
    errors: list[ImportProblem] = []
    for number, row in enumerate(plan.rows):
        if number % 500 == 0:
            progress(number, len(plan.rows), "正在检查")
        findings = _findings(row, entries, book)
        rows.append(replace(row, findings=findings) if findings else row)
        errors += _errors(row, findings)
    return replace(plan, rows=tuple(rows), problems=_in_order(plan, errors))


def _in_order(plan: ImportPlan, errors: Sequence[ImportProblem]) -> tuple[ImportProblem, ...]:
    """All problems by file, table and row."""
    files = {file.name: number for number, file in enumerate(plan.files)}
    tables = reversed(list(enumerate(plan.tables)))
    sheets = {(table.file, table.sheet): number for number, table in tables}

    def position(told: ImportProblem) -> tuple[int, int, int]:
        place = told.place
        row = -1 if place.row is None else place.row
        return files.get(place.file, -1), sheets.get((place.file, place.sheet), -1), row

    return tuple(sorted((*plan.problems, *errors), key=position))


def _findings(row: PlannedRow, entries: Mapping[int, Entry], book: CheckBook) -> tuple[Problem, ...]:
    if row.state is RowState.PROBLEM:
        return ()
    return book.of_draft(_entry_to_be(row, entries))


def _entry_to_be(row: PlannedRow, entries: Mapping[int, Entry]) -> Entry:
    """The entry as it would be after the import."""
    held = entries.get(row.entry_id) if row.entry_id is not None and row.match is not Match.LIKELY else None
    if held is None:
        return Entry(0, row.uid, row.area, row.status or Status.DRAFT, row.values)
    values = {**held.values, **{c.field: c.after for c in row.changes if not c.conflict}}
    return replace(held, values={key: text for key, text in values.items() if text})


def _errors(row: PlannedRow, findings: tuple[Problem, ...]) -> Iterator[ImportProblem]:
    for found in findings:
        if found.severity is Severity.ERROR and found.code != _TOLD_ALREADY:
            yield ImportProblem(row.place, found.field, found.message, row.values.get(found.field, ""))
