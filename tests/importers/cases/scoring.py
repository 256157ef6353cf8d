"""How many cells the import reads as a careful clerk would, case by case. Used by the tests and the benchmark."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from importers.planner import plan_import
from importers.readings import ReadingChoices
from importers.sheet import Sheet
from importers.understand import Context, understand
from model.areas import known_areas
from model.fields import split_words
from model.plan import ImportPlan, PlannedRow, ProblemLevel
from model.records import CatalogueSettings
from model.snapshot import Snapshot
from tests.importers.cases import (
    bodies,
    channels,
    columns,
    header_columns,
    header_rows,
    header_words,
    headers,
    layouts,
    outlines,
    surroundings,
    ticks,
    web,
)
from tests.importers.cases.making import CASES, Case, Item

ALL_CASES = {case.name: case for case in CASES}
MODULES = (
    headers,
    header_rows,
    header_words,
    header_columns,
    surroundings,
    bodies,
    channels,
    columns,
    web,
    layouts,
    outlines,
    ticks,
)
SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


@dataclass
class Score:
    """Cells right of cells expected, and what was wrong in words."""

    right: int = 0
    cells: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, got: object, wanted: object) -> None:
        self.cells += 1
        if got == wanted:
            self.right += 1
        else:
            self.misses.append(f"{name}: got {got!r}, wanted {wanted!r}")


def empty_snapshot() -> Snapshot:
    """A catalogue with the nine areas and no entry."""
    return Snapshot(CatalogueSettings(), tuple(known.area for known in known_areas()), (), datetime(2026, 11, 1))


def plan_of(sheets: Sequence[Sheet], choices: ReadingChoices | None = None) -> ImportPlan:
    """What importing these sheets into an empty catalogue would do."""
    snapshot = empty_snapshot()
    return plan_import(understand(sheets, Context(areas=snapshot.areas), choices), snapshot)


def score_items(plan: ImportPlan, items: Sequence[Item]) -> Score:
    """Every expected cell against the rows of the plan, in their order."""
    score = Score()
    rows = [row for row in plan.rows if row.state.value in ("new", "problem") and not _is_repeat(row)]
    score.add("number of items", len(rows), len(items))
    for number, wanted in enumerate(items, 1):
        row = rows[number - 1] if number <= len(rows) else None
        for key, value in wanted.items():
            score.add(f"item {number} {key}", None if row is None else cell(row, key, value), value)
    return score


def cell(row: PlannedRow, key: str, like: object) -> object:
    """One cell of a planned row, as the expected answers write it."""
    text = row.area if key == "area" else row.values.get(key, "")
    return list(split_words(text)) if isinstance(like, list) else text


def _is_repeat(row: PlannedRow) -> bool:
    return any("完全相同" in problem.message for problem in row.problems)


def score_case(one: Case) -> Score:
    """One case: its items, its custom fields, what must be reported, and whether it should have been quiet."""
    plan = plan_of(one.sheets)
    score = score_items(plan, one.items)
    labels = {custom.key: custom.label for custom in plan.new_custom_fields}
    if one.kept:
        for number, (row, kept) in enumerate(zip(plan.rows, one.kept, strict=False), 1):
            found = {labels[key]: text for key, text in row.values.items() if key in labels}
            score.add(f"item {number} custom fields", found, dict(kept))
    else:
        score.add("custom fields", sorted(labels.values()), [])
    said = "\n".join(f"{problem.message} {problem.text}" for problem in plan.problems)
    for words in one.must_report:
        score.add(f"report of {words}", words if words in said else "nothing", words)
    if one.quiet:
        loud = [problem.message for problem in plan.problems if problem.level is ProblemLevel.ATTENTION]
        score.add("attention", loud, [])
    return score


def score_sample(sheets: Sequence[Sheet], expected: Path) -> Score:
    """One sample file against its expected answers."""
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    plan = plan_of(sheets)
    score = score_items(plan, wanted["items"])
    said = "\n".join(f"{problem.message} {problem.text}" for problem in plan.problems)
    for words in wanted["must_report"]:
        score.add(f"report of {words}", str(words) in said, True)
    return score
