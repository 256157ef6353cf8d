"""``import``: colleagues' files → plan → catalogue. What is not taken is told; the exit code says whether to look."""

import argparse
from datetime import date

from cli.console import DONE, NEEDS_ATTENTION, ProgressLine, say_json, tell
from importers.findings import with_findings
from importers.readings import ReadingChoices
from importers.report import as_json, in_words
from importers.session import ImportSession, check_area
from model.catalogue import Catalogue
from model.operations.bulk import apply_plan
from model.plan import ImportPlan, OnConflict, PlanChoices


def import_files(arguments: argparse.Namespace) -> int:
    """Import the files in one step, or with ``--dry-run`` only tell what it would do."""
    plan = _plan(arguments)
    taken = PlanChoices(on_conflict=OnConflict(arguments.on_conflict))
    if not arguments.dry_run:
        with Catalogue.open(arguments.catalogue) as catalogue:
            catalogue.run(apply_plan(plan=plan, choices=taken))
    return _tell(plan, taken, arguments)


def _plan(arguments: argparse.Namespace) -> ImportPlan:
    """What importing would do; the catalogue is only read, so a refusal leaves its file untouched."""
    progress = ProgressLine()
    with Catalogue.open(arguments.catalogue, read_only=True) as catalogue:
        snapshot = catalogue.snapshot()
        session = ImportSession.from_files(
            arguments.files,
            snapshot,
            kind=catalogue.kind,
            choices=ReadingChoices(area=check_area(arguments.area, snapshot) if arguments.area else ""),
            earlier=catalogue.earlier,
            home=catalogue.path,
            progress=progress,
        )
        return with_findings(session.plan(progress=progress), snapshot, date.today(), progress)


def _tell(plan: ImportPlan, taken: PlanChoices, arguments: argparse.Namespace) -> int:
    if arguments.json:
        say_json(as_json(plan, taken))
    else:
        for problem in plan.problems:
            place = f"{problem.place.where} {problem.place.cell}".strip()
            tell(f"{place}:{problem.message}" + (f"（{problem.text}）" if problem.text else ""))
    for sentence in in_words(plan, taken):
        tell(("预演，没有写入。" if arguments.dry_run else "") + sentence)
    return NEEDS_ATTENTION if plan.needs_attention else DONE
