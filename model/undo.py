"""Going back and forth: taking back a whole revision by its row images, and the stack of steps of one session.

Taking back is itself a change with images of its own; to redo is to take back the taking back.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from model import schema
from model.images import Image, ImageKind, load_images
from model.transaction import Transaction


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A step that can be taken back, by number and name; never by its objects."""

    revision_id: int
    label: str


class UndoStack:
    """What can be undone and redone in this session: linear, a new step forgets what was undone."""

    def __init__(self) -> None:
        self.done: list[UndoStep] = []
        self.undone: list[UndoStep] = []

    def push(self, step: UndoStep) -> None:
        """A new step was made."""
        self.done.append(step)
        self.undone.clear()

    def went_back(self, step: UndoStep) -> None:
        """The newest step was taken back by ``step``."""
        self.done.pop()
        self.undone.append(step)

    def went_forth(self, step: UndoStep) -> None:
        """The step undone last was done again by ``step``."""
        self.undone.pop()
        self.done.append(step)


def revert(transaction: Transaction, connection: Connection, revision_id: int) -> None:
    """Take back every change of a revision, the last one first: so foreign keys hold at every moment."""
    for run in _runs(load_images(connection, revision_id)):
        table = schema.TRACKED[run[0].table]
        kind = run[0].kind
        if kind is ImageKind.INSERT:
            transaction.delete(table, [image.row_id for image in run])
        elif kind is ImageKind.DELETE:
            transaction.insert(table, [image.before for image in run])
        else:
            transaction.update(table, {image.row_id: image.before for image in run}, kind=kind)
    transaction.mark_reverting(revision_id)


def _runs(images: list[Image]) -> Iterator[list[Image]]:
    """Neighbouring images that can be taken back by one statement: same table, same kind, every row once."""
    run: list[Image] = []
    seen: set[int] = set()
    for image in images:
        if run and (image.table != run[0].table or image.kind is not run[0].kind or image.row_id in seen):
            yield run
            run, seen = [], set()
        run.append(image)
        seen.add(image.row_id)
    if run:
        yield run
