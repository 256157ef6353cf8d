"""Sending for review: choices on the left, the pages on the right; writes the file, then notes what was sent.

The file comes first: when it cannot be written nothing has been sent.
"""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exporters.formats import FORMATS
from exporters.remarks import ExportRemark
from exporters.review_copy import ReviewCopy, build_review_document, write_review_copy
from gui.bulk.wish import Reach
from gui.dialogs.page_dialog import PageDialog
from gui.long_changes import LongChanges
from gui.progress import ProgressRunner
from gui.review.send_choices import SendChoices, proposed_name
from gui.settings import Settings
from gui.workspace import Workspace
from model.changes import Changes
from model.operations.review import send_for_review
from model.progress import Progress
from model.reading import read_snapshot
from model.snapshot import Snapshot

_CHOICES_WIDTH = 330
_SIZE = (1060, 700)
_PREVIEW = "preview"  # in place of the identity a round gets when it is sent


class SendDialog(PageDialog):
    """``sent`` counts what was sent; the dialog stays open and shows the way to the file."""

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        runner: ProgressRunner,
        reaches: Sequence[Reach],
        parent: QWidget | None = None,
        *,
        reach: int = 0,
    ) -> None:
        super().__init__("send_review", "送审", settings, runner, parent, accept="送审…")
        self.sent = 0
        self._workspace = workspace
        self._long = LongChanges(workspace, runner, self)
        self._copy = ReviewCopy(_PREVIEW)
        self._ids: list[int] = []
        people = list(dict.fromkeys(one.recipient for one in workspace.catalogue.review.sendings() if one.recipient))
        outline = workspace.outline
        self.choices = SendChoices(reaches, people, lambda key: outline[key].status, self)
        remembered = settings.choices("send_review")
        self.choices.choose(reach, remembered.get("suffix"), remembered.get("paper"), people[0] if people else "")
        self.arrange(self.choices, _CHOICES_WIDTH)
        self.choices.changed.connect(self._on_changed)
        self.resize(*_SIZE)
        self._on_changed()

    def lay_out(self) -> None:
        """Let the preview show the pages of the present choices."""
        ids, copy, path = self.choices.ids(), self.choices.copy(_PREVIEW), self._workspace.catalogue.path
        self.preview.set_factory(lambda progress: build_review_document(_part(path, ids), copy, progress))

    def accept(self) -> None:
        """Ask for the place, then write and send."""
        settings = self._workspace.catalogue.settings()
        title = settings.title or f"{settings.unit}{self._workspace.catalogue.kind.label}"
        suffix = self.choices.suffix
        stem = proposed_name(title, self.choices.recipient, f"{datetime.now():%Y%m%d}")
        target = self.ask_target(stem, suffix, FORMATS[suffix].label)
        if target is not None:
            self.send(target)

    def send(self, target: Path) -> None:
        """Write to this file; when it is written, note that its entries were sent."""
        self._ids, self._copy = self.choices.ids(), self.choices.copy(uuid.uuid4().hex)
        ids, copy, path = self._ids, self._copy, self._workspace.catalogue.path

        def work(progress: Progress) -> list[ExportRemark]:
            return write_review_copy(_part(path, ids), target, copy, progress)

        remembered: dict[str, object] = {"suffix": self.choices.suffix, "paper": copy.paper.value}
        self.start_writing(target, work, remembered)

    def _on_changed(self) -> None:
        if self.accept_button is not None:
            self.accept_button.setEnabled(bool(self.choices.ids()) and not self.sent)
        self.lay_out_soon()

    def _on_written(self, target: Path, remarks: Sequence[ExportRemark]) -> None:
        operation = send_for_review(
            entry_ids=self._ids, recipient=self.choices.recipient, uid=self._copy.uid, file=target
        )
        self._long.run(operation, "正在记录送审", partial(self._on_sent, target, remarks))

    def _on_sent(self, target: Path, remarks: Sequence[ExportRemark], _changes: Changes) -> None:
        self.sent = len(self._ids)
        if self.accept_button is not None:
            self.accept_button.setEnabled(False)
        self.choices.setEnabled(False)
        super()._on_written(target, remarks)


def _part(path: Path, ids: Sequence[int]) -> Snapshot:
    """These entries of the file in catalogue order; read on the thread that needs them."""
    whole, chosen = read_snapshot(path), set(ids)
    return replace(whole, entries=tuple(entry for entry in whole.entries if entry.id in chosen))
