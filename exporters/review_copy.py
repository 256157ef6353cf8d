"""The file that goes to a reviewer: the chosen entries as 送审稿 with columns to write in, as Word or Excel.

It carries the identity of its round, so that what comes back is compared with what was sent. That the entries were
sent is noted by an operation of the model, after the file is written.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from exporters.blocks import Document
from exporters.catalogue_report import build
from exporters.formats import FORMATS, export
from exporters.options import ExportOptions, Form, Paper
from exporters.remarks import ExportRemark
from model.errors import UserError
from model.progress import Progress, silent
from model.records import Status
from model.snapshot import Snapshot

SUFFIXES = (".xlsx", ".docx")
"""What comes back with the reviewer's words: in other formats comments and changes cannot be told apart."""


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """Choices for one file. ``uid`` names the round. ``guarded``: a workbook lets only the review be written."""

    uid: str
    paper: Paper = Paper.A3
    guarded: bool = False


def write_review_copy(
    snapshot: Snapshot, path: Path, copy: ReviewCopy, progress: Progress = silent
) -> list[ExportRemark]:
    """Write these entries as they will be once they are sent. Returns what could not be written just as it is.

    Raises ``UserError`` for another kind of file or no entries, ``StorageError`` when it cannot be written; passes
    ``Cancelled`` on; then the file at ``path`` is as before.
    """
    if path.suffix.lower() not in SUFFIXES:
        known = "或".join(f"{suffix}（{FORMATS[suffix].label}）" for suffix in SUFFIXES)
        raise UserError(f"送审的文件名要以 {known}结尾，没有写出“{path.name}”。")
    return export(_as_sent(snapshot), path, _options(copy), progress)


def build_review_document(snapshot: Snapshot, copy: ReviewCopy, progress: Progress = silent) -> Document:
    """The same as pages to look at. Raises ``UserError`` when there are no entries; passes ``Cancelled`` on."""
    return build(_as_sent(snapshot), _options(copy), progress)


def _options(copy: ReviewCopy) -> ExportOptions:
    return ExportOptions(
        form=Form.REVIEW,
        paper=copy.paper,
        cover=False,
        notes=False,
        sending=copy.uid,
        guarded=copy.guarded,
    )


def _as_sent(snapshot: Snapshot) -> Snapshot:
    if not snapshot.entries:
        raise UserError("没有要送审的事项，没有写出文件。请先选择事项、领域或状态。")
    return replace(snapshot, entries=tuple(replace(entry, status=Status.REVIEW) for entry in snapshot.entries))
