"""Where an import comes from, and its reading and planning as work for a thread. Knows no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from gui.importing.wording import Wording
from importers.findings import with_findings
from importers.readings import ReadingChoices, TableReading
from importers.report import field_labels
from importers.session import ImportSession
from importers.sheet import Sheet
from model.errors import CatalogueError
from model.fields import ListKind
from model.plan import AREA_FIELD, STATUS_FIELD, ImportPlan
from model.progress import Progress
from model.reading import read_earlier, read_snapshot
from model.records import Status


@dataclass(frozen=True, slots=True)
class Source:
    """What is imported: files, or tables from the clipboard; ``area`` is that of tables that do not tell theirs.

    ``straight``: nothing of how they are read needs to be looked at (another catalogue), so the changes come first.
    """

    paths: Sequence[Path] = ()
    sheets: Sequence[Sheet] = ()
    area: str = ""
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with the words to show it in and what it was made under."""

    plan: ImportPlan
    wording: Wording
    choices: ReadingChoices
    erases_blanks: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """What was read, what it was taken for, and sentences about files that could not be read beside those."""

    session: ImportSession
    readings: tuple[TableReading, ...]
    refused: tuple[str, ...] = ()


def open_source(source: Source, catalogue: Path, kind: ListKind, progress: Progress) -> Opened:
    """Read the catalogue as it is saved and the files. Raises ``UserError``, ``StorageError``, ``Cancelled``."""
    snapshot = read_snapshot(catalogue)
    choices = ReadingChoices(area=source.area)
    earlier = partial(read_earlier, catalogue)
    if source.sheets:
        session = ImportSession(source.sheets, snapshot, kind=kind, choices=choices, earlier=earlier)
        return Opened(session, session.readings(progress))
    unreadable: list[CatalogueError] = []
    session = ImportSession.from_files(
        source.paths,
        snapshot,
        kind=kind,
        choices=choices,
        earlier=earlier,
        home=catalogue,
        unreadable=unreadable,
        progress=progress,
    )
    return Opened(session, session.readings(progress), tuple(str(error) for error in unreadable))


def understand(session: ImportSession, choices: ReadingChoices, progress: Progress) -> tuple[TableReading, ...]:
    """The tables under these choices."""
    session.choose(choices)
    return session.readings(progress)


def make_plan(
    session: ImportSession,
    choices: ReadingChoices,
    labels: Mapping[str, str],
    *,
    erase_blanks: bool,
    progress: Progress,
) -> Planned:
    """What importing would do under these choices; ``labels`` names the catalogue's fields and areas."""
    session.choose(choices)
    plan = session.plan(erase_blanks=erase_blanks, progress=progress)
    plan = with_findings(plan, session.snapshot, date.today(), progress)
    touched = {row.entry_id for row in plan.rows}
    names = {entry.id: entry["name"] for entry in session.snapshot.entries if entry.id in touched}
    all_labels = field_labels(plan, labels)
    areas = {(AREA_FIELD, key): label for key, label in all_labels.items()}
    statuses = {(STATUS_FIELD, status.value): status.label for status in Status}
    return Planned(plan, Wording(all_labels, names, areas | statuses), choices, erase_blanks)
