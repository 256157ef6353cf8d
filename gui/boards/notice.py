"""What the designer is about to print: the design, the entries it is limited to, and what was decided about numbers.

Knows no widget. Reading and building happen on whichever thread calls; only ``design`` and decisions change.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from exporters.blocks import Document
from exporters.board_design import BoardDesign
from exporters.board_options import BoardOptions, Covered
from exporters.board_privacy import PersonalNumber
from exporters.notice_board import build_board
from gui.printing.board import board_pages
from gui.printing.emblem import read_emblem
from gui.printing.page_source import PageSource
from gui.snapshot_reader import SnapshotReader
from model.progress import Progress
from model.snapshot import Snapshot


class Notice:
    """One notice while it is being designed."""

    def __init__(self, path: Path) -> None:
        self._reader = SnapshotReader(path)
        self._decisions: dict[Covered, bool] = {}
        self._emblem: tuple[str, bytes] = ("", b"")
        self.design = BoardDesign()
        self.entry_ids: tuple[int, ...] = ()

    def snapshot(self) -> Snapshot:
        """The catalogue; read when first asked."""
        return self._reader.read()

    def options(self) -> BoardOptions:
        """The notice of today. Raises ``UserError`` for choices that do not go together and pictures that are none."""
        path = self.design.emblem
        if path != self._emblem[0]:
            self._emblem = (path, read_emblem(Path(path)) if path else b"")
        covered = frozenset(key for key, cover in self._decisions.items() if cover)
        return self.design.options(date.today(), entry_ids=self.entry_ids, emblem=self._emblem[1], covered=covered)

    def build(self, options: BoardOptions, progress: Progress) -> Document:
        """The notice as a document. Raises as ``build_board`` does."""
        return build_board(self.snapshot(), options, progress)

    def pages(self, options: BoardOptions, progress: Progress) -> PageSource:
        """The notice as pages, for the thread that asks. Raises as ``build_board`` does."""
        return board_pages(self.build(options, progress), options)

    @property
    def decisions(self) -> dict[Covered, bool]:
        """Which personal numbers are to be covered and which may be shown, as far as the clerk has decided."""
        return dict(self._decisions)

    def decide(self, decisions: dict[Covered, bool]) -> None:
        """Take these decisions over."""
        self._decisions.update(decisions)

    def undecided(self, numbers: Iterable[PersonalNumber]) -> list[PersonalNumber]:
        """The personal numbers that the clerk has not decided about."""
        return [number for number in numbers if number.key not in self._decisions]
