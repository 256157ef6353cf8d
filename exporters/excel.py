"""The catalogue as an .xlsx workbook: a summary, then a worksheet for each area.

XlsxWriter writes; clerks' words only ever go through ``write_string``, so they stay text. The worksheet of an area is
built in ``excel_sheet.py``, the summary in ``excel_summary.py``.
"""

import io
from pathlib import Path

import xlsxwriter

from exporters.area_table import build_area_table
from exporters.excel_document import SheetWriter
from exporters.excel_formats import Formats
from exporters.excel_sheet import AreaSheet
from exporters.excel_summary import write_summary
from exporters.excel_workbook import WORKBOOK_OPTIONS, sheet_names
from exporters.flow_charts import PART_TITLE, flow_sections
from exporters.options import ExportOptions
from exporters.output import replacing
from exporters.remarks import ExportRemark
from exporters.selection import document_title, for_paper, printed_areas, selected
from exporters.stages import STEPS, stage, stages_by_size
from model.progress import Cancelled, Progress
from model.snapshot import Snapshot


def write_excel(snapshot: Snapshot, path: Path, options: ExportOptions, progress: Progress) -> list[ExportRemark]:
    """Write the chosen part of the snapshot.

    Returns what could not be written just as it is. Raises ``StorageError`` and ``UserError`` with a sentence; passes
    ``Cancelled`` on; then the file at ``path`` is as before.
    """
    chosen = for_paper(selected(snapshot, options))
    with replacing(path) as temporary:
        content = _WatchedBytes(stage(progress, 80, 98))
        remarks = _fill(chosen, content, options, progress)
        temporary.write_bytes(content.getbuffer())
        progress(STEPS, STEPS, "写入文件")
    return remarks


def _fill(chosen: Snapshot, content: io.BytesIO, options: ExportOptions, progress: Progress) -> list[ExportRemark]:
    workbook = xlsxwriter.Workbook(content, WORKBOOK_OPTIONS)
    _describe(workbook, chosen)
    formats = Formats(workbook)
    areas = printed_areas(chosen, options)
    *sheets, flow_sheet = sheet_names([*(area.label for area, _ in areas), PART_TITLE])
    names = {area.label: name for (area, _), name in zip(areas, sheets, strict=True)}
    if options.cover:
        write_summary(workbook, formats, chosen, names)
    remarks: list[ExportRemark] = []
    parts = stages_by_size(progress, 0, 78, [len(entries) + 1 for _, entries in areas])
    for (area, entries), part in zip(areas, parts, strict=True):
        table = build_area_table(area, entries, chosen, options, stage(part, 0, 50))
        sheet = AreaSheet(workbook.add_worksheet(names[area.label]), formats, table, chosen, guarded=options.guarded)
        sheet.write(stage(part, 50, 100))
        remarks += [*table.remarks, *sheet.remarks]
    for section in flow_sections(chosen, options, stage(progress, 78, 80)):
        SheetWriter(workbook.add_worksheet(flow_sheet), formats, section).write()
    workbook.close()
    return remarks


def _describe(workbook: xlsxwriter.Workbook, chosen: Snapshot) -> None:
    settings = chosen.settings
    workbook.set_properties(
        {
            "title": document_title(settings),
            "author": settings.unit,
            "company": settings.unit,
            "created": chosen.taken_at,
        }
    )


class _WatchedBytes(io.BytesIO):
    """Memory that lets the clerk cancel while the workbook is packed."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress
        self._cancelled = False

    def write(self, data: "bytes | bytearray | memoryview", /) -> int:  # type: ignore[override]  # any buffer
        if not self._cancelled:  # the zip writer closes itself with further writes after the first refusal
            try:
                self._progress(0, 0, "压缩文件")
            except Cancelled:
                self._cancelled = True
                raise
        return super().write(data)
