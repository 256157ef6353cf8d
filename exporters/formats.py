"""The table of file formats an export can have, by suffix. A new format is one ``register`` call.

Formats that need a screen library (PDF) register themselves from their own floor; this one knows no Qt.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from exporters.blocks import Document
from exporters.catalogue_report import build_report
from exporters.delimited import write_csv, write_json
from exporters.excel import write_excel
from exporters.excel_document import write_document_sheets
from exporters.options import ExportOptions
from exporters.output import refuse_unwritable
from exporters.remarks import ExportRemark
from exporters.stages import STEPS, stage
from exporters.word import write_word
from model.errors import UserError
from model.garbage import collected_later
from model.progress import Progress, silent
from model.snapshot import Snapshot

Writer = Callable[[Snapshot, Path, ExportOptions, Progress], list[ExportRemark]]
"""Writes the chosen part of a snapshot. Raises ``UserError`` or ``StorageError`` with a sentence, passes ``Cancelled``
on; then the file at the path is as before. Returns what could not be written just as it is."""

DocumentWriter = Callable[[Document, Path, Progress], None]
"""Writes neutral blocks; the same promises."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file: ``suffix`` with its dot, ``label`` as file dialogs show it."""

    suffix: str
    label: str
    write: Writer


DOCUMENT_WRITERS: dict[str, DocumentWriter] = {}
"""Suffix → what writes neutral blocks (reports, explanations) as such a file."""

FORMATS: dict[str, Format] = {}
"""Suffix → format, in the order dialogs show them."""


def register(new: Format) -> None:
    """Make a format available; one of the same suffix is replaced."""
    FORMATS[new.suffix] = new


def register_document_format(suffix: str, label: str, write_document: DocumentWriter) -> None:
    """Make a format available that shows the catalogue report: cover, contents, tables, notes."""

    def write(snapshot: Snapshot, path: Path, options: ExportOptions, progress: Progress) -> list[ExportRemark]:
        report = build_report(snapshot, options, stage(progress, 0, 40))
        write_document(report.document, path, stage(progress, 40, STEPS))
        return report.remarks

    register(Format(suffix, label, write))
    DOCUMENT_WRITERS[suffix] = write_document


def check_report_target(path: Path) -> None:
    """Refuse before a report is prepared what ``write_report`` would refuse after it; raises the same."""
    if path.suffix.lower() not in DOCUMENT_WRITERS:
        raise UserError(_unknown(path, DOCUMENT_WRITERS))
    refuse_unwritable(path)


def write_report(document: Document, path: Path, progress: Progress = silent) -> None:
    """Write any document as the kind of file that the path's suffix names.

    Raises ``UserError`` for a suffix nobody registered, ``StorageError`` when the file cannot be written; passes
    ``Cancelled`` from ``progress`` on. Then the file at ``path`` is as before.
    """
    check_report_target(path)
    DOCUMENT_WRITERS[path.suffix.lower()](document, path, progress)


def export(
    snapshot: Snapshot, path: Path, options: ExportOptions | None = None, progress: Progress = silent
) -> list[ExportRemark]:
    """Write the snapshot as the format that the path's suffix names.

    Raises ``UserError`` for a suffix nobody registered and for a choice without entries, ``StorageError`` when the
    file cannot be written; passes ``Cancelled`` from ``progress`` on. Then the file at ``path`` is as before.
    """
    chosen = FORMATS.get(path.suffix.lower())
    if chosen is None:
        raise UserError(_unknown(path, FORMATS))
    refuse_unwritable(path)
    with collected_later():  # an export makes hundreds of thousands of cells and no circles
        return chosen.write(snapshot, path, options or ExportOptions(), progress)


def _unknown(path: Path, known: Iterable[str]) -> str:
    said = f"“{path.suffix}”这种文件" if path.suffix else "没有扩展名的文件"
    return f"不能导出{said}，没有写出“{path.name}”。文件名请以 {'、'.join(known)} 结尾。"


register_document_format(".docx", "Word 文档", write_word)
register(Format(".xlsx", "Excel 工作簿", write_excel))
DOCUMENT_WRITERS[".xlsx"] = write_document_sheets
register(Format(".csv", "CSV 文本", write_csv))
register(Format(".json", "JSON 数据", write_json))
