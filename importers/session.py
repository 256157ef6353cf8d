"""The one front door of importing, for the wizard and the command line: files → readings → plan, corrected at will.

Holds what the steps need of each other and redoes only what a correction touches. Writes nothing but remembered
layouts; applying the plan is ``model.operations.bulk.apply_plan``.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from importers.arranging import arranged
from importers.layouts import load_layouts, remember_layout
from importers.planner import PlanOptions, plan_import
from importers.readings import Layouts, ReadingChoices, TableChoice, TableKey, TableReading
from importers.sheet import Sheet
from importers.understand import Context, understand
from model.ancestry import common_ground
from model.earlier import Earlier
from model.errors import CatalogueError, StorageError, UserError
from model.fields import STANDARD, ListKind
from model.garbage import collected_later
from model.plan import ImportPlan, PlannedFile
from model.progress import Progress, silent
from model.snapshot import Snapshot

EarlierAt = Callable[[datetime], Earlier]
"""How the catalogue was at a moment (``Catalogue.earlier``)."""


class ImportSession:
    """One import from the first look to the plan. Give it sheets (``from_files`` reads them) and a snapshot."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        snapshot: Snapshot,
        *,
        kind: ListKind = STANDARD,
        files: Sequence[PlannedFile] = (),
        choices: ReadingChoices | None = None,
        layouts: Layouts | None = None,
        earlier: EarlierAt | None = None,
        bases: Mapping[str, Earlier] | None = None,
    ) -> None:
        self.sheets = tuple(arranged(sheets, kind))
        self.snapshot = snapshot
        self.files = tuple(files)
        self.choices = choices or ReadingChoices()
        self._kind = kind
        self._layouts = load_layouts() if layouts is None else layouts
        self._earlier_at = earlier
        self._bases = bases or {}
        self._readings: tuple[TableReading, ...] | None = None

    @classmethod
    def from_files(
        cls,
        paths: Iterable[Path],
        snapshot: Snapshot,
        *,
        kind: ListKind = STANDARD,
        choices: ReadingChoices | None = None,
        earlier: EarlierAt | None = None,
        home: Path | None = None,
        unreadable: list[CatalogueError] | None = None,
        progress: Progress = silent,
    ) -> "ImportSession":
        """Read files and look at them. Raises ``UserError``, ``StorageError``, and whatever ``progress`` raises.

        ``home`` is the catalogue's own file: a file that is a copy of it is merged by what each side changed.
        With ``unreadable`` files that cannot be read go there, as long as there is another that can.
        """
        from importers.files import is_catalogue, read_file  # what a reading process needs is loaded only to read files

        sheets: list[Sheet] = []
        files: list[PlannedFile] = []
        bases: dict[str, Earlier] = {}
        for path in paths:
            name = _free_name(path.name, [file.name for file in files])
            try:
                sheets += [replace(sheet, file=name) for sheet in read_file(path, progress)]
            except (UserError, StorageError) as error:
                if unreadable is None:
                    raise
                unreadable.append(error)
                continue
            files.append(PlannedFile(name, _sha256(path), path.stat().st_size))
            base = common_ground(home, path) if home is not None and is_catalogue(path) else None
            if base is not None:
                bases[name] = base
        if unreadable and not files:
            raise unreadable[0]
        return cls(sheets, snapshot, kind=kind, files=files, choices=choices, earlier=earlier, bases=bases)

    def readings(self, progress: Progress = silent) -> tuple[TableReading, ...]:
        """The tables as understood with the choices made so far."""
        if self._readings is None:
            settings = self.snapshot.settings
            context = Context(self._kind, self.snapshot.areas, settings.tiers, self._layouts)
            with collected_later():
                self._readings = understand(self.sheets, context, self.choices, progress)
        return self._readings

    def choose(self, choices: ReadingChoices) -> None:
        """Take other choices; the tables are read anew when they are next asked for."""
        if choices != self.choices:
            self.choices = choices
            self._readings = None

    def correct(self, key: TableKey, choice: TableChoice) -> None:
        """Take another choice about one table."""
        self.choose(replace(self.choices, tables={**self.choices.tables, key: choice}))

    def needs_area(self) -> tuple[TableReading, ...]:
        """The tables of which nobody knows the area, so that the clerk is asked."""
        return tuple(reading for reading in self.readings() if any(not row.area for row in reading.rows))

    def plan(self, *, erase_blanks: bool = False, progress: Progress = silent) -> ImportPlan:
        """What importing would do, with the choices made so far."""
        left_out = {key for key, choice in self.choices.tables.items() if choice.left_out}
        readings = [reading for reading in self.readings(progress) if reading.key not in left_out]
        options = PlanOptions(erase_blanks, self._earlier(readings), self._kind, self._bases)
        with collected_later():
            return plan_import(readings, self.snapshot, options, self.files, progress)

    def remember(self) -> None:
        """Keep the corrected columns for the next file of the same layout. Raises ``OSError``."""
        by_key = {reading.key: reading for reading in self.readings()}
        for key, choice in self.choices.tables.items():
            if choice.columns and key in by_key and by_key[key].fingerprint:
                remember_layout(by_key[key].fingerprint, choice.columns)

    def _earlier(self, readings: Sequence[TableReading]) -> Mapping[datetime, Earlier]:
        if self._earlier_at is None:
            return {}
        moments = {reading.taken_at for reading in readings if reading.taken_at is not None}
        return {moment: self._earlier_at(moment) for moment in moments}


def check_area(key: str, snapshot: Snapshot) -> str:
    """The key of an area the catalogue has, from its key or name. Raises ``UserError`` when there is none."""
    for area in snapshot.areas:
        if key in (area.key, area.label):
            return area.key
    known = "、".join(f"{area.key}（{area.label}）" for area in snapshot.areas)
    raise UserError(f"目录里没有“{key}”这个领域，可以用 {known}。")


def _free_name(name: str, taken: Sequence[str]) -> str:
    """Two files of one name from different folders stay two."""
    number = 2
    free = name
    while free in taken:
        free = f"{name} ({number})"
        number += 1
    return free


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
