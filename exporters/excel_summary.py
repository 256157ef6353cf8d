"""The workbook's first worksheet: what the catalogue is, how many entries each area has, how the marks are read."""

from collections.abc import Mapping

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from exporters.blocks import TextStyle
from exporters.excel_formats import Formats
from exporters.excel_page import PAPER_CODES
from exporters.measure import count_lines
from exporters.notes import mark_notes
from exporters.options import Paper
from exporters.selection import date_words, document_title, status_counts
from exporters.styles import COVER_LINE, TITLE
from model.records import Entry, Status
from model.snapshot import Snapshot

SUMMARY_NAME = "汇总"
_TEXT = TextStyle(font="body", size=12.0)
_HEAD = TextStyle(font="heading", size=12.0)
_HEADINGS = ("序号", "领域", "事项数", *(status.label for status in Status))
_WIDTHS = (8, 32, 11, *(10 for _ in Status))
_ROW = 24.0  # points
_LAST = len(_WIDTHS) - 1
_ROOM = 0.48
"""Ems of 12-point type in one unit of column width."""


def write_summary(workbook: Workbook, formats: Formats, chosen: Snapshot, names: Mapping[str, str]) -> None:
    """Add the worksheet; ``names`` are the worksheets of the areas that have one, by label."""
    sheet = _Summary(workbook.add_worksheet(SUMMARY_NAME), formats)
    settings = chosen.settings
    sheet.line(document_title(settings), TITLE, "center", 46.0)
    for text in (settings.version_label, settings.unit, date_words(chosen)):
        if text:
            sheet.line(text, COVER_LINE, "center", 28.0)
    sheet.skip()
    sheet.counts(chosen, names)
    sheet.skip()
    contacts = [("联系方式", settings.contact), ("监督电话", settings.supervision_phone)]
    for text in (*(f"{label}：{said}" for label, said in contacts if said), *mark_notes(chosen)):
        sheet.line(text, _TEXT, "left", 18.0)


class _Summary:
    """Fills the worksheet from top to bottom."""

    def __init__(self, sheet: Worksheet, formats: Formats) -> None:
        self._sheet = sheet
        self._formats = formats
        self._row = 0
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_portrait()
        sheet.set_paper(PAPER_CODES[Paper.A4])
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        sheet.set_footer("&C第 &P 页　共 &N 页")
        sheet.hide_gridlines(2)

    def skip(self) -> None:
        self._row += 1

    def line(self, text: str, style: TextStyle, align: str, line_height: float) -> None:
        """A text over the whole width, as high as it needs."""
        look = self._formats.plain(style, align)
        said = text
        self._sheet.merge_range(self._row, 0, self._row, _LAST, "", look)
        self._sheet.write_string(self._row, 0, said, look)
        lines = count_lines(said, sum(_WIDTHS) * _ROOM * 12.0 / style.size)
        self._sheet.set_row(self._row, min(lines * line_height, 400.0))
        self._row += 1

    def counts(self, chosen: Snapshot, names: Mapping[str, str]) -> None:
        """The areas with their numbers; a click on a name goes to its worksheet."""
        for column, heading in enumerate(_HEADINGS):
            self._sheet.write_string(self._row, column, heading, self._formats.header(_HEAD))
        self._sheet.set_row(self._row, _ROW)
        self._row += 1
        for number, (area, entries) in enumerate(chosen.by_area(), 1):
            self._sheet.write_number(self._row, 0, number, self._formats.cell(_TEXT, centred=True))
            self._area_name(area.label, names.get(area.label))
            self._numbers([len(entries), *self._by_status(entries)])
        self._sheet.write_blank(self._row, 0, None, self._formats.cell(_TEXT, centred=True))
        self._area_name("合计", None)
        self._numbers([len(chosen.entries), *self._by_status(chosen.entries)])

    def _area_name(self, label: str, worksheet: str | None) -> None:
        look = self._formats.cell(_TEXT)
        if worksheet is None:
            self._sheet.write_string(self._row, 1, label, look)
        else:
            place = "internal:'{}'!A1".format(worksheet.replace("'", "''"))
            self._sheet.write_url(self._row, 1, place, look, string=label)

    def _numbers(self, numbers: list[int]) -> None:
        for place, number in enumerate(numbers):
            self._sheet.write_number(self._row, 2 + place, number, self._formats.cell(_TEXT, centred=True))
        self._sheet.set_row(self._row, _ROW)
        self._row += 1

    @staticmethod
    def _by_status(entries: tuple[Entry, ...]) -> list[int]:
        counts = status_counts(entries)
        return [counts[status] for status in Status]
